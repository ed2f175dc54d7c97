/**
 * How often one person may ring others, by a new call or into one: what keeps a stolen token from
 * ringing a whole company. Each server counts for itself, and nobody's answer is counted.
 */
import type { UserId } from "../protocol/ids.ts";
import { createRateLimiter } from "../rate-limiter.ts";
import type { Refusal } from "./call-service.ts";
import { refuse } from "./lifecycle/step.ts";

/** Asked once for each command that would ring somebody. */
export interface CallRate {
  /**
   * One command's claim. A commit may decide several times: the first time counts, and the others
   * hear the same.
   */
  claimFor(userId: UserId): () => Refusal | null;
}

/** So many at once, so many a minute after that; 0 is no limit. */
export function createCallRate(callsPerMinute: number, now: () => number): CallRate {
  const take = createRateLimiter({ perSecond: callsPerMinute / 60, burst: callsPerMinute }, now);

  function claim(userId: UserId): Refusal | null {
    const retryAfterMs = take(userId);
    if (retryAfterMs === 0) return null;
    const message = `Too many calls: ${callsPerMinute} a minute; the next in ` +
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
