/**
 * Tells the members of a chat of the call that others of it have, so that they can join: those who
 * are not in it and for whom it does not ring. Each connection hears only what differs from the last.
 */
import type { CallService } from "../calls/call-service.ts";
import { refusalOf } from "../calls/policy.ts";
import type { RunningCall } from "../protocol/chat.ts";
import type { ChatId, UserId } from "../protocol/ids.ts";
import type { ServerEvent } from "../protocol/server-message.ts";
import { type ChatBook, chatOf } from "./chat-book.ts";
import type { Connection } from "./connection.ts";
import type { KnownWishes } from "./known-wishes.ts";

export interface ChatCalls {
  /** A connection has come, or its chats have changed. */
  show(connection: Connection): void;
  /** The call of a chat has changed, or who may know of it. */
  changed(chatId: ChatId): void;
  /** What somebody wants of calls has changed. */
  learned(userId: UserId): void;
}

/** What telling of them needs. */
export interface ChatCallsDeps {
  calls: Pick<CallService, "callIn">;
  chats: ChatBook;
  wishes: Pick<KnownWishes, "parted">;
  now: () => number;
}

/** Nobody has been told of anything yet. */
export function createChatCalls({ calls, chats, wishes, now }: ChatCallsDeps): ChatCalls {
  const told = new WeakMap<Connection, Map<ChatId, string>>();

  function callFor(viewer: Connection, chatId: ChatId): RunningCall | null {
    const chat = chatOf(viewer, chatId);
    const record = calls.callIn(chatId);
    // Who is not rung learns nothing of a ring: an answer makes it a call that can be joined.
    if (!chat || !record || record.startedAt === null) return null;
    if (refusalOf(chat, record.callType, now())) return null;
    const own = record.participants.find(({ userId }) => userId === viewer.user.id);
    // It was to reach them against their wish, and so they are told nothing of it at all.
    if (own?.rejectReason === "unavailable") return null;
    if (own?.status === "joined" || own?.status === "ringing") return null;
    const joined = record.participants.filter(({ status }) => status === "joined");
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

  return {
    show,
    changed(chatId) {
      for (const connection of chats.holdersOf(chatId)) tell(connection, chatId);
    },
    learned(userId) {
      for (const connection of chats.holdersAround(userId)) show(connection);
    },
  };
}
