/** REST through the app: authorization, the shape of answers, and their headers. */
import assert from "node:assert/strict";
import { CallPage, RestError } from "../../../server/protocol/rest.ts";
import { CallConfig } from "../../../server/protocol/call-config.ts";
import { mintToken } from "../../support/host-tokens.ts";
import { createTestApp } from "./test-app.ts";

async function bearer(userId = "ann", options = {}): Promise<{ headers: Record<string, string> }> {
  return { headers: { authorization: `Bearer ${await mintToken(userId, options)}` } };
}

Deno.test("/api refuses a missing or invalid token in the documented shape", async () => {
  const { request } = await createTestApp();
  const attempts: [Record<string, string>, string][] = [
    [{}, "unauthorized"],
    [{ authorization: "Basic YTpi" }, "unauthorized"],
    [{ authorization: "Bearer x" }, "unauthorized"],
    [(await bearer("ann", { lifeSeconds: -60 })).headers, "token-expired"],
  ];
  for (const [headers, code] of attempts) {
    const response = await request("/api/calls", { headers });
    assert.equal(response.status, 401);
    assert.match(response.headers.get("www-authenticate") ?? "", /^Bearer/);
    assert.equal(RestError.parse(await response.json()).error.code, code);
  }
});

Deno.test("/api/config returns what a call needs, and is not cached", async () => {
  const { request } = await createTestApp({
    TURN_URLS: "turn:t.example:3478",
    TURN_SECRET: "north",
    RING_TIMEOUT_SECONDS: "45",
  });
  const response = await request("/api/config", await bearer());
  assert.equal(response.headers.get("cache-control"), "no-store");
  const { success, data } = await response.json();
  assert.equal(success, true);
  const { limits, ringTimeoutSeconds, version, ...config } = data;
  assert.equal(CallConfig.parse(config).iceServers[0].urls[0], "turn:t.example:3478");
  assert.equal(ringTimeoutSeconds, 45);
  assert.deepEqual(limits, {
    maxParticipants: 6,
    messageBytes: 65_536,
    bodyBytes: 65_536,
    pageSize: 100,
  });
  assert.match(version, /^\d+\.\d+\.\d+/);
});

Deno.test("/api/calls shows each person their own calls, newest first", async () => {
  const { request, startCalls } = await createTestApp();
  const [first, second] = await startCalls(2);
  const response = await request("/api/calls", await bearer("ann"));
  const { calls, pagination } = CallPage.parse((await response.json()).data);
  assert.deepEqual(calls.map(({ id }) => id), [second, first]);
  assert.deepEqual(pagination, { total: 2, limit: 50, offset: 0, hasMore: false, cursor: null });
  const [call] = calls;
  assert.deepEqual([call.isOutgoing, call.isIncoming, call.status, call.endReason], [
    true,
    false,
    "cancelled",
    "cancelled",
  ]);
  assert.deepEqual(call.caller, { userId: "ann", name: "Ann" });

  const bens = CallPage.parse(
    (await (await request("/api/calls", await bearer("ben"))).json()).data,
  );
  assert.deepEqual(bens.calls.map(({ isIncoming, userStatus }) => [isIncoming, userStatus]), [
    [true, "missed"],
    [true, "missed"],
  ]);
  const eves = CallPage.parse(
    (await (await request("/api/calls", await bearer("eve"))).json()).data,
  );
  assert.deepEqual(eves.calls, []);
});

Deno.test("/api/calls can be paged and filtered by chat", async () => {
  const { request, startCalls } = await createTestApp();
  const [first, second, third] = await startCalls(3);
  const page = async (query: string) => {
    const response = await request(`/api/calls?${query}`, await bearer("ann"));
    return CallPage.parse((await response.json()).data);
  };
  const { calls, pagination } = await page("limit=2&chatId=chat-1");
  assert.deepEqual(calls.map(({ id }) => id), [third, second]);
  assert.equal(pagination.hasMore, true);
  const rest = await page(`limit=2&chatId=chat-1&cursor=${pagination.cursor}`);
  assert.deepEqual(rest.calls.map(({ id }) => id), [first]);
  assert.equal(rest.pagination.cursor, null);
  assert.deepEqual((await page("chatId=other")).calls, []);
});

Deno.test("/api/calls refuses an invalid query", async () => {
  const { request } = await createTestApp();
  for (
    const query of [
      "limit=0",
      "limit=101",
      "limit=-1",
      "limit=x",
      "cursor=x",
      "status=over",
      "type=audio",
      "direction=in",
      "from=yesterday",
      "from=2026-02-30",
      "to=2026-01-31T12:00",
      "offset=-1",
      "offset=1001",
      "chatId=a&chatId=b",
      "page=2",
      "chatId=",
    ]
  ) {
    const response = await request(`/api/calls?${query}`, await bearer());
    assert.equal(response.status, 400, query);
    assert.equal(RestError.parse(await response.json()).error.code, "malformed");
  }
});

Deno.test("/api/calls/{id} shows a call only to its participants", async () => {
  const { request, startCalls } = await createTestApp();
  const [id] = await startCalls(1);
  const own = await request(`/api/calls/${id}`, await bearer("ben"));
  assert.equal((await own.json()).data.id, id);
  for (
    const path of [
      `/api/calls/${id}`,
      "/api/calls/none",
      "/api/calls/__proto__",
      `/api/calls/${"x".repeat(3000)}`,
    ]
  ) {
    const response = await request(path, await bearer("eve"));
    assert.equal(response.status, 404);
    assert.equal(RestError.parse(await response.json()).error.code, "call-not-found");
  }
});

Deno.test("/api allows the configured origins, and answers their preflight without a token", async () => {
  const { request } = await createTestApp({ CHAT_CALL_ORIGINS: "https://shop.example" });
  const preflight = (origin: string) =>
    request("/api/calls", {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": "GET",
        "access-control-request-headers": "authorization",
      },
    });
  const allowed = await preflight("https://shop.example");
  assert.equal(allowed.status, 204);
  assert.equal(allowed.headers.get("access-control-allow-origin"), "https://shop.example");
  assert.match(allowed.headers.get("access-control-allow-headers") ?? "", /Authorization/i);
  assert.equal(allowed.headers.get("access-control-allow-credentials"), null);
  const refused = await preflight("https://evil.example");
  assert.equal(refused.headers.get("access-control-allow-origin"), null);
  const answer = await request("/api/calls", {
    headers: { ...(await bearer()).headers, origin: "https://shop.example" },
  });
  assert.equal(answer.headers.get("access-control-allow-origin"), "https://shop.example");
  assert.match(answer.headers.get("vary") ?? "", /Origin/);
});

Deno.test("/readyz is 503 while draining or without a store, and /healthz stays 200", async () => {
  const { request, app, closeStore } = await createTestApp();
  assert.equal((await request("/readyz")).status, 200);
  app.isDraining = true;
  assert.equal((await request("/readyz")).status, 503);
  app.isDraining = false;
  closeStore();
  assert.equal((await request("/readyz")).status, 503);
  assert.equal((await request("/healthz")).status, 200);
  const calls = await request("/api/calls", await bearer());
  assert.equal(calls.status, 503);
  assert.equal(RestError.parse(await calls.json()).error.code, "store-unavailable");
});

Deno.test("every address is below the base path", async () => {
  const { request } = await createTestApp({ BASE_PATH: "/calls" });
  assert.equal((await request("/calls/healthz")).status, 200);
  assert.equal((await request("/healthz")).status, 404);
  assert.equal((await request("/calls/api/config", await bearer())).status, 200);
  assert.equal((await request("/calls/chat-call.js")).status, 200);
});

Deno.test("unknown paths and internal errors are answered as documented", async () => {
  const { request, log } = await createTestApp({}, (app) =>
    app.get("/broken", () => {
      throw new Error("a secret detail");
    }));
  const missing = await request("/nothing");
  assert.equal(missing.status, 404);
  assert.equal(RestError.parse(await missing.json()).error.code, "not-found");
  const broken = await request("/broken");
  assert.equal(broken.status, 500);
  const { error } = RestError.parse(await broken.json());
  assert.equal(error.code, "internal");
  assert.doesNotMatch(JSON.stringify(error), /secret detail/);
  assert.ok(log.some((line) => line.includes("a secret detail")), "the log has it");
});

Deno.test("the log holds no token from a header or a query", async () => {
  const { request, log } = await createTestApp();
  const token = await mintToken("ann");
  await request(`/api/calls?token=${token}`, { headers: { authorization: `Bearer ${token}` } });
  assert.ok(log.some((line) => line.includes('"path":"/api/calls"')));
  assert.ok(log.every((line) => !line.includes(token.slice(-20))));
});

Deno.test("/signal answers a plain request with 426", async () => {
  const { request } = await createTestApp();
  const response = await request("/signal");
  assert.equal(response.status, 426);
  assert.equal(response.headers.get("upgrade"), "websocket");
});
