/** The OpenAPI document as an HTML page: no scripts, and nothing is loaded from elsewhere. */
import { html } from "hono/html";
import type { OpenApiDocument, OperationObject, ResponseObject } from "./document.ts";
import { schemaView, withCode } from "./schema-view.ts";

/** The whole page; its style sheet is separate. */
export function docsPage({ info, tags, paths, components }: OpenApiDocument) {
  const operations = Object.entries(paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([verb, operation]) => ({ path, verb, operation }))
  );
  return html`
    <!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>${info.title} API</title>
        <link rel="stylesheet" href="docs.css">
      </head>
      <body>
        <nav aria-label="Contents">
              <p class="brand">${info.title} <small>${info.version}</small></p>
              ${tags.map(({ name }) =>
                html`
                  <p class="tag">${name}</p>
                  <ul>${operations.filter(({ operation }) => operation.tags.includes(name)).map(
                    linkTo,
                  )}</ul>
                `
              )}
              <p class="tag">Schemas</p>
              <ul>${Object.keys(components.schemas).map((name) =>
                html`<li><a href="#schema-${name}">${name}</a></li>`
              )}</ul>
            </nav>
        <main>
              <h1>${info.title} API</h1>
              <p>${withCode(info.description)}</p>
              <p>Machine-readable: <a href="openapi.json">openapi.json</a> (OpenAPI 3.1).
                Messages over the socket: <a href="signal.json">signal.json</a> (JSON Schema).</p>
              ${tags.map(({ name }) =>
                html`<h2>${name}</h2>
              ${operations.filter(({ operation }) => operation.tags.includes(name)).map(section)}`
              )}
              <h2>Schemas</h2>
              ${Object.entries(components.schemas).map(([name, schema]) =>
                html`<section id="schema-${name}"><h3>${name}</h3>${schemaView(schema)}</section>`
              )}
            </main>
      </body>
    </html>
  `;
}

interface Described {
  path: string;
  verb: string;
  operation: OperationObject;
}

function linkTo({ path, verb, operation }: Described) {
  return html`<li><a href="#${operation.operationId}"><b class="${verb}">${verb}</b> ${path}</a></li>`;
}

function section({ path, verb, operation }: Described) {
  const { operationId, summary, description, security, parameters = [], requestBody } = operation;
  return html`<section id="${operationId}">
    <h3><b class="${verb}">${verb}</b> <code>${path}</code></h3>
    <p>${withCode(summary)}. ${
    security.length === 0 ? "Open to anybody." : `Requires ${whose(security)}.`
  }</p>
    ${description === undefined ? "" : html`<p>${withCode(description)}</p>`}
    ${
    parameters.length === 0 ? "" : html`
      <h4>Parameters</h4>
      <dl>${parameters.map((parameter) =>
        html`
          <dt><code>${parameter.name}</code> <small>${parameter.in}${parameter.required
            ? ""
            : ", optional"}</small></dt>
          <dd>${schemaView(parameter.schema)} ${withCode(parameter.description ?? "")}</dd>
        `
      )}</dl>
    `
  }
    ${requestBody ? html`<h4>Body</h4>${contentView(requestBody)}` : ""}
    <h4>Answers</h4>
    ${Object.entries(operation.responses).map(answer)}
  </section>`;
}

function whose(security: Record<string, string[]>[]): string {
  const names = security.flatMap((one) => Object.keys(one));
  return names.map((name) => KEY_NAMES[name]).join(" or ");
}

const KEY_NAMES: Record<string, string> = {
  token: "the person's token",
  apiKey: "the host's API key",
  metricsToken: "the metrics token, if one is set",
};

function answer([status, response]: [string, ResponseObject]) {
  const isSuccess = status.startsWith("2");
  return html`<details>
    <summary><b class="${isSuccess ? "good" : "bad"}">${status}</b> ${
    withCode(response.description)
  }</summary>
    ${contentView(response)}
  </details>`;
}

function contentView({ content = {} }: Pick<ResponseObject, "content">) {
  return Object.entries(content).map(([contentType, { schema }]) =>
    html`<p><small>${contentType}</small></p>${schemaView(schema)}`
  );
}
