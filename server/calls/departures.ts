/**
 * Connections that have gone, remembered for a while: a command may still be under way when its
 * connection drops, and must not leave a seat with a connection that nobody will miss any more.
 */
import type { ConnectionId } from "../protocol/ids.ts";

/** The connections that went lately. */
export interface Departures {
  add(connectionId: ConnectionId): void;
  has(connectionId: ConnectionId): boolean;
}

/** Longer than any command can be under way. */
const REMEMBERED_MS = 60_000;

/** Nobody has gone yet. */
export function createDepartures(now: () => number): Departures {
  const goneAt = new Map<ConnectionId, number>();
  return {
    add(connectionId) {
      // A map keeps its order, so the oldest come first.
      for (const [old, at] of goneAt) {
        if (now() - at < REMEMBERED_MS) break;
        goneAt.delete(old);
      }
      goneAt.set(connectionId, now());
    },
    has: (connectionId) => goneAt.has(connectionId),
  };
}
