/** A shop's page in Chromium, with an API whose answers a test decides. Nothing leaves the machine: every address is answered here. */

import {existsSync, mkdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {chromium} from "playwright-core";

const MODULE = readFileSync(new URL("../recs-list.js", import.meta.url), "utf8");
const CONTROLS = readFileSync(new URL("../recs-controls.js", import.meta.url), "utf8");
const AXE = readFileSync(new URL(import.meta.resolve("axe-core/axe.min.js")), "utf8");
const PICTURE = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8Dwn4EIwDiqkL4KAcT9GO0U4BxoAAAAAElFTkSuQmCC", "base64");
const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const SCREENSHOTS = process.env.RECS_SCREENSHOTS ?? join(import.meta.dirname ?? ".", "../target/screenshots");
const SHOP = "https://shop.test";
const POLICY = "default-src 'none'; script-src 'self' 'nonce-test'; style-src 'nonce-test'; img-src 'self' https:; connect-src 'self'; base-uri 'none'";

export const answers = JSON.parse(readFileSync(new URL("answers.json", import.meta.url), "utf8"));

let browser;

export async function start() {
  browser = await chromium.launch({executablePath: process.env.RECS_CHROMIUM ?? CHROMIUM, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]});
}

export const stop = () => browser?.close();

/** The shop's page: what a visitor sees, what it asked the API, and what went wrong in it. */
export class Shop {
  asked = [];
  events = [];
  complaints = [];
  #released = new Promise(done => { this.release = done; });

  /**
   * @param options.body the markup of the page
   * @param options.script runs as a module before the component is loaded
   * @param options.controls whether the page has the controls as well
   * @param options.answer of a request {path, query, token, method, posted}: a body, {body}, {status}, {held: true} until it is released, or "down"
   */
  static async open({body, script = "", head = "", html = 'lang="en"', answer = () => answers.list, context = {}, width = 1100, controls = false}) {
    const shop = new Shop();
    shop.answer = answer;
    shop.context = await browser.newContext({viewport: {width, height: 800}, ...context});
    shop.page = await shop.context.newPage();
    shop.page.on("pageerror", error => shop.complaints.push(String(error)));
    shop.page.on("console", message => message.type() === "error" && !/Failed to load resource/.test(message.text())
      && shop.complaints.push(message.text()));
    await shop.page.route("**/*", route => shop.#respond(route, `<!doctype html><html ${html}><head><meta charset="utf-8"><title>Shop</title>
<style nonce="test">body { margin: 1rem; font: 1rem/1.5 sans-serif; color-scheme: light dark } ${head}</style>
<script type="module" nonce="test">${script}</script><script type="module" blocking="render" src="/recs-list.js"></script>${controls ? '<script type="module" src="/recs-controls.js"></script>' : ""}</head><body>${body}</body></html>`));
    await shop.page.addInitScript(() => {
      window.shifts = 0;
      new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shifts += entry.value; })).observe({type: "layout-shift", buffered: true});
    });
    await shop.page.goto(`${SHOP}/`);
    return shop;
  }

  async #respond(route, page) {
    const request = route.request();
    const url = new URL(request.url());
    if (url.pathname === "/") {
      return route.fulfill({contentType: "text/html", headers: {"content-security-policy": POLICY}, body: page});
    }
    if (url.pathname === "/recs-list.js") {
      return route.fulfill({contentType: "text/javascript", body: MODULE});
    }
    if (url.pathname === "/recs-controls.js") {
      return route.fulfill({contentType: "text/javascript", body: CONTROLS});
    }
    if (!url.pathname.startsWith("/api/v1/")) {
      return route.fulfill(url.pathname.endsWith(".png") ? {contentType: "image/png", body: PICTURE} : {status: 404});
    }
    const asked = {path: url.pathname.slice("/api/v1/".length), query: Object.fromEntries(url.searchParams), token: request.headers().authorization,
      method: request.method(), posted: request.postDataJSON()};
    if (asked.path === "events") {
      const posted = JSON.parse(request.postData());
      this.events.push(...posted);
      return route.fulfill({status: this.eventStatus ?? 202, json: {accepted: posted.length, rejected: [], ignored: [], repeated: false}});
    }
    this.asked.push(asked);
    const answer = this.answer(asked);
    await (answer.held && this.#released);
    return (answer === "down" ? route.abort("connectionrefused")
      : answer.status ? route.fulfill({status: answer.status, headers: answer.headers, json: {}})
        : route.fulfill({json: answer.body ?? answer})).catch(() => {}); // The page may be gone.
  }

  list(selector = "recs-list") {
    return this.page.locator(selector).first();
  }

  async ready(state = "ready", selector = "recs-list") {
    await this.page.waitForSelector(`${selector}[state=${state}]`, {state: "attached", timeout: 15_000});
  }

  shifts() {
    return this.page.evaluate(() => new Promise(done => requestAnimationFrame(() => setTimeout(() => done(window.shifts), 50))));
  }

  /** What axe-core finds wrong, as `rule: element`. */
  async violations() {
    await this.page.evaluate(AXE);
    return this.page.evaluate(async () => (await window.axe.run(document, {resultTypes: ["violations"]})).violations
      .flatMap(({id, nodes}) => nodes.map(node => `${id}: ${node.html.slice(0, 120)}`)));
  }

  async picture(name) {
    mkdirSync(SCREENSHOTS, {recursive: true});
    await this.page.screenshot({path: join(SCREENSHOTS, `${name}.png`)});
  }

  async eventually(condition, what) {
    for (let i = 0; i < 200; i++) {
      if (await condition()) {
        return;
      }
      await new Promise(done => setTimeout(done, 50));
    }
    throw new Error(`${what} did not come true; asked ${JSON.stringify(this.asked)}, events ${JSON.stringify(this.events)}, ${this.complaints}`);
  }

  close() {
    return this.context.close();
  }
}
