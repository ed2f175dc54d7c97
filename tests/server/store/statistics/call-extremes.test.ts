/**
 * The longest and the shortest call of all time are those of existing calls, also after old ones
 * are deleted.
 */
import assert from "node:assert/strict";
import { readStatistics } from "../../../../server/store/statistics/call-statistics.ts";
import { deleteOldCalls } from "../../../../server/store/calls/old-calls.ts";
import { chatOf, createRig, device, must, type Rig } from "../../calls/call-fixture.ts";

const DAY_MS = 86_400_000;
const [ann, ben] = [device("ann"), device("ben")];
const chat = chatOf(["ann", "ben"]);

/** One call of this many seconds, and a day until the next. */
async function talk(rig: Rig, seconds: number): Promise<void> {
  const id = await rig.dial(ann, chat);
  must(await rig.service.accept(ben, id));
  await rig.pass(seconds * 1000);
  must(await rig.service.end(ann, id));
  await rig.pass(DAY_MS - seconds * 1000);
}

async function extremesOf(rig: Rig, chatId?: string) {
  const { stats } = await readStatistics(rig.store, {
    userId: "ben",
    timeframe: "all",
    now: rig.clock.now(),
    ...(chatId === undefined ? {} : { chatId }),
  });
  return [stats.longestCall, stats.shortestCall, stats.total];
}

/** Deletes all calls except those of the last days. */
const keep = (rig: Rig, days: number) =>
  deleteOldCalls(rig.store, rig.clock.now() - days * DAY_MS, { limit: 100 });

Deno.test("readStatistics() of all time forgets the longest and the shortest call when they are deleted", async () => {
  await using rig = await createRig([ann, ben]);
  for (const seconds of [500, 20, 300, 3, 40, 200]) await talk(rig, seconds);
  assert.deepEqual(await extremesOf(rig), [500, 3, 6]);
  await keep(rig, 5);
  assert.deepEqual(await extremesOf(rig), [300, 3, 5]);
  assert.deepEqual(await extremesOf(rig, chat.id), [300, 3, 5]);
  await keep(rig, 2);
  assert.deepEqual(await extremesOf(rig), [200, 40, 2]);
  await keep(rig, 0);
  assert.deepEqual(await extremesOf(rig), [0, 0, 0]);
  await talk(rig, 7);
  assert.deepEqual(await extremesOf(rig), [7, 7, 1]);
});
