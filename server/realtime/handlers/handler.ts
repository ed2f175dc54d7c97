/** What a message handler is given and what it answers. */
import type { VerifyToken } from "../../auth/host-token.ts";
import type { CallService, Chat, Refusal } from "../../calls/call-service.ts";
import type { People } from "../../calls/rules/people.ts";
import type { RegisteredChats } from "../../calls/rules/registered-chats.ts";
import type { CallConfigFor } from "../../ice/call-config.ts";
import type { ClientMessage } from "../../protocol/client-message.ts";
import type { ChatId, UserId } from "../../protocol/ids.ts";
import type { Ack } from "../../protocol/server-message.ts";
import type { TakeOne } from "../../rate-limiter.ts";
import type { ChatBook } from "../chats/chat-book.ts";
import type { ChatCalls } from "../chats/chat-calls.ts";
import type { Connection } from "../connection.ts";
import type { Introductions } from "../sessions/introductions.ts";
import type { Presence } from "../chats/presence.ts";
import type { Registry } from "../registry.ts";
import type { Router } from "../router.ts";

/** What handlers work with. */
export interface HandlerContext {
  calls: CallService;
  registry: Registry;
  router: Router;
  chats: ChatBook;
  presence: Presence;
  chatCalls: ChatCalls;
  introductions: Introductions;
  /** The chats of scheduled calls that are due: participants may start them from any connection. */
  dueCalls: { chatOf(userId: UserId, chatId: ChatId): Promise<Chat | null> };
  people: People;
  registeredChats: Pick<RegisteredChats, "read">;
  verifyToken: VerifyToken;
  callConfig: CallConfigFor;
  /**
   * Whether clients get a TURN server, over which two can link without seeing each other's address.
   */
  hasRelay: boolean;
  /** Counts an offer that a person sends; a result above 0 means there were too many. */
  takeOffer: TakeOne;
  /** Epoch milliseconds. */
  now(): number;
}

type SuccessfulAck = Extract<Ack, { success: true }>;

/** The fields of an ack beyond the common ones. */
export type AckFields = Omit<SuccessfulAck, "type" | "id" | "success">;

/** A handler's answer; without an `id` in the message, only a refusal is sent. */
export type Reply = { ok: true; ack?: AckFields } | Refusal;

/** A message by its type. */
export type MessageOf<T extends ClientMessage["type"]> = Extract<ClientMessage, { type: T }>;

/**
 * Answers one message, synchronously where possible, so that a relayed message goes out before the
 * next one is read. `text` is the message as received.
 */
export type Handler<M extends ClientMessage> = (
  context: HandlerContext,
  from: Connection,
  message: M,
  text: string,
) => Reply | Promise<Reply>;

/** A success with nothing more to say. */
export const DONE: Reply = { ok: true };
