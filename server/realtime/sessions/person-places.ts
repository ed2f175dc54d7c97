/**
 * Limits how many connections a person may have, counting those not yet in the registry: otherwise
 * many that arrive at once could all pass the check.
 */
import type { UserId } from "../../protocol/ids.ts";
import type { Registry } from "../registry.ts";

export interface PersonPlaces {
  /**
   * Reserves a place for one more connection; null if there is none. Call the returned function
   * once the connection is in the registry or has failed. Idempotent.
   */
  take(userId: UserId): (() => void) | null;
}

/** Places per person on top of the registry's count; a cap of 0 means no limit. */
export function createPersonPlaces(registry: Pick<Registry, "countOf">, cap: number): PersonPlaces {
  const onTheirWay = new Map<UserId, number>();

  return {
    take(userId) {
      const others = onTheirWay.get(userId) ?? 0;
      if (cap > 0 && registry.countOf(userId) + others >= cap) return null;
      onTheirWay.set(userId, others + 1);
      let isTaken = true;
      return () => {
        if (!isTaken) return;
        isTaken = false;
        const left = onTheirWay.get(userId)! - 1;
        if (left === 0) onTheirWay.delete(userId);
        else onTheirWay.set(userId, left);
      };
    },
  };
}
