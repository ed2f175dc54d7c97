/**
 * Erasing a person also forgets a name known only from their own token, in open pages and in new
 * calls.
 */
import assert from "node:assert/strict";
import { mintToken } from "../../support/host-tokens.ts";
import { startTestServer } from "../../support/server-harness.ts";

const KEY = "the-key-of-the-host";
const NAME = "Benjamin who wants to be forgotten";
const chat = { id: "chat-1", calls: "video", members: [{ id: "ann" }, { id: "ben" }] };

Deno.test("erasing a person removes their own name from the chats that others hold", async () => {
  const kv = await Deno.openKv(":memory:");
  await using server = await startTestServer({ kv, env: { CHAT_CALL_API_KEY: KEY } });
  const tokenOf = (id: string, name: string) => mintToken(id, { claims: { name, chat } });
  await server.connect("ben", { token: await tokenOf("ben", NAME) });
  const ann = await server.connect("ann", { token: await tokenOf("ann", "Ann") });
  const nameIn = (members: { id: string; name: string }[] = []) =>
    members.find(({ id }) => id === "ben")?.name;
  assert.equal(nameIn(ann.welcome.chats[0].members), NAME);

  const erased = await fetch(`${server.url}/api/users/ben`, {
    method: "DELETE",
    headers: { authorization: `Bearer ${KEY}` },
  });
  assert.equal(erased.status, 200);
  await erased.body?.cancel();
  await ann.request({ type: "call:initiate", chatId: "chat-1", callType: "voice" });
  const { call } = await ann.next("call:outgoing");
  assert.equal(call.participants[1].name, "ben");
  assert.equal(nameIn((await ann.next("chat:changed")).chat?.members), "ben");
  kv.close();
});
