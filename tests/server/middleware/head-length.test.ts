/** HEAD answers as GET does, without the body. */
import assert from "node:assert/strict";
import { createTestApp } from "../routes/test-app.ts";
import { startTestServer } from "../../support/server-harness.ts";

/** The headers that do not change between two requests. */
function lasting({ headers }: Response): Record<string, string> {
  const { date: _, ...rest } = Object.fromEntries(headers);
  return rest;
}

Deno.test("HEAD over the wire has the headers of GET, with the length of its body", async () => {
  await using server = await startTestServer();
  for (
    const path of ["/openapi.json", "/docs", "/docs.css", "/healthz", "/nothing", "/api/calls"]
  ) {
    const get = await fetch(`${server.url}${path}`);
    const length = (await get.arrayBuffer()).byteLength;
    const head = await fetch(`${server.url}${path}`, { method: "HEAD" });
    assert.equal(await head.text(), "");
    assert.equal(head.status, get.status, path);
    assert.equal(head.headers.get("content-length"), String(length), path);
    assert.deepEqual(lasting(head), lasting(get), path);
  }
});

Deno.test("HEAD of the widget has the length of the encoding GET would send", async () => {
  const { request } = await createTestApp();
  for (const encoding of ["br", "gzip", "identity"]) {
    const headers = { "accept-encoding": encoding };
    const get = await request("/chat-call.js", { headers });
    const head = await request("/chat-call.js", { headers, method: "HEAD" });
    assert.equal(head.headers.get("content-length"), String((await get.bytes()).length));
    assert.equal(head.headers.get("etag"), get.headers.get("etag"));
  }
  const etag = (await request("/chat-call.js")).headers.get("etag") ?? "";
  const known = { headers: { "if-none-match": etag }, method: "HEAD" };
  const head = await request("/chat-call.js", known);
  assert.deepEqual([head.status, head.headers.get("content-length")], [304, null]);
});
