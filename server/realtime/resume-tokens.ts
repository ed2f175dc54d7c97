/**
 * Tickets with which a person's next page takes up where the last one was, without waiting for the
 * host's token. Held in memory only, used once, replaced with each welcome. Knows no seats.
 */
import type { ConnectionId } from "../protocol/ids.ts";
import type { Connection } from "./connection.ts";

export interface ResumeTokens {
  /** A new ticket for a connection; the one it had is void. */
  issue(connection: Connection): string;
  /** Whose ticket this is, without using it up. */
  peek(token: string): Connection | null;
  /** Uses the ticket up. */
  claim(token: string): Connection | null;
  /** The connection has gone: its ticket holds for the grace. */
  retain(connection: Connection): void;
}

/** Tickets hold as long as their connection, and for `graceMs` after it. */
export function createResumeTokens(
  { graceMs, now = Date.now }: { graceMs: number; now?: () => number },
): ResumeTokens {
  const tickets = new Map<string, Connection>();
  const tokens = new Map<ConnectionId, string>();
  // The ends of tickets whose connection has gone, soonest first as the grace is the same for all.
  const endsAt = new Map<string, number>();

  function drop(token: string, connection: Connection): void {
    tickets.delete(token);
    endsAt.delete(token);
    tokens.delete(connection.id);
  }

  function peek(token: string): Connection | null {
    const end = endsAt.get(token);
    if (end !== undefined && end <= now()) return null;
    return tickets.get(token) ?? null;
  }

  return {
    issue(connection) {
      const before = tokens.get(connection.id);
      if (before !== undefined) drop(before, connection);
      const token = crypto.getRandomValues(new Uint8Array(24)).toBase64({ alphabet: "base64url" });
      tickets.set(token, connection);
      tokens.set(connection.id, token);
      return token;
    },
    peek,
    claim(token) {
      const connection = peek(token);
      if (connection) drop(token, connection);
      return connection;
    },
    retain(connection) {
      for (const [token, end] of endsAt) {
        if (end > now()) break;
        const ended = tickets.get(token);
        if (ended) drop(token, ended);
      }
      const token = tokens.get(connection.id);
      if (token !== undefined) endsAt.set(token, now() + graceMs);
    },
  };
}
