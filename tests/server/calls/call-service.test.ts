/** The call service: refusals, people dialling each other, devices that come and go. */
import assert from "node:assert/strict";
import { CallSnapshot } from "../../../server/protocol/call.ts";
import { check } from "../../../server/protocol/codec.ts";
import { ServerEvent } from "../../../server/protocol/server-message.ts";
import { readCall } from "../../../server/store/calls/call-store.ts";
import { liveCallKey, seatKey } from "../../../server/store/kv/keys.ts";
import { storeOver } from "../../../server/store/kv/kv.ts";
import { tapKv } from "../store/counting-kv.ts";
import {
  chatOf,
  codeOf,
  createRig,
  device,
  LEASE_MS,
  must,
  PATIENT,
  RING_MS,
} from "./call-fixture.ts";

const ann = device("ann");
const ben = device("ben");
const cal = device("cal");
const chat = chatOf(["ann", "ben"]);
const voice = { callType: "voice" as const };

Deno.test("initiate() answers before anybody hears the news", async () => {
  await using rig = await createRig();
  const outcome = must(await rig.service.initiate(ann, chat, voice));
  assert.deepEqual(rig.sent, []);
  assert.equal(outcome.call.status, "ringing");
  await rig.service.idle();
  assert.deepEqual(rig.heardBy(ben), ["call:incoming"]);
});

Deno.test("call service sends only what the protocol knows", async () => {
  await using rig = await createRig([ann, ben, device("ben", 2)]);
  const id = await rig.dial(ann, { ...chat, endsAt: rig.clock.now() + 50_000 });
  const { call } = must(await rig.service.accept(ben, id));
  assert.deepEqual(check(CallSnapshot, call), { ok: true, value: call });
  must(rig.service.toggle(ben, id, { muted: true, videoEnabled: true, screenEnabled: true }));
  await rig.pass(0);
  await rig.depart(ben);
  must(await rig.service.resume(device("ben", 2), id));
  must(await rig.service.end(ann, id));
  await rig.service.idle();
  assert.ok(rig.sent.length > 12);
  for (const { message } of rig.sent) {
    const checked = check(ServerEvent, message);
    assert.ok(checked.ok, `${message.type}: ${!checked.ok && checked.problem}`);
  }
});

Deno.test("initiate() by a person being rung in that chat accepts the call", async () => {
  await using rig = await createRig();
  const id = await rig.dial(ann, chat);
  const outcome = must(await rig.service.initiate(ben, chat, { callType: "video" }));
  assert.deepEqual([outcome.accepted, outcome.sessionId], [true, id]);
  assert.equal(rig.service.live(id)?.status, "active");
});

Deno.test("initiate() by both at once puts them in one call", async () => {
  for (let round = 0; round < 10; round++) {
    await using rig = await createRig();
    const [one, two] = await Promise.all([
      rig.service.initiate(ann, chat, voice),
      rig.service.initiate(ben, chat, voice),
    ]);
    const outcomes = [must(one), must(two)];
    assert.equal(outcomes[0].sessionId, outcomes[1].sessionId);
    assert.deepEqual(outcomes.map(({ accepted }) => accepted === true).toSorted(), [false, true]);
    const live = rig.service.live(outcomes[0].sessionId);
    assert.deepEqual([...live?.seats ?? []].toSorted(), [["ann", "ann-1"], ["ben", "ben-1"]]);
  }
});

Deno.test("initiate() refuses a second call in a chat and names the first, for a member and for the caller", async () => {
  await using rig = await createRig([ann, ben, cal]);
  const three = chatOf(["ann", "ben", "cal"]);
  const targetUserIds = ["ben"];
  const { sessionId } = must(
    await rig.service.initiate(ann, three, { callType: "voice", targetUserIds }),
  );
  for (const by of [ann, cal]) {
    const outcome = await rig.service.initiate(by, three, voice);
    assert.equal(codeOf(outcome), "call-exists");
    assert.equal(!outcome.ok && outcome.sessionId, sessionId);
  }
});

Deno.test("initiate() and accept() are refused while in another call", async () => {
  await using rig = await createRig([ann, ben, cal]);
  const mine = await rig.dial(ann, chat);
  must(await rig.service.accept(ben, mine));
  const other = chatOf(["ann", "cal"], { id: "other" });
  const dialled = await rig.service.initiate(ann, other, voice);
  assert.equal(codeOf(dialled), "already-in-call");
  assert.equal(!dialled.ok && dialled.sessionId, mine);

  const rings = chatOf(["ben", "cal", "dan"], { id: "third" });
  const dan = device("dan");
  rig.reach.connect(dan);
  const second = await rig.dial(cal, chatOf(["cal", "dan"], { id: "fourth" }));
  must(await rig.service.end(ben, mine));
  const third = await rig.dial(ben, { ...rings, members: rings.members.slice(0, 3) });
  assert.equal(rig.service.live(third)?.ringing.has("dan"), true);
  must(await rig.service.accept(dan, second));
  assert.equal(codeOf(await rig.service.accept(dan, third)), "already-in-call");
  must(await rig.service.end(dan, second));
  must(await rig.service.accept(dan, third));
});

Deno.test("call service frees everybody when a call is over", async () => {
  await using rig = await createRig();
  for (let round = 0; round < 3; round++) {
    const id = await rig.dial(ann, chat);
    must(await rig.service.accept(ben, id));
    must(await rig.service.end(round % 2 ? ann : ben, id));
  }
  assert.equal(codeOf(await rig.service.accept(ben, crypto.randomUUID())), "call-not-found");
});

Deno.test("initiate() ignores chat and seat keys that an ended call left behind", async () => {
  await using rig = await createRig();
  const old = await rig.dial(ann, chat);
  must(await rig.service.cancel(ann, old));
  const left = [liveCallKey("chat"), seatKey("ann"), seatKey("ben")];
  const mutations = left.map((key) => ({ type: "set" as const, key, value: old }));
  await rig.store.write({ checks: [], mutations });
  const id = await rig.dial(ann, chat);
  must(await rig.service.accept(ben, id));
});

Deno.test("initiate() waits for a device of somebody who was here a moment ago", async () => {
  await using rig = await createRig();
  await rig.depart(ben);
  rig.clock.advance(4_900);
  const id = await rig.dial(ann, chat);
  assert.equal(rig.service.live(id)?.status, "initiating");
  assert.deepEqual(rig.heardBy(ann), ["call:outgoing"]);

  const back = device("ben", 2);
  const [call] = await rig.arrive(back);
  await rig.service.idle();
  assert.deepEqual([call.sessionId, call.status], [id, "ringing"]);
  assert.deepEqual(rig.last("ann", "call:ringing")?.devices, [
    { userId: "ben", connectionId: "ben-2", early: "hold" },
  ]);
  must(await rig.service.accept(back, id));
});

Deno.test("initiate() rings a device that came while the call was being written", async () => {
  const tap = tapKv(await Deno.openKv(":memory:"));
  const store = storeOver(tap.kv, PATIENT);
  const late = device("ben", 2);
  {
    await using rig = await createRig([ann, ben], { store });
    await rig.depart(ben);
    const found: Promise<unknown[]>[] = [];
    tap.beforeCommit = () => {
      if (found.length === 0) found.push(rig.arrive(late));
    };
    const id = await rig.dial(ann, chat);
    assert.deepEqual(await found[0], []);
    assert.equal(rig.service.live(id)?.status, "ringing");
    assert.deepEqual(rig.heardBy(late), ["call:incoming"]);
    assert.deepEqual(rig.heardBy(ann), ["call:outgoing", "call:ringing"]);
  }
  store.close();
});

Deno.test("initiate() ends as missed at the deadline when no device comes", async () => {
  await using rig = await createRig();
  await rig.depart(ben);
  const id = await rig.dial(ann, chat);
  await rig.pass(RING_MS);
  const record = await readCall(rig.store, id);
  assert.deepEqual([record?.status, record?.endReason], ["missed", "no-answer"]);
  assert.deepEqual(rig.heardBy(ann), ["call:outgoing", "call:timeout", "call:ended"]);
});

Deno.test("departed() of a ringing device changes nothing until the deadline", async () => {
  await using rig = await createRig();
  const id = await rig.dial(ann, chat);
  await rig.depart(ben);
  assert.deepEqual(rig.last("ann", "call:ringing")?.devices, []);
  await rig.pass(RING_MS - 1);
  const [call] = await rig.arrive(device("ben", 2));
  assert.deepEqual([call.sessionId, call.expiresInMs], [id, 1]);
  await rig.pass(1);
  assert.deepEqual(rig.heardBy(device("ben", 2)), ["call:missed", "call:ended"]);
});

Deno.test("departed() keeps the seat for the lease, and resume() takes it back once", async () => {
  await using rig = await createRig([ann, ben, device("ben", 2)]);
  const id = await rig.dial(ann, chat);
  must(await rig.service.accept(ben, id));
  assert.equal(codeOf(await rig.service.resume(device("ben", 2), id)), "answered-elsewhere");
  await rig.depart(ben);
  assert.deepEqual(rig.heardBy(ann).slice(-1), ["call:participant-away"]);
  const { call } = must(await rig.service.resume(device("ben", 2), id));
  assert.equal(call.seatConnectionId, "ben-2");
  await rig.pass(10 * LEASE_MS);
  assert.deepEqual(rig.service.live(id)?.seats.get("ben"), "ben-2");
  assert.equal(codeOf(await rig.service.resume(device("ben", 3), id)), "answered-elsewhere");
});

Deno.test("accept() on a connection that drops meanwhile starts the lease of its seat", async () => {
  await using rig = await createRig();
  const id = await rig.dial(ann, chat);
  const accepting = rig.service.accept(ben, id);
  await rig.depart(ben);
  must(await accepting);
  await rig.service.idle();
  assert.equal((await readCall(rig.store, id))?.participants[1].leaseUntil !== null, true);
  await rig.pass(LEASE_MS);
  assert.equal((await readCall(rig.store, id))?.endReason, "connection-lost");
});

Deno.test("toggle() reaches the others, and is forgotten with the seat", async () => {
  await using rig = await createRig([ann, ben, device("ben", 2), cal]);
  const three = chatOf(["ann", "ben", "cal"]);
  const id = await rig.dial(ann, three);
  must(await rig.service.accept(ben, id));
  must(await rig.service.accept(cal, id));
  await rig.service.idle();
  must(rig.service.toggle(ben, id, { muted: true }));
  assert.equal(rig.last("ann", "call:participant-audio-toggle")?.muted, true);
  assert.deepEqual(rig.heardBy(device("ben", 2)).slice(-1), ["call:participant-audio-toggle"]);
  assert.ok(!rig.heardBy(ben).includes("call:participant-audio-toggle"));
  assert.equal(codeOf(rig.service.toggle(device("ben", 2), id, { muted: false })), "not-in-call");
  assert.equal(codeOf(rig.service.toggle(ben, "none", { muted: false })), "call-not-found");

  const mutedIn = async () => (await rig.arrive(device("ann", 9)))[0].participants[1].muted;
  assert.equal(await mutedIn(), true);
  must(await rig.service.leave(ben, id));
  assert.equal(await mutedIn(), false);
});
