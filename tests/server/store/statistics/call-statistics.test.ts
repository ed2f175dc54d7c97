/** Statistics from sums always equal a recount of the calls. */
import assert from "node:assert/strict";
import fc from "fast-check";
import type { CallStatistics, Timeframe } from "../../../../server/protocol/rest.ts";
import {
  type CallRecord,
  durationSecondsOf,
  partOf,
} from "../../../../server/store/calls/call-record.ts";
import { readStatistics } from "../../../../server/store/statistics/call-statistics.ts";
import { tallyChanges } from "../../../../server/store/statistics/call-tally.ts";
import { storeOver } from "../../../../server/store/kv/kv.ts";
import {
  chatOf,
  createRig,
  device,
  must,
  PATIENT,
  type Rig,
  START,
} from "../../calls/call-fixture.ts";
import { breakOff, tapKv } from "../counting-kv.ts";
import { deed, everyCall, live, PEOPLE } from "../calls/random-calls.ts";

const DAY_MS = 86_400_000;
const TIMEFRAMES: [Timeframe, number][] = [["7d", 7], ["30d", 30], ["90d", 90], ["all", Infinity]];

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** The expected statistics, computed from all records. */
function recount(
  calls: CallRecord[],
  userId: string,
  chatId: string | undefined,
  days: number,
  now: number,
) {
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  const own = calls.filter((call) =>
    call.endedAt !== null && partOf(call, userId) &&
    (chatId === undefined || call.chatId === chatId) &&
    call.initiatedAt >= today - (days - 1) * DAY_MS
  );
  const count = (is: (call: CallRecord) => boolean) => own.filter(is).length;
  const talked = own.filter((call) => call.startedAt !== null && partOf(call, userId)?.joinedAt)
    .map(durationSecondsOf);
  const total = talked.reduce((sum, seconds) => sum + seconds, 0);
  const callFrequency: Record<string, number> = {};
  for (const { initiatedAt } of own) {
    callFrequency[dayOf(initiatedAt)] = (callFrequency[dayOf(initiatedAt)] ?? 0) + 1;
  }
  return {
    stats: {
      total: own.length,
      byType: {
        voice: count(({ callType }) => callType === "voice"),
        video: count(({ callType }) => callType === "video"),
      },
      byStatus: {
        ended: count(({ status }) => status === "ended"),
        missed: count(({ status }) => status === "missed"),
        rejected: count(({ status }) => status === "rejected"),
        cancelled: count(({ status }) => status === "cancelled"),
      },
      byDirection: {
        incoming: count(({ callerId }) => callerId !== userId),
        outgoing: count(({ callerId }) => callerId === userId),
      },
      totalDuration: total,
      averageDuration: talked.length === 0 ? 0 : Math.round(total / talked.length),
      longestCall: Math.max(0, ...talked),
      shortestCall: talked.length === 0 ? 0 : Math.min(...talked),
      recentCalls: count(({ initiatedAt }) => initiatedAt >= today - 6 * DAY_MS),
    },
    callFrequency,
  };
}

async function assertRecount(rig: Rig, calls: CallRecord[]): Promise<void> {
  const now = rig.clock.now();
  for (const userId of PEOPLE) {
    for (const chatId of [undefined, "two", "all"]) {
      for (const [timeframe, days] of TIMEFRAMES) {
        const { stats, callFrequency } = await statistics(rig, userId, timeframe, chatId);
        assert.deepEqual({ stats, callFrequency }, recount(calls, userId, chatId, days, now));
      }
    }
  }
}

function statistics(rig: Rig, userId: string, timeframe: Timeframe = "all", chatId?: string) {
  const now = rig.clock.now();
  return readStatistics(rig.store, { userId, timeframe, now, ...(chatId ? { chatId } : {}) });
}

Deno.test("readStatistics() equals a recount of the calls, whatever happened", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(deed, { minLength: 3, maxLength: 20, size: "max" }),
      async (deeds) => {
        await using rig = await live(deeds);
        await assertRecount(rig, await everyCall(rig.store));
      },
    ),
    { numRuns: 25 },
  );
});

Deno.test("tallyChanges() removes a call from all sums except the extremes", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(deed, { minLength: 3, maxLength: 15, size: "max" }),
      async (deeds) => {
        await using rig = await live(deeds);
        const calls = await everyCall(rig.store);
        const gone = calls.filter((_, at) => at % 2 === 0);
        for (const call of gone) {
          await rig.store.write({ checks: [], mutations: tallyChanges(call, null) });
        }
        for (const userId of PEOPLE) {
          const left = calls.filter((call) => !gone.includes(call));
          const { stats, callFrequency } = await statistics(rig, userId);
          const again = recount(left, userId, undefined, Infinity, rig.clock.now());
          const { longestCall: _, shortestCall: __, ...sums } = again.stats;
          assert.partialDeepStrictEqual(stats, sums);
          assert.deepEqual(callFrequency, again.callFrequency);
        }
      },
    ),
    { numRuns: 10 },
  );
});

Deno.test("readStatistics() averages the quality of the calls with reports", async () => {
  await using rig = await createRig([device("ann"), device("ben")]);
  const none: CallStatistics["quality"] = {
    avgBitrate: null,
    avgPacketLoss: null,
    avgJitter: null,
    avgRoundTripTime: null,
  };
  assert.deepEqual((await statistics(rig, "ann")).quality, none);
  const id = await rig.dial(device("ann"), chatOf(["ann", "ben"]));
  must(await rig.service.accept(device("ben"), id));
  must(await rig.service.end(device("ann"), id));
  const [call] = await everyCall(rig.store);
  const reports = [
    { avgBitrate: 40_000, packetLoss: 0.5, jitter: 4, roundTripTime: 80 },
    { avgBitrate: 20_000, packetLoss: 1.25, jitter: 9, roundTripTime: 121 },
  ];
  for (const quality of reports) {
    const reported = { ...call, participants: [{ ...call.participants[0], quality }] };
    await rig.store.write({ checks: [], mutations: tallyChanges(null, reported) });
  }
  assert.deepEqual((await statistics(rig, "ann")).quality, {
    avgBitrate: 30_000,
    avgPacketLoss: 0.875,
    avgJitter: 6.5,
    avgRoundTripTime: 100.5,
  });
  assert.deepEqual((await statistics(rig, "ben")).quality, none);
});

Deno.test("a call of the most people with the longest ids fits in its commits", async () => {
  // Ids of the maximum length in four-byte characters, and every device has reported.
  const people = Array.from({ length: 16 }, (_, n) => `${n}`.padEnd(126, "𝄞").slice(0, 128));
  const devices = people.map((id, n) => ({ userId: id, connectionId: `c${n}` }));
  await using rig = await createRig(devices, { maxParticipants: 16 });
  const id = await rig.dial(devices[0], chatOf(people, { id: "𝄞".repeat(64) }));
  for (const one of devices.slice(1)) must(await rig.service.accept(one, id));
  must(await rig.service.end(devices[0], id));
  const [call] = await everyCall(rig.store);
  assert.equal(call.status, "ended");
  const quality = { avgBitrate: 1, packetLoss: 1, jitter: 1, roundTripTime: 1 };
  const reported = {
    ...call,
    participants: call.participants.map((one) => ({ ...one, quality })),
  };
  // This leaves room for the other mutations of the same commit.
  assert.ok(tallyChanges(null, reported).length < 800);
  assert.ok(await rig.store.write({ checks: [], mutations: tallyChanges(null, reported) }));
});

Deno.test("readStatistics() counts a call once, even with concurrent ends and a lost answer", async () => {
  const tap = tapKv(await Deno.openKv(":memory:"), breakOff);
  const store = storeOver(tap.kv, PATIENT);
  {
    const [ann, ben] = [device("ann"), device("ben")];
    await using rig = await createRig([ann, ben], { store });
    // A second process on the same store; only the commit's check separates the two.
    await using other = await createRig([ann, ben], { store });
    const id = await rig.dial(ann, chatOf(["ann", "ben"]));
    must(await rig.service.accept(ben, id));
    rig.clock.advance(5_000);
    tap.commitFaults = ["answer-lost"];
    const outcomes = await Promise.all([rig.service.end(ann, id), other.service.end(ben, id)]);
    assert.ok(outcomes.some(({ ok }) => ok));
    const { stats } = await statistics(rig, "ann");
    assert.equal(stats.total, 1);
    assert.deepEqual(stats.byStatus, { ended: 1, missed: 0, rejected: 0, cancelled: 0 });
  }
  store.close();
});

Deno.test("readStatistics() needs a fixed number of reads", async () => {
  const tap = tapKv(await Deno.openKv(":memory:"));
  const store = storeOver(tap.kv, PATIENT);
  {
    await using rig = await createRig([device("ann"), device("ben")], { store });
    const readsFor = async (timeframe: Timeframe) => {
      const before = tap.reads;
      await readStatistics(store, { userId: "ann", timeframe, now: START });
      return tap.reads - before;
    };
    for (let n = 0; n < 20; n++) {
      must(
        await rig.service.cancel(
          device("ann"),
          await rig.dial(device("ann"), chatOf(["ann", "ben"])),
        ),
      );
    }
    assert.equal(await readsFor("90d"), 4);
    assert.equal(await readsFor("all"), 2);
  }
  store.close();
});
