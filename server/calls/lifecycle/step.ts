/**
 * The result type of every call command, and the small helpers they share. A command is pure: from
 * the call, the actor and the scene it computes the next call and the notices.
 */
import type { UserStatus } from "../../protocol/call.ts";
import type { ErrorCode } from "../../protocol/error-code.ts";
import type { ConnectionId, UserId } from "../../protocol/ids.ts";
import type { RecordingEnd } from "../../protocol/recording.ts";
import {
  type CallRecord,
  isLive,
  type ParticipantRecord,
  partOf,
} from "../../store/calls/call-record.ts";
import type { MessageRecord } from "../../store/calls/message-store.ts";
import type { Notice, Refusal } from "../call-service.ts";
import type { MediaFlags } from "../snapshot.ts";

/** How a recording ended, and by whom; null if its maker left the call. */
export interface EndedRecording {
  reason: RecordingEnd;
  endedBy: UserId | null;
}

/** What a command may read besides the call. */
export interface Scene {
  now: number;
  connectionsOf(userId: UserId): ConnectionId[];
  flagsOf(userId: UserId): MediaFlags;
  /** Whether any device is known to have received media in the call. */
  hasMedia(): boolean;
}

/**
 * The call after a command, and the notices. An identical record object means that nothing changed.
 */
export interface Change {
  ok: true;
  record: CallRecord;
  notices: Notice[];
  /** What else is written in the same commit. */
  along?: Deno.KvMutation[];
  /** The message that the command adds. */
  written?: MessageRecord;
  /** Why the recording ends, if the command ends it. */
  endedRecording?: EndedRecording;
}
export type Step = Change | Refusal;

/** A command on an existing call. */
export type Act = (record: CallRecord, scene: Scene) => Step;

/** Nothing changes and nobody hears anything. */
export function unchanged(record: CallRecord): Change {
  return { ok: true, record, notices: [] };
}

/** The command is refused; the message is for a developer. */
export function refuse(code: ErrorCode, message: string): Refusal {
  return { ok: false, code, message };
}

/** Refuses a command that comes after the end. */
export function refuseAsOver(record: CallRecord): Refusal {
  return refuse("call-over", `The call is over: ${record.endReason}`);
}

/** Refuses a command of somebody who has no part in the call. */
export function refuseStranger(): Refusal {
  return refuse("forbidden", "You are not part of this call");
}

/** The person's part in a live call, or why they can do nothing in it. */
export function livePartOf(record: CallRecord, userId: UserId): ParticipantRecord | Refusal {
  const part = partOf(record, userId);
  if (!part) return refuseStranger();
  return isLive(record) ? part : refuseAsOver(record);
}

/** The call with one person's part changed. */
export function withPart(
  record: CallRecord,
  userId: UserId,
  change: Partial<ParticipantRecord>,
): CallRecord {
  const participants = record.participants.map((participant) =>
    participant.userId === userId ? { ...participant, ...change } : participant
  );
  return { ...record, participants };
}

/**
 * Drops the call's own ring deadline once nobody rings by it; people invited later have their own.
 */
export function withoutIdleRing(record: CallRecord): CallRecord {
  const rings = partsAt(record, "ringing").some(({ ringUntil }) => ringUntil === undefined);
  return rings || record.ringDeadline === null ? record : { ...record, ringDeadline: null };
}

/** Everybody whose part has this `status`. */
export function partsAt(record: CallRecord, status: UserStatus): ParticipantRecord[] {
  return record.participants.filter((participant) => participant.status === status);
}
