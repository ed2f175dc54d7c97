/** What the members of a chat are told of a call between other members. */
import assert from "node:assert/strict";
import { startTestServer, type TestServer } from "../../../support/server-harness.ts";
import type { TestClient } from "../../../support/test-client.ts";

const members = ["ann", "ben", "cat", "dan"];
const chat = { members };
const hello = { chat };

/** Ann and Ben talk; nobody else was rung. */
async function talking(server: TestServer, other: TestServer = server) {
  const ann = await server.connect("ann", hello);
  const ben = await other.connect("ben", hello);
  // A server that has not heard of Ben yet would take him for offline and not ring.
  await ann.next(
    "presence:changed",
    ({ members }) => members.some(({ id, reachable }) => id === "ben" && reachable),
  );
  const { sessionId = "" } = await ann.request({
    type: "call:initiate",
    chatId: "chat-1",
    callType: "voice",
    targetUserIds: ["ben"],
  });
  await ben.next("call:incoming");
  const call = { sessionId, chatId: "chat-1" };
  await ben.request({ type: "call:accept", ...call });
  return { ann, ben, call };
}

/** Waits until a client is told that these people have a call; null for no call. */
const told = (client: TestClient, userIds: string[] | null) =>
  client.next(
    "chat:call",
    ({ running }) => (running?.userIds.toSorted() ?? null)?.join() === userIds?.join(),
  );

async function settings(server: TestServer, userId: string, change: object): Promise<void> {
  const body = JSON.stringify(change);
  const response = await server.api(userId, "/api/me/settings", { method: "PUT", body });
  assert.equal(response.status, 200, await response.text());
}

Deno.test("chat:call tells a later connection of a running call between other members", async () => {
  await using server = await startTestServer();
  const { call } = await talking(server);
  const cat = await server.connect("cat", hello);
  assert.deepEqual(await cat.next("chat:call"), {
    type: "chat:call",
    chatId: "chat-1",
    running: { sessionId: call.sessionId, callType: "voice", userIds: ["ann", "ben"] },
  });
  await cat.request({ type: "call:join", ...call });
});

Deno.test("chat:call follows joins, leaves and the end of the call", async () => {
  await using server = await startTestServer();
  const [cat, dan] = [await server.connect("cat", hello), await server.connect("dan", hello)];
  const { ann, ben, call } = await talking(server);
  for (const client of [cat, dan]) await told(client, ["ann", "ben"]);
  await cat.request({ type: "call:join", ...call });
  // A participant gets the call itself instead.
  await told(cat, null);
  await told(dan, ["ann", "ben", "cat"]);
  await ben.request({ type: "call:leave", ...call });
  await told(ben, ["ann", "cat"]);
  await told(dan, ["ann", "cat"]);
  await ann.request({ type: "call:end", ...call });
  for (const client of [ben, dan]) await told(client, null);
  await ann.hasNothingOf("chat:call");
});

Deno.test("chat:call is not sent for a ringing call, nor to a person being rung", async () => {
  await using server = await startTestServer();
  const [ann, ben, cat, dan] = await Promise.all(members.map((id) => server.connect(id, hello)));
  const { sessionId = "" } = await ann.request({
    type: "call:initiate",
    chatId: "chat-1",
    callType: "video",
    targetUserIds: ["ben", "cat"],
  });
  const call = { sessionId, chatId: "chat-1" };
  await cat.next("call:incoming");
  await dan.hasNothingOf("chat:call");
  await ben.request({ type: "call:accept", ...call });
  await told(dan, ["ann", "ben"]);
  await cat.hasNothingOf("chat:call");
  await cat.request({ type: "call:reject", ...call });
  await told(cat, ["ann", "ben"]);
});

Deno.test("chat:call never reaches a stranger or a page of another chat", async () => {
  await using server = await startTestServer();
  const eve = await server.connect("eve", { chat: { members: ["eve", "ann"], id: "chat-2" } });
  const pretender = await server.connect("eve", hello);
  const elsewhere = await server.connect("cat", {
    chat: { members: ["cat", "ann"], id: "chat-2" },
  });
  await talking(server);
  for (const client of [eve, pretender, elsewhere]) await client.hasNothingOf("chat:call");
});

Deno.test("chat:call is not sent to a member when a participant and the member have a block between them", async () => {
  await using server = await startTestServer();
  await settings(server, "ben", { blocked: ["cat"] });
  await settings(server, "dan", { blocked: ["ann"] });
  const { ben, call } = await talking(server);
  const [cat, dan] = [await server.connect("cat", hello), await server.connect("dan", hello)];
  for (const client of [cat, dan]) await client.hasNothingOf("chat:call");
  await settings(server, "dan", { blocked: [] });
  await told(dan, ["ann", "ben"]);
  await dan.request({ type: "call:join", ...call });
  await ben.request({ type: "call:leave", ...call });
  await told(cat, ["ann", "dan"]);
  await settings(server, "cat", { blocked: ["dan"] });
  await told(cat, null);
});

Deno.test("chat:call is not sent to a member who refused the call by their settings", async () => {
  await using server = await startTestServer();
  await settings(server, "cat", { allowCallsFrom: "nobody" });
  const [ann, ben, cat] = await Promise.all(
    ["ann", "ben", "cat"].map((id) => server.connect(id, hello)),
  );
  const { sessionId = "" } = await ann.request({
    type: "call:initiate",
    chatId: "chat-1",
    callType: "voice",
  });
  await ben.next("call:incoming");
  await ben.request({ type: "call:accept", sessionId, chatId: "chat-1" });
  await ann.next("call:accepted");
  await cat.hasNothingOf("chat:call");
});

Deno.test("chat:call follows changes of the registered chat's rules and members", async () => {
  await using server = await startTestServer({ env: { CHAT_CALL_API_KEY: "the-key-of-the-host" } });
  const register = async (calls: string, ids: string[]) => {
    const response = await fetch(`${server.url}/api/chats/chat-1`, {
      method: "PUT",
      headers: { authorization: "Bearer the-key-of-the-host" },
      body: JSON.stringify({ calls, members: ids.map((id) => ({ id, name: id })) }),
    });
    assert.equal(response.status, 200, await response.text());
  };
  const cat = await server.connect("cat", hello);
  await talking(server);
  await told(cat, ["ann", "ben"]);
  await register("none", members);
  await told(cat, null);
  await register("voice", ["ann", "cat"]);
  // Members are not told of people no longer in the chat.
  await told(cat, ["ann"]);
  await register("voice", ["ann"]);
  await register("voice", members);
  await told(cat, ["ann", "ben"]);
});

Deno.test("chat:call is sent for a chat attached later, and to a resumed page", async () => {
  await using server = await startTestServer();
  const { call } = await talking(server);
  const cat = await server.connect("cat", { chat: { members: ["cat", "ann"], id: "chat-2" } });
  await cat.hasNothingOf("chat:call");
  await cat.request({ type: "chat:attach", token: await server.token("cat", hello) });
  await told(cat, ["ann", "ben"]);
  await cat.request({ type: "call:join", ...call });
  await cat.request({ type: "call:leave", ...call });
  await cat.close(1000);
  const back = await server.connect("cat", { resume: cat.welcome.resumeToken });
  await told(back, ["ann", "ben"]);
});

Deno.test("two servers: chat:call is sent at both for a call across them", async () => {
  const kv = await Deno.openKv(":memory:");
  {
    await using one = await startTestServer({ kv });
    await using other = await startTestServer({ kv });
    const cat = await other.connect("cat", hello);
    const { ann, ben, call } = await talking(one, other);
    await told(cat, ["ann", "ben"]);
    const dan = await one.connect("dan", hello);
    await told(dan, ["ann", "ben"]);
    await dan.request({ type: "call:join", ...call });
    await told(cat, ["ann", "ben", "dan"]);
    await ben.request({ type: "call:leave", ...call });
    await told(ben, ["ann", "dan"]);
    await ann.request({ type: "call:end", ...call });
    for (const client of [ben, cat]) await told(client, null);
  }
  kv.close();
});

Deno.test("a person whose page was lost can rejoin their call from another one, with that page's media flags", async () => {
  await using server = await startTestServer();
  const { ann, ben, call } = await talking(server);
  await ann.request({ type: "call:toggle-audio", ...call, muted: true });
  const phone = await server.connect("ann", hello);
  await ann.close(1000);
  await ben.next("call:participant-away");
  const laptop = await server.connect("ann", hello);
  for (const client of [phone, laptop]) await told(client, ["ben"]);
  const { call: mine } = await laptop.request({ type: "call:join", ...call });
  const part = mine?.participants.find(({ userId }) => userId === "ann");
  assert.deepEqual([part?.away, part?.muted], [false, false]);
  const back = await ben.next("call:participant-resumed");
  assert.equal(back.connectionId, laptop.connectionId);
  const { muted } = await ben.next("call:participant-audio-toggle", ({ muted }) => !muted);
  assert.equal(muted, false);
  for (const client of [phone, laptop]) await told(client, null);
  assert.equal((await phone.refused({ type: "call:join", ...call })).code, "answered-elsewhere");
});

Deno.test("a page change sends no chat:call to any of the person's pages", async () => {
  await using server = await startTestServer();
  const { ann, ben, call } = await talking(server);
  const phone = await server.connect("ann", hello);
  await ann.request({ type: "call:away", ...call });
  await ann.close(1000);
  await ben.next("call:participant-away");
  const next = await server.connect("ann", { resume: ann.welcome.resumeToken });
  assert.equal(next.welcome.resumed, true);
  await ben.next("call:participant-resumed");
  for (const client of [phone, next]) await client.hasNothingOf("chat:call");
});
