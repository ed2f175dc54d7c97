/**
 * Mail between servers: rows in the receiver's mailbox, with its bell key set in the same commit. A
 * watch coalesces, so the bell only says that there is mail; the order is that of the commits.
 * Knows nothing of the content.
 */
import type { InstanceId } from "../instance-store.ts";
import { bellKey, mailboxKey, mailKey } from "../kv/keys.ts";
import type { Store } from "../kv/kv.ts";

/** What is sent at once: one body, in as many parts as the store's value limit requires. */
export interface Parcel {
  /** Unique; the same when the parcel is sent again. */
  id: string;
  from: InstanceId;
  /** Epoch milliseconds; part of the rows' keys. */
  sentAt: number;
  parts: Uint8Array[];
}

/** A parcel as it is in the mailbox. */
export interface ReceivedParcel {
  id: string;
  from: InstanceId;
  parts: Uint8Array[];
  keys: Deno.KvKey[];
}

interface MailRow {
  from: InstanceId;
  count: number;
  part: Uint8Array;
}

/** Uncollected mail expires after this. */
const KEPT_MS = 600_000;
/** Rows read at a time; enough for what arrives during a short absence. */
const ROWS_MAX = 500;
const DELETIONS_MAX = 500;

/** The mutations that send a parcel, for a commit of its own or along with another change. */
export function mailMutations(to: InstanceId, parcel: Parcel): Deno.KvMutation[] {
  const { id, from, sentAt, parts } = parcel;
  const rows = parts.map((part, n): Deno.KvMutation => {
    const value: MailRow = { from, count: parts.length, part };
    return { type: "set", key: mailKey(to, sentAt, id, n), value, expireIn: KEPT_MS };
  });
  return [...rows, { type: "set", key: bellKey(to), value: id, expireIn: KEPT_MS }];
}

/** The complete parcels in a mailbox, in commit order; `isAll` if all rows were read. */
export async function readMailbox(
  store: Store,
  owner: InstanceId,
): Promise<{ parcels: ReceivedParcel[]; isAll: boolean }> {
  const rows = await store.list<MailRow>({ prefix: mailboxKey(owner) }, {
    limit: ROWS_MAX,
    // One batch is one consistent view.
    batchSize: ROWS_MAX,
  });
  const byParcel = Map.groupBy(rows, ({ key }) => String(key[3]));
  const parcels = Array.from(byParcel, ([id, own]) => ({
    id,
    from: own[0].value.from,
    stamp: own[0].versionstamp,
    isWhole: own.length === own[0].value.count,
    parts: own.toSorted((a, b) => Number(a.key[4]) - Number(b.key[4])).map(({ value }) =>
      value.part
    ),
    keys: own.map(({ key }) => key),
  }));
  const whole = parcels.filter(({ isWhole }) => isWhole);
  // Versionstamps are hexadecimal and of equal length.
  whole.sort((a, b) => a.stamp < b.stamp ? -1 : a.stamp > b.stamp ? 1 : 0);
  return { parcels: whole, isAll: rows.length < ROWS_MAX };
}

/** Deletes mail that has been read. */
export async function deleteMail(store: Store, keys: Deno.KvKey[]): Promise<void> {
  for (let from = 0; from < keys.length; from += DELETIONS_MAX) {
    const some = keys.slice(from, from + DELETIONS_MAX);
    const mutations = some.map((key) => ({ type: "delete" as const, key }));
    await store.write({ checks: [], mutations });
  }
}

/** Empties the mailbox of a server that is gone. */
export async function clearMailbox(store: Store, owner: InstanceId): Promise<void> {
  for (;;) {
    const rows = await store.list({ prefix: mailboxKey(owner) }, { limit: DELETIONS_MAX });
    if (rows.length === 0) return;
    await deleteMail(store, rows.map(({ key }) => key));
  }
}
