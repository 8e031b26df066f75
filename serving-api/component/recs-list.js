/** <recs-list>, see docs/guide/component.md. Text only ever becomes a text node. */

const HOUR = 3_600_000;
const SEEN = "recs-seen";

export const texts = {
  en: {
    personalized: "Recommended for you", "category-popular": "Popular in your categories", popular: "Popular right now",
    default: "From our range", similar: "Similar products", viewed: "Like what you looked at",
    none: "No recommendations right now.", why: "Why this?", close: "Close",
    "bought-together": "because you bought {}", "bought-after": "often bought after {}", "viewed-together": "because you viewed {}",
    "similar-to-bought": "similar to {}, which you bought", "similar-to-viewed": "similar to {}, which you viewed",
    searched: 'because you searched for "{}"', taste: "fits your taste", "buy-again": "you buy this again and again",
    purchases: "goes with {} and other things you bought", trending: "bought by others lately",
    week: "one of the {} most bought this week", month: "one of the {} most bought this month", fresh: "new and selling well",
    rising: "selling more than before", designs: "{} more designs", season: "in season", promoted: "picked by the shop", demoted: "put lower by the shop",
    "shown-often": "shown to you often", variety: "lower, because it is like {}", other: "other reasons",
    "shelf-because-you-bought": "Because you bought {}", "shelf-similar-to": "Similar to {}", "shelf-buy-again": "Buy again",
    "shelf-inspired-by-search": "Inspired by your search for “{}”", "shelf-more-in-category": "More in {}", "shelf-trending": "Trending",
  },
  de: {
    personalized: "Für Sie empfohlen", "category-popular": "Beliebt in Ihren Kategorien", popular: "Zurzeit beliebt",
    default: "Aus unserem Sortiment", similar: "Ähnliche Produkte", viewed: "Ähnlich wie zuletzt angesehen",
    none: "Zurzeit keine Empfehlungen.", why: "Warum das?", close: "Schließen",
    "bought-together": "weil Sie {} gekauft haben", "bought-after": "oft gekauft nach {}", "viewed-together": "weil Sie sich {} angesehen haben",
    "similar-to-bought": "ähnlich wie {}, von Ihnen gekauft", "similar-to-viewed": "ähnlich wie {}, von Ihnen angesehen",
    searched: "weil Sie nach „{}“ gesucht haben", taste: "passt zu Ihrem Geschmack", "buy-again": "kaufen Sie immer wieder",
    purchases: "passt zu {} und anderem, das Sie gekauft haben", trending: "von anderen zuletzt gekauft",
    week: "unter den {} meistgekauften der Woche", month: "unter den {} meistgekauften des Monats", fresh: "neu und gefragt",
    rising: "gefragter als zuvor", designs: "{} weitere Designs", season: "passt zur Jahreszeit", promoted: "vom Shop ausgewählt", demoted: "vom Shop zurückgestellt",
    "shown-often": "wurde Ihnen oft gezeigt", variety: "weiter unten, weil ähnlich wie {}", other: "andere Gründe",
    "shelf-because-you-bought": "Weil Sie {} gekauft haben", "shelf-similar-to": "Ähnlich wie {}", "shelf-buy-again": "Wieder kaufen",
    "shelf-inspired-by-search": "Passend zu Ihrer Suche nach „{}“", "shelf-more-in-category": "Mehr aus {}", "shelf-trending": "Im Trend",
  },
  fr: {
    personalized: "Recommandé pour vous", "category-popular": "Populaire dans vos catégories", popular: "Populaire en ce moment",
    default: "Dans notre gamme", similar: "Produits similaires", viewed: "Dans l’esprit de ce que vous avez consulté",
    none: "Aucune recommandation pour le moment.", why: "Pourquoi ?", close: "Fermer",
    "bought-together": "parce que vous avez acheté {}", "bought-after": "souvent acheté après {}", "viewed-together": "parce que vous avez consulté {}",
    "similar-to-bought": "ressemble à {}, que vous avez acheté", "similar-to-viewed": "ressemble à {}, que vous avez consulté",
    searched: "parce que vous avez cherché « {} »", taste: "correspond à vos goûts", "buy-again": "vous l’achetez régulièrement",
    purchases: "va avec {} et d’autres de vos achats", trending: "acheté par d’autres récemment",
    week: "parmi les {} plus achetés de la semaine", month: "parmi les {} plus achetés du mois", fresh: "nouveau et demandé",
    rising: "plus demandé qu’avant", designs: "{} autres motifs", season: "de saison", promoted: "choisi par la boutique", demoted: "rétrogradé par la boutique",
    "shown-often": "vous a souvent été proposé", variety: "plus bas, car proche de {}", other: "autres raisons",
    "shelf-because-you-bought": "Parce que vous avez acheté {}", "shelf-similar-to": "Semblable à {}", "shelf-buy-again": "Acheter à nouveau",
    "shelf-inspired-by-search": "Inspiré par votre recherche « {} »", "shelf-more-in-category": "Plus dans {}", "shelf-trending": "Tendances",
  },
};

export function translated(sentence, words) {
  for (const [key, english] of Object.entries(texts.en)) {
    const [before, after] = english.split("{}");
    if (after === undefined ? sentence === before : sentence.startsWith(before) && sentence.endsWith(after)) {
      sentence = words[key].replace("{}", () => sentence.slice(before.length, sentence.length - after.length));
      break;
    }
  }
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

const STYLE = `
:host { display: block; container-type: inline-size; line-height: 1.35; overflow-wrap: anywhere; --recs-card-width: 11rem; --recs-gap: 1rem; --recs-radius: .75rem;
  --recs-line: color-mix(in srgb, currentColor 22%, transparent); --recs-soft: color-mix(in srgb, currentColor 78%, transparent);
  --recs-bone: color-mix(in srgb, currentColor 11%, transparent); --recs-focus: currentColor; --recs-picture-ratio: 1;
  --recs-card: transparent; --recs-dialog: Canvas; --recs-dialog-text: CanvasText }
:host([hidden]), :host([state=gone]) { display: none }
* { box-sizing: border-box; margin: 0; padding: 0 }
section { display: grid; grid-template-columns: minmax(0, 1fr) }
[part=heading] { font-size: 1.35em; line-height: 1.3; min-block-size: 1.3em; margin-block-end: .6em }
[part=heading], [part=name], [part=reason] { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden }
ul { list-style: none; grid-area: 2 / 1; display: grid; gap: var(--recs-gap);
  grid-template-columns: repeat(auto-fill, minmax(min(var(--recs-card-width), 50% - var(--recs-gap) / 2), 1fr)) }
.row { grid-template-columns: none; grid-auto-flow: column; grid-auto-columns: min(var(--recs-card-width), 44cqi); overflow-x: auto; scrollbar-width: thin;
  padding: 4px; margin: -4px; padding-block-end: 12px }
ul li { display: flex; flex-direction: column; gap: .4em; min-inline-size: 0; padding-block-end: .7em; overflow: hidden;
  border: 1px solid var(--recs-line); border-radius: var(--recs-radius); background: var(--recs-card) }
ul li > * { padding-inline: .7rem }
[part=link] { padding: 0; color: inherit; text-decoration: none; border-radius: var(--recs-radius) }
[part=picture] { display: block; aspect-ratio: var(--recs-picture-ratio); overflow: hidden; background: var(--recs-bone) }
[part=picture] ::slotted(*), img { display: block; inline-size: 100%; block-size: 100%; object-fit: cover }
[part=name] { margin: .6em .7rem 0; font-weight: 600; block-size: 2.7em }
[part=reasons] { font-size: .85em; color: var(--recs-soft) }
[part=reason] { block-size: 2.7em }
button { font: inherit; color: inherit; background: none; border: 0; cursor: pointer }
[part=why] { min-block-size: 28px; text-decoration: underline }
[part=foot] { display: flex; align-items: center; justify-content: space-between; gap: .5em; margin-block-start: auto; flex-wrap: wrap }
[part=price] { font-weight: 600; min-block-size: 1.35em }
:focus-visible { outline: 3px solid var(--recs-focus); outline-offset: -3px }
.bone :is([part=name], [part=reason], [part=price]) { background: linear-gradient(var(--recs-bone) 0 0) 0 .2em / 80% .8em no-repeat }
:host([state=loading]) .bone { animation: breathe 1.2s ease-in-out infinite alternate }
:host([state=loading]) [part=heading] { background: var(--recs-bone); inline-size: 14em; max-inline-size: 60% }
:host(:not([state=loading])) .bone { visibility: hidden }
@keyframes breathe { to { opacity: .5 } }
[part=fallback] { grid-area: 1 / 1 / 3 / 2; z-index: 1; min-inline-size: 0 }
[part=dialog] { margin: 12vh auto; padding: 1.2em; border: 1px solid var(--recs-line); border-radius: var(--recs-radius);
  max-inline-size: 26rem; background: var(--recs-dialog); color: var(--recs-dialog-text) }
ol { padding-inline-start: 1.4em; margin-block-start: 1em; clear: both }
[part=close] { float: inline-end; margin-inline-start: 1em; border: 1px solid; border-radius: 99px; padding: .3em 1em }
@container (max-width: 30rem) { [part=heading] { min-block-size: 2.6em; align-content: end } }
@media (prefers-reduced-motion: reduce) { .bone { animation: none !important } }`;

const connected = new Set();
let asked = {};
let style;
let sharedToken;
let seen = {};

const array = value => Array.isArray(value) ? value : [];

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      node.addEventListener(name, value);
    } else if ((value ?? false) !== false) {
      node.setAttribute(name, value);
    }
  }
  node.append(...children.filter(Boolean));
  return node;
}

function webAddress(text) {
  try {
    const {protocol, href} = new URL(text, document.baseURI);
    return text && /^https?:$/.test(protocol) ? href : null;
  } catch {
    return null;
  }
}

function isNews(key) {
  const now = Date.now();
  try {
    seen = JSON.parse(sessionStorage.getItem(SEEN)) ?? {};
  } catch {
    // Nothing is kept.
  }
  if (now - seen[key] < HOUR) {
    return false;
  }
  seen = {...Object.fromEntries(Object.entries(seen).filter(([, at]) => now - at < HOUR)), [key]: now};
  try {
    sessionStorage.setItem(SEEN, JSON.stringify(seen));
  } catch {
    // Nothing is kept.
  }
  return true;
}

export class RecsList extends (globalThis.HTMLElement ?? class {}) {
  static observedAttributes = ["api", "list", "user", "product", "viewed", "category", "exclude", "limit", "shelf", "heading", "product-url"];

  static set token(token) {
    sharedToken = token;
    asked = {};
    connected.forEach(list => list.#renew());
  }

  #root;
  #token;
  #round = 0;
  #timer;
  #tries = 0;
  #answer;
  #bearer;
  #events = [];
  #flush;
  #mute = false;
  #eye;

  connectedCallback() {
    if (Object.hasOwn(this, "token")) {
      const {token} = this;
      delete this.token;
      this.token = token;
    }
    connected.add(this);
    if (!this.#root) {
      this.#root = this.attachShadow({mode: "open"});
      if (!style) {
        style = new CSSStyleSheet();
        style.replaceSync(STYLE);
      }
      this.#root.adoptedStyleSheets = [style];
    }
    this.reload();
  }

  disconnectedCallback() {
    connected.delete(this);
    this.#round++;
    clearTimeout(this.#timer);
    this.#eye?.disconnect();
    this.send();
  }

  attributeChangedCallback(_, before, now) {
    if (before !== now) {
      this.reload();
    }
  }

  get token() {
    return this.#token;
  }

  set token(token) {
    this.#token = token;
    this.#renew();
  }

  #renew() {
    this.send(); // With the token of before.
    this.#bearer = this.#answer = undefined;
    this.reload();
  }

  reload() {
    if (this.#root && this.isConnected) {
      const round = ++this.#round;
      clearTimeout(this.#timer);
      this.#tries = 0;
      if (!this.#answer) {
        this.#frame("", "loading", this.#bones());
      }
      queueMicrotask(() => round === this.#round && this.#load(round));
    }
  }

  #attribute(name, otherwise = "") {
    return this.getAttribute(name) ?? otherwise;
  }

  get #list() {
    return this.#attribute("list", "user");
  }

  get #limit() {
    return Math.min(100, Number.parseInt(this.#attribute("limit")) || 12);
  }

  get #isRow() {
    return this.#attribute("layout", this.hasAttribute("shelf") ? "row" : "grid") === "row";
  }

  get #isExplained() {
    return this.#list === "user" && !this.hasAttribute("shelf") && this.#attribute("why") !== "off";
  }

  get #language() {
    return (this.closest("[lang]") ?? document.documentElement).lang || "en";
  }

  get #words() {
    return {...texts.en, ...texts[this.#language.split("-")[0].toLowerCase()], ...texts[this.#language]};
  }

  #query() {
    const query = new URLSearchParams({limit: this.#limit});
    const set = (name, value) => value && query.set(name, value);
    set("category", this.#attribute("category"));
    set("exclude", this.#attribute("exclude"));
    const viewed = this.#attribute("viewed");
    switch (this.#list) {
      case "similar":
        set("productId", this.#attribute("product"));
        return `product/similar?${query}`;
      case "viewed":
        set("viewed", viewed);
        return `${viewed ? "recommendations" : "popular"}?${query}`;
      case "popular":
        return `popular?${query}`;
      default:
        set("userId", this.#attribute("user", "me"));
        set("shelves", this.getRootNode().querySelector("recs-list[shelf]") && true);
        return `user/recommendations?${query}`;
    }
  }

  async #load(round) {
    const query = this.#query();
    const key = this.#attribute("api") + query;
    try {
      // Who asks for the same at once shares the answer.
      const body = await (this.#token ? this.call(query) : asked[key] ??= this.call(query));
      if (round === this.#round) {
        this.#tries = 0;
        this.#show(body);
      }
    } catch (failure) {
      if (round === this.#round) {
        this.#fail(failure);
      }
    }
    delete asked[key];
  }

  call(path, options) {
    const signal = AbortSignal.timeout(Number(this.#attribute("timeout")) || 4000);
    return Promise.race([this.#fetch(path, {...options, signal}),
      new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)))]);
  }

  async #fetch(path, options, isSecond) {
    const source = this.#token ?? sharedToken;
    if (!source) {
      return new Promise(() => {}); // Whoever sets the token asks again.
    }
    let bearer = this.#bearer;
    if (isSecond || !options.body || !bearer) {
      bearer = typeof source === "function" ? await source() : source;
    }
    if (source === (this.#token ?? sharedToken)) {
      this.#bearer = bearer;
    }
    const headers = {accept: "application/json", "content-type": "application/json", authorization: `Bearer ${bearer}`};
    const response = await fetch(`${this.#attribute("api", "/api/v1")}/${path}`, {...options, headers});
    if (response.status === 401 && !isSecond) {
      return this.#fetch(path, options, true);
    }
    if (!response.ok) {
      throw Object.assign(new Error(`status ${response.status}`), {status: response.status,
        wait: (response.headers.get("retry-after") | 0) * 1000});
    }
    return response.json();
  }

  #show(body) {
    const name = this.getAttribute("shelf");
    const part = name === null ? body : array(body.shelves).find((shelf, index) => shelf?.kind === name || index + 1 === Number(name));
    const items = array(part?.items).filter(item => item?.productId).slice(0, name === null ? this.#limit : 12);
    this.querySelectorAll("[slot*=':']").forEach(node => node.remove());
    this.#answer = {source: name === null ? body.source : `shelf-${part?.kind}`, recommendationId: body.recommendationId};
    if (items.length === 0) {
      this.#without("empty");
    } else {
      this.#cards(this.getAttribute("heading") ?? this.#title(part, name !== null), items);
    }
    this.#tell("recs-load", {source: this.#answer.source, count: items.length, body});
  }

  #fail(failure) {
    const {status = 0, wait = 0} = failure;
    if (!this.#answer) {
      this.#without("failed");
    }
    this.#tell("recs-error", {status, message: failure.message});
    if (status === 0 || status === 429 || status >= 500) {
      const pause = 10_000 * 2 ** Math.min(5, this.#tries++) * (1 + Math.random());
      this.#timer = setTimeout(() => this.#load(this.#round), Math.max(wait, pause));
    }
  }

  #tell(type, detail) {
    return this.dispatchEvent(new CustomEvent(type, {detail, bubbles: true, composed: true, cancelable: true}));
  }

  #title(part, isShelf) {
    const words = this.#words;
    if (isShelf) {
      return translated(String(part.title), words);
    }
    return words[part.source === "similar" ? this.#list === "viewed" ? "viewed" : "similar" : part.source] ?? words.popular;
  }

  #frame(title, state, cards, ...more) {
    this.#eye?.disconnect();
    const named = title ? "title" : null;
    this.setAttribute("state", state);
    this.#root.replaceChildren(element("section", {part: "base", "aria-labelledby": named, "aria-busy": state === "loading"},
      element(title ? `h${this.#attribute("heading-level", 2)}` : "p", {part: "heading", id: named}, element("bdi", {}, title)),
      element("ul", {part: "list", role: "list", class: this.#isRow && "row", "aria-hidden": !title && "true", "aria-labelledby": named,
        tabindex: this.#isRow && title ? 0 : null}, ...cards),
      ...more));
  }

  #bones(count = this.hasAttribute("shelf") ? 6 : this.#limit) {
    return Array.from({length: count}, () => element("li", {class: "bone", "aria-hidden": true}, ...this.#boxes({})));
  }

  #without(state) {
    const hasOwn = this.textContent.trim() || this.firstElementChild;
    const {top, bottom} = this.getBoundingClientRect();
    if (!hasOwn && (top >= innerHeight || bottom <= 0)) {
      this.setAttribute("state", "gone");
      this.#root.replaceChildren();
      return;
    }
    this.#frame("", state, this.#bones(), element("div", {part: "fallback"}, hasOwn ? element("slot") : this.#words.none));
  }

  #cards(title, items) {
    const cards = items.map((item, index) => this.#card(item, index + 1));
    const rest = this.#isRow ? [] : this.#bones(this.#limit - cards.length);
    this.#frame(title, "ready", [...cards, ...rest]);
    this.#watch(cards);
  }

  #card(item, position) {
    const name = String(item.name || item.productId);
    const href = this.#link(item);
    const reason = array(item.reasons).find(each => each?.text && each.type !== "popular");
    const words = this.#words;
    const follow = event => event.button < 2 && this.#follow(item, position, event);
    const card = element("li", {part: "card"}, ...this.#boxes({
      link: element(href ? "a" : "div", {part: "link", href, click: href && follow, auxclick: href && follow}),
      picture: this.#made("picture", item) ?? this.#image(item),
      name: element("bdi", {}, name),
      reason: reason && element("bdi", {}, translated(String(reason.text), words)),
      why: reason && element("button", {type: "button", part: "why",
        "aria-haspopup": "dialog", "aria-label": `${words.why} ${name}`, click: () => this.#why(item, name)}, element("bdi", {}, words.why)),
      price: this.#price(item),
      action: this.#made("action", item),
    }));
    card.item = item;
    card.position = position;
    return card;
  }

  #boxes({link = element("div", {part: "link"}), picture, name, reason, why, price, action}) {
    link.append(element("span", {part: "picture"}, picture), element("span", {part: "name"}, name));
    return [
      link,
      !this.hasAttribute("shelf") && this.#list !== "popular" && element("div", {part: "reasons"},
        element("p", {part: "reason"}, reason), this.#isExplained && (why || element("div", {part: "why"}))),
      element("div", {part: "foot"}, element("span", {part: "price"}, price), action),
    ];
  }

  #link(item) {
    return webAddress(this.getAttribute("product-url")?.replaceAll("{id}", () => encodeURIComponent(item.productId)) ?? item.url);
  }

  #image(item) {
    const src = webAddress(item.imageUrl);
    const image = src && element("img", {part: "image", src, alt: "", loading: "lazy", error: () => image.remove()});
    return image;
  }

  #made(kind, item) {
    try {
      const node = this[kind]?.(item);
      if (node) {
        node.slot = `${kind}:${item.productId}`;
        this.append(node);
        return element("slot", {name: node.slot});
      }
    } catch (failure) {
      this.#tell("recs-error", {message: String(failure)});
    }
    return null;
  }

  #number(options, value) {
    try {
      return new Intl.NumberFormat(this.#language, options).format(value);
    } catch {
      return String(value);
    }
  }

  #price({price, currency}) {
    return typeof price === "number" && this.#number(currency ? {style: "currency", currency} : {minimumFractionDigits: 2}, price);
  }

  async #why(item, name) {
    const words = this.#words;
    const reasons = element("ol", {part: "contributions"});
    const dialog = element("dialog", {part: "dialog", "aria-labelledby": "of", close: () => dialog.remove()},
    element("button", {type: "button", part: "close", click: () => dialog.close()}, words.close),
    element("p", {id: "of"}, element("strong", {}, words.why), " ", element("bdi", {}, name)), reasons);
    const fill = given => {
      const all = given.filter(each => each?.text);
      reasons.replaceChildren(...all.map(each => element("li", {}, element("bdi", {}, translated(String(each.text), words)),
        `: ${this.#number({style: "percent"}, each.share)}`)));
      this.#tell("recs-why", {item, dialog, reasons: all});
    };
    this.#root.append(dialog);
    dialog.showModal();
    fill(item.reasons);
    try {
      const body = await this.call(`${this.#query()}&explain=true`);
      const now = body.items.find(each => each.productId === item.productId);
      if (now?.contributions?.length) {
        fill(now.contributions);
      }
    } catch {
      // Nothing is kept.
    }
  }

  #watch(cards) {
    this.#eye = new IntersectionObserver(entries => {
      for (const {target, intersectionRatio} of entries) {
        if (intersectionRatio >= .5 && !document.hidden) {
          this.#eye.unobserve(target);
          this.#seen(target.item, target.position);
        }
      }
    }, {threshold: .5});
    cards.forEach(card => this.#eye.observe(card));
  }

  look() {
    for (const card of this.#root.querySelectorAll("li[part]")) {
      this.#eye?.unobserve(card);
      this.#eye?.observe(card);
    }
  }

  #seen(item, position) {
    if (isNews([...Object.values(this.#answer), item.productId])) {
      this.#queue("impression", item, position);
    }
  }

  /** No click counts without an impression. */
  #follow(item, position, event) {
    if (!this.#tell("recs-click", {item, position, source: this.#answer.source})) {
      event.preventDefault();
    }
    this.#seen(item, position);
    this.#queue("click", item, position);
    this.send();
  }

  #queue(type, {productId}, position) {
    if (this.#mute || this.getAttribute("events") === "off") {
      return;
    }
    const user = this.#list === "user" ? this.#attribute("user", "me") : "me";
    this.#events.push({type, productId, ...this.#answer, position, at: new Date().toISOString(), ...(user === "me" ? {} : {userId: user})});
    this.#flush ??= setTimeout(() => this.send(), 1000);
  }

  send() {
    clearTimeout(this.#flush);
    this.#flush = undefined;
    const events = this.#events.splice(0);
    if (events.length > 0) {
      this.call("events", {method: "POST", keepalive: true, body: JSON.stringify(events)})
        .catch(({status}) => { this.#mute = status === 403; });
    }
  }
}

if (globalThis.customElements && !customElements.get("recs-list")) {
  customElements.define("recs-list", RecsList);
  addEventListener("pagehide", () => connected.forEach(list => list.send()));
  document.addEventListener("visibilitychange", () => connected.forEach(list => document.hidden ? list.send() : list.look()));
}
