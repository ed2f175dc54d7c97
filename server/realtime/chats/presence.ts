/** Who of a chat's members is here and may be rung, told to the connections that hold the chat. */
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
  /** These people as a connection may see them: of somebody in none of its chats it learns nothing. */
  shownTo(connection: Connection, userIds: Iterable<UserId>): MemberPresence[];
  /** A person's connection has come. */
  arrived(userId: UserId): void;
  /** A person's connection has gone; the last one counts only after the grace of a page load. */
  departed(userId: UserId): void;
  /** What a person wants of calls has been heard; those for whom it makes a difference are told. */
  learned(userId: UserId, wishes: CallWishes): void;
  /** Whether it has ever been heard. */
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
  // Whom the others believe to be here: told only what changes.
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
      // No reason is ever shown: a block looks like a wish to be called by nobody.
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

/** What counts of a chat, as far as calls go. */
type Terms = Pick<Chat, "calls" | "endsAt">;

/** What counts of each chat of a connection in which somebody is. */
function chatsWith(userId: UserId, viewer: Connection): Terms[] {
  const shared: Terms[] = [];
  for (const { own, list } of viewer.chats.values()) {
    if (list.members.some(({ id }) => id === userId)) shared.push(list.registered ?? own);
  }
  return shared;
}

/** The same of everybody: to ask for each in turn would take a second where there are thousands. */
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
