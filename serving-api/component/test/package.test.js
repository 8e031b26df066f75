/** What shops get: one small file without dependencies that may be imported anywhere. */

import assert from "node:assert/strict";
import {execFileSync} from "node:child_process";
import {readFileSync} from "node:fs";
import {test} from "node:test";
import {fileURLToPath} from "node:url";
import {gzipSync} from "node:zlib";
import {refusalOf, texts as controls} from "../recs-controls.js";
import {texts, translated} from "../recs-list.js";

const folder = fileURLToPath(new URL("..", import.meta.url));
const read = name => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");

test("the module is smaller than 8 KiB when compressed", () => {
  const bytes = gzipSync(read("recs-list.js"), {level: 9}).length;
  assert.ok(bytes < 8 * 1024, `${bytes} bytes`);
});

test("the controls are smaller than 2 KiB when compressed, import nothing and may be imported by a server", () => {
  const bytes = gzipSync(read("recs-controls.js"), {level: 9}).length;
  assert.ok(bytes < 2 * 1024, `${bytes} bytes`);
  assert.doesNotMatch(read("recs-controls.js"), /^\s*import\b|\bimport\(/m);
  assert.deepEqual(Object.keys(controls), ["en", "de", "fr"]);
  assert.deepEqual(Object.values(controls).map(words => Object.keys(words).sort()), Array(3).fill(Object.keys(controls.en).sort()));
});

test("a reason is refused by the signal that it comes from, and one of the shop by none", () => {
  assert.deepEqual(refusalOf({type: "bought-after", productId: "1", text: "x"}), {type: "purchase", productId: "1"});
  assert.deepEqual(refusalOf({type: "similar-to-viewed", productId: "1", text: "x"}), {type: "view", productId: "1"});
  assert.deepEqual(refusalOf({type: "searched", productId: null, text: 'because you searched for "12" lamp"'}), {type: "search", query: '12" lamp'});
  assert.equal(refusalOf({type: "bought-together", productId: null, text: "a product that is gone"}), null);
  assert.equal(refusalOf({type: "trending", productId: null, text: "bought by others lately"}), null);
  assert.equal(refusalOf({type: "variety", productId: "1", text: "lower, because it is like A"}), null);
});

test("the module imports nothing and the package needs nothing", () => {
  const {dependencies, peerDependencies, optionalDependencies} = JSON.parse(read("package.json"));
  assert.deepEqual([dependencies, peerDependencies, optionalDependencies], [undefined, undefined, undefined]);
  assert.doesNotMatch(read("recs-list.js"), /^\s*import\b|\bimport\(/m);
});

test("the package holds the module, its types and nothing of the tests", () => {
  const [packed] = JSON.parse(execFileSync("npm", ["pack", "--dry-run", "--json"], {cwd: folder, encoding: "utf8"}));
  assert.deepEqual(packed.files.map(file => file.path).sort(), ["README.md", "package.json", "recs-controls.d.ts", "recs-controls.js", "recs-list.d.ts", "recs-list.js"]);
});

test("a server that renders pages may import the module", () => {
  assert.equal(typeof globalThis.customElements, "undefined");
  assert.deepEqual(Object.keys(texts), ["en", "de", "fr"]);
});

test("every language says everything, with the same gaps", () => {
  const gaps = words => Object.fromEntries(Object.entries(words).map(([key, text]) => [key, text.split("{}").length]).sort());
  assert.deepEqual(gaps(texts.de), gaps(texts.en));
  assert.deepEqual(gaps(texts.fr), gaps(texts.en));
});

test("a sentence of the API is said in the page's language, with its subject", () => {
  assert.equal(translated("because you bought A $& B", texts.de), "Weil Sie A $& B gekauft haben");
  assert.equal(translated('because you searched for "lamp"', texts.fr), "Parce que vous avez cherché « lamp »");
  assert.equal(translated("More in Baking", texts.de), "Mehr aus Baking");
  assert.equal(translated("fits your taste", texts.fr), "Correspond à vos goûts");
  assert.equal(translated("fits your taste", texts.en), "Fits your taste");
});

test("a sentence that this release does not know stays as it is", () => {
  assert.equal(translated("goes well with A", texts.de), "Goes well with A");
  assert.equal(translated("for a new reason", texts.de), "For a new reason");
});

/** Only in the repository: the sentences stand in Java. */
test("the module knows every sentence that the API writes", {skip: !process.env.RECS_HOME && "RECS_HOME does not name the repository"}, () => {
  const java = name => readFileSync(`${process.env.RECS_HOME}/shared-model/model/src/main/java/dev/recs/model/recommendation/${name}.java`, "utf8");
  const english = new Set(Object.values(texts.en));
  const sentences = [...java("ReasonText").matchAll(/case [A-Z_]+ -> (.+);/g)].flatMap(([, code]) =>
    code.replace(/^reason\.amount\(\) < 0 \? /, "").split(/ : /).map(part =>
      part.replace(/nameOf\.apply\(reason\.subject\(\)\)|reason\.subject\(\)/g, '"{}"').replaceAll('" + "', "").replace(/^"|"$/g, "").replaceAll('\\"', '"')));
  const titles = [...java("ShelfKind").matchAll(/^ {4}[A-Z_]+\("[a-z-]+", "(.+)"\)/gm)].map(([, title]) => title.replace("%s", "{}"));
  assert.ok(sentences.length >= 13 && titles.length >= 5, "the sentences are found in the code");
  assert.deepEqual([...sentences, ...titles].filter(sentence => !english.has(sentence)), []);
});
