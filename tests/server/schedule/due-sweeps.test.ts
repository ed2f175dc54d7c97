/** The sweeps for due calls with many triggers at once, a failing store, and a stop. */
import assert from "node:assert/strict";
import type { Notice } from "../../../server/calls/call-service.ts";
import { createDueCalls } from "../../../server/schedule/due-calls.ts";
import { REACHABLE_GRACE_MS } from "../../../server/protocol/limits.ts";
import { type Store, StoreUnavailable } from "../../../server/store/kv/kv.ts";
import type { ScheduledRecord } from "../../../server/store/schedule-store.ts";
import { createTestClock, START } from "../calls/call-fixture.ts";

const EVERY_MS = 2_000;

/** The sweeps over a store that holds one call, with a manual clock. */
function createLooker({ startsInMs }: { startsInMs: number }) {
  const clock = createTestClock();
  const rig = {
    lists: 0,
    reads: 0,
    audienceFails: false,
    audienceRead: Promise.resolve(),
    sent: [] as Notice[],
    pushed: [] as string[],
    pushFails: false,
  };
  const record: ScheduledRecord = {
    id: "p1",
    chatId: "chat-1",
    callType: "voice",
    startsAt: START + startsInMs,
    participants: [{ id: "ann", name: "Ann" }, { id: "ben", name: "Ben" }],
  };
  const store = {
    list() {
      rig.lists += 1;
      return Promise.resolve([{ value: record.id }]);
    },
    get: () => Promise.resolve({ value: record }),
    getMany(keys: Deno.KvKey[]) {
      rig.reads += keys.length;
      return Promise.resolve(keys.map(() => ({ value: record })));
    },
  } as unknown as Store;
  const due = createDueCalls({
    store,
    clock,
    callIn: () => undefined,
    scheduled: {
      async dueAudienceOf({ participants }) {
        await rig.audienceRead;
        if (rig.audienceFails) throw new StoreUnavailable("the wishes could not be read");
        return participants.map(({ id }) => id);
      },
      begun: () => Promise.resolve(),
    },
    deliver: (notices) => void rig.sent.push(...notices),
    push(_, userIds) {
      rig.pushed.push(...userIds);
      return rig.pushFails ? Promise.reject(new StoreUnavailable("away")) : Promise.resolve();
    },
    log: { warn: () => {} },
    everyMs: EVERY_MS,
  });
  return Object.assign(rig, {
    due,
    /**
     * Moves the clock; what that triggers is done when this settles, as the store answers at once.
     */
    async pass(ms: number) {
      clock.advance(ms);
      await new Promise((resolve) => setTimeout(resolve, 0));
    },
  });
}

Deno.test("there is one sweep at a time, however many calls are made at once, and none after a stop", async () => {
  const rig = createLooker({ startsInMs: 3_600_000 });
  for (let made = 0; made < 20; made++) rig.due.look();
  await rig.pass(0);
  rig.lists = 0;
  for (let round = 0; round < 5; round++) await rig.pass(EVERY_MS);
  assert.equal(rig.lists, 5);
  await rig.due.stop();
  await rig.pass(EVERY_MS);
  assert.equal(rig.lists, 5);
});

Deno.test("people are told once when the store is back after a failure", async () => {
  const rig = createLooker({ startsInMs: 500 });
  rig.due.look();
  await rig.pass(0);
  rig.audienceFails = true;
  await rig.pass(500);
  assert.deepEqual(rig.sent, []);
  rig.audienceFails = false;
  for (let round = 0; round < 3; round++) await rig.pass(EVERY_MS);
  assert.deepEqual(rig.sent.map(({ userId }) => userId), ["ann", "ben"]);
  await rig.due.stop();
});

Deno.test("a call that stays due is not read again in each sweep", async () => {
  const rig = createLooker({ startsInMs: -60_000 });
  rig.due.look();
  for (let round = 0; round < 5; round++) await rig.pass(EVERY_MS);
  assert.deepEqual([rig.lists > 3, rig.reads, rig.sent.length], [true, 1, 2]);
  await rig.due.stop();
});

Deno.test("a due call is pushed after the grace period for page loads, and again if the store failed", async () => {
  const rig = createLooker({ startsInMs: 1_000 });
  rig.due.look();
  await rig.pass(0);
  await rig.pass(1_000);
  assert.equal(rig.sent.length, 2);
  rig.pushFails = true;
  await rig.pass(REACHABLE_GRACE_MS);
  assert.equal(rig.pushed.length, 0);
  await rig.pass(1);
  assert.deepEqual(rig.pushed, ["ann", "ben"]);
  rig.pushFails = false;
  for (let round = 0; round < 5; round++) await rig.pass(REACHABLE_GRACE_MS);
  assert.deepEqual(rig.pushed, ["ann", "ben", "ann", "ben"]);
  await rig.due.stop();
});

Deno.test("a sweep running at a stop still tells people, but pushes nothing afterwards", async () => {
  const rig = createLooker({ startsInMs: 500 });
  rig.due.look();
  await rig.pass(0);
  const { promise, resolve } = Promise.withResolvers<void>();
  rig.audienceRead = promise;
  await rig.pass(500);
  const stopped = rig.due.stop();
  resolve();
  await stopped;
  assert.equal(rig.sent.length, 2);
  await rig.pass(REACHABLE_GRACE_MS + 1);
  assert.deepEqual(rig.pushed, []);
});
