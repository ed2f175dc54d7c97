/**
 * What the log holds, and what it must never hold: the tests feed secrets through every input and
 * search every line.
 */
import assert from "node:assert/strict";
import { createLog } from "../../server/log.ts";
import { mintToken, SECRET } from "../support/host-tokens.ts";
import { startTestServer } from "../support/server-harness.ts";
import { startReceiver } from "./notify/receiver.ts";

Deno.test("createLog() writes one JSON object per line, from its level up", () => {
  const lines: string[] = [];
  const log = createLog("info", (line) => lines.push(line));
  log.debug("unheard");
  log.info("plain", { count: 1, text: "two\nlines" });
  log.error("broken", new Error("why", { cause: new Error("root") }));
  assert.equal(lines.length, 2);
  assert.ok(lines.every((line) => !line.includes("\n")));
  const [plain, broken] = lines.map((line) => JSON.parse(line));
  assert.deepEqual(Object.keys(plain), ["time", "level", "event", "count", "text"]);
  assert.equal(new Date(plain.time).toISOString(), plain.time);
  assert.equal(broken.level, "error");
  assert.equal(broken.cause, "why");
  assert.match(broken.stack, /Error: why/);
  assert.match(broken.because, /Error: root/);
});

Deno.test("createLog() writes nothing at the level silent", () => {
  const lines: string[] = [];
  createLog("silent", (line) => lines.push(line)).error("broken", new Error("why"));
  assert.deepEqual(lines, []);
});

Deno.test("the log names each request with its outcome, and never its query", async () => {
  const lines: string[] = [];
  await using server = await startTestServer({
    log: createLog("info", (line) => lines.push(line)),
  });
  await (await server.api("ann", "/api/calls?chatId=a-chat-in-the-query")).body?.cancel();
  const [request] = lines.map((line) => JSON.parse(line)).filter(({ event }) =>
    event === "request"
  );
  assert.equal(request.method, "GET");
  assert.equal(request.path, "/api/calls");
  assert.equal(request.status, 200);
  assert.ok(request.durationMs >= 0);
});

Deno.test("no secret, token, description, candidate or body from any input reaches the log", async () => {
  const lines: string[] = [];
  const failedPost = Promise.withResolvers<void>();
  const keep = (line: string) => {
    lines.push(line);
    if (JSON.parse(line).event === "webhook-failed") failedPost.resolve();
  };
  const webhookKey = new Uint8Array(32).fill(7).toBase64();
  await using receiver = startReceiver();
  receiver.answer = () => new Response("answer-of-the-receiver", { status: 500 });
  await using server = await startTestServer({
    env: {
      TURN_URLS: "turn:127.0.0.1:3479",
      TURN_SECRET: "secret-of-the-relay",
      WEBHOOK_URL: `${receiver.url}?key=key-in-the-webhook-address`,
      WEBHOOK_SECRET: `whsec_${webhookKey}`,
      WEBHOOK_ALLOW_PRIVATE: "true",
      METRICS_TOKEN: "password-of-the-metrics",
    },
    log: createLog("debug", keep),
  });
  const { url } = server;
  const ask = async (path: string, init: RequestInit = {}) => {
    await (await fetch(`${url}${path}`, init)).body?.cancel();
  };
  const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

  // Valid and invalid tokens, in every place that accepts one.
  const good = await mintToken("ann", { chat: {} });
  const forged = await mintToken("ann", { secret: "a forger's secret of more than 32 bytes" });
  const expired = await mintToken("ann", { lifeSeconds: -600 });
  const garbage = "garbage-instead-of-a-token";
  const tokens = [good, forged, expired, garbage];
  for (const token of tokens) {
    await ask(`/api/calls?token=${token}`, bearer(token));
    await ask(`/metrics?token=${token}`, bearer(token));
    await ask("/api/away", { method: "POST", body: token });
    await ask("/api/me/settings", { method: "PUT", body: token, ...bearer(good) });
    const socket = await server.open();
    socket.send({ type: "hello", token });
    if (token !== good) await socket.closed;
  }
  await ask("/metrics", bearer("password-of-the-metrics"));
  await ask("/no-such-address?token=secret-in-a-query", bearer(good));

  const ann = await server.connect("ann");
  const ben = await server.connect("ben");
  const { resumeToken } = ann.welcome;
  for (const token of tokens) {
    await ann.ask({ type: "auth:refresh", token });
    await ann.ask({ type: "chat:attach", token });
  }
  const { config } = await ann.request({ type: "webrtc:config:get" });
  const [relay] = config!.iceServers;

  // Relayed descriptions and candidates, and refused ones.
  const { sessionId } = await ann.request({
    type: "call:initiate",
    chatId: "chat-1",
    callType: "voice",
  });
  const about = { sessionId: sessionId!, chatId: "chat-1" };
  await ben.request({ type: "call:accept", ...about });
  const sdp = "v=0\r\na=ice-pwd:password-in-the-description\r\n";
  const candidate = { candidate: "candidate:1 1 udp 1 198.51.100.77 9 typ host" };
  for (const targetUserId of ["ben", "nobody"]) {
    ann.send({ type: "webrtc:offer", ...about, targetUserId, offer: { type: "offer", sdp } });
    ann.send({ type: "webrtc:ice-candidate", ...about, targetUserId, candidate });
  }
  ann.sendText('{"type":"webrtc:offer","password":"password-in-an-unknown-key"}');
  ann.sendText('{"password-in-broken-json');
  await ann.request({ type: "call:end", ...about });
  await failedPost.promise;

  const stranger = await server.open();
  stranger.send({ type: "hello", resume: "made-up-resume-token" });
  await stranger.closed;
  const other = await server.open();
  other.sendText('{"type":"hello","token":"token-in-a-broken-hello');
  await other.closed;

  const text = lines.join("\n");
  // The log is not empty: it has the requests, the failed webhook and the closed sockets.
  for (const event of ["request", "webhook-failed", "socket-closed"]) {
    assert.ok(lines.some((line) => JSON.parse(line).event === event), `no ${event} in the log`);
  }
  const never = [
    SECRET,
    ...tokens,
    // The payload or the signature alone must not leak either.
    ...tokens.slice(0, 3).flatMap((token) => token.split(".").slice(1)),
    resumeToken,
    "secret-of-the-relay",
    relay.credential!,
    webhookKey,
    "key-in-the-webhook-address",
    "answer-of-the-receiver",
    "password-of-the-metrics",
    "secret-in-a-query",
    "password-in-the-description",
    "198.51.100.77",
    "password-in-an-unknown-key",
    "password-in-broken-json",
    "made-up-resume-token",
    "token-in-a-broken-hello",
  ];
  assert.deepEqual(never.filter((secret) => text.includes(secret)), []);
});
