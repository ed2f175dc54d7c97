/** What is left of an erased person: nothing of their own, and no name in the calls of others. */
import assert from "node:assert/strict";
import { CallEntry, CallPage } from "../../../server/protocol/rest.ts";
import { startTestServer, type TestServer } from "../../support/server-harness.ts";

const KEY = "the-key-of-the-host";
/** An id that cannot occur by chance. */
const BEN = "ben-who-will-be-erased";
const members = ["ann", BEN];
const chat = { members };
const voice = { type: "call:initiate", chatId: "chat-1", callType: "voice" } as const;

const startHostedServer = (kv: Deno.Kv, env: Record<string, string> = {}) =>
  startTestServer({ kv, env: { CHAT_CALL_API_KEY: KEY, ...env } });

async function erase(server: TestServer, id: string): Promise<{ id: string; calls: number }> {
  const response = await fetch(`${server.url}/api/users/${encodeURIComponent(id)}`, {
    method: "DELETE",
    headers: { authorization: `Bearer ${KEY}` },
  });
  assert.equal(response.status, 200);
  return (await response.json()).data;
}

async function callsOf(server: TestServer, userId: string): Promise<CallEntry[]> {
  const response = await server.api(userId, "/api/calls");
  return CallPage.parse((await response.json()).data).calls;
}

/** Everything in the store, keys and values. */
async function dump(kv: Deno.Kv): Promise<string> {
  const entries = await Array.fromAsync(kv.list({ prefix: [] }));
  return entries.map(({ key, value }) =>
    JSON.stringify(
      [key, value],
      (_, part) =>
        typeof part === "bigint"
          ? String(part)
          : part instanceof Uint8Array
          ? new TextDecoder().decode(part)
          : part,
    )
  ).join("\n");
}

Deno.test("erasing a person leaves their name nowhere in the store", async () => {
  const kv = await Deno.openKv(":memory:");
  await using server = await startHostedServer(kv);
  const [ann, ben] = [
    await server.connect("ann", { chat }),
    await server.connect(BEN, { chat, claims: { contacts: ["ann"] } }),
  ];
  // One call was answered, ben missed one, and he must never hear of one.
  const { sessionId: first = "" } = await ann.request(voice);
  await ben.next("call:incoming");
  await ben.request({ type: "call:accept", sessionId: first, chatId: "chat-1" });
  await ben.request({ type: "call:end", sessionId: first, chatId: "chat-1" });
  await ann.next("call:ended");
  const { sessionId: second = "" } = await ann.request(voice);
  await ann.request({ type: "call:cancel", sessionId: second, chatId: "chat-1" });
  await ann.next("call:ended");
  const body = JSON.stringify({ blocked: ["ann"] });
  await server.api(BEN, "/api/me/settings", { method: "PUT", body });
  await ann.request(voice);
  assert.equal((await ann.next("call:ended")).reason, "unavailable");
  const { sessionId: outgoing = "" } = await ben.request(voice);
  await ann.next("call:incoming");
  await ben.request({ type: "call:cancel", sessionId: outgoing, chatId: "chat-1" });
  await ann.next("call:ended");
  assert.match(await dump(kv), new RegExp(BEN));

  assert.deepEqual(await erase(server, BEN), { id: BEN, calls: 4 });
  assert.deepEqual(await ben.closed, { code: 4401, reason: "this person was erased" });
  await ann.settled();
  const left = await dump(kv);
  assert.deepEqual(left.split("\n").filter((line) => line.includes(BEN)), []);
  // The sums must not keep a key derived from the id either.
  const scopes = await Array.fromAsync(kv.list({ prefix: ["call_tally"] }));
  assert.equal(new Set(scopes.map(({ key }) => key[1])).size, 1);

  const calls = await callsOf(server, "ann");
  assert.equal(calls.length, 4);
  const others = calls.flatMap(({ participants }) =>
    participants.filter(({ userId }) => userId !== "ann")
  );
  assert.ok(others.every(({ userId, name }) => userId.startsWith("erased-") && name === ""));
  // The replacement ids differ, so that they do not link the calls.
  assert.equal(new Set(others.map(({ userId }) => userId)).size, 4);
  assert.equal(calls[0].isIncoming, true);
  assert.deepEqual(calls[0].caller, { userId: others[0].userId, name: "" });
  assert.deepEqual(await callsOf(server, BEN), []);
  assert.deepEqual(await erase(server, BEN), { id: BEN, calls: 0 });
  kv.close();
});

Deno.test("erasing a person ends the call they are in, and a ring for them", async () => {
  const kv = await Deno.openKv(":memory:");
  await using server = await startHostedServer(kv);
  const [ann, ben] = [
    await server.connect("ann", { chat }),
    await server.connect(BEN, { chat }),
  ];
  const { sessionId = "" } = await ann.request(voice);
  await ben.next("call:incoming");
  await ben.request({ type: "call:accept", sessionId, chatId: "chat-1" });
  await erase(server, BEN);
  assert.equal((await ann.next("call:ended")).reason, "completed");
  await ann.hasNothingOf("call:participant-away");
  assert.equal((await ben.closed).code, 4401);

  const back = await server.connect(BEN, { chat });
  assert.deepEqual(back.welcome.missed, { count: 0, since: null });
  await ann.request(voice);
  await back.next("call:incoming");
  await erase(server, BEN);
  assert.equal((await ann.next("call:rejected")).reason, "unavailable");
  assert.equal((await ann.next("call:ended")).reason, "unavailable");
  kv.close();
});

Deno.test("erasing a caller cancels the call they are dialling", async () => {
  const kv = await Deno.openKv(":memory:");
  await using server = await startHostedServer(kv);
  const [ann, ben] = [
    await server.connect("ann", { chat }),
    await server.connect(BEN, { chat }),
  ];
  await ben.request(voice);
  await ann.next("call:incoming");
  await erase(server, BEN);
  assert.equal((await ann.next("call:ended")).reason, "cancelled");
  const [call] = await callsOf(server, "ann");
  assert.equal(call.userStatus, "missed");
  assert.deepEqual((await server.connect("ann", { chat })).welcome.missed.count, 1);
  await ann.request(voice);
  kv.close();
});

Deno.test("erasing everybody in a call deletes the call", async () => {
  const kv = await Deno.openKv(":memory:");
  await using server = await startHostedServer(kv);
  const keys = async () =>
    (await Array.fromAsync(kv.list({ prefix: [] }))).map(({ key }) => key.join(" "));
  const before = await keys();
  const ann = await server.connect("ann", { chat });
  await ann.request(voice);
  await ann.next("call:ended");
  await erase(server, BEN);
  assert.equal((await callsOf(server, "ann")).length, 1);
  assert.deepEqual(await erase(server, "ann"), { id: "ann", calls: 1 });
  assert.deepEqual(await keys(), before);
  kv.close();
});

Deno.test("erasing requires the host's key, and accepts any id", async () => {
  const kv = await Deno.openKv(":memory:");
  await using server = await startHostedServer(kv);
  const ann = await server.connect("ann");
  const refused = await server.api("ann", "/api/users/ann", { method: "DELETE" });
  assert.equal(refused.status, 401);
  await refused.body?.cancel();
  for (const id of ["__proto__", "constructor", "a/b", "ann "]) {
    assert.deepEqual(await erase(server, id), { id, calls: 0 });
  }
  await ann.settled();
  kv.close();
});

Deno.test("erasing a person removes their name from the people they invited", async () => {
  const kv = await Deno.openKv(":memory:");
  await using server = await startHostedServer(kv);
  const three = { members: [...members, "cat"] };
  const [ann, ben, cat] = [
    await server.connect("ann", { chat: three }),
    await server.connect(BEN, { chat: three }),
    await server.connect("cat", { chat: three }),
  ];
  const { sessionId = "" } = await ann.request({ ...voice, targetUserIds: [BEN] });
  const call = { sessionId, chatId: "chat-1" };
  await ben.request({ type: "call:accept", ...call });
  await ben.request({ type: "call:invite", ...call, userIds: ["cat"] });
  assert.equal((await cat.next("call:incoming")).invitedBy, BEN);
  await cat.request({ type: "call:accept", ...call });
  await ann.request({ type: "call:end", ...call });
  await erase(server, BEN);
  const left = await dump(kv);
  assert.deepEqual(left.split("\n").filter((line) => line.includes(BEN)), []);
  kv.close();
});

Deno.test("erasing a person removes their name from pending webhooks", async () => {
  const kv = await Deno.openKv(":memory:");
  await using server = await startHostedServer(kv, {
    // Nothing listens there.
    WEBHOOK_URL: "http://127.0.0.1:1/events",
    WEBHOOK_SECRET: `whsec_${new Uint8Array(32).fill(7).toBase64()}`,
    WEBHOOK_ALLOW_PRIVATE: "true",
    LOG_LEVEL: "silent",
  });
  const [ann, ben] = [
    await server.connect("ann", { chat }),
    await server.connect(BEN, { chat }),
  ];
  const { sessionId = "" } = await ann.request(voice);
  await ben.next("call:incoming");
  await ben.request({ type: "call:reject", sessionId, chatId: "chat-1" });
  await ann.next("call:ended");
  const rows = () => Array.fromAsync(kv.list<{ events: object[] }>({ prefix: ["webhooks"] }));
  const before = await rows();
  assert.match(await dump(kv), new RegExp(`webhooks.*${BEN}`));
  await erase(server, BEN);
  assert.doesNotMatch(await dump(kv), new RegExp(BEN));
  const after = await rows();
  assert.deepEqual(after.map(({ key }) => key), before.map(({ key }) => key));
  kv.close();
});

Deno.test("erasing a person removes them from the member list of a running call", async () => {
  const kv = await Deno.openKv(":memory:");
  await using server = await startHostedServer(kv);
  const three = { members: [...members, "cat"] };
  const [ann, ben, cat] = [
    await server.connect("ann", { chat: three }),
    await server.connect(BEN, { chat: three }),
    await server.connect("cat", { chat: three }),
  ];
  const { sessionId = "" } = await ann.request(voice);
  const call = { sessionId, chatId: "chat-1" };
  for (const callee of [ben, cat]) await callee.request({ type: "call:accept", ...call });
  await erase(server, BEN);
  await cat.next("call:participant-left");
  const kept = (await dump(kv)).split("\n").filter((line) => line.includes("chat_by_live_call"));
  assert.equal(kept.length, 1);
  assert.doesNotMatch(kept[0], new RegExp(BEN));
  await ann.request({ type: "call:end", ...call });
  kv.close();
});
