/**
 * What every command of a call comes to, and the small words they are all written in. A command is
 * pure: the call as it is, who acts and the scene give the call as it will be and who hears of it.
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

/** How a recording ended, and by whom; null where its maker is out of the call. */
export interface EndedRecording {
  reason: RecordingEnd;
  endedBy: UserId | null;
}

/** What a command may look at besides the call. */
export interface Scene {
  now: number;
  connectionsOf(userId: UserId): ConnectionId[];
  flagsOf(userId: UserId): MediaFlags;
}

/** The call after a command and who hears what; the very same record means that nothing changed. */
export interface Change {
  ok: true;
  record: CallRecord;
  notices: Notice[];
  /** What else is written with the change, or not at all. */
  along?: Deno.KvMutation[];
  /** What somebody has written by it. */
  written?: MessageRecord;
  /** Why the recording of the call ends, where the command ends it. */
  endedRecording?: EndedRecording;
}
export type Step = Change | Refusal;

/** What a command does to a call that exists. */
export type Act = (record: CallRecord, scene: Scene) => Step;

/** Nothing changes and nobody hears anything. */
export function unchanged(record: CallRecord): Change {
  return { ok: true, record, notices: [] };
}

/** The command is refused; the message is for a developer. */
export function refuse(code: ErrorCode, message: string): Refusal {
  return { ok: false, code, message };
}

/** A command that comes after the end. */
export function refuseAsOver(record: CallRecord): Refusal {
  return refuse("call-over", `The call is over: ${record.endReason}`);
}

/** A command of somebody who has no part in the call. */
export function refuseStranger(): Refusal {
  return refuse("forbidden", "You are not part of this call");
}

/** The person's part in a call that lives, or why they can do nothing in it. */
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

/** The call without its own ring deadline once nobody rings by that: who was invited later has one of theirs. */
export function withoutIdleRing(record: CallRecord): CallRecord {
  const rings = partsAt(record, "ringing").some(({ ringUntil }) => ringUntil === undefined);
  return rings || record.ringDeadline === null ? record : { ...record, ringDeadline: null };
}

/** Everybody whose own part stands at `status`. */
export function partsAt(record: CallRecord, status: UserStatus): ParticipantRecord[] {
  return record.participants.filter((participant) => participant.status === status);
}
