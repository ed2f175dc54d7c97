/**
 * The stored form of a call, from which all indexes, history entries and statistics are derived.
 */
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
  /** Why this person never came, if known; with `unavailable` they must not learn of the call. */
  rejectReason: RejectReason | null;
  /** The connection that holds the seat; null before the accept and after leaving. */
  seat: ConnectionId | null;
  /** When the seat's lease expires; null while its connection is there. */
  leaseUntil: number | null;
  /** Since when it is gone, and why; meaningful only with a lease. */
  awaySince?: number;
  awayReason?: AwayReason;
  joinedAt: number | null;
  leftAt: number | null;
  leaveReason: LeaveReason | null;
  /** The index of the last message written before they left; absent if there was none. */
  readUntil?: number;
  /** Who invited this person later on, and when their own ring ends. */
  invitedBy?: UserId;
  ringUntil?: number;
  /** Whether they missed an earlier ring of this call: a call counts as missed at most once. */
  hadMissed?: true;
  /** The mean of what this person's device measured, once they have left. */
  quality?: CallQuality;
  /** Whether this person's devices may complete their link with the caller before accepting. */
  early: EarlyMedia;
  /**
   * Whether this person's devices know of the call and have not been told that it is over for them.
   */
  alerted: boolean;
  /** The newest messages that this person wrote, used to recognise repeats. */
  lastMessages?: { messageId: string; index: number }[];
  /** Whether the person was erased: `userId` leads nowhere and `name` is empty. */
  isErased?: true;
}

/** Who records the call, and who has agreed to it. */
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
  /** Who ended it; null if the server did. */
  endedBy: UserId | null;
  initiatedAt: number;
  startedAt: number | null;
  endedAt: number | null;
  /** When the call's first ring ends; null once nobody rings by it. */
  ringDeadline: number | null;
  /** The chat's own time limit, if it has one. */
  chatEndsAt: number | null;
  /** When the people in it were warned of that limit. */
  warnedAt: number | null;
  /** The caller first, then in the order invited. */
  participants: ParticipantRecord[];
  /** Absent or null if nobody records the call or asks to. */
  recording?: RecordingRecord | null;
  /** How many messages were written; absent if none were. */
  messageCount?: number;
  /** The chat allowed voice only when the call began; absent if it allowed video. */
  voiceOnly?: true;
  /** Counts the commits of this call, to keep notices and webhooks in order. */
  sequence: number;
}

/** Whether the call is still ringing or running. */
export function isLive(record: CallRecord): boolean {
  return record.endedAt === null;
}

/** The person's part, if they may know of it: somebody unavailable to the caller has none. */
export function partOf(record: CallRecord, userId: UserId): ParticipantRecord | undefined {
  const part = record.participants.find((participant) => participant.userId === userId);
  return part?.rejectReason === "unavailable" ? undefined : part;
}

/** How many of a call's messages somebody may read: all, or those written until they left. */
export function readableCount(
  { messageCount = 0 }: CallRecord,
  { joinedAt, leftAt, readUntil = 0 }: ParticipantRecord,
): number {
  if (joinedAt === null) return 0;
  return leftAt === null ? messageCount : readUntil;
}

/** Whether exactly this connection holds the person's seat in the call. */
export function holdsSeat(
  record: CallRecord,
  by: { userId: UserId; connectionId: ConnectionId },
): boolean {
  return partOf(record, by.userId)?.seat === by.connectionId;
}

/** How many people may ever have a part in one call, and how many bytes their parts may take. */
const PARTS_MAX = 50;
const PARTS_MAX_BYTES = 52_000;

/**
 * Whether a call can be stored with all its parts. Everybody who was in it or was rung keeps a
 * part; they are all in one store value, and most events about the call list them all.
 */
export function hasRoomForAll({ participants }: Pick<CallRecord, "participants">): boolean {
  return participants.length <= PARTS_MAX && storedBytes(participants) <= PARTS_MAX_BYTES;
}

/** An upper bound of the stored size: text with a character beyond Latin-1 takes two bytes each. */
export function storedBytes(value: unknown): number {
  let bytes = 0;
  JSON.stringify(value, (key, part) => {
    const text = typeof part === "string" ? part : "";
    bytes += key.length + text.length * (/[^\0-\xff]/.test(text) ? 2 : 1) + AROUND_BYTES;
    return part;
  });
  return bytes;
}

/** Overhead of a key and its value: tags, lengths, and an eight-byte number. */
const AROUND_BYTES = 14;

/** When a ringing person's ring ends; null if the record has no end for it. */
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

/** The mean of what the participants' devices measured; null if none reported. */
export function callQualityOf({ participants }: CallRecord): CallQuality | null {
  return meanQuality(participants.flatMap(({ quality }) => quality ?? []));
}

/** Whole seconds between answer and end; 0 if nobody answered or it is still running. */
export function durationSecondsOf(record: CallRecord): number {
  if (record.startedAt === null || record.endedAt === null) return 0;
  return Math.max(0, Math.floor((record.endedAt - record.startedAt) / 1000));
}

/** The statuses that count as a missed call for the person. */
const MISSED: ReadonlySet<UserStatus> = new Set(["missed", "busy", "offline"]);

/** Whether the person misses the call in its present state, or missed an earlier ring of it. */
export function hasMissed(record: CallRecord, userId: UserId): boolean {
  const part = partOf(record, userId);
  return part !== undefined && (MISSED.has(part.status) || part.hadMissed === true);
}
