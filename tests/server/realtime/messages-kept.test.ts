/**
 * How long a call's messages are kept: across a restart, until the call is deleted, or until their
 * writer is erased.
 */
import assert from "node:assert/strict";
import { deleteOldCalls } from "../../../server/store/calls/old-calls.ts";
import { storeOver } from "../../../server/store/kv/kv.ts";
import { startTestServer, type TestServer } from "../../support/server-harness.ts";
import { talk } from "../../support/talk.ts";

const KEY = "the-key-of-the-host";

/** An ended call in which ann and ben wrote these texts in turn, ann first. */
async function written(server: TestServer, texts: string[]): Promise<string> {
  const [ann, ben] = [await server.connect("ann"), await server.connect("ben")];
  const call = await talk(ann, ben);
  for (const [at, text] of texts.entries()) {
    const [by, name] = at % 2 === 0 ? [ann, "ann"] : [ben, "ben"];
    await by.request({ type: "call:message", messageId: `${name}-${at}`, text, ...call });
  }
  await ann.request({ type: "call:end", ...call });
  return call.sessionId;
}

async function textsFor(server: TestServer, userId: string, id: string): Promise<string[]> {
  const { data } = await (await server.api(userId, `/api/calls/${id}/messages`)).json();
  return data.messages.map(({ text }: { text: string }) => text);
}

const rowsOf = (kv: Deno.Kv) => Array.fromAsync(kv.list({ prefix: ["call_messages"] }));

Deno.test("messages are still there after a restart", async () => {
  const kv = await Deno.openKv(":memory:");
  let id = "";
  {
    await using server = await startTestServer({ kv });
    id = await written(server, ["One", "Two"]);
  }
  await using server = await startTestServer({ kv });
  assert.deepEqual(await textsFor(server, "ben", id), ["One", "Two"]);
  kv.close();
});

Deno.test("messages are deleted with their call", async () => {
  const kv = await Deno.openKv(":memory:");
  await using server = await startTestServer({ kv });
  await written(server, ["One", "Two", "Three"]);
  assert.equal((await rowsOf(kv)).length, 3);
  const swept = await deleteOldCalls(storeOver(kv), Date.now() + 1_000, { limit: 10 });
  assert.equal(swept.deleted, 1);
  assert.deepEqual(await rowsOf(kv), []);
  kv.close();
});

Deno.test("erasing a person deletes their messages, and keeps those of others", async () => {
  const kv = await Deno.openKv(":memory:");
  await using server = await startTestServer({ kv, env: { CHAT_CALL_API_KEY: KEY } });
  const id = await written(server, ["Ann's", "Ben's", "Ann's too"]);
  const headers = { authorization: `Bearer ${KEY}` };
  const erased = await fetch(`${server.url}/api/users/ben`, { method: "DELETE", headers });
  assert.equal(erased.status, 200);
  await erased.body?.cancel();
  assert.deepEqual(await textsFor(server, "ann", id), ["Ann's", "Ann's too"]);
  assert.deepEqual((await rowsOf(kv)).map(({ key }) => key.at(-1)), [1, 3]);
  const [{ value }] = await Array.fromAsync(kv.list({ prefix: ["calls"] }));
  assert.doesNotMatch(Deno.inspect(value, { depth: 10 }), /ben/, "their message ids are gone too");
  kv.close();
});
