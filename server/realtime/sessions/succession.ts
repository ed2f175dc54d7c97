/**
 * How a person's new connection takes over from one that is gone, by its ticket. A duplicated tab
 * has the same ticket, but the original's connection is alive: the copy is admitted and takes
 * nothing over. A page that goes before its welcome leaves only its own ticket to the next page.
 * Presented with the same key, a used ticket is valid again if the connection it admitted is gone
 * and holds a seat.
 */
import type { CallService } from "../../calls/call-service.ts";
import type { CallSnapshot } from "../../protocol/call.ts";
import type { ConnectionId } from "../../protocol/ids.ts";
import { StoreUnavailable } from "../../store/kv/kv.ts";
import type { Connection } from "../connection.ts";
import type { Registry } from "../registry.ts";
import type { ResumeTokens, Ticket, TicketUse } from "./resume-tokens.ts";

/** What all servers know of used tickets. */
export interface TicketUses {
  /** Records a use; returns the earlier one if there is one. */
  spend(ticket: Ticket, use: TicketUse): Promise<TicketUse | null>;
  /** Its last use; resolves when this server knows the seats that came with it. */
  last(ticket: Ticket): Promise<TicketUse | null>;
  /** Deletes the last use. */
  giveBack(ticket: Ticket): Promise<void>;
}

export interface Succession {
  /**
   * Claims the ticket of a connection that is gone for a new one, and returns it as it was: its
   * `connectionId` is the connection being replaced. Null if it replaces nobody; the ticket of a
   * live connection stays valid. Throws `StoreUnavailable` if the ticket `isNeeded` and the store
   * cannot say whether it was used.
   */
  takeTicket(
    ticket: Ticket,
    options: { use: TicketUse; isNeeded: boolean },
  ): Promise<Ticket | null>;
  /** Gives back a ticket that was claimed for nothing. */
  returnTicket(ticket: Ticket): Promise<void>;
  /** A connection that claimed a ticket is in the registry with its seats, or has failed. */
  admitted(id: ConnectionId): void;
  /** Takes over the seats in these calls that the previous connection still holds. */
  takeSeats(
    connection: Connection,
    previous: Ticket,
    found: CallSnapshot[],
  ): Promise<{ resumed: boolean; snapshots: CallSnapshot[] }>;
  /** A connection has left the registry. */
  gone(id: ConnectionId): void;
}

/**
 * How long a ticket waits for its old connection to close, in milliseconds: a new page may say
 * hello just before the server notices that the old page's socket is closed.
 */
const GONE_WAIT_MS = 250;

/** Succession over the registry and the tickets. */
export function createSuccession(
  { calls, registry, resumeTokens, confirmGone, ticketUses }: {
    calls: CallService;
    registry: Registry;
    resumeTokens: ResumeTokens;
    /** Whether a connection of another server is gone. */
    confirmGone(id: ConnectionId): Promise<boolean>;
    ticketUses: TicketUses;
  },
): Succession {
  const waiting = new Map<ConnectionId, Set<() => void>>();
  const arriving = new Set<ConnectionId>();

  const isHere = (id: ConnectionId) => arriving.has(id) || registry.get(id) !== undefined;

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

  async function takeTicket(
    known: Ticket,
    options: { use: TicketUse; isNeeded: boolean },
  ): Promise<Ticket | null> {
    const { use, isNeeded } = options;
    const ticket = resumeTokens.refresh(known);
    const { connectionId, user } = ticket;
    if (ticket.use && (use.key === null || use.key !== ticket.use.key)) return null;
    if (isHere(connectionId)) await whenGone(connectionId);
    if (isHere(connectionId) || !await confirmGone(connectionId)) return null;
    try {
      if (ticket.use) {
        const last = await ticketUses.last(ticket);
        if (last && last.by !== connectionId) return await takeAfter(last, ticket, options);
      }
      const holdsSeat = calls.holdsSeat({ userId: user.id, connectionId });
      if (ticket.use && !holdsSeat) return null;
      if (!resumeTokens.claim(ticket, use)) return null;
      arriving.add(use.by);
      // With a token and without a seat to take, the store need not record the use.
      if (!isNeeded && !holdsSeat) return ticket;
      const last = await ticketUses.spend(ticket, use);
      if (last === null) return ticket;
      arriving.delete(use.by);
      return await takeAfter(last, ticket, options);
    } catch (error) {
      arriving.delete(use.by);
      if (resumeTokens.refresh(ticket).connectionId === use.by) resumeTokens.unclaim(ticket);
      if (!isNeeded && error instanceof StoreUnavailable) return null;
      throw error;
    }
  }

  /** Another server has used it: takes that into account and tries again. */
  function takeAfter(last: TicketUse, ticket: Ticket, options: Parameters<typeof takeTicket>[1]) {
    resumeTokens.learnUse(ticket, last);
    return takeTicket(ticket, options);
  }

  function left(id: ConnectionId): void {
    for (const done of [...waiting.get(id) ?? []]) done();
  }

  return {
    takeTicket,

    async returnTicket(ticket) {
      await ticketUses.giveBack(ticket);
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

    admitted(id) {
      if (arriving.delete(id) && !isHere(id)) left(id);
    },

    gone(id) {
      if (!arriving.has(id)) left(id);
    },
  };
}
