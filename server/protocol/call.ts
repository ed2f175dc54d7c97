/** The vocabulary of calls: their type, their status, how they ended, and who is in them. */
import * as z from "zod/mini";
import {
  ChatId,
  ConnectionId,
  DisplayName,
  Picture,
  SessionId,
  Timestamp,
  UserId,
  WholeNumber,
} from "./ids.ts";
import { Recording } from "./recording.ts";

export const CallType = z.enum(["voice", "video"]);
export type CallType = z.infer<typeof CallType>;

/** What a chat allows; `video` allows both. */
export const CallsAllowed = z.enum(["none", "voice", "video"]);
export type CallsAllowed = z.infer<typeof CallsAllowed>;

export const CallStatus = z.enum([
  "initiating",
  "ringing",
  "active",
  "ended",
  "missed",
  "rejected",
  "cancelled",
]);
export type CallStatus = z.infer<typeof CallStatus>;

/** The status of one person in a call. */
export const UserStatus = z.enum([
  "ringing",
  "joined",
  "left",
  "rejected",
  "missed",
  "busy",
  "offline",
]);
export type UserStatus = z.infer<typeof UserStatus>;

/** Why a call is over; the contract's outcome table maps reasons to statuses. */
export const EndReason = z.enum([
  "completed",
  "no-answer",
  "cancelled",
  "declined",
  "offline",
  "busy",
  "unavailable",
  "connect-failed",
  "connection-lost",
  "time-limit",
]);
export type EndReason = z.infer<typeof EndReason>;

/** What a caller is told about a person who will not come. */
export const RejectReason = z.enum(["declined", "offline", "busy", "unavailable"]);
export type RejectReason = z.infer<typeof RejectReason>;

export const LeaveReason = z.enum(["left", "disconnected", "replaced", "kicked", "time-limit"]);
export type LeaveReason = z.infer<typeof LeaveReason>;

/**
 * Why a connection is gone while its seat is kept: a page change, announced or seen from the close
 * code, or a broken connection.
 */
export const AwayReason = z.enum(["changing-page", "connection-lost"]);
export type AwayReason = z.infer<typeof AwayReason>;

/**
 * Whether two devices may complete their link while it rings, or hold answer and candidates back.
 */
export const EarlyMedia = z.enum(["connect", "hold"]);
export type EarlyMedia = z.infer<typeof EarlyMedia>;

/** A ringing device, with what the caller needs to address it. */
export const RingingDevice = z.strictObject({
  userId: UserId,
  connectionId: ConnectionId,
  early: EarlyMedia,
});
export type RingingDevice = z.infer<typeof RingingDevice>;

/** A participant, as everybody in the call sees them. */
export const Participant = z.strictObject({
  userId: UserId,
  name: DisplayName,
  picture: z.optional(Picture),
  userStatus: UserStatus,
  /**
   * When the person took the seat; all differ. Of any two, the earlier to join is the polite peer.
   */
  joinedAt: z.nullable(Timestamp),
  muted: z.boolean(),
  videoEnabled: z.boolean(),
  screenEnabled: z.boolean(),
  /** The connection is gone, and the seat is kept for the lease. */
  away: z.boolean(),
  awayReason: z.optional(AwayReason),
  /** Who invited this person later on; absent for the caller and those they called. */
  invitedBy: z.optional(UserId),
});
export type Participant = z.infer<typeof Participant>;

/** A live call, with all that a person's device needs to show, answer or resume it. */
export const CallSnapshot = z.strictObject({
  sessionId: SessionId,
  chatId: ChatId,
  callType: CallType,
  status: CallStatus,
  callerId: UserId,
  participants: z.array(Participant),
  initiatedAt: Timestamp,
  startedAt: z.nullable(Timestamp),
  /** Milliseconds since `startedAt` by the server's clock; 0 before the answer. */
  elapsedMs: WholeNumber,
  /**
   * When it stops ringing for this person, or else when the last ring ends; null if nobody is rung.
   */
  expiresAt: z.nullable(Timestamp),
  expiresInMs: WholeNumber,
  early: EarlyMedia,
  /** The connection that holds this person's own seat, if any. */
  seatConnectionId: z.nullable(ConnectionId),
  /** Absent if nobody records the call or asks to. */
  recording: z.optional(Recording),
  /** How many messages were written in it; absent if none. */
  messageCount: z.optional(WholeNumber),
  /** The chat allowed voice only when the call began; absent if it allowed video. */
  voiceOnly: z.optional(z.literal(true)),
});
export type CallSnapshot = z.infer<typeof CallSnapshot>;

/** How many calls somebody has missed since they last looked, and when that was. */
export const Missed = z.strictObject({ count: WholeNumber, since: z.nullable(Timestamp) });
export type Missed = z.infer<typeof Missed>;
