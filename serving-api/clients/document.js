/**
 * The OpenAPI document in the subset that openapi-generator can turn into TypeScript, Java and PHP: `node document.js FROM TO`.
 *
 * Left out are three choices of the original, which the generated code either does not compile with or wraps into classes without sense:
 * the body of `POST events` is an array (a single event is an array of one), the ids of an event are texts (7 is "7"), and a refusal has the
 * fields of all its types. So are the patterns of ids and texts, whose \u PHP does not read; the API checks them.
 */

import {readFileSync, writeFileSync} from "node:fs";

const [from, to] = process.argv.slice(2);
const document = JSON.parse(readFileSync(from, "utf8"));
const {schemas} = document.components;
const only = (name, type) => {
  const choice = schemas[name].oneOf.find(each => (each.type ?? schemas[each.$ref.split("/").at(-1)].type) === type);
  schemas[name] = {...schemas[name], ...choice, oneOf: undefined};
};
only("Events", "array");
only("EventId", "string");
const refusals = schemas.NewRefusal.oneOf.map(each => schemas[each.$ref.split("/").at(-1)]);
schemas.NewRefusal = {
  type: "object",
  required: ["type"],
  properties: {
    ...Object.assign({}, ...refusals.map(each => each.properties)),
    type: {type: "string", enum: refusals.flatMap(each => each.properties.type.enum)},
  },
};
for (const schema of Object.values(schemas)) {
  delete schema.pattern;
}
writeFileSync(to, JSON.stringify(document, null, 1));
