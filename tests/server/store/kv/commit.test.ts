/** Commits with rivals, a silent store and lost answers. */
import assert from "node:assert/strict";
import {
  type Anchored,
  type Attempt,
  commit,
  remember,
} from "../../../../server/store/kv/commit.ts";
import { type StoreOptions, storeOver, StoreUnavailable } from "../../../../server/store/kv/kv.ts";
import { breakOff, type Fault, tapKv } from "../counting-kv.ts";
import { PATIENT } from "../../calls/call-fixture.ts";

interface Counter extends Anchored {
  value: number;
}
const key = ["counter"];

async function createRig(options: StoreOptions = PATIENT, hang?: () => Promise<never>) {
  const inner = await Deno.openKv(":memory:");
  const tap = tapKv(inner, hang ?? breakOff);
  const store = storeOver(tap.kv, options);
  return {
    tap,
    store,
    /** Adds one; returns the sum right after this change. */
    add: () =>
      commit<number>(store, async (attempt): Promise<Attempt<number>> => {
        const { value: before, versionstamp } = await store.get<Counter>(key);
        const value = (before?.value ?? 0) + 1;
        const next: Counter = { value, attempts: remember(before, attempt) };
        return {
          result: value,
          anchor: key,
          write: {
            checks: [{ key, versionstamp }],
            mutations: [{ type: "set", key, value: next }],
          },
        };
      }),
    sum: async () => (await inner.get<Counter>(key)).value?.value ?? 0,
    [Symbol.dispose]: () => store.close(),
  };
}

Deno.test("commit() lets each of many rivals succeed once", async () => {
  using rig = await createRig();
  const sums = await Promise.all(Array.from({ length: 12 }, rig.add));
  assert.deepEqual(sums.toSorted((a, b) => a - b), Array.from({ length: 12 }, (_, n) => n + 1));
  assert.equal(rig.tap.commits, 12);
});

const faults: Fault[][] = [["answer-lost"], ["silent"], ["silent", "answer-lost"]];
for (const commitFaults of faults) {
  Deno.test(`commit() writes its change exactly once after: ${commitFaults}`, async () => {
    using rig = await createRig();
    await rig.add();
    rig.tap.commitFaults = [...commitFaults];
    assert.equal(await rig.add(), 2);
    assert.equal(await rig.sum(), 2);
  });
}

Deno.test("commit() recognises its own change under later changes of others", async () => {
  const broken = Promise.withResolvers<void>();
  using rig = await createRig(PATIENT, () => broken.promise.then(breakOff));
  rig.tap.commitFaults = ["answer-lost", null, null];
  const first = rig.add();
  // The first answer is lost, and two more commits follow before it looks again.
  while (await rig.sum() === 0) await Promise.resolve();
  assert.deepEqual([await rig.add(), await rig.add()], [2, 3]);
  broken.resolve();
  assert.equal(await first, 1);
  assert.equal(await rig.sum(), 3);
});

Deno.test("commit() gives up on a silent store after its patience", async () => {
  using rig = await createRig({ callTimeoutMs: 10, patienceMs: 25 }, () => new Promise(() => {}));
  rig.tap.isSilent = true;
  const began = performance.now();
  await assert.rejects(rig.add, StoreUnavailable);
  assert.ok(performance.now() - began < 4_000);
  assert.equal(await rig.sum(), 0);
});

Deno.test("commit() writes nothing for an attempt without a write", async () => {
  using rig = await createRig();
  assert.equal(
    await commit(rig.store, () => Promise.resolve({ result: "as it was" })),
    "as it was",
  );
  assert.equal(rig.tap.commits, 0);
});

Deno.test("commit() throws a bug at once instead of retrying", async () => {
  using rig = await createRig();
  let attempts = 0;
  await assert.rejects(
    commit(rig.store, () => {
      attempts += 1;
      return Promise.reject(new RangeError("a bug"));
    }),
    RangeError,
  );
  assert.equal(attempts, 1);
});
