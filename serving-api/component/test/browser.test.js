/** The component in a real browser, on a page with a strict content security policy. */

import assert from "node:assert/strict";
import {after, before, test} from "node:test";
import {answers, Shop, start, stop} from "./page.js";

const TOKEN = "document.querySelectorAll('recs-list').forEach(list => { list.token = 'secret'; });";
const LINKS = 'product-url="/p/{id}"';
const HEAD = "main { max-width: 70rem } h1, p { margin: 0 0 1rem } .above { block-size: 660px } .far { block-size: 2000px }";
const around = list => `<main><h1>Little Parcel</h1>${list}<p id="below">What stands below</p></main>`;

before(start);
after(stop);

/** Opens, looks, closes; the page must have complained about nothing. */
async function on(options, look) {
  const shop = await Shop.open({script: TOKEN, ...options, head: HEAD + (options.head ?? ""), body: around(options.body)});
  try {
    await look(shop);
    assert.deepEqual(shop.complaints, []);
  } finally {
    await shop.close();
  }
}

const names = shop => shop.page.locator("recs-list li[part=card] [part=name]").allInnerTexts();

test("the user's list shows names, prices, reasons and links, and moves nothing when it comes", () =>
  on({body: `<recs-list ${LINKS} timeout="60000"></recs-list>`, answer: () => ({held: true, body: answers.list})}, async shop => {
    await shop.ready("loading");
    const reserved = await shop.page.locator("#below").boundingBox();
    await shop.picture("skeleton");
    shop.release();
    await shop.ready();
    const {path, query, token} = shop.asked[0];
    assert.equal(path, "user/recommendations");
    assert.deepEqual(query, {limit: "12", userId: "me"});
    assert.equal(token, "Bearer secret");
    assert.deepEqual(await names(shop), answers.list.items.slice(0, 12).map(item => item.name));
    assert.equal(await shop.page.getByRole("heading", {level: 2}).innerText(), "Recommended for you");
    const first = shop.page.getByRole("listitem").first();
    assert.match(await first.innerText(), /£\d+\.\d\d/);
    assert.match(await first.locator("[part=reason]").innerText(), /^(Because|Similar|Bought by|Fits|You)/);
    assert.equal(await first.locator("a").getAttribute("href"), `https://shop.test/p/${answers.list.items[0].productId}`);
    assert.equal(await shop.shifts(), 0);
    assert.deepEqual(await shop.page.locator("#below").boundingBox(), reserved);
    await shop.picture("list");
  }));

test("a list and its shelves share one request, and a shelf is titled by its reason", () =>
  on({body: `<recs-list ${LINKS} limit="5"></recs-list>
    <recs-list shelf="1" limit="5" ${LINKS}></recs-list><recs-list shelf="${answers.list.shelves[1].kind}" limit="5" ${LINKS}></recs-list>`,
  script: "customElements.whenDefined('recs-list').then(() => { customElements.get('recs-list').token = () => Promise.resolve('of all'); });"}, async shop => {
    await shop.ready("ready", "recs-list:nth-of-type(3)");
    assert.equal(shop.asked.length, 1);
    assert.equal(shop.asked[0].query.shelves, "true");
    assert.equal(shop.asked[0].token, "Bearer of all");
    const titles = await shop.page.getByRole("heading", {level: 2}).allInnerTexts();
    assert.deepEqual(titles, ["Recommended for you", answers.list.shelves[0].title, answers.list.shelves[1].title]);
    assert.equal(await shop.shifts(), 0);
    await shop.picture("shelves");
  }));

test("impressions are told once an hour, of cards of which half was in sight, and a click with the source and the position", () =>
  on({body: `<div class="above"></div><recs-list ${LINKS} layout="row" limit="12"></recs-list><div class="far"></div>`},
    async shop => {
      await shop.ready();
      await new Promise(done => setTimeout(done, 1500));
      assert.deepEqual(shop.events, [], "less than half of a card is in sight");
      await shop.page.evaluate(() => scrollTo(0, 500));
      await shop.eventually(() => shop.events.length > 0, "impressions");
      const shown = shop.events.length;
      assert.ok(shown >= 3 && shown < 12, `${shown} are in sight, the rest is off to the side`);
      assert.deepEqual(shop.events.map(event => event.position), shop.events.map((_, index) => index + 1));
      assert.ok(shop.events.every(event => event.type === "impression" && event.source === "personalized"
        && event.recommendationId === answers.list.recommendationId && Date.parse(event.at) && !("userId" in event)));
      await shop.page.evaluate(() => document.querySelector("recs-list").reload());
      await new Promise(done => setTimeout(done, 1500));
      assert.equal(shop.events.length, shown, "the same cards are no news");
      await shop.page.evaluate(() => document.querySelector("recs-list").addEventListener("recs-click", event => event.preventDefault()));
      await shop.page.getByRole("listitem").nth(1).locator("a").click();
      await shop.eventually(() => shop.events.at(-1).type === "click", "the click");
      const {type, productId, source, position, recommendationId} = shop.events.at(-1);
      assert.deepEqual({type, productId, source, position, recommendationId}, {type: "click", productId: answers.list.items[1].productId,
        source: "personalized", position: 2, recommendationId: answers.list.recommendationId});
    }));

test("a click is told although the page goes", () =>
  on({body: `<recs-list ${LINKS}></recs-list>`}, async shop => {
    await shop.ready();
    await shop.page.getByRole("listitem").first().locator("a").click();
    await shop.eventually(() => shop.events.some(event => event.type === "click"), "the click");
    assert.equal(shop.events[0].type, "impression", "the API counts a click only after an impression");
  }));

test("'why this?' opens all contributions, and closing gives the place back", () =>
  on({body: `<recs-list ${LINKS}></recs-list>`, answer: ({query}) => query.explain ? answers.explained : answers.list}, async shop => {
    await shop.ready();
    const why = shop.page.getByRole("button", {name: /^Why this\?/}).first();
    await why.click();
    const dialog = shop.page.getByRole("dialog");
    const contributions = answers.explained.items[0].contributions;
    await shop.eventually(async () => await dialog.getByRole("listitem").count() === contributions.length, "all contributions");
    assert.ok(contributions.length > answers.list.items[0].reasons.length, "more than the card shows");
    const line = dialog.getByRole("listitem").first();
    assert.match(await line.innerText(), /^\S.+: \d+%$/);
    assert.equal(await line.evaluate(node => getComputedStyle(node).display), "list-item", "a line, not a card");
    assert.deepEqual(await shop.violations(), []);
    assert.equal(await shop.shifts(), 0);
    await shop.picture("why");
    await shop.page.keyboard.press("Escape");
    await shop.eventually(async () => await dialog.count() === 0, "closing");
    assert.match(await shop.page.evaluate(() => document.activeElement.shadowRoot.activeElement.textContent), /Why this/);
  }));

test("a product that is not for the user goes when 'why this?' is closed, and comes back when it is taken back", () => {
  const [{productId, name}] = answers.list.items;
  const refused = new Set();
  const without = body => ({...body, items: body.items.filter(item => !refused.has(item.productId))});
  return on({controls: true, body: `<recs-list ${LINKS}></recs-list>`, answer: ({path, query, method, posted}) => {
    if (method === "PUT") {
      refused.add(posted.productId);
      return {id: `product:${posted.productId}`};
    }
    if (method === "DELETE") {
      refused.delete(query.id.split(":")[1]);
      return {refusals: []};
    }
    return without(query.explain ? answers.explained : answers.list);
  }}, async shop => {
    await shop.ready();
    const dialog = shop.page.getByRole("dialog");
    const open = async () => {
      await shop.page.getByRole("button", {name: /^Why this\?/}).first().click();
      await shop.eventually(async () => await dialog.getByRole("listitem").count() === answers.explained.items[0].contributions.length, "all contributions");
    };
    await open();
    const not = dialog.getByRole("button", {name: `Not for me: ${name}`});
    const undo = dialog.getByRole("button", {name: `Undo: ${name}`});
    await not.click();
    await undo.click();
    await not.click();
    await undo.waitFor();
    const changes = shop.asked.filter(asked => asked.path === "user/signals");
    assert.deepEqual(changes.map(asked => [asked.method, asked.query, asked.posted]), [
      ["PUT", {userId: "me"}, {type: "product", productId}],
      ["DELETE", {userId: "me", id: `product:${productId}`}, null],
      ["PUT", {userId: "me"}, {type: "product", productId}]]);
    assert.deepEqual(await shop.violations(), []);
    await shop.picture("controls");
    await shop.page.keyboard.press("Escape");
    await shop.eventually(async () => (await names(shop))[0] === answers.list.items[1].name, "the list without it");
    await shop.page.evaluate(() => document.querySelector("recs-list").reload());
    assert.ok(!(await names(shop)).includes(name), "it stays away");
  });
});

test("each reason that comes from a signal has the control that refuses it, in the page's language; a failure is said", () => {
  const [item] = answers.list.items;
  const contributions = [
    {type: "bought-together", productId: "1", text: "because you bought Cup", share: .5},
    {type: "searched", productId: null, text: 'because you searched for "red mug"', share: .3},
    {type: "trending", productId: null, text: "bought by others lately", share: .2}];
  let status = 0;
  return on({controls: true, html: 'lang="de"', body: `<recs-list ${LINKS} user="u/1"></recs-list>`, answer: ({method, query}) =>
    method !== "GET" ? status ? {status} : {id: "x"} : query.explain ? {...answers.list, items: [{...item, contributions}]} : answers.list}, async shop => {
    await shop.ready();
    await shop.page.getByRole("button", {name: /^Warum das\?/}).first().click();
    const dialog = shop.page.getByRole("dialog");
    await shop.eventually(async () => await dialog.getByRole("listitem").count() === 3, "all contributions");
    assert.deepEqual(await dialog.locator("li [part=control]").allInnerTexts(), ["War ein Geschenk", "Vergessen"]);
    await dialog.locator("li [part=control]").nth(1).click();
    await dialog.getByText("Rückgängig").waitFor();
    const {query, posted} = shop.asked.find(asked => asked.method === "PUT");
    assert.deepEqual([query, posted], [{userId: "u/1"}, {type: "search", query: "red mug"}]);
    status = 503;
    await dialog.locator("li [part=control]").first().click();
    await dialog.getByText("Das hat nicht geklappt").waitFor();
    await shop.picture("controls-de");
  });
});

test("a slow API: shapes stand there, the page's own content after the time limit, and the list does not come late", () =>
  on({body: `<recs-list timeout="4000" ${LINKS}><p>Our bestsellers</p></recs-list>`, answer: () => ({held: true, body: answers.list})}, async shop => {
    await shop.ready("loading");
    const place = await shop.page.locator("#below").boundingBox();
    assert.equal(await shop.page.getByText("Our bestsellers").isVisible(), false);
    await shop.ready("failed");
    assert.equal(await shop.page.getByText("Our bestsellers").isVisible(), true);
    assert.deepEqual(await shop.page.locator("#below").boundingBox(), place);
    assert.equal(await shop.shifts(), 0);
    await shop.picture("fallback");
  }));

for (const [what, answer] of Object.entries({"is down": "down", "answers 500": {status: 500}, "answers null": {body: null},
  "answers nonsense": {body: {items: [null, 7, {}], shelves: 3}}, "refuses the token": {status: 401}})) {
  test(`an API that ${what} throws nothing into the page`, () =>
    on({body: "<recs-list></recs-list>", answer: () => answer === "down" || answer.body !== null ? answer : {body: null}}, async shop => {
      await shop.eventually(() => shop.page.locator("recs-list:is([state=failed], [state=empty])").count(), "an end");
      assert.equal(await shop.list().evaluate(list => list.shadowRoot.querySelector("[part=fallback]").textContent), "No recommendations right now.");
      assert.equal(await shop.shifts(), 0);
      assert.deepEqual(await shop.violations(), []);
    }));
}

test("without answer and out of sight the element goes; nothing in sight moves", () =>
  on({body: '<div class="far"></div><recs-list></recs-list>', answer: () => "down"}, async shop => {
    await shop.ready("gone");
    assert.equal((await shop.list().boundingBox())?.height ?? 0, 0);
    assert.equal(await shop.shifts(), 0);
  }));

test("the list comes back by itself when the API does", () => {
  let isUp = false;
  return on({body: "<recs-list><p>Our bestsellers</p></recs-list>", answer: () => isUp ? answers.list : {status: 503, headers: {"retry-after": "1"}},
    script: `const {setTimeout} = window; window.setTimeout = (run, pause) => setTimeout(run, pause >= 5000 ? 300 : pause);${TOKEN}`}, async shop => {
    await shop.ready("failed");
    isUp = true;
    await shop.ready();
    assert.equal(await shop.page.getByText("Our bestsellers").isVisible(), false);
  });
});

test("a token that ran out is fetched again, once", () => {
  const script = `let number = 0; document.querySelector("recs-list").token = async () => "token " + ++number;`;
  return on({body: "<recs-list></recs-list>", script, answer: ({token}) => token === "Bearer token 1" ? {status: 401} : answers.list}, async shop => {
    await shop.ready();
    assert.deepEqual(shop.asked.map(asked => asked.token), ["Bearer token 1", "Bearer token 2"]);
    assert.doesNotMatch(await shop.page.content(), /token \d/, "no token is in the markup");
  });
});

test("another user's token: nothing of the first user stays", () =>
  on({body: '<recs-list timeout="60000"></recs-list>', answer: ({token}) => token === "Bearer secret" ? answers.list : {held: true, body: answers.popular}}, async shop => {
    await shop.ready();
    await shop.page.evaluate(() => { document.querySelector("recs-list").token = "another"; });
    await shop.ready("loading");
    assert.deepEqual(await names(shop), []);
    shop.release();
    await shop.ready();
    assert.deepEqual(await names(shop), answers.popular.items.slice(0, 12).map(item => item.name));
  }));

test("guests: popular, similar to a product, and like what was viewed, each titled by what it is", () =>
  on({body: `<recs-list list="popular" limit="4" events="off"></recs-list><recs-list list="similar" product="a/b,c" limit="4" events="off"></recs-list>
    <recs-list list="viewed" viewed="22423,85123A" limit="4" events="off"></recs-list><recs-list list="viewed" limit="4" events="off"></recs-list>`,
  answer: ({path}) => path === "popular" ? answers.popular : answers.similar}, async shop => {
    await shop.ready("ready", "recs-list:nth-of-type(4)");
    await shop.ready("ready", "recs-list:nth-of-type(1)");
    assert.deepEqual(shop.asked.map(({path, query}) => [path, query.productId ?? query.viewed]), [
      ["popular", undefined], ["product/similar", "a/b,c"], ["recommendations", "22423,85123A"], ["popular", undefined]]);
    assert.deepEqual(await shop.page.getByRole("heading", {level: 2}).allInnerTexts(),
      ["Popular right now", "Similar products", "Like what you looked at", "Popular right now"]);
    await new Promise(done => setTimeout(done, 1300));
    assert.deepEqual(shop.events, []);
  }));

test("markup and addresses of a catalog do nothing", () => {
  const evil = {...answers.list.items[0], productId: "x", name: "<img src=x onerror=alert(1)>", imageUrl: "javascript:alert(1)", url: "javascript:alert(1)",
    currency: "<b>", reasons: [{type: "bought-together", productId: null, text: "because you bought <script>alert(1)</script>", share: 1}]};
  return on({body: "<recs-list></recs-list>", answer: () => ({...answers.list, items: [evil, {...evil, url: "/own/page", productId: "y"}]})}, async shop => {
    await shop.ready();
    assert.deepEqual(await names(shop), [evil.name, evil.name]);
    assert.equal(await shop.page.locator("recs-list img, recs-list script").count(), 0);
    assert.deepEqual(await shop.page.locator("recs-list a").evaluateAll(links => links.map(link => link.href)), ["https://shop.test/own/page"]);
  });
});

test("the page's own picture and button stand in the card, styled by the page", () =>
  on({body: `<recs-list ${LINKS} limit="3"></recs-list>`, head: "recs-list button { background: rgb(1, 2, 3); color: white }",
    script: `const list = document.querySelector("recs-list");
      list.action = item => { const button = document.createElement("button"); button.textContent = "Buy " + item.productId; return button; };
      list.picture = item => { if (item.productId === "${answers.list.items[1].productId}") { throw new Error("no picture"); }
        const picture = document.createElement("span"); picture.className = "drawn"; return picture; };${TOKEN}`}, async shop => {
    await shop.ready();
    assert.equal(await shop.page.locator(".drawn").count(), 2);
    assert.equal(await shop.page.getByRole("button", {name: /^Buy/}).count(), 3);
    assert.equal(await shop.page.getByRole("button", {name: /^Buy/}).first().evaluate(button => getComputedStyle(button).backgroundColor), "rgb(1, 2, 3)");
    await shop.page.evaluate(() => document.querySelector("recs-list").reload());
    await shop.eventually(() => shop.asked.length === 2, "the second request");
    await shop.ready();
    assert.equal(await shop.page.getByRole("button", {name: /^Buy/}).count(), 3, "made anew, not twice");
  }));

test("the keyboard alone reaches every link and button, in the order of the list, and scrolls a row", () =>
  on({body: `<recs-list ${LINKS} limit="2"></recs-list><recs-list shelf="1" limit="2"></recs-list>`}, async shop => {
    await shop.ready("ready", "recs-list:nth-of-type(2)");
    const path = [];
    for (let i = 0; i < 5; i++) {
      await shop.page.keyboard.press("Tab");
      path.push(await shop.page.evaluate(() => document.activeElement.shadowRoot?.activeElement.part.value));
    }
    assert.deepEqual(path, ["link", "why", "link", "why", "list"]);
    await shop.picture("keyboard");
    await shop.page.keyboard.press("ArrowRight");
    await shop.page.keyboard.press("ArrowRight");
    await shop.eventually(() => shop.list("recs-list[shelf]").evaluate(list => list.shadowRoot.querySelector("ul").scrollLeft > 0), "scrolling");
    await shop.page.keyboard.press("Shift+Tab");
    await shop.page.keyboard.press("Enter");
    await shop.eventually(() => shop.page.getByRole("dialog").count(), "the dialog");
    await shop.page.keyboard.press("Enter");
    await shop.eventually(async () => await shop.page.getByRole("dialog").count() === 0, "closing");
  }));

test("on a narrow screen nothing scrolls sideways but a row", () =>
  on({body: `<recs-list ${LINKS} limit="6"></recs-list><recs-list shelf="1" limit="6" ${LINKS}></recs-list>`, width: 320}, async shop => {
    await shop.ready("ready", "recs-list:nth-of-type(2)");
    assert.ok(await shop.page.evaluate(() => document.documentElement.scrollWidth) <= 320);
    assert.equal(await shop.shifts(), 0);
    assert.deepEqual(await shop.violations(), []);
    await shop.picture("narrow");
  }));

test("right to left: the first card is on the right, and sentences in another script stay whole", () =>
  on({body: `<recs-list ${LINKS} limit="3" layout="row" lang="en"></recs-list>`, html: 'lang="ar" dir="rtl"'}, async shop => {
    await shop.ready();
    const boxes = await shop.page.locator("recs-list li[part=card]").evaluateAll(cards => cards.map(card => card.getBoundingClientRect().left));
    assert.ok(boxes[0] > boxes[1] && boxes[1] > boxes[2], boxes.join());
    const {right} = await shop.page.locator("recs-list h2").evaluate(heading => heading.getBoundingClientRect());
    assert.ok(right > 1000, "the heading begins on the right");
    await shop.picture("right-to-left");
  }));

test("dark: the page's colours hold, in the dialog too, with enough contrast", () =>
  on({body: `<recs-list ${LINKS}></recs-list>`, context: {colorScheme: "dark"}, head: "body { background: #1a1816; color: #f1ebe2 }"}, async shop => {
    await shop.ready();
    assert.equal(await shop.page.locator("recs-list [part=name]").first().evaluate(name => getComputedStyle(name).color), "rgb(241, 235, 226)");
    assert.deepEqual(await shop.violations(), []);
    await shop.picture("dark");
    await shop.page.getByRole("button", {name: /^Why this\?/}).first().click();
    await shop.page.getByRole("dialog").waitFor();
    assert.deepEqual(await shop.violations(), []);
    await shop.picture("dark-why");
  }));

for (const [language, heading, why, reason, price] of [["de", "Für Sie empfohlen", "Warum das?", /^(Weil Sie .+ gekauft haben|Ähnlich wie|Von anderen zuletzt gekauft|Passt)/, /\d,\d\d\s£/],
  ["fr-CA", "Recommandé pour vous", "Pourquoi ?", /^(Parce que vous avez acheté|Ressemble|Acheté par d’autres récemment|Correspond)/, /\d,\d\d\s£/]]) {
  test(`in ${language} headings, reasons, shelves and prices are said in it`, () =>
    on({body: `<recs-list ${LINKS}></recs-list>`, html: `lang="${language}"`}, async shop => {
      await shop.ready();
      assert.equal(await shop.page.getByRole("heading", {level: 2}).innerText(), heading);
      const first = shop.page.getByRole("listitem").first();
      assert.match(await first.locator("[part=reason]").innerText(), reason);
      assert.match(await first.locator("[part=price]").innerText(), price);
      assert.ok((await first.getByRole("button").getAttribute("aria-label")).startsWith(why));
      await shop.picture(language);
    }));
}

test("a screen reader finds a named region with a list, and no violation by axe-core, whatever the state", () =>
  on({body: `<recs-list ${LINKS} timeout="60000"></recs-list><recs-list shelf="1" timeout="60000"></recs-list>`, answer: () => ({held: true, body: answers.list})}, async shop => {
    await shop.ready("loading");
    assert.deepEqual(await shop.violations(), []);
    assert.equal(await shop.page.getByRole("listitem").count(), 0, "the shapes are not read out");
    shop.release();
    await shop.ready("ready", "recs-list:nth-of-type(2)");
    assert.deepEqual(await shop.violations(), []);
    assert.equal(await shop.page.getByRole("region", {name: "Recommended for you"}).getByRole("listitem").count(), 12);
  }));

test("parts and custom properties are the page's to style", () =>
  on({body: `<recs-list ${LINKS} limit="3"></recs-list>`, head: "recs-list { --recs-radius: 0; --recs-card-width: 20rem } recs-list::part(name) { color: rgb(9, 8, 7) }"}, async shop => {
    await shop.ready();
    const card = shop.page.locator("recs-list li[part=card]").first();
    assert.equal(await card.evaluate(node => getComputedStyle(node).borderRadius), "0px");
    assert.ok((await card.boundingBox()).width >= 320);
    assert.equal(await card.locator("[part=name]").evaluate(node => getComputedStyle(node).color), "rgb(9, 8, 7)");
  }));

test("an answer with fewer products than asked for keeps the place, in a grid of any width", () =>
  on({body: `<recs-list ${LINKS} limit="12" timeout="60000"></recs-list>`, answer: () => ({held: true, body: {...answers.list, items: answers.list.items.slice(0, 2)}})}, async shop => {
    await shop.ready("loading");
    const place = await shop.page.locator("#below").boundingBox();
    shop.release();
    await shop.ready();
    assert.equal(await shop.page.getByRole("listitem").count(), 2);
    assert.deepEqual(await shop.page.locator("#below").boundingBox(), place);
    assert.equal(await shop.shifts(), 0);
  }));

test("inside another component a list and its shelf find each other and the page's language", () =>
  on({body: "<div id=host></div>", html: 'lang="de"', script: `const root = document.getElementById("host").attachShadow({mode: "open"});
      root.innerHTML = '<recs-list limit="4"></recs-list><recs-list shelf="trending" limit="4"></recs-list>';
      root.querySelectorAll("recs-list").forEach(list => { list.token = "secret"; });`}, async shop => {
    await shop.eventually(async () => (await shop.page.getByRole("heading", {level: 2}).allInnerTexts()).join() === "Für Sie empfohlen,Im Trend", "both");
    assert.ok(shop.asked.every(asked => asked.query.shelves === "true"));
  }));

test("a retry waits although Retry-After is a date", () =>
  on({body: "<recs-list></recs-list>", answer: () => ({status: 503, headers: {"retry-after": "Sun, 29 Nov 2026 02:00:00 GMT"}})}, async shop => {
    await shop.ready("failed");
    await new Promise(done => setTimeout(done, 1000));
    assert.equal(shop.asked.length, 1);
  }));

test("an element that is taken out tells what was seen, and asks nothing more", () =>
  on({body: "<recs-list></recs-list>"}, async shop => {
    await shop.ready();
    await new Promise(done => setTimeout(done, 200));
    await shop.page.evaluate(() => document.querySelector("recs-list").remove());
    await shop.eventually(() => shop.events.length > 0, "the impressions");
    assert.equal(shop.asked.length, 1);
  }));
