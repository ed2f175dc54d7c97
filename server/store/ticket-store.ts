/** What is stored about resume tickets: the used ones, and the secret if the settings have none. */
import type { ConnectionId } from "../protocol/ids.ts";
import { type Anchored, commit, remember } from "./kv/commit.ts";
import { spentTicketKey, TICKET_SECRET } from "./kv/keys.ts";
import type { Store } from "./kv/kv.ts";

/** The connection that a ticket admitted, and the idempotency key that it was used with. */
export interface StoredUse {
  by: ConnectionId;
  key: string | null;
}

interface SpentTicket extends Anchored, StoredUse {
  /** When the ticket itself expires, epoch milliseconds. */
  expiresAt: number;
}

/** A ticket that is being used; `use` is its last use as far as the caller knows. */
interface UsedTicket {
  id: string;
  /** Epoch milliseconds. */
  expiresAt: number;
  use: StoredUse | null;
}

/**
 * Records a use of a ticket. Returns null if it is now recorded, else an earlier use that the
 * caller did not know of, made on any server.
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

/** The last use of a ticket, on any server; null if unused. */
export async function lastUseOf(store: Store, { id }: { id: string }): Promise<StoredUse | null> {
  const { value } = await store.get<SpentTicket>(spentTicketKey(id));
  return value && useOf(value);
}

const useOf = ({ by, key }: SpentTicket): StoredUse => ({ by, key });

/** Undoes the last use of a ticket. Idempotent. */
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

/** The secret with which all servers on this store seal tickets; the first to ask creates it. */
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
