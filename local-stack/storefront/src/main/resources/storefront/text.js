/** How names, prices and times read on the page. The wholesaler writes its names in capitals; people do not read them well. */

const SMALL = new Set(["a", "and", "at", "for", "in", "of", "on", "or", "the", "to", "with"]);
const INITIALS = new Set(["cd", "led", "tv"]);

/** Measures in a name of capitals may be small: "BAG 500g SWIRLY MARBLES". */
export function productName(name) {
  const text = (name ?? "").trim().replace(/[,.]$/, "");
  return count(text, /\p{Lu}/gu) > 3 * count(text, /\p{Ll}/gu) ? titleCase(text) : text;
}

/** Sentences keep their own case; runs of capitals inside them are product names. */
export function sentence(text) {
  const calm = (text ?? "").replace(/"([^"]*)"/g, "“$1”").replace(/\b[A-Z0-9][A-Z0-9'’.,+&/-]*(?:\s+[A-Z0-9'’.,+&/-]+)*\b/g,
    run => /[A-Z]{2}/.test(run) ? titleCase(run) : run);
  return calm.charAt(0).toUpperCase() + calm.slice(1);
}

export function price(amount, currency) {
  if (amount === null || amount === undefined || amount === "" || Number.isNaN(Number(amount))) {
    return "";
  }
  try {
    return new Intl.NumberFormat("en-GB", {style: "currency", currency: currency || "GBP"}).format(amount);
  } catch {
    return `${amount} ${currency}`;
  }
}

export function ago(instant) {
  const seconds = (Date.now() - Date.parse(instant)) / 1000;
  if (!Number.isFinite(seconds)) {
    return "";
  }
  const steps = [[60, "second", 1], [3600, "minute", 60], [86400, "hour", 3600], [Infinity, "day", 86400]];
  const [, unit, size] = steps.find(([limit]) => seconds < limit);
  return seconds < 5 ? "just now" : new Intl.RelativeTimeFormat("en", {numeric: "auto"}).format(-Math.round(seconds / size), unit);
}

const count = (text, letters) => text.match(letters)?.length ?? 0;

/** The hyphen of "T-Light" is one that lines do not break at. */
function titleCase(text) {
  const lower = text.toLowerCase();
  return lower
    .replace(/\p{Ll}[\p{Ll}'’]*/gu, (word, at) => {
      const isInside = at > 0 && /\p{Ll}/u.test(lower.slice(at + word.length));
      return isInside && SMALL.has(word) ? word : INITIALS.has(word) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1);
    })
    .replace(/(\d)(Cm|G|Mm|Pc|Pcs|X)(?![a-wyz])/g, (_, digit, unit) => digit + unit.toLowerCase())
    .replace(/\b([A-Z])-/g, "$1\u2011")
    .replace(/(\d['’])S\b/g, "$1s");
}
