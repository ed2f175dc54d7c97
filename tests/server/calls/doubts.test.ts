/** Writes that the store never answered, and that arrive later or not at all. */
import assert from "node:assert/strict";
import { readCall } from "../../../server/store/calls/call-store.ts";
import { CALLS_BY_AGE } from "../../../server/store/kv/keys.ts";
import { storeOver } from "../../../server/store/kv/kv.ts";
import { breakOff, type KvTap, tapKv, UNTIL_IT_BREAKS } from "../store/counting-kv.ts";
import { chatOf, codeOf, createRig, device, must, type Rig } from "./call-fixture.ts";

const ann = device("ann");
const ben = device("ben");
const chat = chatOf(["ann", "ben"]);
const voice = { callType: "voice" as const };
/** Longer than the delay before doubtful writes are checked. */
const LOOKED_INTO_MS = 1_000;

async function withLateStore(test: (rig: Rig, tap: KvTap) => Promise<void>): Promise<void> {
  const tap = tapKv(await Deno.openKv(":memory:"), breakOff);
  const store = storeOver(tap.kv, UNTIL_IT_BREAKS);
  {
    await using rig = await createRig([ann, ben], { store });
    await test(rig, tap);
  }
  store.close();
}

Deno.test("a call whose write arrives after its refusal is cancelled, and everybody hears it once", () =>
  withLateStore(async (rig, tap) => {
    tap.commitFaults = ["late"];
    assert.equal(codeOf(await rig.service.initiate(ann, chat, voice)), "store-unavailable");
    assert.deepEqual(await tap.arriveLate(), [true]);
    await rig.pass(LOOKED_INTO_MS);
    const [{ value: id }] = await rig.store.list<string>({ prefix: CALLS_BY_AGE }, { limit: 2 });
    assert.equal((await readCall(rig.store, id))?.endReason, "cancelled");
    for (const one of [ann, ben]) {
      assert.equal(rig.heardBy(one).filter((type) => type === "call:ended").length, 1);
    }
    await rig.dial(ann, chat);
  }));

Deno.test("a call whose write has not arrived when it is checked can no longer arrive", () =>
  withLateStore(async (rig, tap) => {
    tap.commitFaults = ["late"];
    assert.equal(codeOf(await rig.service.initiate(ann, chat, voice)), "store-unavailable");
    await rig.pass(LOOKED_INTO_MS);
    assert.deepEqual(await tap.arriveLate(), [false]);
    assert.deepEqual(await rig.store.list({ prefix: CALLS_BY_AGE }, { limit: 2 }), []);
    assert.deepEqual(rig.heardBy(ben), []);
    const id = await rig.dial(ann, chat);
    must(await rig.service.accept(ben, id));
  }));

Deno.test("an accept whose write arrives after its refusal counts, and the caller hears of it", () =>
  withLateStore(async (rig, tap) => {
    const id = await rig.dial(ann, chat);
    tap.commitFaults = ["late"];
    assert.equal(codeOf(await rig.service.accept(ben, id)), "store-unavailable");
    assert.deepEqual(await tap.arriveLate(), [true]);
    await rig.pass(LOOKED_INTO_MS);
    assert.equal(rig.service.live(id)?.status, "active");
    assert.equal(rig.last("ann", "call:accepted")?.connectionId, ben.connectionId);
    must(await rig.service.accept(ben, id));
    must(await rig.service.end(ann, id));
  }));

Deno.test("an accept whose write has not arrived when it is checked can no longer arrive", () =>
  withLateStore(async (rig, tap) => {
    const id = await rig.dial(ann, chat);
    tap.commitFaults = ["late"];
    assert.equal(codeOf(await rig.service.accept(ben, id)), "store-unavailable");
    await rig.pass(LOOKED_INTO_MS);
    assert.deepEqual(await tap.arriveLate(), [false]);
    must(await rig.service.cancel(ann, id));
    assert.equal((await readCall(rig.store, id))?.endReason, "cancelled");
  }));

Deno.test("a decline whose write arrives after its refusal leaves the call ringing for the others", async () => {
  const tap = tapKv(await Deno.openKv(":memory:"), breakOff);
  const store = storeOver(tap.kv, UNTIL_IT_BREAKS);
  const cal = device("cal");
  {
    await using rig = await createRig([ann, ben, cal], { store });
    const id = await rig.dial(ann, chatOf(["ann", "ben", "cal"]));
    tap.commitFaults = ["late"];
    assert.equal(codeOf(await rig.service.reject(ben, id)), "store-unavailable");
    assert.deepEqual(await tap.arriveLate(), [true]);
    await rig.pass(LOOKED_INTO_MS);
    assert.equal(rig.last("ann", "call:rejected")?.rejectedBy, "ben");
    assert.equal(rig.service.live(id)?.status, "ringing");
    must(await rig.service.accept(cal, id));
    must(await rig.service.end(ann, id));
  }
  store.close();
});

Deno.test("a doubtful write stays open as long as the store is away", () =>
  withLateStore(async (rig, tap) => {
    const id = await rig.dial(ann, chat);
    tap.commitFaults = ["late"];
    assert.equal(codeOf(await rig.service.cancel(ann, id)), "store-unavailable");
    tap.isSilent = true;
    for (let n = 0; n < 3; n++) await rig.pass(LOOKED_INTO_MS);
    tap.isSilent = false;
    assert.deepEqual(await tap.arriveLate(), [true]);
    assert.deepEqual(rig.heardBy(ben), ["call:incoming"]);
    await rig.pass(LOOKED_INTO_MS);
    assert.deepEqual(rig.heardBy(ben), ["call:incoming", "call:ended", "call:missed"]);
    assert.equal(rig.service.live(id), undefined);
  }));
