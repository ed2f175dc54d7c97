/**
 * Moves the quality measured in a call into the record, with the part of each person who has left.
 */
import type { CallQuality } from "../../protocol/client-message.ts";
import type { SessionId, UserId } from "../../protocol/ids.ts";
import type { CallRecord } from "../../store/calls/call-record.ts";

/** Quality measured here for people who left, in a commit that another server made without it. */
export function unkeptQuality(
  before: CallRecord | null,
  after: CallRecord,
  qualityOf: (id: SessionId, userId: UserId) => CallQuality | undefined,
): Map<UserId, CallQuality> {
  const measured = withQuality(before, after, qualityOf);
  if (measured === after) return new Map();
  return new Map(
    measured.participants.flatMap(({ userId, quality }, at) =>
      quality && !after.participants[at].quality ? [[userId, quality] as const] : []
    ),
  );
}

/** The call with quality that came too late for the commit that took its people out. */
export function withLateQuality(
  record: CallRecord,
  late: ReadonlyMap<UserId, CallQuality>,
): CallRecord {
  const lacks = ({ userId, status, quality }: CallRecord["participants"][number]) =>
    status !== "joined" && !quality && late.has(userId);
  if (!record.participants.some(lacks)) return record;
  const participants = record.participants.map((part) =>
    lacks(part) ? { ...part, quality: late.get(part.userId)! } : part
  );
  return { ...record, participants };
}

/** The call with the quality of those who were in it `before` and no longer are. */
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
