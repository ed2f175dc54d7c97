/** A server that may have missed changes rereads all rules in use. */
import assert from "node:assert/strict";
import { createRuleFollower } from "../../../../server/calls/rules/rule-follower.ts";
import { StoreUnavailable } from "../../../../server/store/kv/kv.ts";
import { createTestClock } from "../call-fixture.ts";

const chat = (id: string) => ({ about: "chat" as const, id });
const person = (id: string) => ({ about: "person" as const, id });
const RETRIED_MS = 1_000;

/** A follower of `count` people; each read settles when the test says so. */
function watch(count: number) {
  const clock = createTestClock();
  const read: string[] = [];
  const readings: PromiseWithResolvers<void>[] = [];
  const failures: unknown[] = [];
  function reread(id: string): Promise<void> {
    read.push(id);
    const reading = Promise.withResolvers<void>();
    readings.push(reading);
    return reading.promise;
  }
  const state = { isStopped: false };
  const follower = createRuleFollower({
    people: { reread },
    registeredChats: { reread },
    disconnect: () => assert.fail("nobody was erased"),
    rulesInUse: () => [
      chat("one"),
      ...Array.from({ length: count }, (_, n) => person(`person-${n}`)),
    ],
    clock,
    isStopped: () => state.isStopped,
    onFailure: (error) => failures.push(error),
  });
  /** Answers all pending reads. */
  async function answer(): Promise<void> {
    for (const { resolve } of readings.splice(0)) resolve();
    await new Promise((resolve) => setTimeout(resolve));
  }
  return { ...follower, clock, read, readings, failures, answer, state };
}

Deno.test("rereadAll() reads every rule once, a few at a time", async () => {
  const { rereadAll, read, answer } = watch(45);
  rereadAll();
  assert.equal(read.length, 20);
  await answer();
  assert.equal(read.length, 40);
  await answer();
  await answer();
  assert.deepEqual([read.length, new Set(read).size], [46, 46]);
});

Deno.test("rereadAll() called again starts over and abandons the run before", async () => {
  const { rereadAll, read, answer } = watch(45);
  rereadAll();
  rereadAll();
  assert.equal(read.length, 40);
  for (let n = 0; n < 4; n++) await answer();
  assert.equal(read.length, 20 + 46);
});

Deno.test("rereadAll() retries while the store is unavailable, until the server stops", async () => {
  const { rereadAll, read, readings, clock, answer, state, failures } = watch(0);
  rereadAll();
  const fail = async () => {
    readings.splice(0).forEach(({ reject }) => reject(new StoreUnavailable("away")));
    await new Promise((resolve) => setTimeout(resolve));
    clock.advance(RETRIED_MS);
    await new Promise((resolve) => setTimeout(resolve));
  };
  await fail();
  assert.deepEqual(read, ["one", "one"]);
  state.isStopped = true;
  await fail();
  assert.deepEqual([read, failures], [["one", "one"], []]);
  await answer();
});
