/**
 * Tickets with which a person's next page takes up where the last one was, without waiting for the
 * host's token. A ticket says everything itself, sealed, so that it outlives the process that gave it
 * out and is good at every instance. Replaced with each welcome, and used once; for whom a used one
 * is good again is not decided here. Knows no seats.
 */
import type { ConnectionId } from "../../protocol/ids.ts";
import { TOKEN_MAX_LENGTH } from "../../protocol/limits.ts";
import { type ChatClaim, claimOf } from "../chats/chat-book.ts";
import type { Connection, ConnectionUser } from "../connection.ts";
import type { TicketSeal } from "./ticket-seal.ts";

/** For whom a ticket was used, and with which key of the page's own making. */
export interface TicketUse {
  readonly by: ConnectionId;
  readonly key: string | null;
}

/** What a ticket says of the connection that it was given to. */
export interface Ticket {
  readonly id: string;
  /** The connection that it was given to; of a used one, the connection that it has brought. */
  readonly connectionId: ConnectionId;
  /** How it was used last, as far as this process knows; null for never. */
  readonly use: TicketUse | null;
  readonly user: ConnectionUser;
  /** Epoch milliseconds. */
  readonly tokenExpiresAt: number;
  readonly chats: ChatClaim[];
  /** Whether it had no room for the chats; then it needs a token beside it. */
  readonly isPartial: boolean;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

export interface ResumeTokens {
  /** A ticket for a connection, as it is now. */
  issue(connection: Connection): string;
  /** What a ticket says that is good, used or not. */
  peek(token: string): Ticket | null;
  /** Uses the ticket in this process; false where it is not as `ticket` says any more. */
  claim(ticket: Ticket, use: TicketUse): boolean;
  /** Another process has used it. */
  learnUse(ticket: Ticket, use: TicketUse): void;
  /** The ticket as it stands now. */
  refresh(ticket: Ticket): Ticket;
  /** Gives back a ticket that was claimed for nothing. */
  unclaim(ticket: Ticket): void;
  /**
   * The connection has gone: for the grace, the token and the chats that it got after its ticket was
   * made count with the ticket.
   */
  retain(connection: Connection): void;
}

/** No ticket is good for longer, however long its token or its call lasts. */
const TICKET_LIFE_MS = 12 * 3600_000;
/** A ticket beyond it leaves its chats out: base64 makes four characters of three bytes. */
const TEXT_MAX_BYTES = TOKEN_MAX_LENGTH / 4 * 3 - 64;
/** Used tickets that one process remembers; those that took a seat are in the store as well. */
const CLAIMED_MAX = 100_000;

type Sealed = Omit<Ticket, "id" | "use">;
type State = Omit<Sealed, "expiresAt">;

/** Tickets under one seal; `graceMs` is for what this process knows beyond what they say. */
export function createResumeTokens(
  { seal, connectionOf, graceMs, now = Date.now }: {
    seal: TicketSeal;
    /** A connection of this process that lives. */
    connectionOf(id: ConnectionId): Connection | undefined;
    graceMs: number;
    now?: () => number;
  },
): ResumeTokens {
  // Oldest use first.
  const claimed = new Map<string, TicketUse>();
  // Connections that went with more than their ticket says, oldest first. Not the connections
  // themselves: on a site of many page loads thousands go within the grace.
  const gone = new Map<ConnectionId, { state: State; until: number }>();
  const ticketed = new WeakMap<Connection, { tokenExpiresAt: number; chatCount: number }>();

  /** A connection may have renewed its token and attached chats since it got its ticket. */
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
      // Nobody but a server of this form can have sealed it.
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
