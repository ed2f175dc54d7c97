/**
 * Changes of personal settings are told in the order written, even if the store was silent about
 * the write.
 */
import assert from "node:assert/strict";
import { createPeople, type People } from "../../../../server/calls/rules/people.ts";
import type { RuleChange } from "../../../../server/calls/rules/rule-change.ts";
import { readPerson } from "../../../../server/store/people/person-store.ts";
import { type Store, storeOver, StoreUnavailable } from "../../../../server/store/kv/kv.ts";
import { breakOff, type KvTap, tapKv, UNTIL_IT_BREAKS } from "../../store/counting-kv.ts";
import { createTestClock, PATIENT } from "../call-fixture.ts";

/** Longer than the delay before doubtful writes are checked. */
const LOOKED_INTO_MS = 1_000;

/** People, with a record of each block list of ben's they told and of what they announced. */
function watch(store: Store) {
  const clock = createTestClock();
  const told: string[][] = [];
  const announced: RuleChange[] = [];
  const problems: string[] = [];
  let wake = () => {};
  const people = createPeople({
    store,
    clock,
    announce(change) {
      announced.push(change);
      wake();
    },
    log: { warn: (event) => problems.push(event), error: (event) => problems.push(event) },
  });
  people.subscribe((_, { blocked }) => told.push(blocked));
  return {
    people,
    clock,
    told,
    announced,
    problems,
    /** Settles at the next announcement. */
    announcement: () => new Promise<void>((resolve) => wake = resolve),
  };
}

async function withBreakingStore(
  test: (rig: ReturnType<typeof watch> & { tap: KvTap; store: Store }) => Promise<void>,
) {
  const tap = tapKv(await Deno.openKv(":memory:"), breakOff);
  const store = storeOver(tap.kv, UNTIL_IT_BREAKS);
  const rig = watch(store);
  await test({ ...rig, tap, store });
  rig.people.stop();
  store.close();
}

const block = (people: People, ...blocked: string[]) => people.changeSettings("ben", { blocked });

Deno.test("changeSettings() tells a person's changes in the order in which they were written", async () => {
  const inner = storeOver(await Deno.openKv(":memory:"), PATIENT);
  let writes = 0;
  let secondIsWritten = () => {};
  const second = new Promise<void>((resolve) => secondIsWritten = resolve);
  const { people, told } = watch({
    ...inner,
    async write(write) {
      const isDone = await inner.write(write);
      if (++writes === 2) secondIsWritten();
      // The first answer is slow: slower than the second write, unless something holds that up.
      if (writes === 1) await Promise.race([second, inner.list({ prefix: [] }, { limit: 1 })]);
      return isDone;
    },
  });
  await Promise.all([block(people, "ann"), block(people, "cat")]);
  assert.deepEqual(told, [["ann"], ["cat"]]);
  inner.close();
});

Deno.test("settings whose write arrives after its refusal count, and are announced", () =>
  withBreakingStore(async ({ people, tap, clock, store, ...rig }) => {
    tap.commitFaults = ["late"];
    await assert.rejects(() => block(people, "ann"), StoreUnavailable);
    assert.deepEqual(await tap.arriveLate(), [true]);
    assert.deepEqual([rig.told, rig.announced], [[], []]);
    const announcement = rig.announcement();
    clock.advance(LOOKED_INTO_MS);
    await announcement;
    assert.deepEqual(rig.told, [["ann"]]);
    assert.deepEqual(rig.announced, [{ about: "person", id: "ben" }]);
    assert.deepEqual((await readPerson(store, "ben")).settings.blocked, ["ann"]);
    assert.deepEqual(rig.problems, []);
  }));

Deno.test("settings whose write has not arrived when it is checked can no longer arrive", () =>
  withBreakingStore(async ({ people, tap, clock, store, ...rig }) => {
    await block(people, "cat");
    tap.commitFaults = ["late"];
    await assert.rejects(() => block(people, "ann"), StoreUnavailable);
    clock.advance(LOOKED_INTO_MS);
    // Queued behind the check, in the person's lane.
    await people.reread("ben");
    assert.deepEqual(await tap.arriveLate(), [false]);
    assert.deepEqual((await readPerson(store, "ben")).settings.blocked, ["cat"]);
    assert.deepEqual(rig.told, [["cat"], ["cat"]]);
  }));

Deno.test("contacts whose write arrives after its failure are announced", () =>
  withBreakingStore(async ({ people, tap, clock, store, ...rig }) => {
    tap.commitFaults = ["late"];
    const contacts = { ids: ["ann"], issuedAt: 1 };
    people.rememberContacts("ben", await readPerson(store, "ben"), contacts);
    await people.idle();
    assert.deepEqual(rig.problems, ["contacts-not-stored"]);
    assert.deepEqual(await tap.arriveLate(), [true]);
    const announcement = rig.announcement();
    clock.advance(LOOKED_INTO_MS);
    await announcement;
    assert.deepEqual((await people.wishesOf("ben")).contacts, ["ann"]);
    assert.deepEqual(rig.announced, [{ about: "person", id: "ben" }]);
  }));

Deno.test("settings queued for longer than the store's patience are refused without a write", async () => {
  const inner = storeOver(await Deno.openKv(":memory:"), PATIENT);
  const held = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  let writes = 0;
  const { people, clock, told } = watch({
    ...inner,
    async write(write) {
      writes += 1;
      begun.resolve();
      await held.promise;
      return await inner.write(write);
    },
  });
  const first = block(people, "ann");
  const others = ["cat", "dan"].map((id) => assert.rejects(block(people, id), StoreUnavailable));
  await begun.promise;
  clock.advance(inner.patienceMs + 1);
  held.resolve();
  await Promise.all([first, ...others]);
  assert.deepEqual([told, writes], [[["ann"]], 1]);
  await block(people, "cat");
  assert.deepEqual(told, [["ann"], ["cat"]]);
  inner.close();
});
