/** Tokens that do not say when they were issued: the one presented last counts. */
import assert from "node:assert/strict";
import { startTestServer } from "../../../support/server-harness.ts";

const NOW = Math.floor(Date.now() / 1000);
const WITHOUT = { iat: undefined };
const chatOf = (...members: string[]) => ({ id: "chat-1", members });

/** Who is in the only chat that a welcome lists. */
const membersIn = ({ chats }: { chats: { members: { id: string }[] }[] }) =>
  chats.map(({ members }) => members.map(({ id }) => id));

Deno.test("of two tokens without iat, the one presented last names the members, the older one too", async () => {
  await using server = await startTestServer();
  const older = await server.token("ann", { chat: chatOf("ann", "cat"), claims: WITHOUT });
  const ann = await server.connect("ann", { chat: chatOf("ann", "ben"), claims: WITHOUT });
  assert.deepEqual(membersIn(ann.welcome), [["ann", "ben"]]);
  const ben = await server.connect("ben", { chat: chatOf("ann", "ben", "cat"), claims: WITHOUT });
  assert.deepEqual(membersIn(ben.welcome), [["ann", "ben", "cat"]]);
  const again = await server.connect("ann", { token: older });
  assert.deepEqual(membersIn(again.welcome), [["ann", "cat"]]);
  const call = { type: "call:initiate", chatId: "chat-1", callType: "voice" } as const;
  assert.equal((await ben.refused(call)).code, "forbidden");
});

Deno.test("a token without iat counts although one with it is there", async () => {
  await using server = await startTestServer();
  await server.connect("ann", { chat: chatOf("ann", "cat"), claims: { iat: NOW } });
  const ben = await server.connect("ben", { chat: chatOf("ann", "ben"), claims: WITHOUT });
  assert.deepEqual(membersIn(ben.welcome), [["ann", "ben"]]);
});

Deno.test("a host that stops setting iat can still change somebody's contacts", async () => {
  await using server = await startTestServer();
  const body = JSON.stringify({ allowCallsFrom: "contacts" });
  const set = await server.api("ben", "/api/me/settings", { method: "PUT", body });
  assert.equal(set.status, 200, await set.text());
  const ann = await server.connect("ann");
  await server.connect("ben", { claims: { iat: NOW, contacts: ["ann"] } });
  await ann.next("presence:changed", ({ members }) => members[0].callable);
  await server.connect("ben", { claims: { ...WITHOUT, contacts: [] } });
  await ann.next("presence:changed", ({ members }) => !members[0].callable);
});
