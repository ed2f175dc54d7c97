/** The live connections of this process, by person and by id, and when a person was last here. */
import type { Reach } from "../calls/call-service.ts";
import type { ConnectionId, UserId } from "../protocol/ids.ts";
import { REACHABLE_GRACE_MS } from "../protocol/limits.ts";
import type { Connection } from "./connection.ts";
import { createLastSeen } from "./last-seen.ts";
import { Multimap } from "./multimap.ts";

/** Questions about people are answered for all servers; connections are this process's own. */
export interface Registry extends Reach {
  add(connection: Connection): void;
  /** False if it was already gone, so that each departure is reported once. */
  remove(connection: Connection): boolean;
  get(id: ConnectionId): Connection | undefined;
  ofUser(userId: UserId): Iterable<Connection>;
  all(): Iterable<Connection>;
  /** The person behind a connection, wherever it is; undefined if nobody has it. */
  personAt(id: ConnectionId): UserId | undefined;
  /** Connected now or a moment ago: a page load drops the socket. */
  isReachable(userId: UserId): boolean;
  countOf(userId: UserId): number;
  /** Those who left a moment ago. */
  recentlySeen(): { userId: UserId; agoMs: number }[];
  readonly size: number;
}

/** An empty registry. */
export function createRegistry(now: () => number = Date.now): Registry {
  const byId = new Map<ConnectionId, Connection>();
  const byUser = new Multimap<UserId, Connection>();
  const lastSeen = createLastSeen(now);

  return {
    add(connection) {
      byId.set(connection.id, connection);
      byUser.add(connection.user.id, connection);
    },

    remove(connection) {
      if (!byId.delete(connection.id)) return false;
      const userId = connection.user.id;
      byUser.remove(userId, connection);
      if (!byUser.has(userId)) lastSeen.add(userId);
      return true;
    },

    get: (id) => byId.get(id),
    ofUser: (userId) => byUser.get(userId),
    all: () => byId.values(),
    personAt: (id) => byId.get(id)?.user.id,
    connectionsOf: (userId) => byUser.get(userId).map(({ id }) => id),
    lastSeenAt: (userId) => byUser.has(userId) ? now() : lastSeen.at(userId),
    isReachable: (userId) =>
      byUser.has(userId) || now() - (lastSeen.at(userId) ?? -Infinity) <= REACHABLE_GRACE_MS,
    countOf: (userId) => byUser.get(userId).length,
    recentlySeen: lastSeen.recent,
    get size() {
      return byId.size;
    },
  };
}
