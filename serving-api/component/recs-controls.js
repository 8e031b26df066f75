/** Controls in the "Why this?" of <recs-list>, see docs/guide/component.md. Import it beside recs-list.js. */

export const texts = {
  en: {gift: "It was a gift", forget: "Forget this", not: "Not for me", undo: "Undo", failed: "That did not work, please try again."},
  de: {gift: "War ein Geschenk", forget: "Vergessen", not: "Nichts für mich", undo: "Rückgängig", failed: "Das hat nicht geklappt, bitte noch einmal."},
  fr: {gift: "C’était un cadeau", forget: "Oublier", not: "Pas pour moi", undo: "Annuler", failed: "Cela n’a pas marché, veuillez réessayer."},
};

/** What refuses the signal of a reason; nothing for a reason that comes from no signal of the user. */
export function refusalOf({type, productId, text}) {
  switch (type) {
    case "bought-together":
    case "bought-after":
    case "similar-to-bought":
    case "purchases":
      return productId && {type: "purchase", productId};
    case "viewed-together":
    case "similar-to-viewed":
      return productId && {type: "view", productId};
    case "searched":
      return {type: "search", query: text.slice(text.indexOf('"') + 1, text.lastIndexOf('"'))};
    default:
      return null;
  }
}

function wordsOf(list) {
  const language = (list.closest("[lang]") ?? document.documentElement).lang || "en";
  return {...texts.en, ...texts[language.split("-")[0].toLowerCase()], ...texts[language]};
}

let style;

/** A button that refuses, and then takes back. */
function control(list, dialog, refusal, label, about) {
  const words = wordsOf(list);
  const button = document.createElement("button");
  const path = `user/signals?userId=${encodeURIComponent(list.getAttribute("user") ?? "me")}`;
  let id;
  const say = text => {
    button.textContent = text;
    button.setAttribute("aria-label", about ? `${text}: ${about}` : text);
  };
  button.type = "button";
  button.part = "control";
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      const answer = id ? await list.call(`${path}&id=${encodeURIComponent(id)}`, {method: "DELETE"})
        : await list.call(path, {method: "PUT", body: JSON.stringify(refusal)});
      id = id ? undefined : answer.id;
      say(id ? words.undo : label);
      dialog.changed = true;
      list.dispatchEvent(new CustomEvent("recs-refusal", {detail: {...refusal, id: id ?? null}, bubbles: true, composed: true}));
    } catch {
      say(words.failed);
    }
    button.disabled = false;
    button.focus();
  });
  say(label);
  return button;
}

function addControls({target: list, detail: {item, dialog, reasons}}) {
  const words = wordsOf(list);
  if (!style) {
    style = new CSSStyleSheet();
    style.replaceSync("[part=control] { min-block-size: 28px; text-decoration: underline } li [part=control] { margin-inline-start: .5em } [part=actions] { margin-block-start: 1em }");
  }
  const root = dialog.getRootNode();
  root.adoptedStyleSheets = [...root.adoptedStyleSheets.filter(each => each !== style), style];
  dialog.querySelectorAll("li").forEach((line, index) => {
    const refusal = refusalOf(reasons[index]);
    if (refusal) {
      line.append(control(list, dialog, refusal, refusal.type === "purchase" ? words.gift : words.forget, line.firstChild.textContent));
    }
  });
  if (!dialog.querySelector("[part=actions]")) {
    const actions = document.createElement("p");
    actions.part = "actions";
    actions.append(control(list, dialog, {type: "product", productId: item.productId}, words.not, item.name));
    dialog.append(actions);
    dialog.addEventListener("close", () => dialog.changed && list.reload());
  }
}

globalThis.document?.addEventListener("recs-why", addControls);
