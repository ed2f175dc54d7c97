/** Calls by age, and their deletion: each with everything that points to it, in one commit. */
import type { SessionId } from "../../protocol/ids.ts";
import { remeasure } from "../statistics/call-extremes.ts";
import { isLive } from "./call-record.ts";
import { deleteCall, readCall } from "./call-store.ts";
import { CALLS_BY_AGE } from "../kv/keys.ts";
import type { Store } from "../kv/kv.ts";

/** How many calls a sweep deleted, and where the next one continues. */
export interface OldCallsSweep {
  deleted: number;
  /** Null if no older call is left. */
  next: Deno.KvKey | null;
}

/** Deletes calls that began before `before`, oldest first, examining at most `limit`. */
export async function deleteOldCalls(
  store: Store,
  before: number,
  { limit, start = CALLS_BY_AGE }: { limit: number; start?: Deno.KvKey },
): Promise<OldCallsSweep> {
  const entries = await store.list<SessionId>({ start, end: [...CALLS_BY_AGE, before] }, { limit });
  let deleted = 0;
  for (const { key, value, versionstamp } of entries) {
    const record = await readCall(store, value);
    if (record && isLive(record)) continue;
    if (record && await deleteCall(store, record.id)) {
      deleted += 1;
      await remeasure(store, record);
    }
    // A pointer without a call would be examined for ever.
    if (!record) {
      await store.write({ checks: [{ key, versionstamp }], mutations: [{ type: "delete", key }] });
    }
  }
  const last = entries.at(-1);
  // The smallest key after the last one.
  return { deleted, next: last && entries.length === limit ? [...last.key, 0] : null };
}
