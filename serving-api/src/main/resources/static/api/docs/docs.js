/** Shows openapi.json for people. */

const make = (tag, text, ...children) => {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  element.append(...children);
  return element;
};

const row = (...cells) => make("tr", "", ...cells.map(cell => make("td", cell)));
const table = rows => make("table", "", ...rows);
const nameOf = ref => ref.split("/").at(-1);
const typeOf = schema => schema.$ref ? nameOf(schema.$ref)
  : schema.enum ? schema.enum.join(" | ")
  : schema.oneOf ? schema.oneOf.map(typeOf).join(" or ")
  : schema.type === "array" ? `array of ${typeOf(schema.items)}`
  : [schema.type ?? "object"].flat().join(" or ");

function operation(document, path, method, told) {
  const resolve = part => part.$ref ? document.components[part.$ref.split("/")[2]][nameOf(part.$ref)] : part;
  const parameters = (told.parameters ?? []).map(resolve)
    .map(p => row(p.name, p.in, typeOf(p.schema), p.description ?? ""));
  if (told.requestBody) {
    parameters.push(row("body", "", typeOf(told.requestBody.content["application/json"].schema), ""));
  }
  const responses = Object.entries(told.responses).map(([status, response]) => {
    const content = Object.values(resolve(response).content ?? {})[0];
    return row(status, resolve(response).description, content ? typeOf(content.schema) : "");
  });
  const title = make("h3", "", make("b", method), path);
  return make("section", "", title, make("p", `${told.summary}. ${told.description}`), table(parameters), make("h4", "Answers"), table(responses));
}

function schema(name, told) {
  const rows = Object.entries(told.properties ?? {}).map(([field, type]) => row(field, typeOf(type), type.description ?? ""));
  return make("section", "", make("h3", name), make("p", told.description ?? ""), table(rows));
}

const answer = await (await fetch("/api/openapi.json")).json();
document.getElementById("about").textContent = answer.info.description;
for (const [path, methods] of Object.entries(answer.paths)) {
  for (const [method, told] of Object.entries(methods)) {
    document.getElementById("paths").append(operation(answer, path, method, told));
  }
}
for (const [name, told] of Object.entries(answer.components.schemas)) {
  document.getElementById("schemas").append(schema(name, told));
}
