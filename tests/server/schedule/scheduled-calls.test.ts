/** Scheduled calls: who may make them, who is told, and how they are cancelled. */
import assert from "node:assert/strict";
import { startTestServer } from "../../support/server-harness.ts";
import { ask, GROUP, inHours, listOf, make, PATH, wanted } from "./schedule-fixture.ts";

Deno.test("a scheduled call is told to all its people and listed for them, earliest first", async () => {
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

Deno.test("the organizer cancels it for all, and anybody else leaves only for themselves", async () => {
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

Deno.test("a scheduled call is deleted when only one person is left", async () => {
  await using server = await startTestServer();
  const [ann] = [await server.connect("ann"), await server.connect("ben")];
  const { id } = await make(server, "ann");
  await ann.next("schedule:changed");
  assert.equal((await ask(server, "ben", "DELETE", `${PATH}/${id}`)).status, 200);
  assert.equal((await ann.next("schedule:changed")).scheduledCall, null);
  assert.deepEqual(await listOf(server, "ann"), []);
});

Deno.test("a repeated idempotency key makes one call per person", async () => {
  await using server = await startTestServer();
  for (const userId of ["ann", "ben"]) await server.connect(userId);
  const request = { idempotencyKey: "form-1", startsAt: inHours(2) };
  const [first, same] = await Promise.all([
    make(server, "ann", request),
    make(server, "ann", request),
  ]);
  assert.deepEqual(same, first);
  assert.deepEqual(await make(server, "ann", request), first);
  assert.notEqual(
    (await make(server, "ann", { ...request, idempotencyKey: "form-2" })).id,
    first.id,
  );
  assert.notEqual((await make(server, "ben", request)).id, first.id);
  assert.equal((await listOf(server, "ann")).length, 3);
});

Deno.test("invalid requests are refused, each with its code", async () => {
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

Deno.test("SCHEDULED_CALLS=off refuses every request", async () => {
  await using server = await startTestServer({ env: { SCHEDULED_CALLS: "off" } });
  await server.connect("ann");
  for (const [method, path] of [["GET", PATH], ["DELETE", `${PATH}/one`]]) {
    assert.equal((await ask(server, "ann", method, path)).code, "turned-off");
  }
  assert.equal((await ask(server, "ann", "POST", PATH, wanted())).code, "turned-off");
});
