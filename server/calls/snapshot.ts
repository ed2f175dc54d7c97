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

/** The defaults for somebody who has just taken a seat, by the call's type. */
export function freshFlags(callType: CallType): MediaFlags {
  return { muted: false, videoEnabled: callType === "video", screenEnabled: false };
}

/** The call for one person, with the countdown computed for now. */
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

/** When it stops ringing for this person; if they are not rung, when the last ring ends. */
function ringEndFor(record: CallRecord, viewer: UserId): number | null {
  const rung = record.participants.filter(({ status }) => status === "ringing");
  const own = rung.find(({ userId }) => userId === viewer);
  const ends = (own ? [own] : rung).map((one) => ringEndOf(record, one) ?? 0);
  return ends.length === 0 ? null : Math.max(...ends);
}

/** How much longer it will ring, in milliseconds. */
export function expiresInMs(ringEnd: number | null, now: number): number {
  return ringEnd === null ? 0 : Math.max(0, ringEnd - now);
}

/** A recording in its wire format. */
export function recordingOnWire({ askedAt, ...recording }: RecordingRecord): Recording {
  return { ...recording, askedAt: timestamp(askedAt) };
}

/** A time in its wire format. */
export function timestamp(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

/** A time in its wire format, or null. */
export function timestampOrNull(epochMs: number | null): string | null {
  return epochMs === null ? null : timestamp(epochMs);
}
