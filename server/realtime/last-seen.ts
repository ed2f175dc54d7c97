/** When absent people were last here. Those past their grace period may be forgotten. */
import type { UserId } from "../protocol/ids.ts";
import { REACHABLE_GRACE_MS } from "../protocol/limits.ts";

export interface LastSeen {
  /** The person left this many milliseconds ago. */
  add(userId: UserId, agoMs?: number): void;
  /** Epoch milliseconds; null if never seen, or too long ago to be remembered. */
  at(userId: UserId): number | null;
  /** Those still within their grace period. */
  recent(): { userId: UserId; agoMs: number }[];
}

/** How many people are remembered, besides those still within their grace period. */
const REMEMBERED_MAX = 10_000;

/** Starts empty. */
export function createLastSeen(now: () => number): LastSeen {
  // Oldest first: a person who leaves again moves to the end.
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
