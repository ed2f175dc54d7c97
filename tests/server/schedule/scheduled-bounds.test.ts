/** The limits of scheduled calls, and who must not learn of them or is removed from them. */
import assert from "node:assert/strict";
import type { Chat } from "../../../server/calls/call-service.ts";
import type { ScheduleRequest } from "../../../server/protocol/schedule.ts";
import { createScheduledCalls, SCHEDULED_MAX } from "../../../server/schedule/scheduled-calls.ts";
import { type Store, storeOver } from "../../../server/store/kv/kv.ts";
import { keepScheduled } from "../../../server/store/schedule-store.ts";
import { startTestServer } from "../../support/server-harness.ts";
import {
  ask,
  due,
  GROUP,
  listOf,
  make,
  PATH,
  register,
  scheduledRowsNaming,
  wanted,
} from "./schedule-fixture.ts";

const CHAT: Chat = {
  id: "chat-1",
  calls: "video",
  members: [{ id: "ann", name: "Ann" }, { id: "ben", name: "Ben" }],
  endsAt: null,
};

const scheduledCallsOver = (store: Store) =>
  createScheduledCalls({
    store,
    people: {
      wishesOf: () =>
        Promise.resolve({
          allowCallsFrom: "everyone",
          blocked: [],
          doNotDisturb: false,
          contacts: [],
        }),
    },
    maxParticipants: 6,
    callsPerMinute: 0,
    tell: () => {},
    onFailure: (error) => assert.fail(String(error)),
    onMade: () => {},
    now: Date.now,
  });

Deno.test(`a person can schedule at most ${SCHEDULED_MAX} calls, whatever others schedule`, async () => {
  await using server = await startTestServer({ env: { CALLS_PER_MINUTE: "0" } });
  await server.connect("ann");
  await server.connect("ben");
  await make(server, "ben");
  for (let made = 0; made < SCHEDULED_MAX; made++) await make(server, "ann");
  const answer = await ask(server, "ann", "POST", PATH, wanted());
  assert.deepEqual([answer.status, answer.code], [409, "too-many-scheduled"]);
  await make(server, "ben");
});

Deno.test(`due calls count among the ${SCHEDULED_MAX}`, async () => {
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

Deno.test("many concurrent requests do not exceed the limit", async () => {
  await using server = await startTestServer({ env: { CALLS_PER_MINUTE: "0" } });
  await server.connect("ann");
  const asked = Array.from(
    { length: SCHEDULED_MAX + 10 },
    () => ask(server, "ann", "POST", PATH, wanted()),
  );
  const refused = (await Promise.all(asked)).filter(({ status }) => status !== 200);
  assert.deepEqual(refused.map(({ code }) => code), Array(10).fill("too-many-scheduled"));
});

Deno.test("concurrent requests on two servers do not exceed the limit", async () => {
  const kv = await Deno.openKv(":memory:");
  const inner = storeOver(kv);
  for (let made = 1; made < SCHEDULED_MAX; made++) {
    await keepScheduled(inner, due(`p${made}`), Date.now());
  }
  // Both count before either writes.
  const counted = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const outcomes = await Promise.all(counted.map(({ resolve }) => {
    const store: Store = {
      ...inner,
      async list<T>(...asked: Parameters<Store["list"]>) {
        const rows = await inner.list<T>(...asked);
        resolve();
        await Promise.all(counted.map(({ promise }) => promise));
        return rows;
      },
    };
    return scheduledCallsOver(store).make("ann", CHAT, wanted() as ScheduleRequest);
  }));
  assert.deepEqual(outcomes.map((one) => one.ok ? "kept" : one.code).sort(), [
    "kept",
    "too-many-scheduled",
  ]);
  kv.close();
});

Deno.test("cancelling a scheduled call does not free its share of CALLS_PER_MINUTE", async () => {
  await using server = await startTestServer({ env: { CALLS_PER_MINUTE: "2" } });
  await server.connect("ann");
  const kept = await make(server, "ann", { idempotencyKey: "once" });
  const { id } = await make(server, "ann");
  assert.equal((await ask(server, "ann", "DELETE", `${PATH}/${id}`)).status, 200);
  const answer = await ask(server, "ann", "POST", PATH, wanted());
  assert.deepEqual([answer.status, answer.code], [429, "rate-limited"]);
  // A repeated request does not count, and calls have a separate limit.
  assert.equal((await make(server, "ann", { idempotencyKey: "once" })).id, kept.id);
  const call = { chatId: "chat-1", callType: "voice" };
  assert.equal((await ask(server, "ann", "POST", "/api/calls", call)).status, 200);
});

Deno.test("a person who blocks somebody is told nothing of what that person schedules", async () => {
  await using server = await startTestServer();
  const [ann, ben] = [await server.connect("ann"), await server.connect("ben")];
  const body = JSON.stringify({ blocked: ["ann"] });
  await server.api("ben", "/api/me/settings", { method: "PUT", body });
  const { participants } = await make(server, "ann");
  assert.equal(participants.length, 2, "the organizer cannot tell");
  await ann.next("schedule:changed");
  assert.deepEqual(await listOf(server, "ben"), []);
  await ben.hasNothingOf("schedule:changed");
});

Deno.test("a person removed from the chat by the host is told nothing more of its scheduled calls", async () => {
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

Deno.test("a stranger cannot find out whether a chat is registered", async () => {
  await using server = await startTestServer({ env: { CHAT_CALL_API_KEY: "host-key" } });
  await register(server, "chat-1", ["ann", "ben"]);
  const answers = await Promise.all(["chat-1", "chat-2"].map(async (chatId) => {
    const body = JSON.stringify(wanted({ chatId }));
    return await (await server.api("eve", PATH, { method: "POST", body })).json();
  }));
  assert.equal(answers[0].error.code, "forbidden");
  assert.deepEqual(answers[0], answers[1]);
});

Deno.test("erasing a person deletes their scheduled calls, and removes them from those of others", async () => {
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

Deno.test("erasing a person removes them from any number of scheduled calls", async () => {
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
