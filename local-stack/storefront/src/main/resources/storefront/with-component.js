/** The page of a shop that draws nothing itself: elements for a customer, or for a guest, and the token that its server gives. */

import {imageOf} from "./cards.js";
import {byId, element} from "./dom.js";

const TEXTS = {
  en: {taken: "Taken out of your recommendations.", undo: "Undo", failed: "That did not work, please try again."},
  de: {taken: "Aus Ihren Empfehlungen genommen.", undo: "Rückgängig", failed: "Das hat nicht geklappt, bitte noch einmal."},
  fr: {taken: "Retiré de vos recommandations.", undo: "Annuler", failed: "Cela n’a pas marché, veuillez réessayer."},
};
const LOOKS = [0, 400, 1200];

const asked = new URLSearchParams(location.search);
const userId = asked.get("user");
const language = asked.get("lang") ?? "en";
const texts = TEXTS[language] ?? TEXTS.en;
const lists = userId === null ? [{list: "popular", limit: 20, events: "off"}]
  : [{limit: 10}, ...[1, 2, 3].map(shelf => ({shelf, limit: 10}))];

document.documentElement.lang = language;
byId("main").append(...lists.map(attributes => {
  const list = element("recs-list", {...attributes, "product-url": "../#/product/{id}"});
  list.picture = imageOf;
  return list;
}));

customElements.whenDefined("recs-list").then(RecsList => {
  RecsList.token = async () => {
    const body = JSON.stringify(userId === null ? {} : {userId});
    const answer = await fetch("../demo/sessions", {method: "POST", headers: {"content-type": "application/json"}, body});
    return (await answer.json()).token;
  };
});

const reloadAll = () => document.querySelectorAll("recs-list").forEach(list => list.reload());

/** What was refused is gone with its dialog, so the page offers the way back. */
document.addEventListener("recs-refusal", ({target: list, detail: {id}}) => {
  const takeBack = async () => {
    try {
      await list.call(`user/signals?userId=me&id=${encodeURIComponent(id)}`, {method: "DELETE"});
      byId("undo").replaceChildren();
      byId("main").focus({preventScroll: true});
      LOOKS.forEach(pause => setTimeout(reloadAll, pause)); // The list that has it again is there within a second.
    } catch {
      byId("undo").firstChild.data = texts.failed;
    }
  };
  byId("undo").replaceChildren(...(id === null ? [] : [texts.taken, element("button", {type: "button", click: takeBack}, texts.undo)]));
});

async function tellParameters() {
  const {title, sections} = await (await fetch(`../api/v1/parameters?lang=${encodeURIComponent(language)}`)).json();
  byId("parameters").querySelector("summary").append(title);
  byId("parameters").append(...sections.flatMap(section => [element("h3", {}, section.title),
    element("ul", {}, ...section.statements.map(({text}) => element("li", {}, text)))]));
}

tellParameters().catch(() => byId("parameters").remove());
