/**
 * Tells the members of a chat of the call that others of it have, so that they can join: those who
 * are not in it, or were and lost their connection, and for whom it does not ring. Each connection
 * hears only what differs from the last.
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
  /** A connection has come, or its chats have changed. */
  show(connection: Connection): void;
  /** The call of a chat has changed, or who may know of it. */
  changed(chatId: ChatId): void;
  /** What somebody wants of calls has changed. */
  learned(userId: UserId): void;
  stop(): void;
}

/** What telling of them needs. */
export interface ChatCallsDeps {
  calls: Pick<CallService, "callIn">;
  chats: ChatBook;
  wishes: Pick<KnownWishes, "parted">;
  now: () => number;
}

/** Who is between two pages is back by then; whoever closed theirs is offered the way back. */
const WAY_BACK_AFTER_MS = 3_000;

/** Nobody has been told of anything yet. */
export function createChatCalls({ calls, chats, wishes, now }: ChatCallsDeps): ChatCalls {
  const told = new WeakMap<Connection, Map<ChatId, string>>();
  const waiting = new Map<ChatId, ReturnType<typeof setTimeout>>();

  /** Whether somebody in the call is gone from it; looks again when they count as that. */
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
    // Who is not rung learns nothing of a ring: an answer makes it a call that can be joined.
    if (!chat || !record || record.startedAt === null) return null;
    if (refusalOf(chat, record.callType, now())) return null;
    const own = record.participants.find(({ userId }) => userId === viewer.user.id);
    // It was to reach them against their wish, and so they are told nothing of it at all.
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
