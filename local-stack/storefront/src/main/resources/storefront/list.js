/** The visitor's list: fetched, held, told to who watches, and fetched again until it changes after something that changes it. */

import {currentUser, isKnown, recommendations} from "./api.js";

const LOOKS = [120, 160, 200, 250, 300, 400, 500, 700, 1000, 1500, 2500, 4000];
const RETRY = 8000;
const watchers = new Set();
const bought = new Set();
let viewed = [];
let state = {status: "loading", body: null};
let chase = 0;

export const seen = productId => { viewed = [productId, ...viewed.filter(id => id !== productId)].slice(0, 20); };
export const markBought = productId => bought.add(productId);
export const notBought = items => items.filter(item => !bought.has(item.productId));

export function watch(watcher) {
  watchers.add(watcher);
  watcher(state);
  return () => watchers.delete(watcher);
}

export function forget() {
  viewed = [];
  bought.clear();
  chase++;
  tellAll({status: "loading", body: null});
}

export async function load() {
  const round = ++chase;
  try {
    tellAll({status: "ready", body: await recommendations(viewed)}, round);
  } catch (failure) {
    console.info("recommendations unavailable:", failure.message);
    tellAll({status: "failed", body: null}, round);
    setTimeout(() => round === chase && document.visibilityState === "visible" && load(), RETRY);
  }
}

export async function loadUntilChanged(onChange = () => {}) {
  const round = ++chase;
  let before = version(state.body);
  for (const pause of LOOKS) {
    await new Promise(done => setTimeout(done, pause));
    if (round !== chase) {
      return;
    }
    const body = await recommendations(viewed).catch(() => null);
    if (body !== null && version(body) !== before) {
      tellAll({status: "ready", body}, round);
      onChange();
      // What is like the product just viewed is there at once; a guest's own list follows.
      if (currentUser() !== null || !isKnown() || body.source === "personalized") {
        return;
      }
      before = version(body);
    }
  }
}

export function repaint() {
  tellAll(state);
}

/** What tells a new list from the old one. A popular list that lost what was just bought is still the old answer. */
function version(body) {
  if (body === null) {
    return "";
  }
  const told = currentUser() === null ? body.items?.map(item => item.productId) : body.source === "personalized" && body.generatedAt;
  return JSON.stringify([currentUser(), body.source, told]);
}

function tellAll(next, round = chase) {
  if (round === chase) {
    state = next;
    watchers.forEach(watcher => watcher(state));
  }
}
