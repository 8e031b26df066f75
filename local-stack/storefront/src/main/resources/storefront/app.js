/** The page as a whole: who is visiting, which of the three pages is shown, and what buying does. */

import {buy, currentUser, newCustomer, visitAs} from "./api.js";
import {byId} from "./dom.js";
import * as events from "./events.js";
import * as list from "./list.js";
import {productName} from "./text.js";
import {home, productPage, searchPage} from "./views.js";
import {setUpDialog} from "./who.js";

const REMEMBERED = "little-parcel-visitor";
const main = byId("main");
const shop = {onBuy, onAnswer};
let leave = () => {};

function route(focus) {
  const [page, argument = ""] = location.hash.replace(/^#\//, "").split("/", 2).map(safeDecode);
  leave();
  document.title = "Little Parcel, the sample store";
  byId("search").value = page === "search" ? argument : "";
  if (page === "product" && argument) {
    leave = productPage(main, shop, argument);
    list.seen(argument);
    events.viewed(argument).then(() => list.loadUntilChanged());
  } else if (page === "search" && argument) {
    leave = searchPage(main, shop, argument);
    events.searched(argument).then(() => list.loadUntilChanged());
  } else {
    leave = home(main, shop);
  }
  if (focus) {
    scrollTo({top: 0});
    main.focus({preventScroll: true});
  }
}

async function become(userId) {
  events.startOver();
  list.forget();
  byId("account-name").textContent = userId ?? "guest";
  try {
    await visitAs(userId);
    remember(userId);
  } catch {
    say(userId === null ? "" : "The store cannot be reached right now.");
  }
  route(false);
  await list.load();
}

async function onBuy(item, button) {
  const name = productName(item.name);
  button.disabled = true;
  try {
    if (currentUser() === null) {
      await become((await newCustomer()).userId);
    }
    const {orderId} = await buy(item.productId);
    const ordered = performance.now();
    list.markBought(item.productId);
    removeCards(item.productId, button);
    say(`Thank you. ${name} is on its way.`);
    await events.ordered(orderId, [item.productId]);
    list.loadUntilChanged(() =>
      say(`Your recommendations changed ${((performance.now() - ordered) / 1000).toFixed(1)} seconds after your order.`));
  } catch (failure) {
    console.info("order failed:", failure.message);
    button.disabled = false;
    say("The order did not go through. Nothing was bought.");
  }
}

/** What was bought leaves every list; the keyboard's place goes to the neighbour of the button that was pressed. */
function removeCards(productId, button) {
  const next = button.closest(".card")?.nextElementSibling?.querySelector(".buy");
  document.querySelectorAll(`.card[data-product="${CSS.escape(productId)}"]`).forEach(card => card.remove());
  if (button.isConnected) {
    button.textContent = "Bought";
  } else {
    (next ?? main).focus({preventScroll: true});
  }
}

function onAnswer(body) {
  const answer = byId("answer");
  if (body === null) {
    answer.textContent = "The recommendations API does not answer; products come from the store itself.";
  } else {
    const model = body.model && body.model !== body.source ? `, by ${body.model}` : "";
    answer.textContent = `This list: ${body.source}${model}, answered in ${Math.round(body.tookMs)} ms.`;
  }
  document.documentElement.dataset.ready ??= Math.round(performance.now());
  document.documentElement.dataset.source = body?.source ?? "none";
}

let quiet;
function say(text) {
  const toast = byId("toast");
  toast.textContent = text;
  toast.classList.toggle("shown", text !== "");
  clearTimeout(quiet);
  quiet = setTimeout(() => toast.classList.remove("shown"), 6000);
}

function remember(userId) {
  try {
    userId === null ? sessionStorage.removeItem(REMEMBERED) : sessionStorage.setItem(REMEMBERED, userId);
  } catch {
    // A browser that keeps nothing starts as a guest each time.
  }
}

function remembered() {
  try {
    return sessionStorage.getItem(REMEMBERED);
  } catch {
    return null;
  }
}

function safeDecode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

byId("search-form").addEventListener("submit", event => {
  event.preventDefault();
  const query = byId("search").value.trim();
  location.hash = query === "" ? "#/" : `#/search/${encodeURIComponent(query)}`;
});
document.querySelector(".skip").addEventListener("click", event => {
  event.preventDefault();
  main.focus();
});
addEventListener("hashchange", () => route(true));
setUpDialog(become, say);
become(remembered());
