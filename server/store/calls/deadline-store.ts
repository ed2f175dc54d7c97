/**
 * Deadlines, stored as keys by time: any instance may sweep them, and claims one by changing the
 * call itself. They are derived from the call, so they cannot contradict it.
 */
import type { SessionId, UserId } from "../../protocol/ids.ts";
import { type CallRecord, isLive, timeWarningAt } from "./call-record.ts";
import { deadlineKey, type DeadlineKind, DEADLINES } from "../kv/keys.ts";
import type { Store } from "../kv/kv.ts";

/** A time at which a call must be looked at. */
export interface Deadline {
  dueAt: number;
  kind: DeadlineKind;
  callId: SessionId;
  userId?: UserId;
}

/** A deadline as stored. */
export interface StoredDeadline {
  callId: SessionId;
  key: Deno.KvKey;
  versionstamp: string;
}

/** All deadlines of a call in its present state. */
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

/** The keys of a call's deadlines. */
export function deadlineKeysOf(record: CallRecord): Deno.KvKey[] {
  return deadlinesOf(record).map(({ dueAt, kind, callId, userId }) =>
    deadlineKey(dueAt, kind, callId, userId)
  );
}

/** The deadlines that are due, oldest first, at most `limit`. */
export async function listDue(store: Store, now: number, limit: number): Promise<StoredDeadline[]> {
  // Ranges exclude their end, and a deadline at `now` is due.
  const range = { prefix: DEADLINES, end: [...DEADLINES, now + 1] };
  const entries = await store.list<SessionId>(range, { limit });
  return entries.map(({ key, value, versionstamp }) => ({ callId: value, key, versionstamp }));
}

/** Removes a deadline that its call does not have. Idempotent. */
export async function dropDeadline(store: Store, deadline: StoredDeadline): Promise<void> {
  const { key, versionstamp } = deadline;
  await store.write({ checks: [{ key, versionstamp }], mutations: [{ type: "delete", key }] });
}
