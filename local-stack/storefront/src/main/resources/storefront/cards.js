/** A product as a card, rows and grids of cards, and the grey shapes shown until they arrive. */

import {element} from "./dom.js";
import {picture} from "./pictures.js";
import {price, productName, sentence} from "./text.js";

const percent = share => `${Math.round(share * 100)} %`;

/** @param item a product, with reasons where the API gave some */
export function card(item, {onBuy, level = 3}) {
  const name = productName(item.name) || `Product ${item.productId}`;
  const sold = item.inStock === false;
  return element("li", {class: "card", "data-product": item.productId},
    element("a", {href: linkTo(item.productId), class: "card-link"},
      element("span", {class: "card-picture"}, imageOf(item)),
      element(`h${level}`, {class: "card-name"}, name)),
    reason(item.reasons ?? [], name),
    element("div", {class: "card-foot"},
      element("span", {class: "price"}, price(item.price, item.currency)),
      element("button", {type: "button", class: "buy", disabled: sold, "aria-label": sold ? `${name} is sold out` : `Buy ${name}`,
        click: event => onBuy(item, event.currentTarget)}, sold ? "Sold out" : "Buy")));
}

export const linkTo = productId => `#/product/${encodeURIComponent(productId)}`;

export function imageOf(item) {
  if (!/^https:\/\//.test(item.imageUrl ?? "")) {
    return picture(item);
  }
  const image = element("img", {src: item.imageUrl, alt: "", loading: "lazy", width: 200, height: 200, class: "picture"});
  image.addEventListener("error", () => image.replaceWith(picture(item)), {once: true});
  return image;
}

/** The strongest reason in sight, the others one press away. */
function reason(reasons, name) {
  const told = reasons.filter(each => each.text && each.type !== "popular");
  if (told.length === 0) {
    return null;
  }
  const [first, ...others] = told;
  return element("div", {class: "reasons"},
    element("p", {class: "reason"}, sentence(first.text)),
    first.share > 0 ? bar(first.share) : null,
    others.length === 0 ? null : element("details", {},
      element("summary", {"aria-label": `More reasons for ${name}`}, "Why else?"),
      element("ul", {}, ...others.map(each => element("li", {},
        sentence(each.text), each.share > 0 ? element("span", {class: "percent"}, ` ${percent(each.share)}`) : null)))));
}

function bar(share) {
  const filled = element("span", {class: "bar-filled"});
  filled.style.setProperty("width", `${Math.max(2, Math.min(100, share * 100))}%`);
  return element("div", {class: "bar", role: "img", "aria-label": `${percent(share)} of the score`, title: `${percent(share)} of the score`}, filled);
}

export function grid(items, options) {
  return element("ul", {class: options.row ? "row" : "grid", tabindex: options.row ? "0" : null, "aria-label": options.row ? options.label : null},
    ...items.map(item => card(item, options)));
}

export function bones(count, row = false) {
  return element("div", {class: row ? "row" : "grid", "aria-hidden": "true"},
    ...Array.from({length: count}, () => element("div", {class: "bone tile"})));
}

/** A titled part of the page, busy until it is filled. */
export function section(id, title, hint = "") {
  const note = element("p", {class: "quiet", id: `${id}-note`}, hint);
  const body = element("div", {class: "section-body"});
  const root = element("section", {id, "aria-labelledby": `${id}-title`, "aria-busy": "true"},
    element("div", {class: "section-head"}, element("h2", {id: `${id}-title`}, title), note), body);
  return {
    root,
    show(text, ...nodes) {
      note.textContent = text;
      body.replaceChildren(...nodes);
      root.setAttribute("aria-busy", "false");
      root.hidden = false;
    },
    wait: (...nodes) => body.replaceChildren(...nodes),
    title: text => root.querySelector("h2").replaceChildren(text),
    hide() {
      root.hidden = true;
      root.setAttribute("aria-busy", "false");
    },
  };
}
