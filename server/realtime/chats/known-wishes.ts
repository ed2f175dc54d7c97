/**
 * What people want of calls, as far as this process has heard: for what is shown to others. What is
 * decided reads the store. Shows whether a call would get through, and never why not.
 */
import { admits, areParted, type CallWishes } from "../../calls/rules/policy.ts";
import type { UserId } from "../../protocol/ids.ts";

/** Whether somebody lets a caller through. */
export type Admits = (callerId: UserId) => boolean;

export interface KnownWishes {
  /** Whether this person lets the caller through; somebody unheard of is taken to. */
  admits(userId: UserId, callerId: UserId): boolean;
  /** Whether one of the two has blocked the other. */
  parted(one: UserId, other: UserId): boolean;
  has(userId: UserId): boolean;
  /** Takes over what a person wants now; says whom they let through before, null where it was and is everybody. */
  put(userId: UserId, wishes: CallWishes): Admits | null;
  /** Forgets everybody else. */
  keepOnly(userIds: ReadonlySet<UserId>): void;
}

/** A process that has heard of more people forgets the ones it has not heard of for longest. */
const KNOWN_MAX = 50_000;

/** Nothing is known yet; `onChange` hears of each person whose wishes may have changed. */
export function createKnownWishes(onChange: (userId: UserId) => void = () => {}): KnownWishes {
  // Nearly everybody lets everybody through, and that takes no list.
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
      // The newest is behind the others.
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
