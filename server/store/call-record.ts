/** The stored form of a call: what every index, history line and statistic is derived from. */
import type {
  CallStatus,
  CallType,
  EndReason,
  LeaveReason,
  UserStatus,
} from "../protocol/call.ts";
import type { ChatId, ConnectionId, SessionId, UserId } from "../protocol/ids.ts";

/** One person's part. Times are epoch milliseconds by the server's clock. */
export interface ParticipantRecord {
  userId: UserId;
  name: string;
  picture?: string;
  status: UserStatus;
  /** The connection that holds the seat; null before the accept and after leaving. */
  seat: ConnectionId | null;
  /** When the seat's lease runs out, while its connection is gone. */
  leaseUntil: number | null;
  joinedAt: number | null;
  leftAt: number | null;
  leaveReason: LeaveReason | null;
  /** Whether any device of this person was told of the call; who was not told is told nothing of its end. */
  alerted: boolean;
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
  /** When the ring ends unanswered; null once answered. */
  ringDeadline: number | null;
  /** The chat session's own limit, where it has one. */
  chatEndsAt: number | null;
  /** The caller first, then in the order invited. */
  participants: ParticipantRecord[];
  /** Counts the commits on this call, for notices and webhooks in order. */
  sequence: number;
}
