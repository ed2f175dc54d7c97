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

/** Who acts, and through which connection (the one that takes a seat). */
export interface Device {
  userId: UserId;
  connectionId: ConnectionId;
}

/** A chat as a token or the host's registration names it; checked before it gets here. */
export type Chat = ChatRecord;

/** What is written, and what its writer calls it. */
export type Writing = Pick<CallMessage, "messageId" | "text">;

/** Whether somebody agrees to a recording, and whose they mean. */
export interface Consent {
  agreed: boolean;
  recordedBy?: UserId | undefined;
}

/** A message and the connections it is for: all of a person's, one, or all but one. */
export interface Notice {
  userId: UserId;
  only?: ConnectionId;
  except?: ConnectionId;
  message: ServerEvent;
}

/**
 * What calls need to know of who is here; the realtime layer provides it. A connection is in it
 * before `arrived` or any command comes from it, and out of it before `departed`.
 */
export interface Reach {
  connectionsOf(userId: UserId): ConnectionId[];
  /** When the person's last connection dropped (epoch ms); null where none was ever seen. */
  lastSeenAt(userId: UserId): number | null;
}

/** Why a command did nothing. */
export type Refusal = {
  ok: false;
  code: ErrorCode;
  message: string;
  /** The call that is in the way. */
  sessionId?: SessionId;
  /** Of `rate-limited`, where time is all that it takes. */
  retryAfterMs?: number;
};
export type Outcome<T> = ({ ok: true } & T) | Refusal;

/** The seats of one live call in memory, so that a relayed message needs no store. */
export interface LiveSeats {
  sessionId: SessionId;
  chatId: ChatId;
  status: "initiating" | "ringing" | "active";
  callerId: UserId;
  /** The connection that holds each joined person's seat. */
  seats: ReadonlyMap<UserId, ConnectionId>;
  /** People who still ring. */
  ringing: ReadonlySet<UserId>;
  /** Those of them whose devices may finish their link with the caller before the accept. */
  connectsEarly: ReadonlySet<UserId>;
  /** Its chat allowed voices alone when it began. */
  voiceOnly?: boolean | undefined;
}

export interface CallService {
  /** Why this person could not place such a call from any device; null where a device is all they lack. */
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
  /** Why this person could not answer the call from any device; null where a device is all they lack. */
  whyNotAnswer(userId: UserId, id: SessionId): Promise<Refusal | null>;
  reject(by: Device, id: SessionId): Promise<Outcome<unknown>>;
  cancel(by: Device, id: SessionId): Promise<Outcome<unknown>>;
  /** Takes a seat in a call of the chat; without the chat only who has had a part in it may. */
  join(by: Device, chat: Chat | null, id: SessionId): Promise<Outcome<{ call: CallSnapshot }>>;
  /** Rings more members of the chat; for who is in the call. */
  invite(
    by: Device,
    chat: Chat | null,
    id: SessionId,
    userIds: UserId[],
  ): Promise<Outcome<{ call: CallSnapshot }>>;
  leave(by: Device, id: SessionId): Promise<Outcome<unknown>>;
  end(by: Device, id: SessionId, reason?: string): Promise<Outcome<unknown>>;
  /** Somebody in the call writes to the others; repeated under the same `messageId` it is answered again. */
  sendMessage(
    by: Device,
    id: SessionId,
    writing: Writing,
  ): Promise<Outcome<{ message: CallMessage }>>;
  /**
   * What the person may read of a call's messages, from behind the index `after`: all that were
   * written until they left. The call may be over.
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
  /** Takes back the person's seat on this connection; refused while its connection lives. */
  resume(by: Device, id: SessionId): Promise<Outcome<{ call: CallSnapshot }>>;
  /** Who holds a seat says what they send; kept in memory and told to the others. */
  toggle(
    by: Device,
    id: SessionId,
    change: { muted?: boolean; videoEnabled?: boolean; screenEnabled?: boolean },
  ): Outcome<unknown>;
  /** The chat has another limit (epoch ms), and so has its running call. */
  changeLimit(chatId: ChatId, endsAt: number | null): Promise<Outcome<unknown>>;
  /** The person leaves every live call, or cannot be called any more where one rings. */
  expel(userId: UserId): Promise<void>;
  /** Takes the person's name out of a call, having left it where it lives. */
  anonymise(id: SessionId, userId: UserId): Promise<void>;
  /** What a seat's device has measured, and whom it hears; kept in memory until the person's part ends. */
  quality(
    by: Device,
    id: SessionId,
    report: { quality: CallQuality; receivingFrom?: UserId[] },
  ): Outcome<unknown>;
  /** A connection has come: what rings or runs for the person, for `welcome`. */
  arrived(by: Device): Promise<CallSnapshot[]>;
  /** A connection has gone: its seats are away and their leases run. Also tells callers of fewer ringing devices. */
  departed(by: Device, reason?: AwayReason): Promise<void>;
  /** A connection's page is about to change: its seats are away, in one call or in all. How many are they? */
  goingAway(by: Device, id?: SessionId): Promise<Outcome<{ seats: number }>>;
  /** Whether this very connection has the person's seat in some live call, from memory. */
  holdsSeat(by: Device): boolean;
  /** The seats of a live call, from memory. */
  live(id: SessionId): LiveSeats | undefined;
  /** The live call of a chat, from memory. */
  callIn(chatId: ChatId): CallRecord | undefined;
  /** Hears of every change of a call, whichever server made it. */
  subscribe(listener: (record: CallRecord) => void): void;
  /** Loads what was live before a restart, starts leases anew and sweeps deadlines; then keeps sweeping. */
  start(): Promise<void>;
  stop(): void;
}
