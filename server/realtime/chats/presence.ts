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

  function presenceOf(userId: UserId, viewer: Connection): MemberPresence {
    const shared = chatsWith(userId, viewer);
    return {
      id: userId,
      reachable: shared.length > 0 && registry.isReachable(userId),
      // No reason is ever shown: a block looks like a wish to be called by nobody.
      callable: userId !== viewer.user.id && shared.some(allowsCalls) &&
        wishes.admits(userId, viewer.user.id),
    };
  }

  function allowsCalls({ calls, endsAt }: Pick<Chat, "calls" | "endsAt">): boolean {
    return calls !== "none" && (endsAt === null || endsAt > now());
  }

  const shownTo = (connection: Connection, userIds: Iterable<UserId>) =>
    Array.from(userIds, (id) => presenceOf(id, connection));

  return {
    membersFor(connection) {
      const ids = new Set<UserId>();
      for (const { list } of connection.chats.values()) {
        for (const { id } of list.members) ids.add(id);
      }
      return shownTo(connection, ids);
    },
    shownTo,

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

/** What counts of each chat of a connection in which somebody is. */
function chatsWith(userId: UserId, viewer: Connection): Pick<Chat, "calls" | "endsAt">[] {
  const shared: Pick<Chat, "calls" | "endsAt">[] = [];
  for (const { own, list } of viewer.chats.values()) {
    if (list.members.some(({ id }) => id === userId)) shared.push(list.registered ?? own);
  }
  return shared;
}
