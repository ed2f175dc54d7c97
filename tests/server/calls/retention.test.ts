/**
 * Retention deletes old calls and everything that points to them, a few at a time, and no others.
 */
import assert from "node:assert/strict";
import { createRetention } from "../../../server/calls/retention.ts";
import { listCalls } from "../../../server/store/calls/call-history.ts";
import { storeOver } from "../../../server/store/kv/kv.ts";
import { deleteOldCalls } from "../../../server/store/calls/old-calls.ts";
import { breakOff, tapKv } from "../store/counting-kv.ts";
import {
  chatOf,
  createRig,
  createTestClock,
  device,
  must,
  PATIENT,
  type Rig,
  type TestClock,
} from "./call-fixture.ts";

const DAY_MS = 24 * 3600_000;
const ann = device("ann");
const ben = device("ben");
const chat = chatOf(["ann", "ben"]);

async function keysOf(kv: Deno.Kv): Promise<string[]> {
  return (await Array.fromAsync(kv.list({ prefix: [] }))).map(({ key }) => JSON.stringify(key));
}

async function callOnce(rig: Rig): Promise<string> {
  const id = await rig.dial(ann, chat);
  must(await rig.service.cancel(ann, id));
  await rig.service.idle();
  rig.clock.advance(1);
  return id;
}

const idsOf = async (rig: Rig) =>
  (await listCalls(rig.store, { userId: "ann", limit: 100 }))?.calls.map(({ id }) => id);

const quiet = { info: () => {}, warn: (_: string, fields?: object) => assert.fail(String(fields)) };

/** Moves the clock in steps until the sweeps have done their work. */
async function sweeps(clock: TestClock, stepMs: number, isDone: () => Promise<boolean>) {
  for (let steps = 0; !await isDone(); steps++) {
    assert.ok(steps < 100, "the sweep does not finish");
    clock.advance(stepMs);
  }
}

Deno.test("retention deletes calls older than the limit, and leaves no key of them", async () => {
  const tap = tapKv(await Deno.openKv(":memory:"));
  const clock = createTestClock();
  {
    await using rig = await createRig([ann, ben], { store: storeOver(tap.kv, PATIENT), clock });
    const emptyAtFirst = await keysOf(tap.kv);
    const old = [await callOnce(rig), await callOnce(rig), await callOnce(rig)];
    clock.advance(3 * DAY_MS);
    const fresh = await callOnce(rig);
    const retention = createRetention({ store: rig.store, clock, keepMs: 2 * DAY_MS, log: quiet });
    retention.start();
    await sweeps(clock, 600, async () => (await idsOf(rig))?.length === 1);
    assert.deepEqual(await idsOf(rig), [fresh]);
    const keys = await keysOf(tap.kv);
    for (const id of old) assert.deepEqual(keys.filter((key) => key.includes(id)), []);
    clock.advance(3 * DAY_MS);
    await sweeps(clock, 3600_000, async () => (await idsOf(rig))?.length === 0);
    await retention.stop();
    // What is left are people's counters: their missed calls, and sums that are now zero.
    const left = (await keysOf(tap.kv)).filter((key) => !emptyAtFirst.includes(key));
    assert.deepEqual(
      left.filter((key) => !/^\["(missed_calls|call_tally|calls_per_day)"/.test(key)),
      [],
    );
  }
  tap.kv.close();
});

Deno.test("retention skips a running call, however old, and goes on with the next", async () => {
  await using rig = await createRig([ann, ben, device("cal"), device("dan")]);
  const running = await rig.dial(ann, chat);
  must(await rig.service.accept(ben, running));
  rig.clock.advance(1);
  const other = chatOf(["cal", "dan"], { id: "other" });
  const over = await rig.dial(device("cal"), other);
  must(await rig.service.cancel(device("cal"), over));
  await rig.service.idle();
  const swept = await deleteOldCalls(rig.store, rig.clock.now() + DAY_MS, { limit: 1 });
  assert.deepEqual([swept.deleted, swept.next === null], [0, false]);
  const next = await deleteOldCalls(rig.store, rig.clock.now() + DAY_MS, {
    limit: 1,
    start: swept.next ?? [],
  });
  assert.equal(next.deleted, 1);
  assert.deepEqual(await idsOf(rig), [running]);
});

Deno.test("retention handles a bounded number of calls at once, and two sweeps at once do no harm", async () => {
  await using rig = await createRig([ann, ben]);
  for (let i = 0; i < 7; i++) await callOnce(rig);
  rig.clock.advance(3 * DAY_MS);
  const before = rig.clock.now() - DAY_MS;
  const first = await deleteOldCalls(rig.store, before, { limit: 3 });
  assert.equal(first.deleted, 3);
  assert.equal((await idsOf(rig))?.length, 4);
  const both = await Promise.all([
    deleteOldCalls(rig.store, before, { limit: 10 }),
    deleteOldCalls(rig.store, before, { limit: 10 }),
  ]);
  assert.equal(both[0].deleted + both[1].deleted, 4);
  assert.deepEqual(await idsOf(rig), []);
});

Deno.test("retention with keepMs 0 never reads the store", async () => {
  const tap = tapKv(await Deno.openKv(":memory:"));
  const clock = createTestClock();
  const retention = createRetention({
    store: storeOver(tap.kv, PATIENT),
    clock,
    keepMs: 0,
    log: quiet,
  });
  retention.start();
  clock.advance(365 * DAY_MS);
  await retention.stop();
  assert.equal(tap.reads, 0);
  tap.kv.close();
});

Deno.test("retention starts again after the store was silent", async () => {
  const tap = tapKv(await Deno.openKv(":memory:"), breakOff);
  const clock = createTestClock();
  {
    await using rig = await createRig([ann, ben], {
      store: storeOver(tap.kv, PATIENT),
      clock,
    });
    await callOnce(rig);
    clock.advance(3 * DAY_MS);
    const warned = Promise.withResolvers<void>();
    const log = { info: () => {}, warn: () => warned.resolve() };
    const retention = createRetention({ store: rig.store, clock, keepMs: DAY_MS, log });
    tap.isSilent = true;
    retention.start();
    clock.advance(0);
    await warned.promise;
    tap.isSilent = false;
    clock.advance(3600_000);
    await sweeps(clock, 3600_000, async () => (await idsOf(rig))?.length === 0);
    await retention.stop();
  }
  tap.kv.close();
});
