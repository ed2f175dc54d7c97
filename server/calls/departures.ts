/**
 * Remembers closed connections for a while. A command may still be running when its connection
 * drops, and must not leave a seat with a connection whose departure has already been handled.
 */
import type { AwayReason } from "../protocol/call.ts";
import type { ConnectionId } from "../protocol/ids.ts";

/** The connections that closed recently. */
export interface Departures {
  add(connectionId: ConnectionId, reason: AwayReason): void;
  /** It was connected all along: its server had been taken for dead. */
  revoke(connectionId: ConnectionId): void;
  /** Why it went; undefined if it has not. */
  reasonOf(connectionId: ConnectionId): AwayReason | undefined;
  has(connectionId: ConnectionId): boolean;
}

/** Longer than any command can take. */
const REMEMBERED_MS = 60_000;

/** Starts empty. */
export function createDepartures(now: () => number): Departures {
  const gone = new Map<ConnectionId, { at: number; reason: AwayReason }>();
  return {
    add(connectionId, reason) {
      // A map keeps insertion order, so the oldest come first.
      for (const [old, { at }] of gone) {
        if (now() - at < REMEMBERED_MS) break;
        gone.delete(old);
      }
      gone.set(connectionId, { at: now(), reason });
    },
    revoke: (connectionId) => void gone.delete(connectionId),
    reasonOf: (connectionId) => gone.get(connectionId)?.reason,
    has: (connectionId) => gone.has(connectionId),
  };
}
