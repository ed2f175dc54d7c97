/**
 * The chats that connections hold, and who is in them. What the host has registered counts; without
 * it, of several member lists of one chat, the newest token's. What the list that counts leaves out
 * of a person (name, picture) is as their own token says.
 */
import type { Chat } from "../../calls/call-service.ts";
import { inOwnWords } from "../../calls/rules/named-chat.ts";
import type { ChatId, UserId } from "../../protocol/ids.ts";
import type { Attachment, Connection, ConnectionUser, MemberList } from "../connection.ts";
import { Multimap } from "../multimap.ts";

/** A chat as a token names it. */
export interface ChatClaim {
  chat: Chat;
  /** When the token was issued, epoch milliseconds. */
  issuedAt: number;
}

/** A chat that has become another one under those who hold it. */
export interface ChatNews {
  chatId: ChatId;
  /** Who held it before or holds it now. */
  connections: Iterable<Connection>;
  /** Who was in it before. */
  former: Chat["members"];
}

export interface ChatBook {
  /**
   * Gives a connection a chat, with what is registered of it; false where the list that counts does
   * not name its person.
   */
  attach(connection: Connection, claim: ChatClaim, registered: Chat | null): boolean;
  /** The host has registered a chat, or no longer has: whoever is not in it loses it, whoever is back gets it back. */
  register(chatId: ChatId, registered: Chat | null): void;
  /** Somebody is erased: how they described themselves is told to nobody any more. */
  forget(userId: UserId): void;
  /** Takes every chat from a connection that goes; the connection remembers what it held. */
  release(connection: Connection): void;
  /** The connections that hold a chat. */
  holdersOf(chatId: ChatId): Iterable<Connection>;
  /** The connections that hold a chat in which this person is. */
  holdersAround(userId: UserId): Set<Connection>;
  /** The chats that are held, and everybody who is in one of them. */
  inUse(): { chatIds: Set<ChatId>; userIds: Set<UserId> };
}

/** The chat as the connection may use it; null where it does not hold it. */
export function chatOf(connection: Connection, chatId: ChatId): Chat | null {
  const attachment = connection.chats.get(chatId);
  if (!attachment) return null;
  const { own, list } = attachment;
  return { ...(list.registered ?? own), members: list.members };
}

/** What tokens say of a chat that the connection holds, whatever is registered. */
export function claimOf({ own, list }: Attachment): ChatClaim {
  return { chat: { ...own, members: list.claimed }, issuedAt: list.issuedAt };
}

interface HeldList extends MemberList {
  /** All whose token names the chat. Those of them who are not in it have lost it, or never had it. */
  readonly claimants: Map<Connection, Attachment["own"]>;
  /** The members as their own tokens describe them, as far as they were here. */
  readonly selves: Map<UserId, ConnectionUser>;
}

/** An empty book; `onNews` hears of each change of a chat that somebody holds or held. */
export function createChatBook(onNews: (news: ChatNews) => void = () => {}): ChatBook {
  const lists = new Map<ChatId, HeldList>();
  const byMember = new Multimap<UserId, HeldList>();
  const byClaimant = new Multimap<Connection, HeldList>();

  function index(list: HeldList): void {
    for (const { id } of list.members) byMember.add(id, list);
  }

  function unindex(list: HeldList): void {
    for (const { id } of list.members) byMember.remove(id, list);
  }

  function update(list: HeldList, change: Partial<MemberList>): void {
    const before = { members: list.members, registered: list.registered };
    Object.assign(list, change);
    const members = inOwnWords(
      list.registered?.members ?? list.claimed,
      (id) => list.selves.get(id),
    );
    const isSame = isEqual(before.members, members) &&
      isEqual(before.registered, list.registered);
    if (isSame) return;
    unindex(list);
    list.members = members;
    index(list);
    forgetStrangers(list);
    const concerned = new Set(holdersOf(list));
    for (const [connection, own] of list.claimants) {
      if (names(list, connection.user.id)) {
        hold(list, connection, own);
        concerned.add(connection);
      } else {
        connection.chats.delete(list.chatId);
      }
    }
    if (concerned.size === 0) return;
    onNews({ chatId: list.chatId, connections: concerned, former: before.members });
  }

  /** Who is off the list may be put back on it while they are here; of all others nothing is kept. */
  function forgetStrangers(list: HeldList): void {
    const claimants = new Set(Array.from(list.claimants.keys(), ({ user }) => user.id));
    for (const id of list.selves.keys()) {
      if (!claimants.has(id) && !names(list, id)) list.selves.delete(id);
    }
  }

  function hold(list: HeldList, connection: Connection, own: Attachment["own"]): void {
    connection.chats.set(list.chatId, { own, list });
  }

  function listOf({ chat, issuedAt }: ChatClaim, registered: Chat | null): HeldList {
    const list: HeldList = {
      chatId: chat.id,
      members: registered?.members ?? chat.members,
      claimed: chat.members,
      issuedAt,
      registered,
      claimants: new Map(),
      selves: new Map(),
    };
    index(list);
    lists.set(chat.id, list);
    return list;
  }

  return {
    attach(connection, claim, registered) {
      const { chat: { members, ...own }, issuedAt } = claim;
      const known = lists.get(own.id);
      const counts = registered?.members ?? members;
      if (!known && !counts.some(({ id }) => id === connection.user.id)) return false;
      const list = known ?? listOf(claim, registered);
      const isNewest = issuedAt >= list.issuedAt;
      const { user } = connection;
      list.selves.set(user.id, user);
      update(list, { registered, ...(isNewest ? { claimed: members, issuedAt } : {}) });
      if (!names(list, user.id)) {
        list.selves.delete(user.id);
        return false;
      }
      list.claimants.set(connection, own);
      byClaimant.add(connection, list);
      hold(list, connection, own);
      return true;
    },

    register(chatId, registered) {
      const list = lists.get(chatId);
      if (list) update(list, { registered });
    },

    forget(userId) {
      for (const list of byMember.get(userId)) {
        if (list.selves.delete(userId)) update(list, {});
      }
    },

    release(connection) {
      for (const list of byClaimant.take(connection)) {
        list.claimants.delete(connection);
        if (list.claimants.size > 0) {
          if (!names(list, connection.user.id)) forgetStrangers(list);
          continue;
        }
        lists.delete(list.chatId);
        unindex(list);
      }
    },

    holdersOf(chatId) {
      const list = lists.get(chatId);
      return list ? holdersOf(list) : [];
    },

    holdersAround(userId) {
      const holders = new Set<Connection>();
      for (const list of byMember.get(userId)) {
        for (const holder of holdersOf(list)) holders.add(holder);
      }
      return holders;
    },

    inUse: () => ({ chatIds: new Set(lists.keys()), userIds: new Set(byMember.keys()) }),
  };
}

/** Those who have the chat. */
function* holdersOf({ chatId, claimants }: HeldList): Iterable<Connection> {
  for (const connection of claimants.keys()) {
    if (connection.chats.has(chatId)) yield connection;
  }
}

function names(list: MemberList, userId: UserId): boolean {
  return list.members.some(({ id }) => id === userId);
}

/** Both are plain data, written in one order of keys. */
function isEqual(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
