/**
 * How often one person may do what reaches others: ring them, by a new call or into one, come to them
 * unasked, and write to them. It keeps a stolen token from ringing a whole company. Each server counts
 * for itself, and nobody's answer is counted.
 */
import type { UserId } from "../../protocol/ids.ts";
import { createRateLimiter } from "../../rate-limiter.ts";
import type { Refusal } from "../call-service.ts";
import { refuse } from "../lifecycle/step.ts";

/** Asked once for each command that would reach somebody. */
export interface PersonRate {
  /**
   * One command's claim. A commit may decide several times: the first time counts, and the others
   * hear the same.
   */
  claimFor(userId: UserId): () => Refusal | null;
}

/** So many of `what` at once, so many a minute after that; 0 is no limit. */
export function createPersonRate(what: string, perMinute: number, now: () => number): PersonRate {
  const take = createRateLimiter({ perSecond: perMinute / 60, burst: perMinute }, now);

  function claim(userId: UserId): Refusal | null {
    const retryAfterMs = take(userId);
    if (retryAfterMs === 0) return null;
    const message = `Too many ${what}: ${perMinute} a minute; the next in ` +
      `${Math.ceil(retryAfterMs / 1000)} s`;
    return { ...refuse("rate-limited", message), retryAfterMs };
  }

  return {
    claimFor(userId) {
      let claimed: Refusal | null | undefined;
      return () => claimed === undefined ? claimed = claim(userId) : claimed;
    },
  };
}
