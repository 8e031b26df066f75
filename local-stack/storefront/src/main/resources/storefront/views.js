/** The three pages: home, a product, search results. Each builds its sections at once and fills them as answers arrive. */

import {currentUser, findProducts, popular, product, similar} from "./api.js";
import {bones, grid, imageOf, section} from "./cards.js";
import {element} from "./dom.js";
import * as events from "./events.js";
import * as list from "./list.js";
import {ago, price, productName, sentence} from "./text.js";

const TITLES = {personalized: "Recommended for you", similar: "Like what you looked at", default: "From our shelves"};

export function home(main, shop) {
  const mine = section("for-you", "Recommended for you");
  const shelves = element("div", {class: "shelves"});
  const many = section("popular", "Popular right now");
  mine.wait(bones(10));
  many.wait(bones(6, true));
  main.replaceChildren(mine.root, shelves, many.root);
  const filled = row(many, popular(), "What other customers buy these days", shop);
  return list.watch(state => {
    showList(state, mine, shop, {most: 20});
    const rows = state.body?.shelves ?? [];
    filled.then(() => (rows.length > 0 || /popular|default/.test(state.body?.source)) && many.hide()); // What is popular stands there already.
    shelves.replaceChildren(...rows.map((shelf, i) => shelfOf(shelf, i, state.body.recommendationId, shop)).filter(Boolean));
  });
}

export function productPage(main, shop, id) {
  const stage = element("article", {class: "product", "aria-busy": "true"}, element("div", {class: "bone stage"}));
  const alike = section("similar", "Similar products");
  const mine = section("for-you", "Recommended for you");
  alike.wait(bones(6, true));
  mine.wait(bones(5));
  main.replaceChildren(element("p", {class: "back"}, element("a", {href: "#/"}, "← All recommendations")), stage, alike.root, mine.root);
  product(id).then(found => showProduct(stage, found, shop), failure => stage.replaceChildren(
    element("h1", {}, /404/.test(failure.message) ? "This product is not in the store" : "This product cannot be shown right now")))
    .finally(() => stage.setAttribute("aria-busy", "false"));
  row(alike, similar(id), "Bought by the same customers, or alike", shop);
  return list.watch(state => showList(state, mine, shop, {most: 10, except: id}));
}

export function searchPage(main, shop, query) {
  const found = section("results", `Results for “${query}”`);
  const mine = section("for-you", "Recommended for you");
  found.wait(bones(5));
  mine.wait(bones(5));
  main.replaceChildren(found.root, mine.root);
  findProducts(query).then(products => {
    const left = list.notBought(products);
    found.show(left.length === 0 ? "" : `${left.length === 60 ? "The first 60" : left.length} product${left.length === 1 ? "" : "s"}`,
      left.length === 0 ? element("p", {class: "note"}, "Nothing by that name. Try one word, such as “lantern”.") : grid(left, shop));
  }, () => found.show("", element("p", {class: "note"}, "The search is not available right now.")));
  return list.watch(state => showList(state, mine, shop, {most: 10}));
}

function showProduct(stage, found, shop) {
  const name = productName(found.name);
  document.title = `${name}, Little Parcel`;
  stage.dataset.product = found.productId;
  stage.replaceChildren(
    element("div", {class: "product-picture"}, imageOf(found)),
    element("div", {class: "product-text"},
      element("h1", {tabindex: "-1"}, name),
      found.category ? element("p", {class: "quiet"}, found.category) : null,
      element("p", {class: "price"}, price(found.price, found.currency)),
      found.description ? element("p", {}, found.description) : null,
      element("button", {type: "button", class: "buy big", disabled: !found.inStock, click: event => shop.onBuy(found, event.currentTarget)},
        found.inStock ? "Buy" : "Sold out"),
      element("p", {class: "quiet"}, `Item ${found.productId}`)));
}

/** Its heading is the reason of a row. */
async function row(part, answer, hint, shop) {
  try {
    const body = await answer;
    const items = list.notBought(body.items ?? []).map(item => ({...item, reasons: []}));
    const cards = grid(items, {...shop, row: true, label: part.root.querySelector("h2").textContent});
    items.length === 0 ? part.hide() : part.show(hint, events.track(cards, body.source, body.recommendationId));
  } catch {
    part.hide();
  }
}

function showList({status, body}, part, shop, {most, except}) {
  if (status === "loading") {
    return;
  }
  if (status === "failed") {
    part.title("From our shelves");
    showFallback(part, shop, most);
    return;
  }
  const items = list.notBought(body.items ?? []).filter(item => item.productId !== except).slice(0, most);
  part.title(TITLES[body.source] ?? "Popular with everyone");
  items.length === 0 ? part.hide() : part.show(hintOf(body), events.track(grid(items, shop), body.source, body.recommendationId));
  shop.onAnswer(body);
}

function hintOf(body) {
  if (body.source === "personalized") {
    return `Made for you ${ago(body.generatedAt)}`;
  }
  if (body.source === "similar") {
    return "Nothing about your visit is kept";
  }
  return currentUser() === null ? "You are looking around as a guest" : "Buy something and this list becomes yours";
}

/** The API is down or slow: the store still has products, and the visitor reads no excuse longer than a line. */
async function showFallback(part, shop, most) {
  const products = await findProducts("").catch(() => []);
  part.show("Personal suggestions are taking a break", products.length === 0
    ? element("p", {class: "note"}, "The store cannot be reached. This page tries again by itself.")
    : grid(list.notBought(products).slice(0, most), shop));
  shop.onAnswer(null);
}

function shelfOf(shelf, index, recommendationId, shop) {
  const items = list.notBought(shelf.items ?? []);
  if (items.length < 3) {
    return null;
  }
  const title = sentence(shelf.title);
  const part = section(`shelf-${index}`, title);
  part.show("", events.track(grid(items, {...shop, row: true, label: title}), `shelf-${shelf.kind}`, recommendationId));
  return part.root;
}
