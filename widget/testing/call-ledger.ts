/** All calls of a test's chat, and which of them each person has missed since they last looked. */
import type { SessionId, UserId } from "../../server/protocol/ids.ts";
import type { Missed } from "../../server/protocol/call.ts";
import { type CallRecord, hasMissed } from "../../server/store/calls/call-record.ts";

export interface CallLedger {
  /** Newest first; the first may still ring or run. */
  readonly calls: readonly CallRecord[];
  /** Stores the call's current record. */
  put(record: CallRecord): void;
  missedBy(userId: UserId): Missed;
  /** Marks the person's missed calls as seen. */
  look(userId: UserId): Missed;
}

export function createCallLedger(past: readonly CallRecord[]): CallLedger {
  const calls: CallRecord[] = [];
  const unseen = new Map<UserId, Set<SessionId>>();
  const looked = new Map<UserId, string>();

  function put(record: CallRecord): void {
    const at = calls.findIndex(({ id }) => id === record.id);
    const before = calls[at];
    if (before) calls[at] = record;
    else calls.unshift(record);
    for (const { userId } of record.participants) {
      const isNew = hasMissed(record, userId) && !(before && hasMissed(before, userId));
      if (!isNew || userId === record.callerId) continue;
      unseen.set(userId, (unseen.get(userId) ?? new Set()).add(record.id));
    }
  }

  const missedBy = (userId: UserId): Missed => ({
    count: unseen.get(userId)?.size ?? 0,
    since: looked.get(userId) ?? null,
  });

  for (const record of past.toSorted((a, b) => a.initiatedAt - b.initiatedAt)) put(record);
  return {
    calls,
    put,
    missedBy,
    look(userId) {
      unseen.delete(userId);
      looked.set(userId, new Date().toISOString());
      return missedBy(userId);
    },
  };
}
