/**
 * Tickets with which a person's next page resumes where the last one was, without waiting for the
 * host's token. A ticket contains everything, sealed, so that it outlives the process that issued
 * it and works at every instance. It is replaced with each welcome and used once; when a used
 * ticket is valid again is decided elsewhere. Knows no seats.
 */
import type { ConnectionId } from "../../protocol/ids.ts";
import { TOKEN_MAX_LENGTH } from "../../protocol/limits.ts";
import { type ChatClaim, claimOf } from "../chats/chat-book.ts";
import type { Connection, ConnectionUser } from "../connection.ts";
import type { TicketSeal } from "./ticket-seal.ts";

/** The connection a ticket was used for, and the idempotency key of the page that used it. */
export interface TicketUse {
  readonly by: ConnectionId;
  readonly key: string | null;
}

/** What a ticket says about the connection it was issued to. */
export interface Ticket {
  readonly id: string;
  /** The connection it was issued to; for a used ticket, the connection it admitted. */
  readonly connectionId: ConnectionId;
  /** Its last use, as far as this process knows; null if unused. */
  readonly use: TicketUse | null;
  readonly user: ConnectionUser;
  /** Epoch milliseconds. */
  readonly tokenExpiresAt: number;
  readonly chats: ChatClaim[];
  /** Whether the chats did not fit in; then a token is needed with it. */
  readonly isPartial: boolean;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

export interface ResumeTokens {
  /** A ticket for a connection in its current state. */
  issue(connection: Connection): string;
  /** The content of a valid ticket, used or not; null if it is invalid or expired. */
  peek(token: string): Ticket | null;
  /** Uses the ticket in this process; false if its use has changed since `ticket` was read. */
  claim(ticket: Ticket, use: TicketUse): boolean;
  /** Another process has used it. */
  learnUse(ticket: Ticket, use: TicketUse): void;
  /** The ticket in its current state. */
  refresh(ticket: Ticket): Ticket;
  /** Undoes a claim that came to nothing. */
  unclaim(ticket: Ticket): void;
  /**
   * The connection has gone: for the grace period, a token and chats that it got after its ticket
   * was issued count as part of the ticket.
   */
  retain(connection: Connection): void;
}

/** No ticket is valid for longer, however long its token or its call lasts. */
const TICKET_LIFE_MS = 12 * 3600_000;
/** A longer ticket omits its chats. Base64 makes four characters of three bytes. */
const TEXT_MAX_BYTES = TOKEN_MAX_LENGTH / 4 * 3 - 64;
/**
 * Used tickets remembered per process; those that took a seat or stood in for a token are stored.
 */
const CLAIMED_MAX = 100_000;

type Sealed = Omit<Ticket, "id" | "use">;
type State = Omit<Sealed, "expiresAt">;

/** Tickets under one seal; `graceMs` applies to what `retain` remembers. */
export function createResumeTokens(
  { seal, connectionOf, graceMs, now = Date.now }: {
    seal: TicketSeal;
    /** A live connection of this process. */
    connectionOf(id: ConnectionId): Connection | undefined;
    graceMs: number;
    now?: () => number;
  },
): ResumeTokens {
  // Oldest use first.
  const claimed = new Map<string, TicketUse>();
  // State that closed connections had beyond their ticket, oldest first. Not the connections
  // themselves: with many page loads, thousands close within the grace period.
  const gone = new Map<ConnectionId, { state: State; until: number }>();
  const ticketed = new WeakMap<Connection, { tokenExpiresAt: number; chatCount: number }>();

  /** A connection may have renewed its token and attached chats since its ticket was issued. */
  function known(id: ConnectionId): State | undefined {
    const connection = connectionOf(id);
    if (connection) return stateOf(connection);
    const lately = gone.get(id);
    return lately && lately.until > now() ? lately.state : undefined;
  }

  function remember(id: string, use: TicketUse): void {
    const [oldest] = claimed.keys();
    if (claimed.size >= CLAIMED_MAX) claimed.delete(oldest);
    claimed.delete(id);
    claimed.set(id, use);
  }

  function refresh(ticket: Ticket): Ticket {
    const use = claimed.get(ticket.id);
    return use ? { ...ticket, connectionId: use.by, use } : ticket;
  }

  function hasChanged(connection: Connection): boolean {
    const then = ticketed.get(connection);
    return then?.tokenExpiresAt !== connection.tokenExpiresAt ||
      then.chatCount !== connection.chats.size;
  }

  return {
    issue(connection) {
      const { tokenExpiresAt, chats } = connection;
      ticketed.set(connection, { tokenExpiresAt, chatCount: chats.size });
      const content: Sealed = { ...stateOf(connection), expiresAt: now() + TICKET_LIFE_MS };
      const text = JSON.stringify(content);
      if (new TextEncoder().encode(text).length <= TEXT_MAX_BYTES) return seal.seal(text);
      const partial: Sealed = { ...content, chats: [], isPartial: true };
      return seal.seal(JSON.stringify(partial));
    },

    peek(token) {
      const unsealed = seal.unseal(token);
      if (!unsealed) return null;
      const { id, text } = unsealed;
      // Only a server with the same secret and ticket format can have sealed it.
      const content = JSON.parse(text) as Sealed;
      if (content.expiresAt <= now()) return null;
      const ticket = refresh({ ...content, id, use: null });
      return { ...ticket, ...known(ticket.connectionId) };
    },

    claim(ticket, use) {
      if (claimed.get(ticket.id)?.by !== ticket.use?.by) return false;
      remember(ticket.id, use);
      return true;
    },

    learnUse: ({ id }, use) => remember(id, use),

    refresh,

    unclaim({ id, use }) {
      if (use) claimed.set(id, use);
      else claimed.delete(id);
    },

    retain(connection) {
      for (const [id, { until }] of gone) {
        if (until > now()) break;
        gone.delete(id);
      }
      if (!hasChanged(connection)) return;
      gone.set(connection.id, { state: stateOf(connection), until: now() + graceMs });
    },
  };
}

function stateOf(connection: Connection): State {
  return {
    connectionId: connection.id,
    user: connection.user,
    tokenExpiresAt: connection.tokenExpiresAt,
    chats: Array.from(connection.chats.values(), claimOf),
    isPartial: false,
  };
}
