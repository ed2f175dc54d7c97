/** The stored form of a call: what every index, history line and statistic is derived from. */
import type {
  AwayReason,
  CallStatus,
  CallType,
  EarlyMedia,
  EndReason,
  LeaveReason,
  RejectReason,
  UserStatus,
} from "../../protocol/call.ts";
import type { CallQuality } from "../../protocol/client-message.ts";
import type { ChatId, ConnectionId, SessionId, UserId } from "../../protocol/ids.ts";
import type { RecordingState } from "../../protocol/recording.ts";
import { TIME_WARNING_SECONDS } from "../../protocol/limits.ts";
import { meanQuality } from "./call-quality.ts";

/** One person's part. Times are epoch milliseconds by the server's clock. */
export interface ParticipantRecord {
  userId: UserId;
  name: string;
  picture?: string;
  status: UserStatus;
  /** Why this person never came, where that is known; with `unavailable` they must not learn of the call. */
  rejectReason: RejectReason | null;
  /** The connection that holds the seat; null before the accept and after leaving. */
  seat: ConnectionId | null;
  /** When the seat's lease runs out, while its connection is gone. */
  leaseUntil: number | null;
  /** Since when it is gone, and why; these mean something beside a lease only. */
  awaySince?: number;
  awayReason?: AwayReason;
  joinedAt: number | null;
  leftAt: number | null;
  leaveReason: LeaveReason | null;
  /** The index of the last message that was written before they left; absent where there was none. */
  readUntil?: number;
  /** Who brought this person in later on, and when that ring of their own ends. */
  invitedBy?: UserId;
  ringUntil?: number;
  /** Whether an earlier ring of this call was missed: one call is at most one missed call. */
  hadMissed?: true;
  /** The mean of what this person's device measured, once they have left. */
  quality?: CallQuality;
  /** Whether this person's devices may finish their link with the caller before the accept. */
  early: EarlyMedia;
  /** Whether devices of this person know of the call and were not yet told that it is over for them. */
  alerted: boolean;
  /** The newest messages that this person wrote in the call, by which a repeated one is known. */
  lastMessages?: { messageId: string; index: number }[];
  /** Whether the person was erased: `userId` leads nowhere and `name` is empty. */
  isErased?: true;
}

/** Who records the call, and who agrees to that. */
export interface RecordingRecord {
  userId: UserId;
  state: RecordingState;
  agreed: UserId[];
  askedAt: number;
}

export interface CallRecord {
  id: SessionId;
  chatId: ChatId;
  callType: CallType;
  callerId: UserId;
  status: CallStatus;
  endReason: EndReason | null;
  /** Who ended it; null where the server did. */
  endedBy: UserId | null;
  initiatedAt: number;
  startedAt: number | null;
  endedAt: number | null;
  /** When the ring ends that the call began with; null once nobody rings by it. */
  ringDeadline: number | null;
  /** The chat session's own limit, where it has one. */
  chatEndsAt: number | null;
  /** When the people in it were warned of that limit. */
  warnedAt: number | null;
  /** The caller first, then in the order invited. */
  participants: ParticipantRecord[];
  /** Absent or null where nobody records the call or asks to. */
  recording?: RecordingRecord | null;
  /** How many messages were written in it; absent where none was. */
  messageCount?: number;
  /** Its chat allowed voices alone when it began; absent where it allowed video. */
  voiceOnly?: true;
  /** Counts the commits on this call, for notices and webhooks in order. */
  sequence: number;
}

/** Whether the call still rings or runs. */
export function isLive(record: CallRecord): boolean {
  return record.endedAt === null;
}

/** The person's part as far as they may know of it: who was unavailable to the caller has none. */
export function partOf(record: CallRecord, userId: UserId): ParticipantRecord | undefined {
  const part = record.participants.find((participant) => participant.userId === userId);
  return part?.rejectReason === "unavailable" ? undefined : part;
}

/** How many of a call's messages somebody may read: all, or those that were written until they left. */
export function readableCount(
  { messageCount = 0 }: CallRecord,
  { joinedAt, leftAt, readUntil = 0 }: ParticipantRecord,
): number {
  if (joinedAt === null) return 0;
  return leftAt === null ? messageCount : readUntil;
}

/** Whether this very connection has the person's seat in the call. */
export function holdsSeat(
  record: CallRecord,
  by: { userId: UserId; connectionId: ConnectionId },
): boolean {
  return partOf(record, by.userId)?.seat === by.connectionId;
}

/** Most people who may ever have a part in one call, and most bytes of all that is kept of them. */
const PARTS_MAX = 50;
const PARTS_MAX_BYTES = 52_000;

/**
 * Whether a call can be kept with all who have a part in it. Whoever was in it or was rung keeps
 * theirs; it is one value of the store, and most events of it name them all.
 */
export function hasRoomForAll({ participants }: Pick<CallRecord, "participants">): boolean {
  return participants.length <= PARTS_MAX && storedBytes(participants) <= PARTS_MAX_BYTES;
}

/** What the store needs for a value at most: a text with any character beyond Latin-1 takes two bytes for each. */
export function storedBytes(value: unknown): number {
  let bytes = 0;
  JSON.stringify(value, (key, part) => {
    const text = typeof part === "string" ? part : "";
    bytes += key.length + text.length * (/[^\0-\xff]/.test(text) ? 2 : 1) + AROUND_BYTES;
    return part;
  });
  return bytes;
}

/** Around a key and what stands under it: marks, lengths, and a number of eight bytes. */
const AROUND_BYTES = 14;

/** When the ring of somebody who rings ends; null where the record names no end. */
export function ringEndOf(
  { ringDeadline }: CallRecord,
  { ringUntil }: ParticipantRecord,
): number | null {
  return ringUntil ?? ringDeadline;
}

/** When people in a call are warned of the chat's limit. */
export function timeWarningAt(chatEndsAt: number): number {
  return chatEndsAt - TIME_WARNING_SECONDS * 1000;
}

/** The mean of what the devices in the call measured; null where none said anything. */
export function callQualityOf({ participants }: CallRecord): CallQuality | null {
  return meanQuality(participants.flatMap(({ quality }) => quality ?? []));
}

/** Whole seconds between the answer and the end; 0 where nobody answered or it still runs. */
export function durationSecondsOf(record: CallRecord): number {
  if (record.startedAt === null || record.endedAt === null) return 0;
  return Math.max(0, Math.floor((record.endedAt - record.startedAt) / 1000));
}

/** A person's own part in a call that they will find as missed. */
const MISSED: ReadonlySet<UserStatus> = new Set(["missed", "busy", "offline"]);

/** Whether the person misses the call as it stands, or has missed an earlier ring of it. */
export function hasMissed(record: CallRecord, userId: UserId): boolean {
  const part = partOf(record, userId);
  return part !== undefined && (MISSED.has(part.status) || part.hadMissed === true);
}
