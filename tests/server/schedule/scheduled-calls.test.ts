/** Calls agreed on for a time to come: who may, who hears of them, and what becomes of them. */
import assert from "node:assert/strict";
import type { ScheduledCall } from "../../../server/protocol/schedule.ts";
import { storeOver } from "../../../server/store/kv.ts";
import { keepScheduled, type ScheduledRecord } from "../../../server/store/schedule-store.ts";
import { SCHEDULED_MAX } from "../../../server/schedule/scheduled-calls.ts";
import { startTestServer, type TestServer } from "../../support/server-harness.ts";

const HOUR_MS = 3600_000;
const PATH = "/api/scheduled-calls";
const GROUP = { members: ["ann", "ben", "cal"] };

const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();
const wanted = (change: object = {}) => ({
  chatId: "chat-1",
  callType: "video",
  startsAt: inHours(1),
  ...change,
});

async function ask(server: TestServer, userId: string, method: string, path = PATH, body?: object) {
  const init = { method, ...(body ? { body: JSON.stringify(body) } : {}) };
  const response = await server.api(userId, path, init);
  const { data, error } = await response.json();
  return { status: response.status, data, code: error?.code };
}

async function make(server: TestServer, userId: string, change: object = {}) {
  const { data, code } = await ask(server, userId, "POST", PATH, wanted(change));
  assert.equal(code, undefined);
  return data as ScheduledCall;
}

async function listOf(server: TestServer, userId: string, query = ""): Promise<ScheduledCall[]> {
  return (await ask(server, userId, "GET", `${PATH}${query}`)).data.scheduledCalls;
}

/** As the host's back end says who is in a chat. */
async function register(server: TestServer, id: string, members: string[]) {
  const response = await fetch(`${server.url}/api/chats/${id}`, {
    method: "PUT",
    headers: { authorization: "Bearer host-key" },
    body: JSON.stringify({ calls: "video", members: members.map((id) => ({ id, name: id })) }),
  });
  assert.equal(response.status, 200);
  await response.body?.cancel();
}

/** One of ann and ben that began a minute ago. */
const due = (id: string): ScheduledRecord => ({
  id,
  chatId: "chat-1",
  callType: "voice",
  startsAt: Date.now() - 60_000,
  participants: [{ id: "ann", name: "Ann" }, { id: "ben", name: "Ben" }],
});

async function scheduledRowsNaming(kv: Deno.Kv, userId: string) {
  const rows = await Array.fromAsync(kv.list({ prefix: [] }));
  const naming = rows.filter(({ key, value }) =>
    String(key[0]).startsWith("scheduled") && JSON.stringify([key, value]).includes(userId)
  );
  return naming.map(({ key }) => key);
}

Deno.test("a scheduled call is told to everybody concerned and listed for them, earliest first", async () => {
  await using server = await startTestServer();
  const [ann, ben] = [await server.connect("ann"), await server.connect("ben")];
  const late = await make(server, "ann", { startsAt: inHours(30), title: "  Fitting  " });
  const early = await make(server, "ben", { callType: "voice" });
  assert.deepEqual([late.title, late.isOrganizer, late.organizer.name], ["Fitting", true, "Ann"]);
  assert.deepEqual(late.participants.map(({ userId }) => userId), ["ann", "ben"]);
  for (const client of [ann, ben]) {
    for (const { id, organizer } of [late, early]) {
      const { scheduledId, scheduledCall } = await client.next("schedule:changed");
      assert.deepEqual([scheduledId, scheduledCall?.organizer], [id, organizer]);
    }
  }
  for (const userId of ["ann", "ben"]) {
    const listed = await listOf(server, userId);
    assert.deepEqual(listed.map(({ id, isOrganizer }) => [id, isOrganizer]), [
      [early.id, userId === "ben"],
      [late.id, userId === "ann"],
    ]);
  }
  assert.deepEqual(await listOf(server, "ann", "?chatId=chat-2"), []);
  assert.deepEqual(await listOf(server, "eve"), []);
});

Deno.test("who has made it calls it off for all, and anybody else takes only themselves out", async () => {
  await using server = await startTestServer();
  const options = { chat: GROUP };
  const [ann, ben, cal] = [
    await server.connect("ann", options),
    await server.connect("ben", options),
    await server.connect("cal", options),
  ];
  const { id } = await make(server, "ann");
  for (const client of [ann, ben, cal]) await client.next("schedule:changed");
  assert.equal((await ask(server, "eve", "DELETE", `${PATH}/${id}`)).code, "not-found");
  assert.equal((await ask(server, "cal", "DELETE", `${PATH}/${id}`)).status, 200);
  assert.equal((await cal.next("schedule:changed")).scheduledCall, null);
  const { scheduledCall } = await ann.next("schedule:changed");
  assert.deepEqual(scheduledCall?.participants.map(({ userId }) => userId), ["ann", "ben"]);
  await ben.next("schedule:changed");
  assert.deepEqual(await listOf(server, "cal"), []);
  assert.equal((await ask(server, "ann", "DELETE", `${PATH}/${id}`)).status, 200);
  for (const client of [ann, ben]) {
    assert.equal((await client.next("schedule:changed")).scheduledCall, null);
  }
  await cal.hasNothingOf("schedule:changed");
  assert.equal((await ask(server, "ann", "DELETE", `${PATH}/${id}`)).code, "not-found");
});

Deno.test("with nobody left to talk to there is no scheduled call", async () => {
  await using server = await startTestServer();
  const [ann] = [await server.connect("ann"), await server.connect("ben")];
  const { id } = await make(server, "ann");
  await ann.next("schedule:changed");
  assert.equal((await ask(server, "ben", "DELETE", `${PATH}/${id}`)).status, 200);
  assert.equal((await ann.next("schedule:changed")).scheduledCall, null);
  assert.deepEqual(await listOf(server, "ann"), []);
});

Deno.test("what cannot be scheduled is refused with its code", async () => {
  await using server = await startTestServer();
  await server.connect("ann", { chat: { endsAt: Math.floor(Date.now() / 1000) + 7_200 } });
  await server.connect("cal", { chat: { id: "chat-2", calls: "voice", members: ["cal", "dan"] } });
  const refusals: [string, string, object][] = [
    ["invalid-time", "ann", { startsAt: inHours(-1) }],
    ["invalid-time", "ann", { startsAt: inHours(24 * 400) }],
    ["malformed", "ann", { startsAt: "tomorrow" }],
    ["malformed", "ann", { title: "a".repeat(201) }],
    ["malformed", "ann", { admin: true }],
    ["chat-ended", "ann", { startsAt: inHours(3) }],
    ["forbidden", "ann", { chatId: "chat-2" }],
    ["forbidden", "eve", {}],
    ["calls-not-allowed", "cal", { chatId: "chat-2" }],
    ["invalid-targets", "ann", { targetUserIds: ["eve"] }],
    ["invalid-targets", "ann", { targetUserIds: ["ann"] }],
  ];
  for (const [code, userId, change] of refusals) {
    const answer = await ask(server, userId, "POST", PATH, wanted(change));
    assert.equal(answer.code, code, JSON.stringify(change));
  }
  assert.deepEqual(await listOf(server, "ann"), []);
});

Deno.test(`a person has made ${SCHEDULED_MAX} calls to come at most, whoever else has made some`, async () => {
  await using server = await startTestServer();
  await server.connect("ann");
  await server.connect("ben");
  await make(server, "ben");
  for (let made = 0; made < SCHEDULED_MAX; made++) await make(server, "ann");
  const answer = await ask(server, "ann", "POST", PATH, wanted());
  assert.deepEqual([answer.status, answer.code], [409, "too-many-scheduled"]);
  await make(server, "ben");
});

Deno.test(`calls that are due count among the ${SCHEDULED_MAX}, so that nobody rings by them without end`, async () => {
  const kv = await Deno.openKv(":memory:");
  const store = storeOver(kv);
  for (let made = 0; made < SCHEDULED_MAX; made++) {
    await keepScheduled(store, due(`p${made}`), Date.now());
  }
  {
    await using server = await startTestServer({ kv });
    await server.connect("ann");
    const answer = await ask(server, "ann", "POST", PATH, wanted());
    assert.equal(answer.code, "too-many-scheduled");
  }
  kv.close();
});

Deno.test("asked for many at once, a person has no more of them than that", async () => {
  await using server = await startTestServer();
  await server.connect("ann");
  const asked = Array.from(
    { length: SCHEDULED_MAX + 10 },
    () => ask(server, "ann", "POST", PATH, wanted()),
  );
  const refused = (await Promise.all(asked)).filter(({ status }) => status !== 200);
  assert.deepEqual(refused.map(({ code }) => code), Array(10).fill("too-many-scheduled"));
});

Deno.test("who does not let somebody's calls through is told nothing of what they schedule", async () => {
  await using server = await startTestServer();
  const [ann, ben] = [await server.connect("ann"), await server.connect("ben")];
  const body = JSON.stringify({ blocked: ["ann"] });
  await server.api("ben", "/api/me/settings", { method: "PUT", body });
  const { participants } = await make(server, "ann");
  assert.equal(participants.length, 2, "which shows in nothing");
  await ann.next("schedule:changed");
  assert.deepEqual(await listOf(server, "ben"), []);
  await ben.hasNothingOf("schedule:changed");
});

Deno.test("whom the host has taken out of the chat is told no more of its scheduled calls", async () => {
  await using server = await startTestServer({ env: { CHAT_CALL_API_KEY: "host-key" } });
  await register(server, "chat-1", ["ann", "ben", "cal"]);
  const [ann, cal] = [await server.connect("ann"), await server.connect("cal")];
  const { id } = await make(server, "ann");
  for (const client of [ann, cal]) await client.next("schedule:changed");
  await register(server, "chat-1", ["ann", "ben"]);
  assert.deepEqual(await listOf(server, "cal"), []);
  assert.deepEqual((await listOf(server, "ben")).map((one) => one.id), [id]);
  await make(server, "ann", { startsAt: new Date(Date.now() + 300).toISOString() });
  await ann.next("schedule:due");
  assert.equal((await ask(server, "ann", "DELETE", `${PATH}/${id}`)).status, 200);
  for (const type of ["schedule:changed", "schedule:due"] as const) await cal.hasNothingOf(type);
});

Deno.test("a stranger to a chat does not learn whether the host has registered it", async () => {
  await using server = await startTestServer({ env: { CHAT_CALL_API_KEY: "host-key" } });
  await register(server, "chat-1", ["ann", "ben"]);
  const answers = await Promise.all(["chat-1", "chat-2"].map(async (chatId) => {
    const body = JSON.stringify(wanted({ chatId }));
    return await (await server.api("eve", PATH, { method: "POST", body })).json();
  }));
  assert.equal(answers[0].error.code, "forbidden");
  assert.deepEqual(answers[0], answers[1]);
});

Deno.test("an erased person's scheduled calls are gone, and the others' go on without them", async () => {
  const kv = await Deno.openKv(":memory:");
  {
    await using server = await startTestServer({ kv, env: { CHAT_CALL_API_KEY: "host-key" } });
    const options = { chat: GROUP };
    const [ann] = [await server.connect("ann", options), await server.connect("ben", options)];
    await make(server, "ben");
    const { id } = await make(server, "ann");
    for (let time = 0; time < 2; time++) await ann.next("schedule:changed");
    const headers = { authorization: "Bearer host-key" };
    const erased = await fetch(`${server.url}/api/users/ben`, { method: "DELETE", headers });
    assert.equal(erased.status, 200);
    await erased.body?.cancel();
    const left = await listOf(server, "ann");
    assert.deepEqual(left.map((one) => one.id), [id]);
    assert.deepEqual(left[0].participants.map(({ userId }) => userId), ["ann", "cal"]);
  }
  assert.deepEqual(await scheduledRowsNaming(kv, "ben"), []);
  kv.close();
});

Deno.test("of whoever is erased nothing is left, in however many scheduled calls they were", async () => {
  const kv = await Deno.openKv(":memory:");
  const store = storeOver(kv);
  for (let made = 0; made < 230; made++) await keepScheduled(store, due(`p${made}`), Date.now());
  {
    await using server = await startTestServer({ kv, env: { CHAT_CALL_API_KEY: "host-key" } });
    const headers = { authorization: "Bearer host-key" };
    const erased = await fetch(`${server.url}/api/users/ben`, { method: "DELETE", headers });
    assert.equal(erased.status, 200);
    await erased.body?.cancel();
  }
  assert.deepEqual(await scheduledRowsNaming(kv, "ben"), []);
  kv.close();
});

Deno.test("SCHEDULED_CALLS=off refuses them", async () => {
  await using server = await startTestServer({ env: { SCHEDULED_CALLS: "off" } });
  await server.connect("ann");
  for (const [method, path] of [["GET", PATH], ["DELETE", `${PATH}/one`]]) {
    assert.equal((await ask(server, "ann", method, path)).code, "turned-off");
  }
  assert.equal((await ask(server, "ann", "POST", PATH, wanted())).code, "turned-off");
});
