/** What has to be stored of resume tickets: which were used, and a secret where the settings hold none. */
import { type Anchored, commit, remember } from "./commit.ts";
import { spentTicketKey, TICKET_SECRET } from "./keys.ts";
import type { Store } from "./kv.ts";

interface SpentTicket extends Anchored {
  /** Epoch milliseconds; the ticket itself is no good from then on. */
  expiresAt: number;
}

/** Records that a ticket is used; false where it was used before, through whichever server. */
export function spendTicket(
  store: Store,
  ticket: { id: string; expiresAt: number },
  now: number,
): Promise<boolean> {
  const key = spentTicketKey(ticket.id);
  return commit<boolean>(store, async (attempt) => {
    const { value, versionstamp } = await store.get<SpentTicket>(key);
    if (value !== null) return { result: false };
    const spent: SpentTicket = {
      attempts: remember(null, attempt),
      expiresAt: ticket.expiresAt,
    };
    const expireIn = Math.max(1, Math.ceil(ticket.expiresAt - now));
    const write = {
      checks: [{ key, versionstamp }],
      mutations: [{ type: "set" as const, key, value: spent, expireIn }],
    };
    return { result: true, anchor: key, write };
  });
}

/** Strikes out that a ticket was used; harmless where it was not. */
export async function returnTicket(store: Store, ticket: { id: string }): Promise<void> {
  const key = spentTicketKey(ticket.id);
  await store.write({ checks: [], mutations: [{ type: "delete", key }] });
}

interface TicketSecret extends Anchored {
  secret: string;
}

/** The secret that all servers on this store seal tickets with; the first one to ask makes it. */
export function ticketSecret(store: Store): Promise<string> {
  return commit<string>(store, async (attempt) => {
    const { value, versionstamp } = await store.get<TicketSecret>(TICKET_SECRET);
    if (value !== null) return { result: value.secret };
    const secret = crypto.getRandomValues(new Uint8Array(32)).toBase64();
    const made: TicketSecret = { secret, attempts: remember(null, attempt) };
    const write = {
      checks: [{ key: TICKET_SECRET, versionstamp }],
      mutations: [{ type: "set" as const, key: TICKET_SECRET, value: made }],
    };
    return { result: secret, anchor: TICKET_SECRET, write };
  });
}
