/**
 * Which chat members are connected and can be called, told to the connections that hold the chat.
 */
import type { Chat } from "../../calls/call-service.ts";
import type { CallWishes } from "../../calls/rules/policy.ts";
import type { UserId } from "../../protocol/ids.ts";
import { REACHABLE_GRACE_MS } from "../../protocol/limits.ts";
import type { MemberPresence } from "../../protocol/chat.ts";
import type { ServerEvent } from "../../protocol/server-message.ts";
import type { ChatBook } from "./chat-book.ts";
import type { Connection } from "../connection.ts";
import type { KnownWishes } from "./known-wishes.ts";
import type { Registry } from "../registry.ts";

export interface Presence {
  /** The members of a connection's chats as it may see them. */
  membersFor(connection: Connection): MemberPresence[];
  /** These people as a connection may see them; people in none of its chats show as unreachable. */
  shownTo(connection: Connection, userIds: Iterable<UserId>): MemberPresence[];
  /** A connection of this person has arrived. */
  arrived(userId: UserId): void;
  /** A connection of this person has gone; the last one counts only after a page load's grace. */
  departed(userId: UserId): void;
  /** A person's wishes are known; connections for which that makes a difference are told. */
  learned(userId: UserId, wishes: CallWishes): void;
  /** Whether their wishes are known. */
  knows(userId: UserId): boolean;
  stop(): void;
}

/** Presence over the registry and the chats; `schedule` and `now` are parameters for tests. */
export function createPresence(
  registry: Registry,
  chats: ChatBook,
  wishes: KnownWishes,
  schedule: (run: () => void, ms: number) => number = setTimeout,
  now: () => number = Date.now,
): Presence {
  // People whom the others were told are here, so that only changes are sent.
  const toldReachable = new Set<UserId>();
  const leaving = new Map<UserId, number>();

  function tell(userId: UserId, concerns = (_: Connection) => true): void {
    for (const holder of chats.holdersAround(userId)) {
      if (holder.user.id === userId || !concerns(holder)) continue;
      const message: ServerEvent = {
        type: "presence:changed",
        members: [presenceOf(userId, holder)],
      };
      holder.send(JSON.stringify(message));
    }
  }

  const presenceOf = (userId: UserId, viewer: Connection) =>
    presenceIn(chatsWith(userId, viewer), userId, viewer);

  function presenceIn(
    shared: readonly Terms[],
    userId: UserId,
    viewer: Connection,
  ): MemberPresence {
    return {
      id: userId,
      reachable: shared.length > 0 && registry.isReachable(userId),
      // The reason is never shown: a block looks the same as wanting calls from nobody.
      callable: userId !== viewer.user.id && shared.some(allowsCalls) &&
        wishes.admits(userId, viewer.user.id),
    };
  }

  function allowsCalls({ calls, endsAt }: Terms): boolean {
    return calls !== "none" && (endsAt === null || endsAt > now());
  }

  return {
    membersFor: (connection) =>
      Array.from(chatsByMember(connection), ([id, shared]) => presenceIn(shared, id, connection)),
    shownTo(connection, userIds) {
      const chats = chatsByMember(connection);
      return Array.from(userIds, (id) => presenceIn(chats.get(id) ?? [], id, connection));
    },

    arrived(userId) {
      clearTimeout(leaving.get(userId));
      leaving.delete(userId);
      if (toldReachable.has(userId)) return;
      toldReachable.add(userId);
      tell(userId);
    },

    departed(userId) {
      if (registry.countOf(userId) > 0) return;
      clearTimeout(leaving.get(userId));
      const timer = schedule(() => {
        leaving.delete(userId);
        toldReachable.delete(userId);
        tell(userId);
      }, REACHABLE_GRACE_MS + 1);
      leaving.set(userId, timer);
    },

    learned(userId, heard) {
      const admittedBefore = wishes.put(userId, heard);
      if (admittedBefore === null) return;
      tell(userId, ({ user }) => admittedBefore(user.id) !== wishes.admits(userId, user.id));
    },

    knows: wishes.has,

    stop() {
      for (const timer of leaving.values()) clearTimeout(timer);
      leaving.clear();
    },
  };
}

/** The settings of a chat that affect calls. */
type Terms = Pick<Chat, "calls" | "endsAt">;

/** The settings of each of the viewer's chats that this person is in. */
function chatsWith(userId: UserId, viewer: Connection): Terms[] {
  const shared: Terms[] = [];
  for (const { own, list } of viewer.chats.values()) {
    if (list.members.some(({ id }) => id === userId)) shared.push(list.registered ?? own);
  }
  return shared;
}

/** The same for all members at once: looking each one up would take a second for thousands. */
function chatsByMember(viewer: Connection): Map<UserId, Terms[]> {
  const shared = new Map<UserId, Terms[]>();
  for (const { own, list } of viewer.chats.values()) {
    const terms = list.registered ?? own;
    for (const { id } of list.members) {
      const others = shared.get(id);
      if (others) others.push(terms);
      else shared.set(id, [terms]);
    }
  }
  return shared;
}
