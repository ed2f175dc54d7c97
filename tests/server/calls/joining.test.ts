/** Joining and inviting through the service on a real store: rings, slots, histories, wishes, deadlines. */
import assert from "node:assert/strict";
import { writeChat } from "../../../server/store/chat-store.ts";
import { listCalls } from "../../../server/store/call-history.ts";
import { readCall } from "../../../server/store/call-store.ts";
import { DEADLINES, seatKey } from "../../../server/store/keys.ts";
import { openStore } from "../../../server/store/kv.ts";
import type { CallWishes } from "../../../server/calls/policy.ts";
import {
  chatOf,
  codeOf,
  createRig,
  createTestClock,
  device,
  must,
  type Rig,
  RING_MS,
} from "./call-fixture.ts";

const [ann, ben, cal, dan] = ["ann", "ben", "cal", "dan"].map((id) => device(id));
const chat = chatOf(["ann", "ben", "cal", "dan"]);
const everyone: CallWishes = {
  allowCallsFrom: "everyone",
  contacts: [],
  blocked: [],
  doNotDisturb: false,
};

/** Ann and Ben in a call of a chat of four. */
async function talking(rig: Rig): Promise<string> {
  const request = { callType: "voice" as const, targetUserIds: ["ben"] };
  const { sessionId } = must(await rig.service.initiate(ann, chat, request));
  must(await rig.service.accept(ben, sessionId));
  await rig.service.idle();
  return sessionId;
}

Deno.test("join() takes the seat that an initiate was told of, and ends with the others", async () => {
  await using rig = await createRig([ann, ben, cal, dan]);
  const id = await talking(rig);
  const refused = await rig.service.initiate(cal, chat, { callType: "voice" });
  assert.ok(!refused.ok && refused.sessionId === id);
  const { call } = must(await rig.service.join(cal, chat, id));
  assert.equal(call.seatConnectionId, "cal-1");
  assert.equal((await rig.store.get(seatKey("cal"))).value, id);
  await rig.service.idle();
  assert.deepEqual(rig.heardBy(ben).at(-1), "call:participant-joined");
  must(await rig.service.leave(ann, id));
  must(await rig.service.leave(ben, id));
  await rig.service.idle();
  for (const by of [ann, ben, cal]) {
    assert.equal(rig.heardBy(by).filter((type) => type === "call:ended").length, 1);
  }
  assert.deepEqual(rig.heardBy(dan), []);
  assert.equal((await listCalls(rig.store, { userId: "cal", limit: 5 }))?.calls.length, 1);
  assert.equal((await rig.store.get(seatKey("cal"))).value, null);
  assert.equal(codeOf(await rig.service.join(dan, chat, id)), "call-over");
});

Deno.test("join() is for members of the call's chat who are in no other call", async () => {
  const eve = device("eve");
  await using rig = await createRig([ann, ben, cal, dan, eve]);
  const id = await talking(rig);
  for (const held of [null, chat, chatOf(["eve", "ann"], { id: "own" })]) {
    assert.equal(codeOf(await rig.service.join(eve, held, id)), "forbidden");
  }
  assert.equal(codeOf(await rig.service.join(cal, chat, "none")), "call-not-found");
  const other = await rig.dial(cal, chatOf(["cal", "dan"], { id: "other" }));
  const busy = await rig.service.join(cal, chat, id);
  assert.deepEqual([codeOf(busy), !busy.ok && busy.sessionId], ["already-in-call", other]);
});

Deno.test("join() keeps to the chat's rules and to the size of a call", async () => {
  await using rig = await createRig([ann, ben, cal, dan], { maxParticipants: 3 });
  const id = await talking(rig);
  const at = rig.clock.now();
  assert.equal(
    codeOf(await rig.service.join(cal, { ...chat, calls: "none" }, id)),
    "calls-not-allowed",
  );
  assert.equal(codeOf(await rig.service.join(cal, { ...chat, endsAt: at }, id)), "chat-ended");
  must(await rig.service.join(cal, chat, id));
  assert.equal(codeOf(await rig.service.join(dan, chat, id)), "call-full");
  must(await rig.service.leave(cal, id));
  const [one, two] = await Promise.all([
    rig.service.join(cal, chat, id),
    rig.service.join(dan, chat, id),
  ]);
  assert.deepEqual([one.ok, two.ok].toSorted(), [false, true]);
});

Deno.test("join() answers nobody's unanswered call whom its caller does not let through", async () => {
  await using rig = await createRig([ann, ben, cal], {
    wishesOf: (id) => Promise.resolve(id === "ann" ? { ...everyone, blocked: ["cal"] } : null),
  });
  const request = { callType: "voice" as const, targetUserIds: ["ben"] };
  const { sessionId } = must(await rig.service.initiate(ann, chat, request));
  assert.equal(codeOf(await rig.service.join(cal, chat, sessionId)), "forbidden");
  must(await rig.service.accept(ben, sessionId));
  must(await rig.service.join(cal, chat, sessionId));
});

Deno.test("join() lets back in who was called, without the chat", async () => {
  await using rig = await createRig([ann, ben, cal]);
  const id = await rig.dial(ann, chatOf(["ann", "ben", "cal"]));
  must(await rig.service.accept(ben, id));
  must(await rig.service.reject(cal, id));
  must(await rig.service.join(cal, null, id));
});

Deno.test("invite() rings with a deadline of its own, and is in the histories that it should be in", async () => {
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

Deno.test("invite() finds people busy, offline or expected as a new call does", async () => {
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

Deno.test("invite() refuses strangers, oneself, too many, and people who are not in the call", async () => {
  await using rig = await createRig([ann, ben, cal, dan], { maxParticipants: 3 });
  const id = await talking(rig);
  const invite = async (by: typeof ann, ids: string[], held: typeof chat | null = chat) =>
    codeOf(await rig.service.invite(by, held, id, ids));
  assert.equal(await invite(ann, ["eve"]), "invalid-targets");
  assert.equal(await invite(ann, ["ann"]), "invalid-targets");
  assert.equal(await invite(ann, ["cal", "dan"]), "invalid-targets");
  assert.equal(await invite(ann, ["ben", "cal", "dan"]), "invalid-targets");
  assert.equal(await invite(cal, ["dan"]), "forbidden");
  assert.equal(await invite(ann, ["cal"], null), "forbidden");
  assert.equal(await invite(ann, ["cal"], { ...chat, id: "own" }), "forbidden");
  assert.equal(codeOf(await rig.service.invite(ann, chat, "none", ["cal"])), "call-not-found");
  assert.equal((await readCall(rig.store, id))?.participants.length, 2);
  must(await rig.service.invite(ann, chat, id, ["cal"]));
  assert.equal(await invite(cal, ["dan"]), "not-in-call");
  must(await rig.service.end(ann, id));
  assert.equal(await invite(ann, ["dan"]), "call-over");
});

Deno.test("invite() keeps its deadline over a crash of the server", async () => {
  const path = await Deno.makeTempFile();
  try {
    const store = await openStore(path);
    const dying = await createRig([ann, ben, cal], { store });
    const id = await talking(dying);
    must(await dying.service.invite(ann, chat, id, ["cal"]));
    await dying.service.idle();
    store.close();

    const next = await openStore(path);
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

Deno.test("join() and invite() go by the chat as the host has registered it", async () => {
  await using rig = await createRig([ann, ben, cal, dan]);
  const id = await talking(rig);
  const three = { ...chat, members: chat.members.filter((member) => member.id !== "dan") };
  await writeChat(rig.store, three);
  assert.equal(codeOf(await rig.service.join(dan, chat, id)), "forbidden");
  assert.equal(codeOf(await rig.service.invite(ann, chat, id, ["dan"])), "invalid-targets");
  must(await rig.service.invite(ann, null, id, ["cal"]));
  must(await rig.service.reject(cal, id));
  must(await rig.service.join(cal, null, id));
});
