/** How names, prices and times read on the page. The wholesaler writes its names in capitals; people do not read them well. */

const SMALL = new Set(["a", "and", "at", "for", "in", "of", "on", "or", "the", "to", "with"]);

export function productName(name) {
  const text = (name ?? "").trim();
  return text !== "" && text === text.toUpperCase() ? titleCase(text) : text;
}

/** Sentences keep their own case; runs of capitals inside them are product names. */
export function sentence(text) {
  const calm = (text ?? "").replace(/\b[A-Z0-9][A-Z0-9'’.,+&/-]*(?:\s+[A-Z0-9'’.,+&/-]+)*\b/g,
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

function titleCase(text) {
  return text.toLowerCase()
    .replace(/[a-z][a-z'’]*/g, (word, at) => at > 0 && SMALL.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1))
    .replace(/(\d)(Cm|Mm|Pc|Pcs|X)\b/g, (_, digit, unit) => digit + unit.toLowerCase())
    .replace(/(\d['’])S\b/g, "$1s");
}
