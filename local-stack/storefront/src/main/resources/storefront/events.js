/** What happens on the page, told to the API: impressions gathered for a moment, everything else at once. */

import {currentUser, isKnown, tell} from "./api.js";

const GATHER = 800;
const MOST = 100;
let waiting = [];
let timer = null;
let shown = new Set();

const now = () => new Date().toISOString();

/** A guest is whose token it is. */
const of = event => ({...event, userId: currentUser() ?? "me", at: now()});

function send(event) {
  return isKnown() ? tell([of(event)]) : Promise.resolve();
}

export const searched = query => send({type: "search", query});
export const viewed = productId => send({type: "view", productId});
export const ordered = (orderId, productIds) => send({type: "order", orderId, productIds});
export const clicked = (productId, source, position, recommendationId) => send({type: "click", productId, source, position, recommendationId});

const eye = new IntersectionObserver(entries => {
  for (const {target, isIntersecting} of entries) {
    if (isIntersecting) {
      eye.unobserve(target);
      const {product: productId, source, position, recommendation: recommendationId} = target.dataset;
      const key = `${recommendationId} ${source} ${productId}`;
      if (!shown.has(key)) {
        shown.add(key);
        gather({type: "impression", productId, source, position: Number(position), recommendationId});
      }
    }
  }
}, {threshold: .5});

/** Cards of a list: seen counts when half of one is in the window, clicked when its link is followed. */
export function track(list, source, recommendationId) {
  [...list.children].forEach((card, index) => {
    card.dataset.source = source;
    card.dataset.recommendation = recommendationId;
    card.dataset.position = index + 1;
    eye.observe(card);
    card.querySelector(".card-link").addEventListener("click", () => clicked(card.dataset.product, source, index + 1, recommendationId));
  });
  return list;
}

export function startOver() {
  flush();
  shown = new Set();
}

function gather(event) {
  if (!isKnown()) {
    return;
  }
  waiting.push(of(event));
  if (waiting.length >= MOST) {
    flush();
  } else {
    timer ??= setTimeout(flush, GATHER);
  }
}

function flush() {
  clearTimeout(timer);
  timer = null;
  if (waiting.length > 0) {
    tell(waiting);
    waiting = [];
  }
}

document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && flush());
