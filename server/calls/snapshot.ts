/** The stored call as one person's device sees it. */
import type { CallSnapshot, CallType } from "../protocol/call.ts";
import type { UserId } from "../protocol/ids.ts";
import type { Recording } from "../protocol/recording.ts";
import { type CallRecord, type RecordingRecord, ringEndOf } from "../store/calls/call-record.ts";

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
  const ringEnd = ringEndFor(record, viewer);
  return {
    sessionId: record.id,
    chatId: record.chatId,
    callType: record.callType,
    status: record.status,
    callerId: record.callerId,
    participants: record.participants.map((participant) => {
      const { userId, name, picture, status, joinedAt, leaseUntil, awayReason, invitedBy } =
        participant;
      return {
        userId,
        name,
        ...(picture === undefined ? {} : { picture }),
        userStatus: status,
        joinedAt: timestampOrNull(joinedAt),
        ...flagsOf(userId),
        away: leaseUntil !== null,
        ...(leaseUntil === null || !awayReason ? {} : { awayReason }),
        ...(invitedBy === undefined ? {} : { invitedBy }),
      };
    }),
    initiatedAt: timestamp(record.initiatedAt),
    startedAt: timestampOrNull(record.startedAt),
    elapsedMs: record.startedAt === null ? 0 : Math.max(0, now - record.startedAt),
    expiresAt: timestampOrNull(ringEnd),
    expiresInMs: expiresInMs(ringEnd, now),
    early: own?.early ?? "hold",
    seatConnectionId: own?.seat ?? null,
    ...(record.recording ? { recording: recordingOnWire(record.recording) } : {}),
    ...(record.messageCount === undefined ? {} : { messageCount: record.messageCount }),
    ...(record.voiceOnly ? { voiceOnly: true } : {}),
  };
}

/** When it stops ringing for this person, or, where they are not rung, for the last who is. */
function ringEndFor(record: CallRecord, viewer: UserId): number | null {
  const rung = record.participants.filter(({ status }) => status === "ringing");
  const own = rung.find(({ userId }) => userId === viewer);
  const ends = (own ? [own] : rung).map((one) => ringEndOf(record, one) ?? 0);
  return ends.length === 0 ? null : Math.max(...ends);
}

/** How long it will still ring, in milliseconds. */
export function expiresInMs(ringEnd: number | null, now: number): number {
  return ringEnd === null ? 0 : Math.max(0, ringEnd - now);
}

/** A recording as the wire spells it. */
export function recordingOnWire({ askedAt, ...recording }: RecordingRecord): Recording {
  return { ...recording, askedAt: timestamp(askedAt) };
}

/** A moment as the wire spells it. */
export function timestamp(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

/** One that may not have come. */
export function timestampOrNull(epochMs: number | null): string | null {
  return epochMs === null ? null : timestamp(epochMs);
}
