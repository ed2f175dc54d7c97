/** The stored call as one person's device sees it. */
import type { CallSnapshot, CallType } from "../protocol/call.ts";
import type { UserId } from "../protocol/ids.ts";
import type { CallRecord } from "../store/call-record.ts";

/** What somebody sends; kept in memory only. */
export interface MediaFlags {
  muted: boolean;
  videoEnabled: boolean;
  screenEnabled: boolean;
}

/** What somebody sends who has just taken a seat: what the call's type says. */
export function freshFlags(callType: CallType): MediaFlags {
  return { muted: false, videoEnabled: callType === "video", screenEnabled: false };
}

/** The call for one person, with the countdown as it stands now. */
export function snapshotOf(
  record: CallRecord,
  viewer: UserId,
  flagsOf: (userId: UserId) => MediaFlags,
  now: number,
): CallSnapshot {
  const own = record.participants.find(({ userId }) => userId === viewer);
  return {
    sessionId: record.id,
    chatId: record.chatId,
    callType: record.callType,
    status: record.status,
    callerId: record.callerId,
    participants: record.participants.map((participant) => {
      const { userId, name, picture, status, joinedAt, leaseUntil } = participant;
      return {
        userId,
        name,
        ...(picture === undefined ? {} : { picture }),
        userStatus: status,
        joinedAt: joinedAt === null ? null : timestamp(joinedAt),
        ...flagsOf(userId),
        away: leaseUntil !== null,
      };
    }),
    initiatedAt: timestamp(record.initiatedAt),
    startedAt: record.startedAt === null ? null : timestamp(record.startedAt),
    elapsedMs: record.startedAt === null ? 0 : Math.max(0, now - record.startedAt),
    expiresAt: record.ringDeadline === null ? null : timestamp(record.ringDeadline),
    expiresInMs: expiresInMs(record, now),
    early: own?.early ?? "hold",
    seatConnectionId: own?.seat ?? null,
  };
}

/** How long it will still ring, in milliseconds. */
export function expiresInMs({ ringDeadline }: CallRecord, now: number): number {
  return ringDeadline === null ? 0 : Math.max(0, ringDeadline - now);
}

/** A moment as the wire spells it. */
export function timestamp(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
