/**
 * What people want of calls, as far as this process has heard: for what is shown to others. What is
 * decided reads the store. Shows whether a call would get through, and never why not.
 */
import { admits, type CallWishes } from "../calls/policy.ts";
import type { UserId } from "../protocol/ids.ts";

/** Whether somebody lets a caller through. */
export type Admits = (callerId: UserId) => boolean;

export interface KnownWishes {
  /** Whether this person lets the caller through; somebody unheard of is taken to. */
  admits(userId: UserId, callerId: UserId): boolean;
  has(userId: UserId): boolean;
  /** Takes over what a person wants now; says whom they let through before, null where it was and is everybody. */
  put(userId: UserId, wishes: CallWishes): Admits | null;
}

/** A process that has heard of more people forgets the ones it has not heard of for longest. */
const KNOWN_MAX = 50_000;

const admitsAll: Admits = () => true;

/** Nothing is known yet. */
export function createKnownWishes(): KnownWishes {
  // Nearly everybody lets everybody through, and that takes no list.
  const known = new Map<UserId, Admits>();

  return {
    admits: (userId, callerId) => (known.get(userId) ?? admitsAll)(callerId),
    has: (userId) => known.has(userId),
    put(userId, wishes) {
      const before = known.get(userId) ?? admitsAll;
      const isOpen = wishes.allowCallsFrom === "everyone" && wishes.blocked.length === 0;
      // The newest is behind the others.
      known.delete(userId);
      known.set(userId, isOpen ? admitsAll : (callerId) => admits(wishes, callerId));
      for (const [oldest] of known) {
        if (known.size <= KNOWN_MAX) break;
        known.delete(oldest);
      }
      return isOpen && before === admitsAll ? null : before;
    },
  };
}
