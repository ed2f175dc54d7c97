/**
 * A stored call, with how many of its participants are in the sums. The commit that ends a call
 * counts the first few; larger calls would not fit in it, and are completed by commits of their
 * own.
 */
import type { SessionId } from "../../protocol/ids.ts";
import { type CallRecord, isLive } from "../calls/call-record.ts";
import { tallyChanges } from "./call-tally.ts";
import { type Anchored, commit, remember } from "../kv/commit.ts";
import { callKey } from "../kv/keys.ts";
import type { Store } from "../kv/kv.ts";

export interface StoredCall extends Anchored {
  /** Absent in a placeholder that blocks a late write. */
  record?: CallRecord;
  /** For a call that is over: how many participants are in the sums; absent once all are. */
  counted?: number;
}

/** For this many people all sums fit in one commit, even with the longest names. */
export const COUNTED_AT_ONCE = 10;

/** A call's next stored state; when it ends, its first participants are counted. */
export function storedNext(
  before: StoredCall | null,
  record: CallRecord,
): StoredCall & { record: CallRecord } {
  const wasOver = before?.record !== undefined && !isLive(before.record);
  const counted = isLive(record) ? undefined : wasOver ? before.counted : COUNTED_AT_ONCE;
  const isWhole = counted === undefined || counted >= record.participants.length;
  return isWhole ? { record } : { record, counted };
}

/** The call as the sums have it: only with the participants counted so far. */
export function countedPart(stored: StoredCall | null): CallRecord | null {
  const { record, counted } = stored ?? {};
  return record ? among(record, 0, counted ?? record.participants.length) : null;
}

/** Counts a finished call for the participants not counted yet. */
export async function countRest(store: Store, { id, participants }: CallRecord): Promise<void> {
  if (participants.length <= COUNTED_AT_ONCE) return;
  const next = (counted: number, all: number) => Math.min(counted + COUNTED_AT_ONCE, all);
  while (await recount(store, id, next));
}

/** Removes a finished call from everybody's sums. */
export async function uncount(store: Store, id: SessionId): Promise<void> {
  const next = (counted: number) => Math.max(counted - COUNTED_AT_ONCE, 0);
  while (await recount(store, id, next));
}

/** Makes the sums include more or fewer participants; false if there is nothing to do. */
function recount(
  store: Store,
  id: SessionId,
  next: (counted: number, all: number) => number,
): Promise<boolean> {
  const key = callKey(id);
  return commit(store, async (attempt) => {
    const { value, versionstamp } = await store.get<StoredCall>(key);
    const record = value?.record;
    if (!record || isLive(record)) return { result: false };
    const all = record.participants.length;
    const before = value.counted ?? all;
    const after = next(before, all);
    if (after === before) return { result: false };
    const less = after < before ? among(record, after, before) : null;
    const more = after > before ? among(record, before, after) : null;
    const stored: StoredCall = {
      record,
      attempts: remember(value, attempt),
      ...(after < all ? { counted: after } : {}),
    };
    return {
      result: true,
      anchor: key,
      write: {
        checks: [{ key, versionstamp }],
        mutations: [{ type: "set", key, value: stored }, ...tallyChanges(less, more)],
      },
    };
  });
}

/** The call with only these participants. */
function among(record: CallRecord, from: number, to: number): CallRecord {
  return { ...record, participants: record.participants.slice(from, to) };
}
