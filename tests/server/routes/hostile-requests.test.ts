/** Hostile requests to the API: invalid tokens, odd addresses, and the headers of every answer. */
import assert from "node:assert/strict";
import { RestError } from "../../../server/protocol/rest.ts";
import { mintToken } from "../../support/host-tokens.ts";
import { startTestServer } from "../../support/server-harness.ts";
import { createTestApp } from "./test-app.ts";

Deno.test("/api accepts a token only from one well-formed bearer header", async () => {
  const { request } = await createTestApp();
  const token = await mintToken("ann");
  const unsigned = token.slice(0, token.lastIndexOf(".") + 1);
  const refused = [
    "Bearer",
    "Bearer ",
    "Bearer  ",
    token,
    `Basic ${token}`,
    `Bearer${token}`,
    `Bearer ${token} ${token}`,
    `Bearer ${token}, Bearer ${token}`,
    `Bearer ${token}.`,
    `Bearer ${token.slice(0, -2)}`,
    `Bearer ${unsigned}`,
    `Bearer .${token}`,
    "Bearer ..",
    "Bearer null",
    "Bearer undefined",
    "Bearer __proto__",
    `Bearer ${"a".repeat(20_000)}`,
    `Bearer ${"a.".repeat(5_000)}`,
    `Bearer e30.e30.e30`,
  ];
  for (const authorization of refused) {
    const response = await request("/api/config", { headers: { authorization } });
    assert.equal(response.status, 401, authorization.slice(0, 60));
    assert.match(response.headers.get("www-authenticate") ?? "", /^Bearer/);
    assert.equal(RestError.parse(await response.json()).error.code, "unauthorized");
  }
  const elsewhere = [`/api/config?token=${token}`, `/api/config?access_token=${token}`];
  for (const path of elsewhere) assert.equal((await request(path)).status, 401);
  const cookie = { headers: { cookie: `token=${token}` } };
  assert.equal((await request("/api/config", cookie)).status, 401);
  for (const scheme of ["bearer", "BEARER", "Bearer "]) {
    const headers = { authorization: `${scheme} ${token}` };
    assert.equal((await request("/api/config", { headers })).status, 200, scheme);
  }
});

Deno.test("/api answers odd addresses and queries as documented, never with a server error", async () => {
  const { request, bearer } = await createTestApp();
  const own = await bearer("ann");
  const paths: [string, number][] = [
    ["/api/calls/%00", 404],
    ["/api/calls/%ff%fe", 404],
    ["/api/calls/%E0%A4%A", 404],
    ["/api/calls/..%2f..%2fetc", 404],
    ["/api/calls/constructor", 404],
    ["/api/calls/", 404],
    ["/api//calls", 404],
    ["/api/calls?chatId=%00", 400],
    ["/api/calls?__proto__=1", 400],
    ["/api/calls?limit=1e1", 400],
    ["/api/calls?limit=%EF%BC%91", 400],
    ["/api/calls?cursor=99999999999999999999.x", 400],
    [`/api/calls?cursor=1.${"x".repeat(300)}`, 400],
    ["/api/calls?cursor=1.%00", 200],
    ["/api/calls?to=0374-03-16T06:52:21Z&type=voice&direction=outgoing", 200],
    ["/api/calls?to=0374-03-16", 200],
    ["/api/calls?cursor=0.0&from=2000-01-01", 200],
    ["/api/calls?cursor=0.0&from=2000-01-01&status=ringing", 200],
    ["/api/calls?from=2000-01-02&to=2000-01-01&type=voice", 200],
    ["/api/calls?from=9999-12-31", 200],
    ["/api/calls?from=0000-01-01&to=0000-01-01", 200],
    ["/api/calls?", 200],
    ["/api/calls?&", 200],
  ];
  for (const [path, status] of paths) {
    const response = await request(path, own);
    assert.equal(response.status, status, `${path}: ${await response.clone().text()}`);
    if (status >= 400) RestError.parse(await response.json());
  }
});

Deno.test("every answer forbids sniffing and framing, and personal answers are not cached", async () => {
  const { request, bearer } = await createTestApp();
  const own = await bearer("ann");
  const answers: [string, RequestInit][] = [
    ["/api/calls", own],
    ["/api/calls/none", own],
    ["/api/calls", {}],
    ["/api/nothing", own],
    ["/api/calls", { ...own, method: "PATCH" }],
    ["/nothing", {}],
    ["/healthz", {}],
    ["/openapi.json", {}],
    ["/docs", {}],
  ];
  for (const [path, init] of answers) {
    const { headers, body } = await request(path, init);
    await body?.cancel();
    assert.equal(headers.get("x-content-type-options"), "nosniff", path);
    assert.equal(headers.get("referrer-policy"), "no-referrer", path);
    assert.match(
      headers.get("content-security-policy") ?? "",
      /default-src 'none'.*frame-ancestors 'none'/,
    );
    const isOfTheMoment = /^\/(api\/|healthz|readyz)/.test(path);
    if (isOfTheMoment) assert.equal(headers.get("cache-control"), "no-store", path);
    // HSTS is left to the proxy that terminates HTTPS.
    assert.equal(headers.get("strict-transport-security"), null);
  }
});

Deno.test("HEAD with a complete handshake opens no socket", async () => {
  await using server = await startTestServer();
  const { hostname, port } = new URL(server.url);
  using connection = await Deno.connect({ hostname, port: Number(port) });
  const request = [
    "HEAD /signal HTTP/1.1",
    `Host: ${hostname}:${port}`,
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version: 13",
    "\r\n",
  ];
  const writer = connection.writable.getWriter();
  await writer.write(new TextEncoder().encode(request.join("\r\n")));
  const { value } = await connection.readable.getReader().read();
  assert.match(new TextDecoder().decode(value), /^HTTP\/1\.1 426 /);
});
