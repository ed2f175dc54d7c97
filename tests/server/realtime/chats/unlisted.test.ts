/**
 * People left out of their token's chat by the list that applies: they are told why, and it is
 * logged.
 */
import assert from "node:assert/strict";
import { createLog } from "../../../../server/log.ts";
import { mintToken } from "../../../support/host-tokens.ts";
import { startTestServer } from "../../../support/server-harness.ts";

const KEY = "the-key-of-the-host";
const NOW = Math.floor(Date.now() / 1000);

/**
 * Connects Ben with a chat of these members after `before`, and returns the reason that he and the
 * log get.
 */
async function unlistedBen(
  members: string[],
  before: (server: Awaited<ReturnType<typeof startTestServer>>) => Promise<unknown>,
) {
  const lines: string[] = [];
  await using server = await startTestServer({
    env: { CHAT_CALL_API_KEY: KEY },
    log: createLog("warn", (line) => lines.push(line)),
  });
  await before(server);
  const chat = { id: "chat-1", members };
  const ben = await server.connect("ben", { chat, claims: { iat: NOW - 60 } });
  assert.deepEqual(ben.welcome.chats, []);
  const token = await mintToken("ben", { chat, claims: { iat: NOW - 60 } });
  const { code, message } = await ben.refused({ type: "chat:attach", token });
  assert.equal(code, "forbidden");
  const logged = lines.map((line) => JSON.parse(line))
    .filter(({ event }) => event === "chat-not-attached")
    .map(({ time: _, ...fields }) => fields);
  const line = { level: "warn", event: "chat-not-attached", userId: "ben", chatId: "chat-1" };
  // Once for the hello, once for chat:attach.
  assert.deepEqual(logged, [{ ...line, why: message }, { ...line, why: message }]);
  return message;
}

Deno.test("hello with a token that leaves its own person out gets no chat, and chat:attach says why", async () => {
  assert.match(
    await unlistedBen(["ann", "cat"], () => Promise.resolve()),
    /token's sub to chat\.m/,
  );
});

Deno.test("hello of a person left out by the registered chat gets no chat, and chat:attach says why", async () => {
  const why = await unlistedBen(["ann", "ben"], async (server) => {
    const response = await fetch(`${server.url}/api/chats/chat-1`, {
      method: "PUT",
      headers: { authorization: `Bearer ${KEY}` },
      body: JSON.stringify({ calls: "video", members: [{ id: "ann", name: "Ann" }] }),
    });
    assert.equal(response.status, 200);
    await response.body?.cancel();
  });
  assert.match(why, /^The registered chat does not list/);
});

Deno.test("hello of a person left out by a newer token gets no chat, and chat:attach says why", async () => {
  const why = await unlistedBen(["ann", "ben"], (server) =>
    server.connect("ann", {
      chat: { id: "chat-1", members: ["ann", "cat"] },
      claims: { iat: NOW },
    }));
  assert.match(why, /^A newer token/);
});
