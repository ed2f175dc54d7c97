/** Writes that the store never answered, and that arrive later or not at all. */
import assert from "node:assert/strict";
import type { ServerEvent } from "../../../server/protocol/server-message.ts";
import { readCall } from "../../../server/store/calls/call-store.ts";
import { CALLS_BY_AGE } from "../../../server/store/kv/keys.ts";
import { storeOver } from "../../../server/store/kv/kv.ts";
import { breakOff, type KvTap, tapKv, UNTIL_IT_BREAKS } from "../store/counting-kv.ts";
import { chatOf, codeOf, createRig, device, must, type Rig } from "./call-fixture.ts";

const ann = device("ann");
const ben = device("ben");
const bensPhone = device("ben", 2);
const cal = device("cal");
const chat = chatOf(["ann", "ben", "cal"]);
const voice = { callType: "voice" as const };
/** Longer than the delay before doubtful writes are checked. */
const LOOKED_INTO_MS = 1_000;

/** What each connection was told, in order. */
type Told = Record<"ann" | "ben" | "bensPhone" | "cal", ServerEvent["type"][]>;

const NOTHING: Told = { ann: [], ben: [], bensPhone: [], cal: [] };

/** Remembers what everybody has been told; the result is what they were told since. */
function listen(rig: Rig): () => Told {
  const heard = (): Told => ({
    ann: rig.heardBy(ann),
    ben: rig.heardBy(ben),
    bensPhone: rig.heardBy(bensPhone),
    cal: rig.heardBy(cal),
  });
  const before = heard();
  return () => {
    const now = heard();
    const since = (who: keyof Told) => now[who].slice(before[who].length);
    return {
      ann: since("ann"),
      ben: since("ben"),
      bensPhone: since("bensPhone"),
      cal: since("cal"),
    };
  };
}

async function withLateStore(test: (rig: Rig, tap: KvTap) => Promise<void>): Promise<void> {
  const tap = tapKv(await Deno.openKv(":memory:"), breakOff);
  const store = storeOver(tap.kv, UNTIL_IT_BREAKS);
  {
    await using rig = await createRig([ann, ben, bensPhone, cal], { store });
    await test(rig, tap);
  }
  store.close();
}

Deno.test("a call whose write arrives after its refusal is cancelled, and everybody hears it once", () =>
  withLateStore(async (rig, tap) => {
    const told = listen(rig);
    tap.commitFaults = ["late"];
    assert.equal(codeOf(await rig.service.initiate(ann, chat, voice)), "store-unavailable");
    assert.deepEqual(await tap.arriveLate(), [true]);
    await rig.pass(LOOKED_INTO_MS);
    const [{ value: id }] = await rig.store.list<string>({ prefix: CALLS_BY_AGE }, { limit: 2 });
    assert.equal((await readCall(rig.store, id))?.endReason, "cancelled");
    const rungAndMissed: ServerEvent["type"][] = ["call:incoming", "call:ended", "call:missed"];
    assert.deepEqual(told(), {
      ann: ["call:outgoing", "call:ringing", "call:ended"],
      ben: rungAndMissed,
      bensPhone: rungAndMissed,
      cal: rungAndMissed,
    });
    await rig.dial(ann, chat);
  }));

Deno.test("a call whose write has not arrived when it is checked can no longer arrive", () =>
  withLateStore(async (rig, tap) => {
    const told = listen(rig);
    tap.commitFaults = ["late"];
    assert.equal(codeOf(await rig.service.initiate(ann, chat, voice)), "store-unavailable");
    await rig.pass(LOOKED_INTO_MS);
    assert.deepEqual(await tap.arriveLate(), [false]);
    assert.deepEqual(await rig.store.list({ prefix: CALLS_BY_AGE }, { limit: 2 }), []);
    assert.deepEqual(told(), NOTHING);
    const id = await rig.dial(ann, chat);
    must(await rig.service.accept(ben, id));
  }));

Deno.test("an accept whose write arrives after its refusal counts, and everybody hears of it", () =>
  withLateStore(async (rig, tap) => {
    const id = await rig.dial(ann, chat);
    const told = listen(rig);
    tap.commitFaults = ["late"];
    assert.equal(codeOf(await rig.service.accept(ben, id)), "store-unavailable");
    assert.deepEqual(await tap.arriveLate(), [true]);
    assert.deepEqual(told(), NOTHING);
    await rig.pass(LOOKED_INTO_MS);
    assert.equal(rig.service.live(id)?.status, "active");
    // Ben's own connection too: the answer it had was a refusal.
    assert.deepEqual(told(), {
      ann: ["call:accepted", "call:participant-joined"],
      ben: ["call:accepted"],
      bensPhone: ["call:answered-elsewhere"],
      cal: ["call:participant-joined"],
    });
    for (const { userId } of [ann, ben]) {
      assert.equal(rig.last(userId, "call:accepted")?.connectionId, ben.connectionId);
    }
    for (const { userId } of [ann, cal]) {
      assert.equal(rig.last(userId, "call:participant-joined")?.userId, "ben");
    }
    must(await rig.service.accept(ben, id));
    must(await rig.service.end(ann, id));
  }));

Deno.test("an accept whose write has not arrived when it is checked can no longer arrive", () =>
  withLateStore(async (rig, tap) => {
    const id = await rig.dial(ann, chat);
    const told = listen(rig);
    tap.commitFaults = ["late"];
    assert.equal(codeOf(await rig.service.accept(ben, id)), "store-unavailable");
    await rig.pass(LOOKED_INTO_MS);
    assert.deepEqual(await tap.arriveLate(), [false]);
    assert.deepEqual(told(), NOTHING);
    must(await rig.service.cancel(ann, id));
    assert.equal((await readCall(rig.store, id))?.endReason, "cancelled");
  }));

Deno.test("a decline whose write arrives after its refusal leaves the call ringing for the others", () =>
  withLateStore(async (rig, tap) => {
    const id = await rig.dial(ann, chat);
    const told = listen(rig);
    tap.commitFaults = ["late"];
    assert.equal(codeOf(await rig.service.reject(ben, id)), "store-unavailable");
    assert.deepEqual(await tap.arriveLate(), [true]);
    await rig.pass(LOOKED_INTO_MS);
    assert.deepEqual(told(), {
      ann: ["call:rejected"],
      ben: ["call:ended"],
      bensPhone: ["call:ended"],
      cal: [],
    });
    assert.equal(rig.last("ann", "call:rejected")?.rejectedBy, "ben");
    assert.equal(rig.service.live(id)?.status, "ringing");
    must(await rig.service.accept(cal, id));
    must(await rig.service.end(ann, id));
  }));

Deno.test("an end whose write arrives after its refusal ends the call for everybody", () =>
  withLateStore(async (rig, tap) => {
    const id = await rig.dial(ann, chat);
    for (const one of [ben, cal]) must(await rig.service.accept(one, id));
    await rig.service.idle();
    const told = listen(rig);
    tap.commitFaults = ["late"];
    assert.equal(codeOf(await rig.service.end(ann, id)), "store-unavailable");
    assert.deepEqual(await tap.arriveLate(), [true]);
    await rig.pass(LOOKED_INTO_MS);
    const ended: ServerEvent["type"][] = ["call:ended"];
    assert.deepEqual(told(), { ann: ended, ben: ended, bensPhone: ended, cal: ended });
    for (const { userId } of [ann, ben, cal]) {
      const { endedBy, reason } = rig.last(userId, "call:ended")!;
      assert.deepEqual({ endedBy, reason }, { endedBy: "ann", reason: "completed" });
    }
    assert.equal(rig.service.live(id), undefined);
  }));

Deno.test("a doubtful write stays open as long as the store is away", () =>
  withLateStore(async (rig, tap) => {
    const id = await rig.dial(ann, chat);
    const told = listen(rig);
    tap.commitFaults = ["late"];
    assert.equal(codeOf(await rig.service.cancel(ann, id)), "store-unavailable");
    tap.isSilent = true;
    for (let n = 0; n < 3; n++) await rig.pass(LOOKED_INTO_MS);
    tap.isSilent = false;
    assert.deepEqual(await tap.arriveLate(), [true]);
    assert.deepEqual(told(), NOTHING);
    await rig.pass(LOOKED_INTO_MS);
    const missed: ServerEvent["type"][] = ["call:ended", "call:missed"];
    assert.deepEqual(told(), {
      ann: ["call:ended"],
      ben: missed,
      bensPhone: missed,
      cal: missed,
    });
    assert.equal(rig.service.live(id), undefined);
  }));
