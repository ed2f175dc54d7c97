/**
 * Tells chat members about a call running in their chat so that they can join it: those whom it
 * does not ring and who are not in it, or have lost their connection to it. Each connection is told
 * only what changed.
 */
import type { CallService } from "../../calls/call-service.ts";
import { refusalOf } from "../../calls/rules/policy.ts";
import type { ParticipantRecord } from "../../store/calls/call-record.ts";
import type { RunningCall } from "../../protocol/chat.ts";
import type { ChatId, UserId } from "../../protocol/ids.ts";
import type { ServerEvent } from "../../protocol/server-message.ts";
import { type ChatBook, chatOf } from "./chat-book.ts";
import type { Connection } from "../connection.ts";
import type { KnownWishes } from "./known-wishes.ts";

export interface ChatCalls {
  /** A connection has arrived, or its chats have changed. */
  show(connection: Connection): void;
  /** The call of a chat has changed, or who may know of it. */
  changed(chatId: ChatId): void;
  /** What somebody wants of calls has changed. */
  learned(userId: UserId): void;
  stop(): void;
}

/** What announcing calls needs. */
export interface ChatCallsDeps {
  calls: Pick<CallService, "callIn">;
  chats: ChatBook;
  wishes: Pick<KnownWishes, "parted">;
  now: () => number;
}

/** Longer than a page change; after it, somebody who closed their page is offered the way back. */
const WAY_BACK_AFTER_MS = 3_000;

/** Starts with nobody told anything. */
export function createChatCalls({ calls, chats, wishes, now }: ChatCallsDeps): ChatCalls {
  const told = new WeakMap<Connection, Map<ChatId, string>>();
  const waiting = new Map<ChatId, ReturnType<typeof setTimeout>>();

  /** Whether somebody's seat counts as left; if not yet, checks again when it will. */
  function isGone(chatId: ChatId, { leaseUntil, awaySince }: ParticipantRecord): boolean {
    if (leaseUntil === null || awaySince === undefined) return false;
    const waitMs = awaySince + WAY_BACK_AFTER_MS - now();
    if (waitMs > 0 && !waiting.has(chatId)) {
      const timer = setTimeout(() => {
        waiting.delete(chatId);
        changed(chatId);
      }, waitMs);
      waiting.set(chatId, timer);
    }
    return waitMs <= 0;
  }

  function callFor(viewer: Connection, chatId: ChatId): RunningCall | null {
    const chat = chatOf(viewer, chatId);
    const record = calls.callIn(chatId);
    // An unanswered ring is kept from people who are not rung; once answered, the call can be
    // joined.
    if (!chat || !record || record.startedAt === null) return null;
    if (refusalOf(chat, record.callType, now())) return null;
    const own = record.participants.find(({ userId }) => userId === viewer.user.id);
    // Their own wishes kept this call from reaching them, so they are told nothing about it.
    if (own?.rejectReason === "unavailable") return null;
    if (own?.status === "ringing") return null;
    if (own?.status === "joined" && !isGone(chatId, own)) return null;
    const joined = record.participants.filter(({ userId, status }) =>
      status === "joined" && userId !== viewer.user.id
    );
    if (joined.some(({ userId }) => wishes.parted(userId, viewer.user.id))) return null;
    const userIds = joined.map(({ userId }) => userId)
      .filter((userId) => chat.members.some(({ id }) => id === userId));
    return { sessionId: record.id, callType: record.callType, userIds };
  }

  function tell(connection: Connection, chatId: ChatId): void {
    const running = callFor(connection, chatId);
    const known = told.get(connection);
    if (!running && !known?.has(chatId)) return;
    const event: ServerEvent = { type: "chat:call", chatId, running };
    const text = JSON.stringify(event);
    if (known?.get(chatId) === text) return;
    told.set(connection, (known ?? new Map<ChatId, string>()).set(chatId, text));
    connection.send(text);
  }

  const show = (connection: Connection) => {
    for (const chatId of connection.chats.keys()) tell(connection, chatId);
  };

  function changed(chatId: ChatId): void {
    for (const connection of chats.holdersOf(chatId)) tell(connection, chatId);
  }

  return {
    show,
    changed,
    learned(userId) {
      for (const connection of chats.holdersAround(userId)) show(connection);
    },
    stop() {
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
}
