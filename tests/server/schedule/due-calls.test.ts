/**
 * A scheduled call that begins is told to people connected then, and to those who connect soon
 * after.
 */
import assert from "node:assert/strict";
import { writeChat } from "../../../server/store/chat-store.ts";
import { storeOver } from "../../../server/store/kv/kv.ts";
import { keepScheduled, type ScheduledRecord } from "../../../server/store/schedule-store.ts";
import { SCHEDULED_DUE_MS } from "../../../server/protocol/limits.ts";
import { startTestServer, type TestServer } from "../../support/server-harness.ts";
import { DIAL, talk } from "../../support/talk.ts";

const PEOPLE = [{ id: "ann", name: "Ann" }, { id: "ben", name: "Ben" }];
const MINUTE_MS = 60_000;
/** Long enough for the servers to hear of it, short enough for a test. */
const SOON_MS = 400;

async function make(server: TestServer, userId: string): Promise<string> {
  const startsAt = new Date(Date.now() + SOON_MS).toISOString();
  const body = JSON.stringify({ chatId: "chat-1", callType: "voice", startsAt });
  const response = await server.api(userId, "/api/scheduled-calls", { method: "POST", body });
  return (await response.json()).data.id;
}

/** A store with a scheduled call of ann and ben that was due this long ago. */
async function storeWith(agoMs: number): Promise<Deno.Kv> {
  const kv = await Deno.openKv(":memory:");
  const record: ScheduledRecord = {
    id: "p1",
    chatId: "chat-1",
    callType: "voice",
    startsAt: Date.now() - agoMs,
    participants: PEOPLE,
  };
  await keepScheduled(storeOver(kv), record, Date.now());
  return kv;
}

Deno.test("a due call is told once to each connection of its people, and no sooner", async () => {
  await using server = await startTestServer();
  const clients = [
    await server.connect("ann"),
    await server.connect("ann"),
    await server.connect("ben"),
  ];
  const id = await make(server, "ann");
  for (const client of clients) {
    const { scheduledCall } = await client.next("schedule:due");
    assert.equal(scheduledCall.id, id);
    assert.ok(Date.now() >= Date.parse(scheduledCall.startsAt));
    await client.hasNothingOf("schedule:due");
  }
});

Deno.test("a cancelled scheduled call does not become due", async () => {
  await using server = await startTestServer();
  const [ann, ben] = [await server.connect("ann"), await server.connect("ben")];
  const first = await make(server, "ann");
  await server.api("ann", `/api/scheduled-calls/${first}`, { method: "DELETE" });
  const second = await make(server, "ann");
  for (const client of [ann, ben]) {
    assert.equal((await client.next("schedule:due")).scheduledCall.id, second);
  }
});

Deno.test("a person connecting within 15 minutes is told, also by a server started later", async () => {
  const kv = await storeWith(SCHEDULED_DUE_MS - MINUTE_MS);
  {
    await using server = await startTestServer({ kv });
    const ann = await server.connect("ann");
    assert.equal((await ann.next("schedule:due")).scheduledCall.id, "p1");
  }
  kv.close();
});

Deno.test("a person connecting later than that is told nothing", async () => {
  const kv = await storeWith(SCHEDULED_DUE_MS + MINUTE_MS);
  {
    await using server = await startTestServer({ kv });
    const ann = await server.connect("ann");
    await ann.hasNothingOf("schedule:due");
    const listed = await (await server.api("ann", "/api/scheduled-calls")).json();
    assert.deepEqual(listed.data.scheduledCalls, []);
  }
  kv.close();
});

Deno.test("an answered call in the chat removes the scheduled call that was due", async () => {
  const kv = await storeWith(MINUTE_MS);
  {
    await using server = await startTestServer({ kv });
    const [ann, ben] = [await server.connect("ann"), await server.connect("ben")];
    for (const client of [ann, ben]) await client.next("schedule:due");
    await talk(ann, ben);
    for (const client of [ann, ben]) {
      assert.equal((await client.next("schedule:changed")).scheduledCall, null);
    }
    const later = await server.connect("ben");
    await later.hasNothingOf("schedule:due");
  }
  kv.close();
});

Deno.test("only its people can start a due call from a page without its chat", async () => {
  await using server = await startTestServer();
  const elsewhere = { chat: { id: "chat-2" } };
  const [ann, ben] = [await server.connect("ann", elsewhere), await server.connect("ben")];
  const cal = await server.connect("cal", { chat: { id: "chat-3", members: ["cal"] } });
  const dial = { ...DIAL, targetUserIds: ["ben"] };
  assert.equal((await ann.refused(dial)).code, "forbidden");
  await make(server, "ben");
  await ann.next("schedule:due");
  assert.equal((await cal.refused(dial)).code, "forbidden");
  assert.equal((await ann.refused({ ...dial, callType: "video" })).code, "calls-not-allowed");
  assert.equal((await ann.refused({ ...dial, targetUserIds: ["cal"] })).code, "invalid-targets");
  const { sessionId } = await ann.request(dial);
  const call = { chatId: "chat-1", sessionId: String(sessionId) };
  await ben.next("call:incoming");
  await ben.request({ type: "call:accept", ...call });
  await ann.next("call:accepted");
});

Deno.test("a scheduled call does not become due while its people are already in a call", async () => {
  await using server = await startTestServer();
  const [ann, ben] = [await server.connect("ann"), await server.connect("ben")];
  await talk(ann, ben);
  const id = await make(server, "ann");
  for (const client of [ann, ben]) {
    assert.equal((await client.next("schedule:changed")).scheduledCall?.id, id);
    assert.equal((await client.next("schedule:changed")).scheduledCall, null);
    await client.hasNothingOf("schedule:due");
  }
});

Deno.test("a call is not due in a chat where the host no longer allows calls", async () => {
  const kv = await storeWith(MINUTE_MS);
  {
    const chat = { id: "chat-1", calls: "none" as const, members: PEOPLE, endsAt: null };
    assert.ok(await writeChat(storeOver(kv), chat));
    await using server = await startTestServer({ kv });
    const ann = await server.connect("ann");
    await ann.hasNothingOf("schedule:due");
  }
  kv.close();
});

Deno.test("a call of others in the chat removes a scheduled call only when one of its people joins", async () => {
  const kv = await storeWith(MINUTE_MS);
  {
    await using server = await startTestServer({ kv });
    const options = { chat: { members: ["ann", "ben", "cal", "dan"] } };
    const [ann, cal, dan] = [
      await server.connect("ann", options),
      await server.connect("cal", options),
      await server.connect("dan", options),
    ];
    await ann.next("schedule:due");
    const { sessionId } = await cal.request({ ...DIAL, targetUserIds: ["dan"] });
    const call = { chatId: "chat-1", sessionId: String(sessionId) };
    await dan.next("call:incoming");
    await dan.request({ type: "call:accept", ...call });
    await dan.request({ type: "call:message", messageId: "m-1", text: "Hello", ...call });
    await cal.next("call:message");
    const later = await server.connect("ben");
    await later.next("schedule:due");
    await ann.hasNothingOf("schedule:changed");
    await ann.request({ type: "call:join", ...call });
    assert.equal((await later.next("schedule:changed")).scheduledCall, null);
  }
  kv.close();
});

Deno.test("two servers: each tells its own people of a due call and of changes", async () => {
  const kv = await Deno.openKv(":memory:");
  {
    await using one = await startTestServer({ kv });
    await using other = await startTestServer({ kv });
    const [ann, ben] = [await one.connect("ann"), await other.connect("ben")];
    const id = await make(one, "ann");
    assert.equal((await ben.next("schedule:changed")).scheduledId, id);
    for (const client of [ann, ben]) {
      assert.equal((await client.next("schedule:due")).scheduledCall.id, id);
    }
  }
  kv.close();
});
