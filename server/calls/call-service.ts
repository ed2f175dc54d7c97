/**
 * The commands of a call, each run as one commit: read, decide (lifecycle), check, write, then
 * tell everybody. Knows neither sockets nor HTTP; both call it with the same effects.
 */
import type { AwayReason, CallSnapshot, CallType } from "../protocol/call.ts";
import type { CallMessage } from "../protocol/call-message.ts";
import type { CallQuality } from "../protocol/client-message.ts";
import type { ErrorCode } from "../protocol/error-code.ts";
import type { ChatId, ConnectionId, SessionId, UserId } from "../protocol/ids.ts";
import type { ServerEvent } from "../protocol/server-message.ts";
import type { CallRecord } from "../store/calls/call-record.ts";
import type { ChatRecord } from "../store/chat-record.ts";

/** The acting person, and the connection they act through (the one that takes a seat). */
export interface Device {
  userId: UserId;
  connectionId: ConnectionId;
}

/** A chat as named by a token or by the host's registration; validated before it gets here. */
export type Chat = ChatRecord;

/** The text of a message, and the id its sender gave it. */
export type Writing = Pick<CallMessage, "messageId" | "text">;

/** Whether somebody agrees to a recording, and to whose. */
export interface Consent {
  agreed: boolean;
  recordedBy?: UserId | undefined;
}

/**
 * A message with its addressees: all of a person's connections, `only` one, or all `except` one.
 */
export interface Notice {
  userId: UserId;
  only?: ConnectionId;
  except?: ConnectionId;
  message: ServerEvent;
}

/**
 * Who is connected, as far as calls need to know; the realtime layer provides it. It includes a
 * connection before `arrived` or any command from it, and drops it before `departed`.
 */
export interface Reach {
  connectionsOf(userId: UserId): ConnectionId[];
  /** When the person's last connection dropped (epoch ms); null if none was ever seen. */
  lastSeenAt(userId: UserId): number | null;
}

/** Why a command did nothing. */
export type Refusal = {
  ok: false;
  code: ErrorCode;
  message: string;
  /** The existing call that prevented the command. */
  sessionId?: SessionId;
  /** Set with `rate-limited` if waiting is enough. */
  retryAfterMs?: number;
};
export type Outcome<T> = ({ ok: true } & T) | Refusal;

/** The seats of a live call in memory, so that relaying a message needs no store access. */
export interface LiveSeats {
  sessionId: SessionId;
  chatId: ChatId;
  status: "initiating" | "ringing" | "active";
  callerId: UserId;
  /** The connection that holds each joined person's seat. */
  seats: ReadonlyMap<UserId, ConnectionId>;
  /** People who are still ringing. */
  ringing: ReadonlySet<UserId>;
  /** Those of them whose devices may complete their link with the caller before accepting. */
  connectsEarly: ReadonlySet<UserId>;
  /** The chat allowed voice calls only when the call began. */
  voiceOnly?: boolean | undefined;
}

export interface CallService {
  /**
   * Why this person could not place such a call from any device; null if all they lack is a device.
   */
  whyNotCall(
    userId: UserId,
    chat: Chat,
    request: { callType: CallType; targetUserIds?: UserId[] },
  ): Promise<Refusal | null>;
  initiate(
    by: Device,
    chat: Chat,
    request: { callType: CallType; targetUserIds?: UserId[] },
  ): Promise<Outcome<{ sessionId: SessionId; call: CallSnapshot; accepted?: true }>>;
  accept(by: Device, id: SessionId): Promise<Outcome<{ call: CallSnapshot }>>;
  /** Why this person could not answer from any device; null if all they lack is a device. */
  whyNotAnswer(userId: UserId, id: SessionId): Promise<Refusal | null>;
  reject(by: Device, id: SessionId): Promise<Outcome<unknown>>;
  cancel(by: Device, id: SessionId): Promise<Outcome<unknown>>;
  /**
   * Takes a seat in a call. Without the chat, only people who already have a part in the call may.
   */
  join(by: Device, chat: Chat | null, id: SessionId): Promise<Outcome<{ call: CallSnapshot }>>;
  /** Rings more members of the chat. Only people in the call may invite. */
  invite(
    by: Device,
    chat: Chat | null,
    id: SessionId,
    userIds: UserId[],
  ): Promise<Outcome<{ call: CallSnapshot }>>;
  leave(by: Device, id: SessionId): Promise<Outcome<unknown>>;
  end(by: Device, id: SessionId, reason?: string): Promise<Outcome<unknown>>;
  /** Writes to the others in the call. Repeating a `messageId` returns the first message. */
  sendMessage(
    by: Device,
    id: SessionId,
    writing: Writing,
  ): Promise<Outcome<{ message: CallMessage }>>;
  /**
   * The messages that a person may read, with an index above `after`: everything written until they
   * left. Works after the call is over too.
   */
  messagesOf(
    userId: UserId,
    id: SessionId,
    after: number,
  ): Promise<Outcome<{ messages: CallMessage[]; hasMore: boolean }>>;
  /** Asks everybody in the call to agree to a recording on this device. */
  askToRecord(by: Device, id: SessionId): Promise<Outcome<unknown>>;
  consentToRecord(by: Device, id: SessionId, consent: Consent): Promise<Outcome<unknown>>;
  stopRecording(by: Device, id: SessionId): Promise<Outcome<unknown>>;
  /**
   * Moves the person's seat to this connection; refused while the connection that holds it lives.
   */
  resume(by: Device, id: SessionId): Promise<Outcome<{ call: CallSnapshot }>>;
  /** Changes what a seat's holder sends; kept in memory and told to the others. */
  toggle(
    by: Device,
    id: SessionId,
    change: { muted?: boolean; videoEnabled?: boolean; screenEnabled?: boolean },
  ): Outcome<unknown>;
  /** Gives the chat's running call another time limit (epoch ms). */
  changeLimit(chatId: ChatId, endsAt: number | null): Promise<Outcome<unknown>>;
  /**
   * Takes the person out of every live call; a call that rings for them can no longer reach them.
   */
  expel(userId: UserId): Promise<void>;
  /** Removes the person's name from a call, after they have left it if it is live. */
  anonymise(id: SessionId, userId: UserId): Promise<void>;
  /**
   * What a seat's device has measured, and whose media it receives; in memory until that part ends.
   */
  quality(
    by: Device,
    id: SessionId,
    report: { quality: CallQuality; receivingFrom?: UserId[] },
  ): Outcome<unknown>;
  /** A connection has arrived: returns what rings or runs for the person, for `welcome`. */
  arrived(by: Device): Promise<CallSnapshot[]>;
  /** A connection has gone: starts its seats' leases, and tells callers that fewer devices ring. */
  departed(by: Device, reason?: AwayReason): Promise<void>;
  /**
   * A page is about to change: starts its connection's leases, in one call or all, and counts them.
   */
  goingAway(by: Device, id?: SessionId): Promise<Outcome<{ seats: number }>>;
  /** Whether exactly this connection holds the person's seat in a live call, from memory. */
  holdsSeat(by: Device): boolean;
  /** The seats of a live call, from memory. */
  live(id: SessionId): LiveSeats | undefined;
  /** The live call of a chat, from memory. */
  callIn(chatId: ChatId): CallRecord | undefined;
  /** The listener hears of every change to a call, whichever server made it. */
  subscribe(listener: (record: CallRecord) => void): void;
  /**
   * Loads calls that were live before a restart, restarts leases, and begins sweeping deadlines.
   */
  start(): Promise<void>;
  stop(): void;
}
