/**
 * How a person's new connection takes the place of one that is gone, by its ticket. A copy of a tab
 * has the ticket as well, but the tab's connection lives: the copy gets in and takes nothing.
 */
import type { CallService } from "../calls/call-service.ts";
import type { CallSnapshot } from "../protocol/call.ts";
import type { ConnectionId } from "../protocol/ids.ts";
import { StoreUnavailable } from "../store/kv.ts";
import type { Connection } from "./connection.ts";
import type { Registry } from "./registry.ts";
import type { ResumeTokens, Ticket } from "./resume-tokens.ts";

export interface Succession {
  /**
   * Uses up the ticket of a connection that is gone; that of one that lives stays good. Throws
   * `StoreUnavailable` where all depends on the ticket and the store cannot say whether it was used.
   */
  takeTicket(ticket: Ticket, options: { isNeeded: boolean }): Promise<boolean>;
  /** Gives back a ticket that was taken and has brought nothing. */
  returnTicket(ticket: Ticket): Promise<void>;
  /** Takes back, for a new connection, the seats among these calls that the previous one still holds. */
  takeSeats(
    connection: Connection,
    previous: Ticket,
    found: CallSnapshot[],
  ): Promise<{ resumed: boolean; snapshots: CallSnapshot[] }>;
  /** A connection has left the registry. */
  gone(id: ConnectionId): void;
}

/**
 * A new page may say hello a moment before the server has noticed that the old page's socket is
 * closed: its ticket waits so long for that, in milliseconds.
 */
const GONE_WAIT_MS = 250;

/** Succession over the registry and the tickets. */
export function createSuccession(
  { calls, registry, resumeTokens, confirmGone, spendTicket, returnTicket }: {
    calls: CallService;
    registry: Registry;
    resumeTokens: ResumeTokens;
    /** Whether a connection of another server is gone. */
    confirmGone(id: ConnectionId): Promise<boolean>;
    /** Records for every instance that a ticket is used; false where it was already. */
    spendTicket(ticket: Ticket): Promise<boolean>;
    /** Strikes that record out. */
    returnTicket(ticket: Ticket): Promise<void>;
  },
): Succession {
  const waiting = new Map<ConnectionId, Set<() => void>>();

  function whenGone(id: ConnectionId): Promise<void> {
    return new Promise((resolve) => {
      const waiters = waiting.get(id) ?? new Set();
      waiting.set(id, waiters);
      const done = () => {
        clearTimeout(timer);
        waiters.delete(done);
        if (waiters.size === 0) waiting.delete(id);
        resolve();
      };
      const timer = setTimeout(done, GONE_WAIT_MS);
      waiters.add(done);
    });
  }

  return {
    async takeTicket(ticket, { isNeeded }) {
      const { connectionId, user } = ticket;
      if (registry.get(connectionId)) await whenGone(connectionId);
      if (registry.get(connectionId) || !await confirmGone(connectionId)) return false;
      if (!resumeTokens.claim(ticket)) return false;
      // Where a token says who it is and there is no seat to take, the store need not be troubled.
      if (!isNeeded && !calls.holdsSeat({ userId: user.id, connectionId })) return true;
      try {
        return await spendTicket(ticket);
      } catch (error) {
        resumeTokens.unclaim(ticket);
        if (!isNeeded && error instanceof StoreUnavailable) return false;
        throw error;
      }
    },

    async returnTicket(ticket) {
      await returnTicket(ticket);
      resumeTokens.unclaim(ticket);
    },

    async takeSeats(connection, previous, found) {
      let resumed = false;
      const snapshots = await Promise.all(found.map(async (snapshot) => {
        if (snapshot.seatConnectionId !== previous.connectionId) return snapshot;
        const device = { userId: connection.user.id, connectionId: connection.id };
        const outcome = await calls.resume(device, snapshot.sessionId);
        if (!outcome.ok) return snapshot;
        resumed = true;
        return outcome.call;
      }));
      return { resumed, snapshots };
    },

    gone(id) {
      for (const done of [...waiting.get(id) ?? []]) done();
    },
  };
}
