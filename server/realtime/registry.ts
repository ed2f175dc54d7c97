/** The live connections of this process, by person and by id, and when a person was last here. */
import type { Reach } from "../calls/call-service.ts";
import type { ConnectionId, UserId } from "../protocol/ids.ts";
import { REACHABLE_GRACE_MS } from "../protocol/limits.ts";
import type { Connection } from "./connection.ts";

export interface Registry extends Reach {
  add(connection: Connection): void;
  /** False where it was gone already, so that a departure is told once. */
  remove(connection: Connection): boolean;
  get(id: ConnectionId): Connection | undefined;
  ofUser(userId: UserId): Iterable<Connection>;
  all(): Iterable<Connection>;
  /** Connected now, or a moment ago: a page load drops the socket. */
  isReachable(userId: UserId): boolean;
  countOf(userId: UserId): number;
  readonly size: number;
}

/** Departed people that are remembered at most, beyond those whose grace still runs. */
const LAST_SEEN_MAX = 10_000;

/** A registry over a clock. */
export function createRegistry(now: () => number = Date.now): Registry {
  const byId = new Map<ConnectionId, Connection>();
  const byUser = new Map<UserId, Set<Connection>>();
  // Oldest first: a person who leaves again is put behind.
  const lastSeen = new Map<UserId, number>();

  function forgetOldest(): void {
    for (const [userId, at] of lastSeen) {
      if (lastSeen.size <= LAST_SEEN_MAX || now() - at <= REACHABLE_GRACE_MS) return;
      lastSeen.delete(userId);
    }
  }

  return {
    add(connection) {
      byId.set(connection.id, connection);
      const own = byUser.get(connection.user.id);
      if (own) own.add(connection);
      else byUser.set(connection.user.id, new Set([connection]));
    },

    remove(connection) {
      if (!byId.delete(connection.id)) return false;
      const userId = connection.user.id;
      const own = byUser.get(userId);
      own?.delete(connection);
      if (own?.size === 0) {
        byUser.delete(userId);
        lastSeen.delete(userId);
        lastSeen.set(userId, now());
        forgetOldest();
      }
      return true;
    },

    get: (id) => byId.get(id),
    ofUser: (userId) => byUser.get(userId) ?? [],
    all: () => byId.values(),
    connectionsOf: (userId) => Array.from(byUser.get(userId) ?? [], ({ id }) => id),
    lastSeenAt: (userId) => byUser.has(userId) ? now() : lastSeen.get(userId) ?? null,
    isReachable: (userId) =>
      byUser.has(userId) || now() - (lastSeen.get(userId) ?? -Infinity) <= REACHABLE_GRACE_MS,
    countOf: (userId) => byUser.get(userId)?.size ?? 0,
    get size() {
      return byId.size;
    },
  };
}
