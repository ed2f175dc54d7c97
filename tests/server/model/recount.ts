/** Checks a person's statistics and missed calls against a recount of their calls. */
import assert from "node:assert/strict";
import type { UserId } from "../../../server/protocol/ids.ts";
import {
  type CallRecord,
  durationSecondsOf,
  hasMissed,
} from "../../../server/store/calls/call-record.ts";
import { readStatistics } from "../../../server/store/statistics/call-statistics.ts";
import { readForHello } from "../../../server/store/people/hello-reading.ts";
import type { Store } from "../../../server/store/kv/kv.ts";

/** `records` are all calls there are; all must be over. */
export async function checkSums(
  store: Store,
  userId: UserId,
  records: CallRecord[],
  now: number,
): Promise<void> {
  const own = records.filter(({ participants }) =>
    participants.some((part) => part.userId === userId)
  );
  const { stats } = await readStatistics(store, { userId, timeframe: "all", now });
  assert.equal(stats.total, own.length);
  for (const [status, count] of Object.entries(stats.byStatus)) {
    assert.equal(count, own.filter((call) => call.status === status).length, status);
  }
  const answered = own.filter(({ participants }) =>
    participants.some((part) => part.userId === userId && part.joinedAt !== null)
  );
  const talked = answered.reduce((sum, call) => sum + durationSecondsOf(call), 0);
  assert.equal(stats.totalDuration, talked);
  const outgoing = own.filter((call) => call.callerId === userId);
  assert.equal(stats.byDirection.outgoing, outgoing.length);
  const { missed } = await readForHello(store, userId, [], []);
  const missing = own.filter((call) => call.callerId !== userId && hasMissed(call, userId));
  assert.equal(missed.count, missing.length);
}
