/** The chats that connections hold, and who is in them: of several member lists of one chat the newest token's counts. */
import type { Chat } from "../calls/call-service.ts";
import type { ChatId, UserId } from "../protocol/ids.ts";
import type { Connection, MemberList } from "./connection.ts";

/** A chat as a token names it. */
export interface ChatClaim {
  chat: Chat;
  /** When the token was issued, epoch milliseconds. */
  issuedAt: number;
}

export interface ChatBook {
  /** Gives a connection a chat; false where the list that counts does not name its person. */
  attach(connection: Connection, chat: Chat, issuedAt: number): boolean;
  /** Takes every chat from a connection that goes; the connection remembers what it held. */
  release(connection: Connection): void;
  /** The connections that hold a chat in which this person is. */
  holdersAround(userId: UserId): Set<Connection>;
}

/** The chat as the connection may use it; null where it does not hold it. */
export function chatOf(connection: Connection, chatId: ChatId): Chat | null {
  const attachment = connection.chats.get(chatId);
  return attachment ? { ...attachment.own, members: attachment.list.members } : null;
}

interface HeldList extends MemberList {
  readonly holders: Set<Connection>;
}

/** An empty book. */
export function createChatBook(): ChatBook {
  const lists = new Map<ChatId, HeldList>();
  const byMember = new Map<UserId, Set<HeldList>>();

  function index(list: HeldList): void {
    for (const { id } of list.members) {
      const own = byMember.get(id);
      if (own) own.add(list);
      else byMember.set(id, new Set([list]));
    }
  }

  function unindex(list: HeldList): void {
    for (const { id } of list.members) {
      const own = byMember.get(id);
      own?.delete(list);
      if (own?.size === 0) byMember.delete(id);
    }
  }

  function replaceMembers(list: HeldList, { members }: Chat, issuedAt: number): void {
    unindex(list);
    list.members = members;
    list.issuedAt = issuedAt;
    index(list);
    for (const holder of list.holders) {
      if (names(list, holder.user.id)) continue;
      list.holders.delete(holder);
      holder.chats.delete(list.chatId);
    }
  }

  return {
    attach(connection, chat, issuedAt) {
      let list = lists.get(chat.id);
      if (!list) {
        if (!chat.members.some(({ id }) => id === connection.user.id)) return false;
        const { members } = chat;
        list = { chatId: chat.id, members, issuedAt, holders: new Set() };
        lists.set(chat.id, list);
        index(list);
      } else if (issuedAt >= list.issuedAt) {
        replaceMembers(list, chat, issuedAt);
      }
      if (!names(list, connection.user.id)) return false;
      const { members: _, ...own } = chat;
      list.holders.add(connection);
      connection.chats.set(chat.id, { own, list });
      return true;
    },

    release(connection) {
      for (const chatId of connection.chats.keys()) {
        const list = lists.get(chatId);
        if (!list?.holders.delete(connection) || list.holders.size > 0) continue;
        lists.delete(chatId);
        unindex(list);
      }
    },

    holdersAround(userId) {
      const holders = new Set<Connection>();
      for (const list of byMember.get(userId) ?? []) {
        for (const holder of list.holders) holders.add(holder);
      }
      return holders;
    },
  };
}

function names(list: MemberList, userId: UserId): boolean {
  return list.members.some(({ id }) => id === userId);
}
