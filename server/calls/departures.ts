/**
 * Connections that have gone, remembered for a while: a command may still be under way when its
 * connection drops, and must not leave a seat with a connection that nobody will miss any more.
 */
import type { AwayReason } from "../protocol/call.ts";
import type { ConnectionId } from "../protocol/ids.ts";

/** The connections that went lately. */
export interface Departures {
  add(connectionId: ConnectionId, reason: AwayReason): void;
  /** It was there all the time: its server had been taken for dead. */
  revoke(connectionId: ConnectionId): void;
  /** Why it went; undefined where it has not. */
  reasonOf(connectionId: ConnectionId): AwayReason | undefined;
  has(connectionId: ConnectionId): boolean;
}

/** Longer than any command can be under way. */
const REMEMBERED_MS = 60_000;

/** Nobody has gone yet. */
export function createDepartures(now: () => number): Departures {
  const gone = new Map<ConnectionId, { at: number; reason: AwayReason }>();
  return {
    add(connectionId, reason) {
      // A map keeps its order, so the oldest come first.
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
