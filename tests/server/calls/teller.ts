/** The news of one call, named by its recipients. */
import type { Notice } from "../../../server/calls/call-service.ts";
import { seenBy } from "../../../server/calls/lifecycle/notices.ts";
import { createNews } from "../../../server/calls/news.ts";
import type { CallRecord } from "../../../server/store/calls/call-record.ts";
import { createTestClock, START } from "./call-fixture.ts";
import { ringing, sceneAt } from "./lifecycle/fixture.ts";

/** News that notes who was told; `now` is the call as the server knows it. */
export function createTeller() {
  const told: string[] = [];
  const clock = createTestClock();
  const now: { record: CallRecord } = { record: ringing };
  const deliver = (notices: Notice[]) => void told.push(...notices.map(({ userId }) => userId));
  const news = createNews({
    deliver,
    clock,
    current: () => now.record,
    seenBy: (userId, record) => seenBy(userId, record, sceneAt(0)),
  });
  return { told, clock, news, now };
}

/** The call after so many commits. */
export const at = (sequence: number, change: Partial<CallRecord> = {}): CallRecord => ({
  ...ringing,
  sequence,
  ...change,
});
export const over = { status: "ended", endReason: "completed", endedAt: START } as const;
/** News named by its recipient. */
export const of = (
  userId: string,
): Notice[] => [{ userId, message: { type: "call:seen" } as never }];

/** Ben is out of the call, and has been told so. */
export const withoutBen = {
  participants: ringing.participants.map((one) => ({ ...one, alerted: one.userId !== "ben" })),
};
