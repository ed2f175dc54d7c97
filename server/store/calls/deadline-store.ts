/**
 * Times to come, kept as keys: any instance may sweep them, and claims one by changing the call
 * itself. They follow from the call, so no deadline can contradict it.
 */
import type { SessionId, UserId } from "../../protocol/ids.ts";
import { type CallRecord, isLive, timeWarningAt } from "./call-record.ts";
import { deadlineKey, type DeadlineKind, DEADLINES } from "../kv/keys.ts";
import type { Store } from "../kv/kv.ts";

/** A moment at which a call must be looked at. */
export interface Deadline {
  dueAt: number;
  kind: DeadlineKind;
  callId: SessionId;
  userId?: UserId;
}

/** A deadline as it stands in the store. */
export interface StoredDeadline {
  callId: SessionId;
  key: Deno.KvKey;
  versionstamp: string;
}

/** Everything that will fall due in a call as it stands. */
export function deadlinesOf(record: CallRecord): Deadline[] {
  if (!isLive(record)) return [];
  const callId = record.id;
  const deadlines: Deadline[] = [];
  if (record.ringDeadline !== null) {
    deadlines.push({ dueAt: record.ringDeadline, kind: "ring", callId });
  }
  for (const { userId, status, ringUntil, leaseUntil } of record.participants) {
    if (status === "ringing" && ringUntil !== undefined) {
      deadlines.push({ dueAt: ringUntil, kind: "ring", callId, userId });
    }
    if (leaseUntil !== null) deadlines.push({ dueAt: leaseUntil, kind: "lease", callId, userId });
  }
  if (record.chatEndsAt !== null && record.startedAt !== null) {
    deadlines.push({ dueAt: record.chatEndsAt, kind: "time-limit", callId });
    if (record.warnedAt === null) {
      deadlines.push({ dueAt: timeWarningAt(record.chatEndsAt), kind: "time-warning", callId });
    }
  }
  return deadlines;
}

/** The keys under which a call's deadlines stand. */
export function deadlineKeysOf(record: CallRecord): Deno.KvKey[] {
  return deadlinesOf(record).map(({ dueAt, kind, callId, userId }) =>
    deadlineKey(dueAt, kind, callId, userId)
  );
}

/** The deadlines that are due, oldest first, at most `limit`. */
export async function listDue(store: Store, now: number, limit: number): Promise<StoredDeadline[]> {
  // The end of a range is not in it, and what is due now is due.
  const range = { prefix: DEADLINES, end: [...DEADLINES, now + 1] };
  const entries = await store.list<SessionId>(range, { limit });
  return entries.map(({ key, value, versionstamp }) => ({ callId: value, key, versionstamp }));
}

/** Removes a deadline that no call stands behind; harmless where it is already gone. */
export async function dropDeadline(store: Store, deadline: StoredDeadline): Promise<void> {
  const { key, versionstamp } = deadline;
  await store.write({ checks: [{ key, versionstamp }], mutations: [{ type: "delete", key }] });
}
