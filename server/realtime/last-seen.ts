/** When people were last here who are not; those whose grace is over are forgotten when they are many. */
import type { UserId } from "../protocol/ids.ts";
import { REACHABLE_GRACE_MS } from "../protocol/limits.ts";

export interface LastSeen {
  /** The person has gone, so many milliseconds ago. */
  add(userId: UserId, agoMs?: number): void;
  /** Epoch milliseconds; null where they were never seen, or long ago. */
  at(userId: UserId): number | null;
  /** Those whose grace still runs. */
  recent(): { userId: UserId; agoMs: number }[];
}

/** Departed people that are remembered at most, beyond those whose grace still runs. */
const REMEMBERED_MAX = 10_000;

/** Nobody was ever here. */
export function createLastSeen(now: () => number): LastSeen {
  // Oldest first: a person who leaves again is put behind.
  const seenAt = new Map<UserId, number>();
  const isRecent = (at: number) => now() - at <= REACHABLE_GRACE_MS;

  return {
    add(userId, agoMs = 0) {
      seenAt.delete(userId);
      seenAt.set(userId, now() - agoMs);
      for (const [old, at] of seenAt) {
        if (seenAt.size <= REMEMBERED_MAX || isRecent(at)) return;
        seenAt.delete(old);
      }
    },
    at: (userId) => seenAt.get(userId) ?? null,
    recent: () =>
      Array.from(seenAt)
        .filter(([, at]) => isRecent(at))
        .map(([userId, at]) => ({ userId, agoMs: now() - at })),
  };
}
