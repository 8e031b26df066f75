/**
 * Pictures for products that have none, drawn from the name: its nouns choose the motif, its colours the palette, words like
 * "polkadot" the ground. The rest is decided by a hash of the name, so a product looks the same on every page and every visit.
 */

import {svg} from "./dom.js";
import {MOTIFS, PARCEL, PHRASES, THEMES} from "./motifs.js";

const tones = (ground, light, main, dark) => ({ground, light, main, dark, paper: "#fffaf0"});

const PALETTES = {
  red: tones("#f7e3dc", "#f0a58f", "#c8442f", "#7d2418"),
  pink: tones("#fae6ea", "#f3b6c4", "#d9718d", "#8c3550"),
  blue: tones("#e2ebf3", "#a3c1dc", "#42739f", "#223f5e"),
  green: tones("#e4eee2", "#a9cba4", "#4f8a56", "#274d32"),
  yellow: tones("#faf0d2", "#f4d27a", "#d99f23", "#7d5610"),
  orange: tones("#fbe8d8", "#f4b98a", "#d9752e", "#83400f"),
  purple: tones("#ece5f2", "#c3add6", "#7d5a9f", "#46305f"),
  cream: tones("#f1ebdf", "#dccbab", "#b3976a", "#6a5533"),
  grey: tones("#e8eaec", "#b9c1c7", "#75828c", "#3c474f"),
  black: tones("#e9e4de", "#a79f97", "#4a4541", "#25211f"),
  brown: tones("#f0e5da", "#d2ae8c", "#9a6a42", "#573a22"),
  teal: tones("#dfeeed", "#98cac6", "#35837f", "#1a4b4a"),
};

const COLOURS = [
  [/\b(RED|RETROSPOT|STRAWBERR\w+|POPPY|CHERRY|LONDON|SANTA|UNION)\b/, "red"], [/\b(PINK|ROSES?|ROMANTIC|CUPID)\b/, "pink"],
  [/\b(BLUE|TURQUOISE|SPACEBOY|SKY|SEASIDE|SAILOR)\b/, "blue"], [/\b(GREEN|BOTANICAL|HERB|GARDEN\w*|APPLES?|WOODLAND|HOLLY)\b/, "green"],
  [/\b(YELLOW|LEMON|GOLD\w*|BRASS|DAISY|DAISIES|HONEY\w*)\b/, "yellow"], [/\b(ORANGE|COPPER|PUMPKIN)\b/, "orange"],
  [/\b(PURPLE|LAVENDER|LILAC|VIOLET|AMETHYST)\b/, "purple"], [/\b(IVORY|CREAM|WHITE|VINTAGE|VICTORIAN|REGENCY|ANTIQUE)\b/, "cream"],
  [/\b(SILVER|ZINC|GREY|METAL|ENAMEL|CHROME|GLASS)\b/, "grey"], [/\b(BLACK|SKULLS?|CHALKBOARD|BAROQUE)\b/, "black"],
  [/\b(WOOD|WOODEN|CHOCOLATE|COFFEE|WICKER|JUTE|NATURAL|BROWN)\b/, "brown"],
];

const GROUNDS = [
  [/\b(POLKADOT|RETROSPOT|SPOTS?|SPOTTY|SCANDISPOT)\b/, "dots"], [/\b(STRIPES?|STRIPEY|UNION|FRENCH)\b/, "stripes"],
  [/\b(CHRISTMAS|SNOW\w*|STARS?|NOEL|SKY)\b/, "stars"],
];

export function picture(product) {
  const words = `${product.name ?? ""} ${product.category ?? ""}`.toUpperCase();
  const hash = hashOf(words);
  const colours = COLOURS.filter(([pattern]) => pattern.test(words)).map(([, name]) => name);
  const names = Object.keys(PALETTES);
  const palette = PALETTES[colours[0] ?? names[hash % names.length]];
  return svg("svg", {viewBox: "0 0 200 200", class: "picture", "aria-hidden": "true", focusable: "false"},
    svg("rect", {width: 200, height: 200, fill: palette.ground}),
    ...ground(GROUNDS.find(([pattern]) => pattern.test(words))?.[1] ?? ["plain", "arch", "sun", "plain"][(hash >>> 4) % 4], palette),
    svg("ellipse", {cx: 100, cy: 171, rx: 70, ry: 7, fill: palette.dark, opacity: .13}),
    ...motif(product).map(([tag, attributes]) => svg(tag, painted(attributes, palette))));
}

/**
 * The last noun of an English name is the thing itself: "white hanging heart t-light holder" holds a light. The category speaks
 * only for a name that has none.
 */
function motif({name, category}) {
  const phrase = PHRASES.find(([words]) => (name ?? "").toLowerCase().includes(words))?.[1];
  return phrase ?? drawn(MOTIFS, name) ?? drawn(THEMES, name) ?? drawn(MOTIFS, category) ?? drawn(THEMES, category) ?? PARCEL;
}

function drawn(motifs, text) {
  const parts = (text ?? "").toLowerCase().split(/[^a-z0-9-]+/).reverse();
  return parts.map(part => motifs.find(([nouns]) => nouns.split(" ").some(noun => noun === part || noun + "s" === part))).find(Boolean)?.[1];
}

function painted(attributes, palette) {
  const paint = {...attributes};
  for (const name of ["fill", "stroke"]) {
    if (palette[paint[name]]) {
      paint[name] = palette[paint[name]];
    }
  }
  return paint;
}

function ground(kind, palette) {
  switch (kind) {
    case "dots":
      return grid(25, (x, y) => svg("circle", {cx: x, cy: y, r: 6, fill: palette.light, opacity: .45}));
    case "stars":
      return grid(40, (x, y) => svg("path", {d: `m${x} ${y - 7} 2 5 5 2-5 2-2 5-2-5-5-2 5-2z`, fill: palette.light, opacity: .7}));
    case "stripes":
      return Array.from({length: 5}, (_, i) => svg("rect", {x: i * 40, width: 20, height: 200, fill: palette.light, opacity: .3}));
    case "arch":
      return [svg("path", {d: "M30 200V100a70 70 0 0 1 140 0v100z", fill: palette.light, opacity: .35})];
    case "sun":
      return [svg("circle", {cx: 100, cy: 100, r: 82, fill: palette.light, opacity: .35})];
    default:
      return [svg("rect", {y: 150, width: 200, height: 50, fill: palette.light, opacity: .4})];
  }
}

function grid(step, mark) {
  const marks = [];
  for (let y = step / 2, row = 0; y < 200; y += step, row++) {
    for (let x = row % 2 ? step : step / 2; x < 200; x += step) {
      marks.push(mark(x, y));
    }
  }
  return marks;
}

/** FNV-1a, 32 bits. */
function hashOf(text) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  }
  return hash;
}
