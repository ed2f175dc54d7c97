/** Inviting through the service on a real store: rings, histories, personal rules, deadlines. */
import assert from "node:assert/strict";
import { listCalls } from "../../../../server/store/calls/call-history.ts";
import { readCall } from "../../../../server/store/calls/call-store.ts";
import { readForHello } from "../../../../server/store/people/hello-reading.ts";
import { DEADLINES } from "../../../../server/store/kv/keys.ts";
import { openStore } from "../../../../server/store/kv/kv.ts";
import {
  chatOf,
  codeOf,
  createRig,
  createTestClock,
  device,
  must,
  PATIENT,
  RING_MS,
} from "../call-fixture.ts";
import { ann, ben, cal, chat, dan, everyone, talking } from "../group-fixture.ts";

Deno.test("invite() rings with its own deadline, and adds the call only to the history of people it rings", async () => {
  await using rig = await createRig([ann, ben, cal], {
    wishesOf: (id) => Promise.resolve(id === "dan" ? { ...everyone, blocked: ["ben"] } : null),
  });
  const id = await talking(rig);
  await rig.pass(RING_MS);
  const { call } = must(await rig.service.invite(ben, chat, id, ["cal", "dan"]));
  assert.deepEqual(call.participants.map(({ userStatus }) => userStatus), [
    "joined",
    "joined",
    "ringing",
    "rejected",
  ]);
  await rig.service.idle();
  assert.deepEqual(rig.heardBy(cal), ["call:incoming"]);
  assert.deepEqual(rig.last("ann", "call:rejected")?.reason, "unavailable");
  await rig.pass(RING_MS - 1);
  assert.ok(rig.service.live(id)?.ringing.has("cal"));
  await rig.pass(1);
  assert.deepEqual(rig.heardBy(cal), ["call:incoming", "call:missed", "call:ended"]);
  assert.deepEqual(rig.last("ben", "call:ringing")?.targetUserIds, []);
  assert.equal(rig.service.live(id)?.status, "active");
  assert.deepEqual(await rig.store.list({ prefix: DEADLINES }, { limit: 5 }), []);

  must(await rig.service.invite(ann, chat, id, ["cal"]));
  must(await rig.service.accept(cal, id));
  assert.deepEqual([...rig.service.live(id)?.seats.keys() ?? []], ["ann", "ben", "cal"]);
  const historyOf = async (userId: string) =>
    (await listCalls(rig.store, { userId, limit: 5 }))?.calls.length;
  assert.deepEqual([await historyOf("cal"), await historyOf("dan")], [1, 0]);
});

Deno.test("invite() treats people as busy, offline or expected, as a new call does", async () => {
  const eve = device("eve");
  await using rig = await createRig([ann, ben, cal, dan, eve]);
  const five = chatOf(["ann", "ben", "cal", "dan", "eve"]);
  await rig.dial(cal, chatOf(["cal", "eve"], { id: "other" }));
  const id = await talking(rig);
  await rig.depart(dan);
  await rig.depart(eve);
  rig.clock.advance(4_000);
  must(await rig.service.invite(ann, five, id, ["cal", "dan"]));
  await rig.service.idle();
  assert.deepEqual(rig.last("ben", "call:rejected"), {
    type: "call:rejected",
    sessionId: id,
    chatId: "chat",
    rejectedBy: "cal",
    reason: "busy",
  });
  assert.ok(rig.service.live(id)?.ringing.has("dan"));
  const [found] = await rig.arrive(device("dan", 2));
  assert.deepEqual([found.sessionId, found.expiresInMs], [id, RING_MS]);
  await rig.service.idle();
  assert.deepEqual(rig.last("ben", "call:ringing")?.targetUserIds, ["dan"]);
  await rig.pass(2_000);
  must(await rig.service.invite(ann, five, id, ["eve"]));
  await rig.service.idle();
  assert.equal(rig.last("ann", "call:rejected")?.reason, "offline");
});

Deno.test("invite() by somebody whose token names another chat uses the member list kept with the call", async () => {
  await using rig = await createRig([ann, ben, cal, dan]);
  const id = await talking(rig);
  const own = chatOf(["ben", "eve"], { id: "own" });
  must(await rig.service.invite(ben, null, id, ["cal"]));
  assert.equal(codeOf(await rig.service.invite(ben, own, id, ["eve"])), "invalid-targets");
  must(await rig.service.invite(ben, own, id, ["dan"]));
  must(await rig.service.reject(cal, id));
  must(await rig.service.end(ann, id));
  assert.deepEqual(await rig.store.list({ prefix: ["chat_by_live_call"] }, { limit: 5 }), []);
  assert.equal(codeOf(await rig.service.invite(ben, null, id, ["cal"])), "call-over");
});

Deno.test("invite() counts several missed rings of a person in one call as one missed call", async () => {
  await using rig = await createRig([ann, ben, cal, dan]);
  const id = await talking(rig);
  for (const ring of [1, 2, 3]) {
    must(await rig.service.invite(ann, chat, id, ["cal"]));
    await rig.pass(RING_MS);
    assert.equal(rig.heardBy(cal).filter((type) => type === "call:missed").length, ring);
    assert.equal((await readForHello(rig.store, "cal", [], [])).missed.count, 1);
  }
});

Deno.test("invite() refuses strangers, oneself, too many people, and an inviter who is not in the call", async () => {
  await using rig = await createRig([ann, ben, cal, dan], { maxParticipants: 3 });
  const id = await talking(rig);
  const invite = async (by: typeof ann, ids: string[], held: typeof chat | null = chat) =>
    codeOf(await rig.service.invite(by, held, id, ids));
  assert.equal(await invite(ann, ["eve"]), "invalid-targets");
  assert.equal(await invite(ann, ["ann"]), "invalid-targets");
  assert.equal(await invite(ann, ["cal", "dan"]), "invalid-targets");
  assert.equal(await invite(ann, ["ben", "cal", "dan"]), "invalid-targets");
  assert.equal(await invite(cal, ["dan"]), "forbidden");
  assert.equal(codeOf(await rig.service.invite(ann, chat, "none", ["cal"])), "call-not-found");
  assert.equal((await readCall(rig.store, id))?.participants.length, 2);
  must(await rig.service.invite(ann, chat, id, ["cal"]));
  assert.equal(await invite(cal, ["dan"]), "not-in-call");
  must(await rig.service.end(ann, id));
  assert.equal(await invite(ann, ["dan"]), "call-over");
});

Deno.test("invite() keeps its deadline across a server crash", async () => {
  const path = await Deno.makeTempFile();
  try {
    const store = await openStore(path, PATIENT);
    const dying = await createRig([ann, ben, cal], { store });
    const id = await talking(dying);
    must(await dying.service.invite(ann, chat, id, ["cal"]));
    await dying.service.idle();
    store.close();

    const next = await openStore(path, PATIENT);
    {
      const clock = createTestClock(dying.clock.now() + RING_MS);
      await using rig = await createRig([], { store: next, clock });
      const record = await readCall(next, id);
      assert.deepEqual(record?.participants.map(({ status }) => status), [
        "joined",
        "joined",
        "missed",
      ]);
      assert.equal(rig.service.live(id)?.ringing.size, 0);
    }
    next.close();
  } finally {
    await Deno.remove(path);
  }
});
