/**
 * Flat drawings on a 200 × 200 canvas. Each is a list of [tag, attributes]; a fill names a tone of the product's palette:
 * main, dark, light or paper. PHRASES are things of several words. MOTIFS are things of one; the first entry that has the word is
 * the drawing. THEMES are what things are decorated with, and stand for a product only when its name has no thing.
 */

const path = (d, fill) => ["path", {d, fill}];
const circle = (cx, cy, r, fill) => ["circle", {cx, cy, r, fill}];
const box = (x, y, width, height, rx, fill) => ["rect", {x, y, width, height, rx, fill}];
const line = (d, stroke, width = 6) => ["path", {d, stroke, "stroke-width": width, fill: "none", "stroke-linecap": "round", "stroke-linejoin": "round"}];
const HEART = "M100 158C40 118 38 88 46 72c10-20 40-22 54 4 14-26 44-24 54-4 8 16 6 46-54 86z";

export const PHRASES = [
  ["hot water bottle", [
    box(91, 26, 18, 14, 4, "dark"), path("M80 38h40l-6 20H86z", "dark"),
    path("M86 56h28c2 12 10 14 20 18 14 6 20 16 20 32v42a20 20 0 0 1-20 20H66a20 20 0 0 1-20-20v-42c0-16 6-26 20-32 10-4 18-6 20-18z", "main"),
    line("M64 98v52M82 92v64M100 92v64M118 92v64M136 98v52", "light", 6)]],
  ["hand warmer", [
    path("M62 134V84c0-50 68-50 68 0v14c6-12 14-20 22-15 10 6 5 18-2 29-6 10-13 17-20 22z", "main"), box(56, 128, 82, 38, 9, "dark"),
    line("M72 138v18M88 138v18M104 138v18M120 138v18", "light", 4), path("M96 112c-17-11-16-20-13-24 4-6 11-5 13 2 2-7 9-8 13-2 3 4 4 13-13 24z", "paper")]],
];

export const MOTIFS = [
  ["bicycle bike", [
    ...[56, 144].map(cx => ["circle", {cx, cy: 132, r: 32, fill: "none", stroke: "dark", "stroke-width": 6}]),
    line("m56 132 26-46h42l20 46M82 86l16 46H56M98 132l26-46-4-18", "main"), line("M72 82h20M114 68h20", "dark", 7), circle(98, 132, 7, "dark")]],
  ["popcorn", [
    circle(72, 84, 17, "light"), circle(128, 84, 17, "light"), circle(86, 68, 16, "paper"), circle(114, 68, 16, "light"), circle(100, 80, 18, "paper"),
    path("M56 88h88l-12 80H68z", "paper"), path("M56 88h18l6 80H68zM91 88h18l-3 80H94zM126 88h18l-12 80h-12z", "main")]],
  ["scales", [
    box(92, 84, 16, 26, 2, "dark"), path("m52 168 12-62h72l12 62z", "main"), circle(100, 138, 25, "paper"), line("m100 138 10-15", "dark", 4), circle(100, 138, 5, "dark"),
    path("M42 66h116c-4 20-22 26-58 26s-54-6-58-26z", "dark"), ["ellipse", {cx: 100, cy: 66, rx: 58, ry: 9, fill: "light"}]]],
  ["sewing knitting thread needle", [
    line("M126 84c28 4 6 44 30 40", "light", 3), line("M156 58v96", "dark", 5), box(60, 58, 66, 96, 6, "main"), line("m64 82 58-10M64 100l58-10M64 118l58-10M64 136l58-10", "light", 4),
    box(50, 42, 86, 18, 7, "dark"), box(50, 150, 86, 18, 7, "dark")]],
  ["bag bags handbag purse shopper tote satchel backpack", [
    line("M72 78c0-46 56-46 56 0", "dark", 8), path("M48 74h104l10 88a8 8 0 0 1-8 8H46a8 8 0 0 1-8-8z", "main"),
    path("M48 74h104l2 18H46z", "dark"), circle(72, 84, 4, "paper"), circle(128, 84, 4, "paper"), box(78, 112, 44, 30, 6, "light")]],
  ["teapot cosy tea", [
    path("M146 96c26-14 34 2 22 26-6 12-16 18-28 20v-12c16-4 24-26 6-22z", "dark"), path("M60 104 34 78l-12 2 6 14 18 40z", "dark"),
    path("M50 116a50 42 0 0 1 100 0c0 30-18 48-30 50H80c-12-2-30-20-30-50z", "main"),
    path("M64 86h72l-8-14H72z", "dark"), circle(100, 64, 9, "light"), circle(100, 122, 16, "light"), circle(100, 122, 6, "paper")]],
  ["mug cup teacup saucer beaker egg", [
    line("M138 88c34-8 34 44-4 40", "dark", 9), path("M50 72h92c0 52-10 78-26 82H76c-16-4-26-30-26-82z", "main"),
    ["ellipse", {cx: 96, cy: 72, rx: 46, ry: 9, fill: "dark"}], ["ellipse", {cx: 96, cy: 160, rx: 62, ry: 9, fill: "light"}],
    line("M84 52c-8-8 8-12 0-22M106 52c-8-8 8-12 0-22", "light", 5)]],
  ["cake cakestand cakecases cupcake baking mould muffin cookie biscuit", [
    box(94, 122, 12, 40, 2, "dark"), path("M66 168h68l-14-10H80z", "dark"), ["ellipse", {cx: 100, cy: 122, rx: 66, ry: 8, fill: "dark"}],
    path("M56 88h88v32H56z", "main"), path("M56 88c0-20 88-20 88 0v8c-8 12-14-2-22 4s-14 6-22 0-14 6-22 0-14 8-22-4z", "light"),
    circle(100, 64, 9, "main"), line("M100 56c2-8 8-10 12-10", "dark", 3)]],
  ["clock watch timer", [
    circle(100, 100, 62, "dark"), circle(100, 100, 52, "paper"), circle(100, 54, 4, "main"), circle(146, 100, 4, "main"), circle(100, 146, 4, "main"),
    circle(54, 100, 4, "main"), line("M100 100V68", "dark"), line("m100 100 26 14", "main"), circle(100, 100, 6, "dark")]],
  ["umbrella parasol", [
    line("M100 50v92c0 20-28 20-28 2", "dark"), path("M32 104a68 62 0 0 1 136 0c-10-10-24-10-34 0-10-10-24-10-34 0-10-10-24-10-34 0-10-10-24-10-34 0z", "main"),
    path("M66 104c2-36 18-56 34-62 16 6 32 26 34 62-10-10-24-10-34 0-10-10-24-10-34 0z", "light"), circle(100, 40, 5, "dark")]],
  ["bunting flag garland banner party", [
    line("M18 66q82 40 164 0", "dark", 4), path("m34 76 30 8-20 38z", "main"), path("m70 86 32 2-18 40z", "light"), path("m108 88 30-4-10 42z", "main"), path("m142 82 24-10-4 42z", "light")]],
  ["lantern", [
    line("M78 54c0-28 44-28 44 0", "dark", 5), path("M66 54h68l10 18H56z", "dark"), box(62, 72, 76, 84, 4, "light"), box(92, 110, 16, 42, 3, "paper"),
    path("M100 84c12 14 8 24 0 24s-12-10 0-24z", "main"), line("M62 72v84M138 72v84", "dark", 6), box(54, 156, 92, 12, 4, "dark")]],
  ["candle candles t-light t-lights tealight candlestick candleholder incense", [
    path("M100 40c16 20 12 36 0 36s-16-16 0-36z", "main"), path("M100 56c7 9 5 18 0 18s-7-9 0-18z", "paper"), line("M100 76v12", "dark", 3),
    box(82, 86, 36, 46, 5, "paper"), path("M58 126h84c-2 28-16 40-32 42H90c-16-2-30-14-32-42z", "dark"), path("M58 126h84v8H58z", "light")]],
  ["lamp lampshade bulb chandelier torch light lights", [
    box(96, 100, 8, 52, 0, "dark"), path("M72 44h56l24 62H48z", "main"), path("M84 44h20l-8 62H62z", "light"), path("M68 166h64c-2-12-14-16-32-16s-30 4-32 16z", "dark")]],
  ["bottle water carafe decanter perfume", [
    box(88, 34, 24, 16, 4, "dark"), path("M90 50h20v22c0 10 28 14 28 38v48a12 12 0 0 1-12 12H74a12 12 0 0 1-12-12v-48c0-24 28-28 28-38z", "main"),
    box(62, 112, 76, 34, 0, "light"), circle(100, 129, 9, "paper")]],
  ["jug pitcher vase watering", [
    line("M136 78c34-4 30 54-4 54", "dark", 8), path("M62 54h66l14-8-8 30c8 24 12 60-4 90H70c-16-30-12-66-6-88z", "main"), path("M58 106h84v18H58z", "light")]],
  ["tin tins jar canister storage biscuits pot sugar", [
    box(84, 38, 32, 14, 7, "dark"), box(54, 50, 92, 20, 6, "dark"), path("M58 70h84v86a12 12 0 0 1-12 12H70a12 12 0 0 1-12-12z", "main"),
    box(68, 92, 64, 48, 6, "paper"), path("M100 130c-18-12-18-20-16-26 4-6 13-6 16 2 3-8 12-8 16-2 2 6 2 14-16 26z", "main")]],
  ["plate plates dish saucers bowl bowls tray trays trivet coaster coasters placemat", [
    circle(100, 102, 66, "dark"), circle(100, 102, 60, "paper"), circle(100, 102, 42, "light"), circle(100, 102, 36, "paper"), path("M100 122c-22-15-20-25-17-31 4-7 14-6 17 2 3-8 13-9 17-2 3 6 5 16-17 31z", "main")]],
  ["spoon fork knife cutlery ladle tongs whisk utensil", [
    ["ellipse", {cx: 62, cy: 64, rx: 15, ry: 24, fill: "main"}], box(58, 84, 8, 84, 4, "main"), line("M88 40v32M100 40v32M112 40v32", "dark", 5),
    path("M86 70h28c0 14-6 18-10 20v74a4 4 0 0 1-8 0V90c-4-2-10-6-10-20z", "dark"), path("M134 40c18 8 18 40 10 62v62a4 4 0 0 1-8 0z", "main")]],
  ["sign signs tile letters font plaque chalkboard blackboard memoboard board doormat", [
    line("M70 64 100 36l30 28", "dark", 4), circle(100, 36, 5, "dark"), box(36, 64, 128, 88, 8, "dark"), box(44, 72, 112, 72, 4, "main"), line("M62 96h76M62 112h76M76 128h48", "paper", 5)]],
  ["art frame frames picture photo print canvas mirror", [
    box(46, 36, 108, 128, 4, "dark"), box(58, 48, 84, 104, 2, "paper"), path("M58 152v-30l24-28 20 24 14-12 26 30v16z", "main"), circle(118, 76, 11, "light")]],
  ["bracelet necklace earrings earring ring beads bead jewel brooch pendant", [
    ["circle", {cx: 100, cy: 100, r: 50, fill: "none", stroke: "dark", "stroke-width": 3}],
    ...Array.from({length: 14}, (_, i) => circle(100 + 50 * Math.cos(i * Math.PI / 7), 100 + 50 * Math.sin(i * Math.PI / 7), i % 2 ? 8 : 11, i % 2 ? "light" : "main")),
    path("m100 138 12 16-12 18-12-18z", "dark")]],
  ["knob drawer drawers cabinet chest cupboard", [
    box(44, 46, 112, 116, 6, "dark"), box(52, 54, 96, 30, 3, "main"), box(52, 90, 96, 30, 3, "main"), box(52, 126, 96, 28, 3, "main"),
    circle(100, 69, 6, "paper"), circle(100, 105, 6, "paper"), circle(100, 140, 6, "paper")]],
  ["hook hanger hooks coat rack", [
    box(34, 60, 132, 26, 8, "main"), line("M62 86v30c0 20 22 16 20 0M100 86v30c0 20 22 16 20 0M138 86v30c0 20 22 16 20 0", "dark", 6), circle(62, 73, 4, "paper"), circle(100, 73, 4, "paper"), circle(138, 73, 4, "paper")]],
  ["key keyring key-ring", [
    ["circle", {cx: 70, cy: 76, r: 24, fill: "none", stroke: "main", "stroke-width": 13}], line("m88 94 60 58M128 132l16-14M112 117l12-11", "main", 11), circle(70, 46, 6, "dark")]],
  ["cushion pillow", [
    path("M44 56c36 10 76 10 112 0-8 32-8 62 0 94-36-10-76-10-112 0 8-32 8-62 0-94z", "main"), path("M64 74c24 6 48 6 72 0-5 20-5 40 0 58-24-6-48-6-72 0 5-18 5-38 0-58z", "light"), circle(100, 103, 7, "dark")]],
  ["basket wicker hamper", [
    line("M58 92c0-66 84-66 84 0", "dark", 7), path("M40 92h120l-14 70a8 8 0 0 1-8 6H62a8 8 0 0 1-8-6z", "main"), line("M48 112h104M52 130h96M56 148h88", "light", 5), box(36, 86, 128, 14, 7, "dark")]],
  ["notebook book journal sketchbook passport organiser diary album", [
    path("M48 50a10 10 0 0 1 10-10h86a8 8 0 0 1 8 8v104a8 8 0 0 1-8 8H58a10 10 0 0 1-10-10z", "main"), path("M48 50a10 10 0 0 1 10-10h10v120H58a10 10 0 0 1-10-10z", "dark"), box(86, 66, 48, 30, 4, "paper"), line("M94 81h32", "dark", 4)]],
  ["wallet card cards postcard letter envelope stationery tags tag stickers sticker", [
    box(36, 58, 128, 92, 8, "main"), path("M36 66a8 8 0 0 1 8-8h112a8 8 0 0 1 8 8l-64 48z", "light"), path("M100 122c-15-10-14-17-12-21 3-5 10-4 12 2 2-6 9-7 12-2 2 4 3 11-12 21z", "dark")]],
  ["wrap paper tissue napkins ribbon ribbons tape doilies", [
    path("M52 62h96v92H52z", "main"), ["ellipse", {cx: 52, cy: 108, rx: 16, ry: 46, fill: "dark"}], ["ellipse", {cx: 52, cy: 108, rx: 7, ry: 22, fill: "paper"}],
    ["ellipse", {cx: 148, cy: 108, rx: 16, ry: 46, fill: "main"}], line("M76 66v84M100 66v84M124 66v84", "light", 8)]],
  ["doll bear teddy toy soft rabbit bunny feltcraft monkey", [
    circle(64, 54, 18, "main"), circle(136, 54, 18, "main"), circle(64, 54, 9, "light"), circle(136, 54, 9, "light"), circle(100, 84, 48, "main"), ["ellipse", {cx: 100, cy: 98, rx: 22, ry: 17, fill: "paper"}],
    circle(82, 76, 5, "dark"), circle(118, 76, 5, "dark"), ["ellipse", {cx: 100, cy: 91, rx: 7, ry: 5, fill: "dark"}], line("M92 104q8 7 16 0", "dark", 3), path("M60 132h80l14 36H46z", "dark")]],
  ["game playing puzzle dominoes cards skittles jigsaw blocks magnets", [
    box(40, 92, 54, 70, 6, "main"), box(106, 92, 54, 70, 6, "dark"), box(73, 38, 54, 48, 6, "light"), circle(67, 127, 9, "paper"), circle(133, 112, 6, "paper"), circle(133, 142, 6, "paper"), circle(100, 62, 9, "dark")]],
  ["pen pens pencil pencils crayons chalks", [
    path("m62 150 12-30 18 18z", "paper"), path("m62 150 5-13 8 8z", "dark"), path("m74 120 56-56 18 18-56 56z", "main"), path("m130 64 9-9a8 8 0 0 1 11 0l7 7a8 8 0 0 1 0 11l-9 9z", "dark"), path("m74 120 56-56 6 6-56 56z", "light")]],
  ["towel towels apron oven cloth rug throw blanket scarf", [
    line("M44 56h112", "dark", 8), path("M58 56h84v104H58z", "main"), path("M58 118h84v10H58zM58 134h84v10H58z", "light"), path("M58 160l7 8 7-8 7 8 7-8 7 8 7-8 7 8 7-8 7 8 7-8 7 8 7-8z", "main")]],
  ["stool chair table sofa bench", [
    line("m68 96-12 72M132 96l12 72M62 136h76", "dark", 8), ["ellipse", {cx: 100, cy: 88, rx: 58, ry: 18, fill: "dark"}], ["ellipse", {cx: 100, cy: 82, rx: 58, ry: 18, fill: "main"}], ["ellipse", {cx: 100, cy: 80, rx: 36, ry: 9, fill: "light"}]]],
];

export const THEMES = [
  ["bauble christmas santa xmas noel advent decoration decorations tree angel", [
    box(90, 38, 20, 16, 3, "dark"), circle(100, 108, 54, "main"), path("M48 96q52 26 104 0v26q-52 26-104 0z", "light"), path("m100 98 5 10 11 1-8 8 2 11-10-5-10 5 2-11-8-8 11-1z", "paper"), line("M100 38V22", "dark", 3)]],
  ["bird birds dove owl duck hen chicken cockerel robin peacock", [
    path("M40 104c0-34 34-52 62-44 10-18 40-14 42 8l20 10-20 8c-2 40-30 62-62 62-18 0-30-8-42-28 8 4 14 2 16-2-10-2-16-8-16-14z", "main"), path("M74 104c18-8 40-6 48 0-8 24-36 26-48 0z", "light"), circle(126, 74, 5, "dark"), line("M84 148v18M102 148v18", "dark", 5)]],
  ["flower flowers rose roses poppy daisy garden gardeners plant herb seed bouquet", [
    line("M100 104v64M100 150c-8-16-24-20-34-16M100 140c8-14 20-18 30-16", "dark", 6),
    ...Array.from({length: 6}, (_, i) => circle(100 + 27 * Math.cos(i * Math.PI / 3), 76 + 27 * Math.sin(i * Math.PI / 3), 19, i % 2 ? "main" : "light")), circle(100, 76, 15, "paper")]],
  ["butterfly butterflies dragonfly fairy", [
    path("M98 96C70 44 30 52 36 84c3 18 30 24 62 18z", "main"), path("M102 96c28-52 68-44 62-12-3 18-30 24-62 18z", "main"), path("M98 104c-34 0-50 22-40 40 10 16 34 4 40-34z", "light"), path("M102 104c34 0 50 22 40 40-10 16-34 4-40-34z", "light"), box(96, 78, 8, 64, 4, "dark"), line("M98 78c-4-12-10-18-16-20M102 78c4-12 10-18 16-20", "dark", 3)]],
  ["star stars", [path("m100 36 19 42 46 5-34 31 9 46-40-23-40 23 9-46-34-31 46-5z", "main"), path("m100 66 10 22 24 3-18 16 5 24-21-12-21 12 5-24-18-16 24-3z", "light")]],
  ["heart hearts love", [path(HEART, "main"), path("M64 74c6-8 14-8 20-4-10 2-16 8-18 18-6-4-6-10-2-14z", "paper"), line("M100 76V34", "dark", 3)]],
];

/** What everything else comes in. */
export const PARCEL = [
  box(44, 84, 112, 80, 6, "main"), box(36, 68, 128, 26, 5, "dark"), box(90, 68, 20, 96, 0, "paper"),
  path("M100 68C70 68 66 38 82 38c12 0 18 30 18 30s6-30 18-30c16 0 12 30-18 30z", "light")];
