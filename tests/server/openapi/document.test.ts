/** The OpenAPI document is complete, consistent, and matches the routes. */
import assert from "node:assert/strict";
import type { App } from "../../../server/deps.ts";
import type { OpenApiDocument } from "../../../server/openapi/document.ts";
import { ERROR_WORDS } from "../../../server/openapi/error-words.ts";
import { operationOf } from "../../../server/openapi/operation.ts";
import { ERROR_STATUS } from "../../../server/protocol/error-code.ts";
import { WebhookEventType } from "../../../server/protocol/webhook.ts";
import { createTestApp, type TestApp } from "../routes/test-app.ts";

async function readDocument(request: TestApp["request"], path = "/openapi.json") {
  const response = await request(path);
  assert.equal(response.status, 200);
  return await response.json() as OpenApiDocument;
}

Deno.test("/openapi.json describes every route of the API, and no other", async () => {
  let routes: App["routes"] = [];
  const { request } = await createTestApp({}, (app) => routes = app.routes);
  const { paths } = await readDocument(request);
  const documented = Object.entries(paths).flatMap(([path, verbs]) =>
    Object.keys(verbs).map((verb) => `${verb.toUpperCase()} ${path}`)
  );
  // Middleware is registered under ALL; every real route names its method.
  const registered = routes
    .filter(({ method, path }) => method !== "ALL" && path.startsWith("/api/"))
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)(\{[^/]*\})?/g, "{$1}")}`);
  assert.deepEqual(
    documented.filter((name) => name.includes("/api/")).toSorted(),
    [...new Set(registered)].toSorted(),
  );
  for (
    const name of [
      "GET /metrics",
      "GET /healthz",
      "GET /readyz",
      "GET /api/calls",
      "GET /api/config",
    ]
  ) {
    assert.ok(documented.includes(name), name);
  }
});

Deno.test("/openapi.json has no dangling references and no repeated operation id", async () => {
  const { request } = await createTestApp();
  const document = await readDocument(request);
  const refs = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g);
  for (const [, name] of refs) assert.ok(document.components.schemas[name], name);
  assert.doesNotMatch(JSON.stringify(document), /\$defs/);
  const operations = Object.values(document.paths).flatMap((verbs) => Object.values(verbs));
  const ids = operations.map(({ operationId }) => operationId);
  assert.equal(new Set(ids).size, ids.length);
  for (const [path, verbs] of Object.entries(document.paths)) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const { parameters = [] } of Object.values(verbs)) {
      const named = parameters.filter((one) => one.in === "path").map(({ name }) => name);
      assert.deepEqual(named, inPath, path);
    }
  }
});

Deno.test("/openapi.json describes every query parameter, and names its default", async () => {
  const { request } = await createTestApp();
  const { paths } = await readDocument(request);
  const operations = Object.values(paths).flatMap((verbs) => Object.values(verbs));
  const inQuery = operations.flatMap(({ parameters = [] }) => parameters)
    .filter((one) => one.in === "query");
  assert.ok(inQuery.length > 0);
  for (const { name, description } of inQuery) assert.ok(description, name);
  const noteOf = (path: string, of: string) =>
    paths[path].get.parameters?.find(({ name }) => name === of)?.description ?? "";
  assert.match(noteOf("/api/calls", "limit"), /\b50\b/);
  assert.match(noteOf("/api/calls/stats", "timeframe"), /30d/);
});

Deno.test("/openapi.json describes the webhooks", async () => {
  const { request } = await createTestApp();
  const { webhooks, components } = await readDocument(request);
  assert.deepEqual(Object.keys(webhooks), WebhookEventType.options);
  const { properties = {}, required } = components.schemas.WebhookEvent;
  assert.deepEqual(required, ["id", "type", "timestamp", "sequence", "data"]);
  assert.deepEqual(properties.type?.enum, WebhookEventType.options);
  assert.ok(properties.data?.properties?.participants);
  assert.equal(properties.data?.properties?.isIncoming, undefined);
});

Deno.test("/openapi.json lists each refusal under the status of its code", async () => {
  let routes: App["routes"] = [];
  const { request } = await createTestApp({}, (app) => routes = app.routes);
  const { paths } = await readDocument(request);
  for (const { path, method, handler } of routes) {
    const operation = operationOf(handler);
    if (!operation) continue;
    const pattern = path.replaceAll(/:(\w+)/g, "{$1}");
    const { responses } = paths[pattern][method.toLowerCase()];
    for (const code of operation.refusals) {
      const response = responses[ERROR_STATUS[code]];
      assert.ok(JSON.stringify(response).includes(`"${code}"`), `${pattern}: ${code}`);
      assert.ok(response.description.includes(ERROR_WORDS[code]));
    }
  }
});

Deno.test("/openapi.json leaves the base path to the server's address", async () => {
  const { request } = await createTestApp({ BASE_PATH: "/calls" });
  const document = await readDocument(request, "/calls/openapi.json");
  assert.deepEqual(document.servers, [{ url: "/calls" }]);
  assert.ok(document.paths["/api/config"]);
});

Deno.test("/docs shows every operation, and loads only its own style sheet", async () => {
  const { request } = await createTestApp();
  const response = await request("/docs");
  assert.match(response.headers.get("content-type") ?? "", /^text\/html/);
  const policy = response.headers.get("content-security-policy") ?? "";
  assert.match(policy, /default-src 'none'; style-src 'self'/);
  assert.doesNotMatch(policy, /unsafe/);
  const page = await response.text();
  // Anything that a strict policy refuses, or that would load from elsewhere.
  assert.doesNotMatch(page, /<script|<style|\sstyle=|\son\w+=|https?:\/\/|<img|<iframe/i);
  const links = [...page.matchAll(/<link [^>]*href="([^"]+)"/g)].map(([, href]) => href);
  assert.deepEqual(links, ["docs.css"]);
  const style = await request("/docs.css");
  assert.equal(style.headers.get("content-type"), "text/css; charset=utf-8");
  assert.doesNotMatch(await style.text(), /url\(|@import/);
  const { paths, components } = await readDocument(request);
  const operations = Object.values(paths).flatMap((verbs) => Object.values(verbs));
  for (const { operationId } of operations) assert.ok(page.includes(`id="${operationId}"`));
  for (const name of Object.keys(components.schemas)) {
    assert.ok(page.includes(`id="schema-${name}"`));
  }
  // Every in-page link has a target.
  for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) {
    assert.ok(page.includes(`id="${target}"`), target);
  }
});

Deno.test("/api answers 405 for other methods, and names the allowed ones", async () => {
  const { request, bearer } = await createTestApp();
  const response = await request("/api/calls/x", { method: "PATCH", ...await bearer("ann") });
  assert.equal(response.status, 405);
  assert.equal((await response.json()).error.code, "method-not-allowed");
  assert.match(response.headers.get("allow") ?? "", /GET, HEAD/);
  const below = await createTestApp({ BASE_PATH: "/calls" });
  assert.equal((await below.request("/calls/healthz", { method: "PUT" })).status, 405);
  const asked = await request("/healthz", { method: "OPTIONS" });
  assert.deepEqual([asked.status, asked.headers.get("allow")], [204, "GET, HEAD, OPTIONS"]);
  const nowhere = await request("/api/nothing", { method: "PATCH", ...await bearer("ann") });
  assert.equal(nowhere.status, 404);
});

Deno.test("/api refuses a body over its limit, with or without a Content-Length", async () => {
  const { request, bearer } = await createTestApp(
    {},
    (app) => app.post("/api/echo", async (c) => c.text(await c.req.text())),
  );
  const { headers } = await bearer("ann");
  const send = (body: BodyInit) => request("/api/echo", { method: "POST", body, headers });
  assert.equal((await send("x".repeat(64 * 1024))).status, 200);
  const tooLong = await send("x".repeat(64 * 1024 + 1));
  assert.equal(tooLong.status, 413);
  assert.equal((await tooLong.json()).error.code, "too-large");
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(16 * 1024)),
  });
  assert.equal((await send(endless)).status, 413);
});
