/** The widget's files: types, encodings, caching, and nothing outside its folder. */
import assert from "node:assert/strict";
import { createTestApp, LOADER } from "./test-app.ts";

Deno.test("the loader is a script that any page may load, cached for five minutes", async () => {
  const { request } = await createTestApp();
  const response = await request("/chat-call.js");
  assert.equal(await response.text(), LOADER);
  const header = (name: string) => response.headers.get(name);
  assert.equal(header("content-type"), "text/javascript; charset=utf-8");
  assert.equal(header("cache-control"), "public, max-age=300");
  assert.equal(header("access-control-allow-origin"), "*");
  assert.equal(header("cross-origin-resource-policy"), "cross-origin");
  assert.equal(header("x-content-type-options"), "nosniff");
  assert.match(header("etag") ?? "", /^"[\w-]{22}"$/);
});

Deno.test("hashed chunks are cached as immutable", async () => {
  const { request } = await createTestApp();
  const response = await request("/assets/call-Ab12.js");
  assert.equal(await response.text(), "export {};");
  assert.match(response.headers.get("cache-control") ?? "", /max-age=31536000, immutable/);
});

Deno.test("wasm is served compressed as application/wasm, to a page of any origin", async () => {
  const { request } = await createTestApp();
  const headers = { "accept-encoding": "br" };
  const runtime = await request("/assets/runtime-Cd34.wasm", { headers });
  assert.equal(await runtime.text(), "brotli code");
  assert.equal(runtime.headers.get("content-type"), "application/wasm");
  assert.equal(runtime.headers.get("access-control-allow-origin"), "*");
  assert.match(runtime.headers.get("cache-control") ?? "", /immutable/);
  const model = await request("/assets/model-Ef56.tflite", { headers });
  assert.equal(model.headers.get("content-type"), "application/octet-stream");
});

Deno.test("the encoding is the best that the browser accepts and the build wrote", async () => {
  const { request } = await createTestApp();
  const encodingOf = async (accepted?: string, path = "/chat-call.js") => {
    const headers: Record<string, string> = accepted ? { "accept-encoding": accepted } : {};
    const response = await request(path, { headers });
    assert.equal(response.headers.get("vary"), "Accept-Encoding");
    return [response.headers.get("content-encoding"), await response.text()];
  };
  assert.deepEqual(await encodingOf("gzip, deflate, br, zstd"), ["br", "brotli bytes"]);
  assert.deepEqual(await encodingOf("gzip"), ["gzip", "gzip bytes"]);
  assert.deepEqual(await encodingOf("br;q=0, gzip;q=0.5"), ["gzip", "gzip bytes"]);
  assert.deepEqual(await encodingOf("br; q=0.0, gzip;q=0"), [null, LOADER]);
  assert.deepEqual(await encodingOf("identity"), [null, LOADER]);
  assert.deepEqual(await encodingOf(), [null, LOADER]);
  assert.deepEqual(await encodingOf("br", "/assets/call-Ab12.js"), [null, "export {};"]);
});

Deno.test("a cached file is answered with 304, with a separate ETag for each encoding", async () => {
  const { request } = await createTestApp();
  const ask = (tag: string, encoding = "br") =>
    request("/chat-call.js", { headers: { "if-none-match": tag, "accept-encoding": encoding } });
  const etag = (await ask("")).headers.get("etag") ?? "";
  for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
    const response = await ask(tag);
    assert.equal(response.status, 304, tag);
    assert.equal(await response.text(), "");
    assert.equal(response.headers.get("etag"), etag);
  }
  assert.equal((await ask(etag, "gzip")).status, 200);
  assert.equal((await ask('"other"')).status, 200);
});

Deno.test("HEAD has no body, and POST is answered with 404", async () => {
  const { request } = await createTestApp();
  const head = await request("/chat-call.js", { method: "HEAD" });
  assert.equal(head.status, 200);
  assert.equal(await head.text(), "");
  assert.equal((await request("/chat-call.js", { method: "POST" })).status, 404);
});

Deno.test("nothing outside the widget's folder is served", async () => {
  const { request } = await createTestApp();
  for (
    const path of [
      "/../secret.js",
      "/..%2fsecret.js",
      "/assets/../../secret.js",
      "/assets/%2e%2e/%2e%2e/secret.js",
      "/..\\secret.js",
      "/%00",
      "/assets/",
      "/chat-call.js.br",
      "/link.js",
    ]
  ) {
    assert.equal((await request(path)).status, 404, path);
  }
});
