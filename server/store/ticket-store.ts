/** What has to be stored of resume tickets: which were used, and a secret where the settings hold none. */
import type { ConnectionId } from "../protocol/ids.ts";
import { type Anchored, commit, remember } from "./kv/commit.ts";
import { spentTicketKey, TICKET_SECRET } from "./kv/keys.ts";
import type { Store } from "./kv/kv.ts";

/** The connection that a ticket has brought, and the key that it was used with. */
export interface StoredUse {
  by: ConnectionId;
  key: string | null;
}

interface SpentTicket extends Anchored, StoredUse {
  /** Epoch milliseconds; the ticket itself is no good from then on. */
  expiresAt: number;
}

/** What has to be known of a ticket that is used; `use` is its last use as far as that is known. */
interface UsedTicket {
  id: string;
  /** Epoch milliseconds. */
  expiresAt: number;
  use: StoredUse | null;
}

/**
 * Records a use of a ticket; null where it is recorded now, else the use that came before, through
 * whichever server.
 */
export function spendTicket(
  store: Store,
  ticket: UsedTicket,
  use: StoredUse,
  now: number,
): Promise<StoredUse | null> {
  const key = spentTicketKey(ticket.id);
  return commit<StoredUse | null>(store, async (attempt) => {
    const { value, versionstamp } = await store.get<SpentTicket>(key);
    if (value !== null && value.by !== ticket.use?.by) return { result: useOf(value) };
    const spent: SpentTicket = {
      ...use,
      attempts: remember(value, attempt),
      expiresAt: ticket.expiresAt,
    };
    return {
      result: null,
      anchor: key,
      write: { checks: [{ key, versionstamp }], mutations: [settingOf(key, spent, now)] },
    };
  });
}

/** The last use of a ticket, through whichever server; null for none. */
export async function lastUseOf(store: Store, { id }: { id: string }): Promise<StoredUse | null> {
  const { value } = await store.get<SpentTicket>(spentTicketKey(id));
  return value && useOf(value);
}

const useOf = ({ by, key }: SpentTicket): StoredUse => ({ by, key });

/** Takes back that a ticket was used, or used once more; harmless where it was not. */
export async function returnTicket(store: Store, ticket: UsedTicket, now: number): Promise<void> {
  const key = spentTicketKey(ticket.id);
  const { use, expiresAt } = ticket;
  const mutation = use
    ? settingOf(key, { ...use, expiresAt, attempts: [] }, now)
    : { type: "delete" as const, key };
  await store.write({ checks: [], mutations: [mutation] });
}

function settingOf(key: Deno.KvKey, value: SpentTicket, now: number) {
  const expireIn = Math.max(1, Math.ceil(value.expiresAt - now));
  return { type: "set" as const, key, value, expireIn };
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
