/** What was measured of a call, put where it is kept: with the part of each person who is out of it. */
import type { CallQuality } from "../../protocol/client-message.ts";
import type { SessionId, UserId } from "../../protocol/ids.ts";
import type { CallRecord } from "../../store/call-record.ts";

/** The call with what those have measured who were in it `before` and are no longer. */
export function withQuality(
  before: CallRecord | null,
  after: CallRecord,
  qualityOf: (id: SessionId, userId: UserId) => CallQuality | undefined,
): CallRecord {
  let changed = false;
  const participants = after.participants.map((participant) => {
    const { userId, status } = participant;
    const wasIn = before?.participants.some((one) =>
      one.userId === userId && one.status === "joined"
    );
    const quality = wasIn && status !== "joined" ? qualityOf(after.id, userId) : undefined;
    if (!quality) return participant;
    changed = true;
    return { ...participant, quality };
  });
  return changed ? { ...after, participants } : after;
}
