/**
 * How often one person may do what reaches others: ring them (by a new call or an invitation), join
 * unasked, or write. It keeps a stolen token from ringing a whole company. Each server counts
 * separately; answering a call is never counted.
 */
import type { UserId } from "../../protocol/ids.ts";
import { createRateLimiter } from "../../rate-limiter.ts";
import type { Refusal } from "../call-service.ts";
import { refuse } from "../lifecycle/step.ts";

/** Asked once for each command that would reach somebody. */
export interface PersonRate {
  /**
   * One command's claim. A commit may run its decision several times: only the first counts, and
   * later runs get the same result.
   */
  claimFor(userId: UserId): () => Refusal | null;
}

/** A burst of `perMinute`, refilled at that rate; 0 means no limit. The refusal names `what`. */
export function createPersonRate(what: string, perMinute: number, now: () => number): PersonRate {
  const take = createRateLimiter({ perSecond: perMinute / 60, burst: perMinute }, now);

  function claim(userId: UserId): Refusal | null {
    const retryAfterMs = take(userId);
    if (retryAfterMs === 0) return null;
    const message = `Too many ${what}: at most ${perMinute} a minute; try again in ` +
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
