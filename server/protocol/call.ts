/** The words of a call: what kind, how far it has come, how it ended, who is in it. */
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

/** One person's own part in a call. */
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

/** Why a call is over; the outcome table of the contract says which status goes with which. */
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

/** What a caller is told of one person who will not come. */
export const RejectReason = z.enum(["declined", "offline", "busy", "unavailable"]);
export type RejectReason = z.infer<typeof RejectReason>;

export const LeaveReason = z.enum(["left", "disconnected", "replaced", "kicked", "time-limit"]);
export type LeaveReason = z.infer<typeof LeaveReason>;

/** Why somebody's connection is gone while their seat is kept: they said so or closed it as a page does, or it broke. */
export const AwayReason = z.enum(["changing-page", "connection-lost"]);
export type AwayReason = z.infer<typeof AwayReason>;

/** Whether two devices may finish their link while it rings, or hold answer and candidates back. */
export const EarlyMedia = z.enum(["connect", "hold"]);
export type EarlyMedia = z.infer<typeof EarlyMedia>;

/** A device that rings, as the caller may address it. */
export const RingingDevice = z.strictObject({
  userId: UserId,
  connectionId: ConnectionId,
  early: EarlyMedia,
});
export type RingingDevice = z.infer<typeof RingingDevice>;

/** One person in a call, as everybody in it sees them. */
export const Participant = z.strictObject({
  userId: UserId,
  name: DisplayName,
  picture: z.optional(Picture),
  userStatus: UserStatus,
  /** When the person took the seat, no two at once: of any two, who joined earlier is the polite side of their negotiation. */
  joinedAt: z.nullable(Timestamp),
  muted: z.boolean(),
  videoEnabled: z.boolean(),
  screenEnabled: z.boolean(),
  /** The connection is gone and the seat is kept for the lease. */
  away: z.boolean(),
  awayReason: z.optional(AwayReason),
  /** Who brought this person into the call later on; absent for the caller and whom they called. */
  invitedBy: z.optional(UserId),
});
export type Participant = z.infer<typeof Participant>;

/** A live call as one person's device needs it to draw, answer or resume it. */
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
  /** When it stops ringing: for this person while they are rung, else for the last who is; null once nobody is. */
  expiresAt: z.nullable(Timestamp),
  expiresInMs: WholeNumber,
  early: EarlyMedia,
  /** The connection that holds this person's own seat, where one does. */
  seatConnectionId: z.nullable(ConnectionId),
  /** Absent where nobody records it or asks to. */
  recording: z.optional(Recording),
  /** How many messages were written in it; absent where none was. */
  messageCount: z.optional(WholeNumber),
  /** The chat allowed voices alone when it began; absent where it allowed video. */
  voiceOnly: z.optional(z.literal(true)),
});
export type CallSnapshot = z.infer<typeof CallSnapshot>;

/** The calls somebody missed and has not looked at, and when they last looked. */
export const Missed = z.strictObject({ count: WholeNumber, since: z.nullable(Timestamp) });
export type Missed = z.infer<typeof Missed>;
