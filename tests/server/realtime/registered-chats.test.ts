/** Chats that the host registers or changes while people hold them. */
import assert from "node:assert/strict";
import { tapKv } from "../store/counting-kv.ts";
import {
  type ServerOptions,
  startTestServer,
  type TestServer,
} from "../../support/server-harness.ts";
import type { TestClient } from "../../support/test-client.ts";

const KEY = "the-key-of-the-host";
const voice = { type: "call:initiate", chatId: "chat-1", callType: "voice" } as const;

const startHostedServer = (options: ServerOptions = {}) =>
  startTestServer({ ...options, env: { CHAT_CALL_API_KEY: KEY, ...options.env } });

async function host(server: TestServer, method: string, chat?: object): Promise<number> {
  const response = await fetch(`${server.url}/api/chats/chat-1`, {
    method,
    headers: { authorization: `Bearer ${KEY}` },
    ...(chat ? { body: JSON.stringify(chat) } : {}),
  });
  await response.body?.cancel();
  return response.status;
}

const chatOf = (ids: string[], rest: object = {}) => ({
  calls: "video",
  members: ids.map((id) => ({ id, name: id })),
  ...rest,
});

const callableTo = (client: TestClient) =>
  client.next("presence:changed").then(({ members }) =>
    Object.fromEntries(members.map(({ id, callable }) => [id, callable]))
  );

Deno.test("a new connection is told who cannot be called, also for members only the host lists", async () => {
  const kv = await Deno.openKv(":memory:");
  {
    await using server = await startHostedServer({ kv });
    assert.equal(await host(server, "PUT", chatOf(["ann", "cat"])), 200);
    const body = JSON.stringify({ blocked: ["ann"] });
    const settings = await server.api("cat", "/api/me/settings", { method: "PUT", body });
    assert.equal(settings.status, 200);
    await settings.body?.cancel();
  }
  {
    await using server = await startHostedServer({ kv });
    const ann = await server.connect("ann", { chat: { members: ["ann", "ben"] } });
    assert.equal((await callableTo(ann)).cat, false);
  }
  kv.close();
});

Deno.test("a registered chat applies at once to those who hold it", async () => {
  await using server = await startHostedServer();
  const [ann, ben] = [await server.connect("ann"), await server.connect("ben")];
  await callableTo(ann);
  assert.equal(await host(server, "PUT", chatOf(["ann", "cat"], { title: "Ours" })), 200);
  const news = await ann.next("chat:changed");
  assert.equal(news.chat?.title, "Ours");
  assert.deepEqual(news.chat?.members.map(({ id }) => id), ["ann", "cat"]);
  assert.deepEqual(await callableTo(ann), { ann: false, ben: false, cat: true });
  assert.equal((await ben.next("chat:changed")).chat, null);
  assert.deepEqual((await ben.next("presence:changed")).members, [
    { id: "ann", reachable: false, callable: false },
    { id: "ben", reachable: false, callable: false },
  ]);
  assert.equal((await ben.refused(voice)).code, "forbidden");
  assert.equal(
    (await ann.refused({ ...voice, targetUserIds: ["ben"] })).code,
    "invalid-targets",
  );

  // It also applies to new connections, whatever their token says.
  const cat = await server.connect("cat", { chat: { members: ["cat", "ben"] } });
  assert.deepEqual(cat.welcome.chats[0].members.map(({ id }) => id), ["ann", "cat"]);
  assert.deepEqual((await server.connect("ben")).welcome.chats, []);
  await ann.request(voice);
  await cat.next("call:incoming");
});

Deno.test("the newest token's list applies again once a chat is unregistered", async () => {
  await using server = await startHostedServer();
  await host(server, "PUT", chatOf(["ann", "cat"], { calls: "none" }));
  const ann = await server.connect("ann");
  assert.equal(ann.welcome.chats[0].calls, "none");
  assert.equal((await ann.refused(voice)).code, "calls-not-allowed");
  assert.equal(await host(server, "DELETE"), 200);
  const news = await ann.next("chat:changed");
  assert.deepEqual([news.chat?.calls, news.chat?.members.map(({ id }) => id)], [
    "video",
    ["ann", "ben"],
  ]);
  assert.deepEqual(await callableTo(ann), { ann: false, ben: true, cat: false });
  await server.connect("ben");
  await ann.request(voice);
});

Deno.test("a registered chat also applies to a resume token and to chat:attach", async () => {
  await using server = await startHostedServer();
  const ann = await server.connect("ann");
  await ann.close();
  await host(server, "PUT", chatOf(["ann", "cat"]));
  const back = await server.connect("ann", { resume: ann.welcome.resumeToken });
  assert.deepEqual(back.welcome.chats[0].members.map(({ id }) => id), ["ann", "cat"]);
  await host(server, "DELETE");
  // The resume token carried the token's claims.
  const news = await back.next("chat:changed");
  assert.deepEqual(news.chat?.members.map(({ id }) => id), ["ann", "ben"]);

  await host(server, "PUT", chatOf(["cat", "dan"]));
  const token = await server.token("ann", { chat: {} });
  const fresh = await server.connect("ann", { token: await server.token("ann") });
  assert.equal((await fresh.refused({ type: "chat:attach", token })).code, "forbidden");
  await host(server, "PUT", chatOf(["ann", "dan"]));
  const { chat, members } = await fresh.request({ type: "chat:attach", token });
  assert.deepEqual(chat?.members.map(({ id }) => id), ["ann", "dan"]);
  assert.equal(members?.find(({ id }) => id === "dan")?.callable, true);
});

Deno.test("a call goes on for a person removed from its chat", async () => {
  await using server = await startHostedServer();
  const [ann, ben] = [await server.connect("ann"), await server.connect("ben")];
  const { sessionId = "" } = await ann.request(voice);
  const call = { sessionId, chatId: "chat-1" };
  await ben.next("call:incoming");
  await host(server, "PUT", chatOf(["ann"]));
  await ben.next("chat:changed");
  await ben.request({ type: "call:accept", ...call });
  const offer = { type: "offer" as const, sdp: "v=0" };
  await ben.request({ type: "webrtc:offer", ...call, targetUserId: "ann", offer });
  await ann.next("webrtc:offer");
});

Deno.test("a running call gets the time limit that the host sets for its chat, and ends at it", async () => {
  await using server = await startHostedServer();
  const [ann, ben] = [await server.connect("ann"), await server.connect("ben")];
  const { sessionId = "" } = await ann.request(voice);
  await ben.next("call:incoming");
  await ben.request({ type: "call:accept", sessionId, chatId: "chat-1" });

  const warnedOf = async (endsAt: number) => {
    await host(server, "PUT", chatOf(["ann", "ben"], { endsAt }));
    for (const client of [ann, ben]) {
      const warning = await client.next("call:time-warning");
      assert.equal(warning.endsAt, new Date(endsAt * 1000).toISOString());
    }
  };
  const now = Math.floor(Date.now() / 1000);
  await warnedOf(now + 55);
  await warnedOf(now + 50);
  // A distant limit again: nobody is warned, and nothing ends.
  await host(server, "PUT", chatOf(["ann", "ben"], { endsAt: now + 3600 }));
  await ann.hasNothingOf("call:time-warning");
  await warnedOf(now + 2);
  for (const client of [ann, ben]) {
    const ended = await client.next("call:ended");
    assert.deepEqual([ended.reason, ended.endedBy], ["time-limit", null]);
  }
  assert.equal((await ann.refused(voice)).code, "chat-ended");
  await host(server, "PUT", chatOf(["ann", "ben"]));
  await ann.request(voice);
});

Deno.test("a relayed message in a registered chat needs no store", async () => {
  const tap = tapKv(await Deno.openKv(":memory:"));
  await using server = await startHostedServer({ kv: tap.kv });
  await host(server, "PUT", chatOf(["ann", "ben"]));
  const [ann, ben] = [await server.connect("ann"), await server.connect("ben")];
  const { sessionId = "" } = await ann.request(voice);
  await ben.next("call:incoming");
  await ben.request({ type: "call:accept", sessionId, chatId: "chat-1" });
  // A server whose store is silent still relays.
  tap.isSilent = true;
  const offer = { type: "offer" as const, sdp: "v=0" };
  const message = { type: "webrtc:offer", sessionId, chatId: "chat-1", targetUserId: "ben", offer };
  for (let i = 0; i < 20; i++) ann.sendText(JSON.stringify(message));
  for (let i = 0; i < 20; i++) await ben.next("webrtc:offer");
  tap.isSilent = false;
  tap.kv.close();
});

Deno.test("a call names its caller by their own token where no list names them", async () => {
  await using server = await startHostedServer();
  const bare = { id: "chat-1", calls: "video", members: [{ id: "ann" }, { id: "ben" }] };
  const picture = "https://x.example/a.png";
  const ann = await server.connect("ann", { claims: { chat: bare, name: "Annabel", picture } });
  const ben = await server.connect("ben", { claims: { chat: bare, name: "Benjamin" } });
  const shown = async () => {
    const { sessionId = "" } = await ann.request(voice);
    const { callerName, callerAvatar, call } = await ben.next("call:incoming");
    await ann.request({ type: "call:cancel", sessionId, chatId: "chat-1" });
    await ben.next("call:ended");
    return [callerName, callerAvatar, ...call.participants.map(({ name }) => name)];
  };
  assert.deepEqual(await shown(), ["Annabel", picture, "Annabel", "Benjamin"]);
  await host(server, "PUT", { calls: "video", members: bare.members });
  assert.deepEqual(await shown(), ["Annabel", picture, "Annabel", "Benjamin"]);
});
