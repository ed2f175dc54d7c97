/**
 * A call as it is stored, with how far the sums have it. The sums of a few people go with the commit
 * that ends their call; those of more would not fit in it, and follow in commits of their own.
 */
import type { SessionId } from "../../protocol/ids.ts";
import { type CallRecord, isLive } from "../calls/call-record.ts";
import { tallyChanges } from "./call-tally.ts";
import { type Anchored, commit, remember } from "../kv/commit.ts";
import { callKey } from "../kv/keys.ts";
import type { Store } from "../kv/kv.ts";

export interface StoredCall extends Anchored {
  /** Absent where only a late write is shut out. */
  record?: CallRecord;
  /** Of how many participants the sums have a call that is over, while they are not all. */
  counted?: number;
}

/** Of these a commit takes all sums, with the longest names, and has room for what else belongs to it. */
export const COUNTED_AT_ONCE = 10;

/** What is stored of a call in its next state; its end is counted for the first of its people. */
export function storedNext(
  before: StoredCall | null,
  record: CallRecord,
): StoredCall & { record: CallRecord } {
  const wasOver = before?.record !== undefined && !isLive(before.record);
  const counted = isLive(record) ? undefined : wasOver ? before.counted : COUNTED_AT_ONCE;
  const isWhole = counted === undefined || counted >= record.participants.length;
  return isWhole ? { record } : { record, counted };
}

/** The call as the sums have it: with those of its people for whom it is counted. */
export function countedPart(stored: StoredCall | null): CallRecord | null {
  const { record, counted } = stored ?? {};
  return record ? among(record, 0, counted ?? record.participants.length) : null;
}

/** Counts a call that is over for whoever it is not counted for yet. */
export async function countRest(store: Store, { id, participants }: CallRecord): Promise<void> {
  if (participants.length <= COUNTED_AT_ONCE) return;
  const next = (counted: number, all: number) => Math.min(counted + COUNTED_AT_ONCE, all);
  while (await recount(store, id, next));
}

/** Takes a call that is over out of everybody's sums. */
export async function uncount(store: Store, id: SessionId): Promise<void> {
  const next = (counted: number) => Math.max(counted - COUNTED_AT_ONCE, 0);
  while (await recount(store, id, next));
}

/** Has the sums know a call of more or of fewer people; false where there is nothing to do. */
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

/** The call as if there were only these of its people. */
function among(record: CallRecord, from: number, to: number): CallRecord {
  return { ...record, participants: record.participants.slice(from, to) };
}
