/**
 * What people want of calls, as far as this process knows. Used only for display (whether a call
 * would get through, never why not); decisions read the store.
 */
import { admits, areParted, type CallWishes } from "../../calls/rules/policy.ts";
import type { UserId } from "../../protocol/ids.ts";

/** Whether somebody lets a caller through. */
export type Admits = (callerId: UserId) => boolean;

export interface KnownWishes {
  /** Whether this person admits the caller; true if nothing is known of them. */
  admits(userId: UserId, callerId: UserId): boolean;
  /** Whether one of the two has blocked the other. */
  parted(one: UserId, other: UserId): boolean;
  has(userId: UserId): boolean;
  /**
   * Stores a person's wishes. Returns whom they admitted before; null if it was and is everybody.
   */
  put(userId: UserId, wishes: CallWishes): Admits | null;
  /** Forgets everybody else. */
  keepOnly(userIds: ReadonlySet<UserId>): void;
}

/** How many people are remembered; beyond that the least recently updated are forgotten. */
const KNOWN_MAX = 50_000;

/** Starts empty; `onChange` is called for each person whose wishes may have changed. */
export function createKnownWishes(onChange: (userId: UserId) => void = () => {}): KnownWishes {
  // Nearly everybody admits everybody, which is stored as null.
  const known = new Map<UserId, CallWishes | null>();
  const admitted = (wishes: CallWishes | null | undefined, callerId: UserId) =>
    !wishes || admits(wishes, callerId);

  return {
    admits: (userId, callerId) => admitted(known.get(userId), callerId),
    parted: (one, other) => areParted(one, other, (userId) => known.get(userId)),
    has: (userId) => known.has(userId),
    put(userId, wishes) {
      const before = known.get(userId) ?? null;
      const isOpen = wishes.allowCallsFrom === "everyone" && wishes.blocked.length === 0;
      // Reinserted, so that the newest comes last.
      known.delete(userId);
      known.set(userId, isOpen ? null : wishes);
      for (const [oldest] of known) {
        if (known.size <= KNOWN_MAX) break;
        known.delete(oldest);
      }
      if (isOpen && before === null) return null;
      onChange(userId);
      return (callerId) => admitted(before, callerId);
    },
    keepOnly(userIds) {
      for (const id of [...known.keys()]) if (!userIds.has(id)) known.delete(id);
    },
  };
}
