/** `/metrics` of a real server: who may read it, and what it counts. */
import assert from "node:assert/strict";
import { createTestApp } from "../routes/test-app.ts";
import { startTestServer, type TestServer } from "../../support/server-harness.ts";
import { readPrometheusText } from "./prometheus-text.ts";

async function read({ url }: TestServer, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/metrics`, { headers });
  assert.equal(response.status, 200);
  assert.match(response.headers.get("content-type") ?? "", /^text\/plain; version=0\.0\.4/);
  return readPrometheusText(await response.text());
}

async function statusOf({ url }: TestServer, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/metrics`, { headers });
  await response.body?.cancel();
  return response.status;
}

Deno.test("/metrics counts sockets, calls, outcomes, relayed and refused messages, and store operations", async () => {
  await using server = await startTestServer();
  const ann = await server.connect("ann");
  const ben = await server.connect("ben");
  const call = { type: "call:initiate", chatId: "chat-1", callType: "voice" } as const;

  const declined = await ann.request(call);
  await ben.request({ type: "call:reject", sessionId: declined.sessionId!, chatId: "chat-1" });
  const { sessionId } = await ann.request(call);
  const about = { sessionId: sessionId!, chatId: "chat-1" };
  await ben.request({ type: "call:accept", ...about });
  const candidate = { candidate: "candidate:1 1 udp 1 192.0.2.1 9 typ host" };
  for (let count = 0; count < 32; count++) {
    ann.send({ type: "webrtc:ice-candidate", ...about, targetUserId: "ben", candidate });
  }
  await ann.refused({ type: "call:cancel", ...about });
  await ann.settled();

  const running = await read(server);
  assert.equal(running.get('chat_call_sockets{state="welcomed"}'), 2);
  assert.equal(running.get('chat_call_sockets{state="pending"}'), 0);
  assert.equal(running.get('chat_call_live_calls{status="active"}'), 1);
  assert.equal(running.get('chat_call_relayed_messages_total{type="webrtc:ice-candidate"}'), 32);
  const timed = running.get("chat_call_relay_seconds_count") ?? 0;
  assert.ok(timed >= 1 && timed <= 4, `${timed} of 32 were timed`);
  assert.equal(running.get('chat_call_refused_messages_total{code="call-over"}'), 1);
  assert.equal(running.get('chat_call_refused_messages_total{code="rate-limited"}'), 0);
  assert.equal(running.get('chat_call_ended_calls_total{status="rejected"}'), 1);
  assert.equal(running.get('chat_call_end_reasons_total{reason="declined"}'), 1);
  assert.equal(running.get("chat_call_answer_seconds_count"), 1);
  assert.ok((running.get('chat_call_store_seconds_count{operation="write"}') ?? 0) >= 4);
  assert.equal(running.get('chat_call_store_errors_total{operation="write"}'), 0);
  assert.equal(running.has("chat_call_webhook_backlog"), false);

  await ann.request({ type: "call:end", ...about });
  const over = await read(server);
  assert.equal(over.get('chat_call_live_calls{status="active"}'), 0);
  assert.equal(over.get('chat_call_ended_calls_total{status="ended"}'), 1);
  assert.equal(over.get('chat_call_end_reasons_total{reason="completed"}'), 1);
});

Deno.test("/metrics counts rate-limited messages and closed sockets", async () => {
  await using server = await startTestServer({
    // Lower than an operator may set, so that the limit is reached within a second.
    adjust: (config) => ({
      ...config,
      caps: { ...config.caps, messagesPerSecond: 1, messageBurst: 2 },
    }),
  });
  const ann = await server.connect("ann");
  // The hello used one token of the bucket.
  for (let count = 0; count < 6; count++) ann.send({ type: "calls:seen", id: `${count}` });
  assert.equal((await ann.closed).code, 4429);
  const samples = await read(server);
  assert.equal(samples.get('chat_call_refused_messages_total{code="rate-limited"}'), 2);
  assert.equal(samples.get('chat_call_closed_sockets_total{code="4429"}'), 1);
});

Deno.test("/metrics answers only this machine where no token is set", async () => {
  await using server = await startTestServer();
  assert.equal(await statusOf(server), 200);
  for (const name of ["x-forwarded-for", "x-real-ip", "forwarded"]) {
    assert.equal(await statusOf(server, { [name]: "127.0.0.1" }), 403);
  }
  const app = await createTestApp();
  // A request whose origin is unknown.
  assert.equal((await app.request("/metrics")).status, 403);
  app.closeStore();
});

Deno.test("/metrics requires the token where one is set, and accepts both during a rotation", async () => {
  await using server = await startTestServer({ env: { METRICS_TOKEN: "new-word,old-word" } });
  assert.equal(await statusOf(server), 401);
  assert.equal(await statusOf(server, { authorization: "Bearer wrong" }), 401);
  assert.equal(await statusOf(server, { authorization: "Bearer new-word,old-word" }), 401);
  for (const token of ["new-word", "old-word"]) {
    const headers = { authorization: `Bearer ${token}`, "x-forwarded-for": "192.0.2.7" };
    assert.equal(await statusOf(server, headers), 200);
  }
});
