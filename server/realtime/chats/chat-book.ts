/**
 * The chats that connections hold, and their members. The host's registered member list takes
 * precedence; without one, the list in the newest token. A member's missing name or picture comes
 * from their own token.
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

/** A change to a chat, with those whom it affects. */
export interface ChatNews {
  chatId: ChatId;
  /** The connections that held it before or hold it now. */
  connections: Iterable<Connection>;
  /** The members before the change. */
  former: Chat["members"];
}

export interface ChatBook {
  /**
   * Gives a connection a chat and applies its registration; false if its person is not a member.
   */
  attach(connection: Connection, claim: ChatClaim, registered: Chat | null): boolean;
  /** A chat was registered or unregistered: removed people lose it, returning ones get it back. */
  register(chatId: ChatId, registered: Chat | null): void;
  /** A person is being erased: drops the name and picture from their own token. */
  forget(userId: UserId): void;
  /**
   * Takes all chats from a closing connection; the connection object still remembers what it held.
   */
  release(connection: Connection): void;
  /** The connections that hold a chat. */
  holdersOf(chatId: ChatId): Iterable<Connection>;
  /** The connections that hold a chat with this person in it. */
  holdersAround(userId: UserId): Set<Connection>;
  /** The chats that are held, and all people in them. */
  inUse(): { chatIds: Set<ChatId>; userIds: Set<UserId> };
}

/** The chat as the connection may use it; null if it does not hold the chat. */
export function chatOf(connection: Connection, chatId: ChatId): Chat | null {
  const attachment = connection.chats.get(chatId);
  if (!attachment) return null;
  const { own, list } = attachment;
  return { ...(list.registered ?? own), members: list.members };
}

/** What tokens say about a chat that the connection holds, regardless of the registration. */
export function claimOf({ own, list }: Attachment): ChatClaim {
  return { chat: { ...own, members: list.claimed }, issuedAt: list.issuedAt };
}

interface HeldList extends MemberList {
  /**
   * All connections whose token names the chat. Those whose person is not a member do not hold it.
   */
  readonly claimants: Map<Connection, Attachment["own"]>;
  /** The people who have connected, as their own tokens describe them. */
  readonly selves: Map<UserId, ConnectionUser>;
}

/** An empty book; `onNews` is called with each change to a chat that somebody holds or held. */
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

  /**
   * People off the list may be put back on it while they are connected; nobody else is remembered.
   */
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

/** The connections that hold the chat. */
function* holdersOf({ chatId, claimants }: HeldList): Iterable<Connection> {
  for (const connection of claimants.keys()) {
    if (connection.chats.has(chatId)) yield connection;
  }
}

function names(list: MemberList, userId: UserId): boolean {
  return list.members.some(({ id }) => id === userId);
}

/** Both are plain data with keys in the same order. */
function isEqual(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
