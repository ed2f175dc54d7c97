/**
 * Sums by week: what they are read from, and that history from before they existed still counts.
 */
import assert from "node:assert/strict";
import type { CallRecord } from "../../../../server/store/calls/call-record.ts";
import { readStatistics } from "../../../../server/store/statistics/call-statistics.ts";
import { tallyChanges } from "../../../../server/store/statistics/call-tally.ts";
import { deleteOldCalls } from "../../../../server/store/calls/old-calls.ts";
import { deletePerson } from "../../../../server/store/people/person-erasure.ts";
import { chatOf, createRig, device, must, type Rig } from "../../calls/call-fixture.ts";

const DAY_MS = 86_400_000;
const [ann, ben] = [device("ann"), device("ben")];
const chat = chatOf(["ann", "ben"]);

/** One call a day, of these lengths in seconds. */
async function talkDaily(rig: Rig, seconds: number[]): Promise<void> {
  for (const length of seconds) {
    const id = await rig.dial(ann, chat);
    must(await rig.service.accept(ben, id));
    await rig.pass(length * 1000);
    must(await rig.service.end(ann, id));
    await rig.pass(DAY_MS - length * 1000);
  }
}

async function statsOf(rig: Rig, chatId?: string) {
  const now = rig.clock.now() - DAY_MS;
  const whose = { userId: "ann", timeframe: "90d" as const, now };
  const { stats, callFrequency } = await readStatistics(
    rig.store,
    chatId === undefined ? whose : { ...whose, chatId },
  );
  return { ...stats, days: Object.keys(callFrequency).length };
}

const SECONDS = Array.from({ length: 40 }, (_, n) => 100 + (n * 37) % 41);

const weekRows = async (rig: Rig) =>
  (await rig.store.list({ prefix: ["call_tally"] }, { limit: 10_000 }))
    .filter(({ key }) => key.includes("week"));

Deno.test("readStatistics() over weekly sums agrees with the daily sums of the one chat", async () => {
  await using rig = await createRig([ann, ben]);
  await talkDaily(rig, SECONDS);
  assert.ok((await weekRows(rig)).length > 0);
  const ofAll = await statsOf(rig);
  assert.equal(ofAll.total, SECONDS.length);
  assert.equal(ofAll.longestCall, Math.max(...SECONDS));
  assert.deepEqual(ofAll, await statsOf(rig, chat.id));
});

Deno.test("readStatistics() counts calls written without weekly sums", async () => {
  await using rig = await createRig([ann, ben]);
  await talkDaily(rig, SECONDS.slice(0, 20));
  // As left by a server without weekly sums.
  const mutations = (await weekRows(rig)).map(({ key }) => ({ type: "delete" as const, key }));
  await rig.store.write({ checks: [], mutations });
  await talkDaily(rig, SECONDS.slice(20, 37));
  assert.deepEqual(await statsOf(rig), await statsOf(rig, chat.id));
  // Calls that their week never counted can be deleted.
  for (const days of [30, 20, 10]) {
    await deleteOldCalls(rig.store, rig.clock.now() - days * DAY_MS, { limit: 100 });
    const stats = await statsOf(rig);
    assert.equal(stats.total, days);
    assert.deepEqual(stats, await statsOf(rig, chat.id));
  }
});

Deno.test("readStatistics() forgets the longest and shortest call of a week when they are deleted", async () => {
  await using rig = await createRig([ann, ben]);
  const seconds = [900, 5, 800, 20, 300, 40, 200, 100, 60, 70, 80, 90];
  await talkDaily(rig, seconds);
  for (let left = seconds.length - 1; left > 0; left--) {
    await deleteOldCalls(rig.store, rig.clock.now() - left * DAY_MS, { limit: 100 });
    const { longestCall, shortestCall, total } = await statsOf(rig);
    const last = seconds.slice(-left);
    assert.deepEqual([total, longestCall, shortestCall], [
      left,
      Math.max(...last),
      Math.min(...last),
    ]);
  }
});

Deno.test("deletePerson() deletes the person's weekly sums", async () => {
  await using rig = await createRig([ann, ben]);
  await talkDaily(rig, [10, 20, 30]);
  const before = await weekRows(rig);
  await deletePerson(rig.store, "ann");
  const left = await weekRows(rig);
  assert.equal(left.length, before.length / 2);
  assert.equal((await statsOf(rig)).total, 0);
});

Deno.test("readStatistics() is exact for a day with more calls than one lane holds", async () => {
  await using rig = await createRig([ann, ben]);
  await talkDaily(rig, [10]);
  const [call] = (await rig.store.list<{ record: CallRecord }>({ prefix: ["calls"] }, { limit: 2 }))
    .map(({ value }) => value.record);
  const read = async (chatId?: string) => {
    const whose = { userId: "ann", timeframe: "7d" as const, now: call.initiatedAt };
    const { stats } = await readStatistics(
      rig.store,
      chatId === undefined ? whose : { ...whose, chatId },
    );
    return [stats.total, stats.byDirection.incoming, stats.byDirection.outgoing];
  };
  assert.deepEqual(await read(chat.id), [1, 0, 1]);
  // Enough calls to fill one lane, so that the last one carries over into the next.
  const more = tallyChanges(null, call).map((one): Deno.KvMutation =>
    one.type === "sum" ? { ...one, value: new Deno.KvU64(one.value.value * 65_536n) } : one
  );
  await rig.store.write({ checks: [], mutations: more });
  assert.deepEqual(await read(), [65_537, 0, 65_537]);
  // A chat has no weekly sums, and only one of these calls is stored.
  assert.deepEqual(await read(chat.id), [1, 0, 1]);
});
