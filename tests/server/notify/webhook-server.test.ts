/** Webhooks from a real server to a real receiver: the outcomes of a call, signed, in order. */
import assert from "node:assert/strict";
import { check } from "../../../server/protocol/codec.ts";
import { WebhookEvent } from "../../../server/protocol/webhook.ts";
import { startTestServer } from "../../support/server-harness.ts";
import { type Post, startReceiver } from "./receiver.ts";

const KEY = new Uint8Array(32).fill(7);
const OLD_KEY = new Uint8Array(32).fill(9);
const SECRET = `whsec_${KEY.toBase64()},whsec_${OLD_KEY.toBase64()}`;

function start(url: string) {
  const env = { WEBHOOK_URL: url, WEBHOOK_SECRET: SECRET, WEBHOOK_ALLOW_PRIVATE: "true" };
  return startTestServer({ env });
}

/** The received events, each checked against the schema. */
function eventsOf(posts: Post[]): WebhookEvent[] {
  return posts.map(({ event }) => {
    const checked = check(WebhookEvent, event);
    assert.ok(checked.ok, checked.ok ? "" : checked.problem);
    return checked.value;
  });
}

async function signatureOf({ body, headers }: Post, key: Uint8Array<ArrayBuffer>) {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const imported = await crypto.subtle.importKey("raw", key, algorithm, false, ["sign"]);
  const signed = `${headers.get("webhook-id")}.${headers.get("webhook-timestamp")}.${body}`;
  const bytes = await crypto.subtle.sign("HMAC", imported, new TextEncoder().encode(signed));
  return `v1,${new Uint8Array(bytes).toBase64()}`;
}

Deno.test("webhooks report an answered call from beginning to end, in order", async () => {
  await using receiver = startReceiver();
  await using server = await start(receiver.url);
  const ann = await server.connect("ann");
  const ben = await server.connect("ben");
  const { sessionId } = await ann.request({
    type: "call:initiate",
    chatId: "chat-1",
    callType: "voice",
  });
  assert.ok(sessionId);
  await ben.next("call:incoming");
  await ben.request({ type: "call:accept", sessionId, chatId: "chat-1" });
  await ann.request({ type: "call:end", sessionId, chatId: "chat-1" });

  const posts = await receiver.received(4);
  const events = eventsOf(posts);
  assert.deepEqual(events.map(({ type, sequence }) => [type, sequence]), [
    ["call.initiated", 1],
    ["call.ringing", 2],
    ["call.accepted", 3],
    ["call.ended", 4],
  ]);
  assert.equal(events[2].userId, "ben");
  assert.equal(new Set(events.map(({ id }) => id)).size, 4);
  for (const { data } of events) assert.equal(data.id, sessionId);
  assert.deepEqual(events.map(({ data }) => data.status), [
    "ringing",
    "ringing",
    "active",
    "ended",
  ]);
  const { endReason, participants, caller, chatId } = events[3].data;
  assert.equal(endReason, "completed");
  assert.equal(chatId, "chat-1");
  assert.deepEqual(caller, { userId: "ann", name: "Ann" });
  assert.deepEqual(participants.map(({ userStatus }) => userStatus), ["left", "left"]);
});

Deno.test("webhooks are signed as Standard Webhooks specifies, with both secrets during a rotation", async () => {
  await using receiver = startReceiver();
  await using server = await start(receiver.url);
  const ann = await server.connect("ann");
  await ann.request({ type: "call:initiate", chatId: "chat-1", callType: "voice" });
  const [post] = await receiver.received(1);
  assert.equal(post.headers.get("webhook-id"), post.event.id);
  assert.ok(Math.abs(Number(post.headers.get("webhook-timestamp")) - Date.now() / 1000) < 5);
  assert.equal(
    post.headers.get("webhook-signature"),
    `${await signatureOf(post, KEY)} ${await signatureOf(post, OLD_KEY)}`,
  );
  assert.match(post.headers.get("content-type") ?? "", /^application\/json/);
});

Deno.test("webhooks name the person who missed or declined a call, and the reason", async () => {
  await using receiver = startReceiver();
  await using server = await start(receiver.url);
  const ann = await server.connect("ann");
  const call = { type: "call:initiate", chatId: "chat-1", callType: "voice" } as const;

  // Ben has never connected.
  await ann.request(call);
  const offline = eventsOf(await receiver.received(3));
  assert.deepEqual(offline.map(({ type, userId, reason }) => [type, userId, reason]), [
    ["call.initiated", undefined, undefined],
    ["call.missed", "ben", "offline"],
    ["call.ended", undefined, undefined],
  ]);

  const ben = await server.connect("ben");
  const declined = await ann.request(call);
  await ben.request({ type: "call:reject", sessionId: declined.sessionId!, chatId: "chat-1" });
  const rejection = eventsOf(await receiver.received(7)).slice(3);
  assert.deepEqual(rejection.map(({ type, userId, reason }) => [type, userId, reason]), [
    ["call.initiated", undefined, undefined],
    ["call.ringing", undefined, undefined],
    ["call.rejected", "ben", "declined"],
    ["call.ended", undefined, undefined],
  ]);

  const cancelled = await ann.request(call);
  await ann.request({ type: "call:cancel", sessionId: cancelled.sessionId!, chatId: "chat-1" });
  const cancel = eventsOf(await receiver.received(11)).slice(7);
  assert.deepEqual(cancel.slice(2).map(({ type, userId, reason }) => [type, userId, reason]), [
    ["call.missed", "ben", "cancelled"],
    ["call.ended", undefined, undefined],
  ]);
});

Deno.test("webhooks write nothing to the store when no address is set", async () => {
  await using server = await startTestServer();
  const ann = await server.connect("ann");
  await ann.request({ type: "call:initiate", chatId: "chat-1", callType: "voice" });
  const { store } = server.running;
  for (const prefix of ["webhooks", "webhook_due", "webhook_lane"]) {
    assert.deepEqual(await store.list({ prefix: [prefix] }, { limit: 1 }), []);
  }
});
