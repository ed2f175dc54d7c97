/**
 * How many connections a person may have, counting those that are on their way into the registry:
 * many that come at the same moment would each find room for one.
 */
import type { UserId } from "../../protocol/ids.ts";
import type { Registry } from "../registry.ts";

export interface PersonPlaces {
  /**
   * A place for one more connection; null where there is none. The function it gives is to be called
   * once the connection is in the registry, or will never be.
   */
  take(userId: UserId): (() => void) | null;
}

/** Places of each person beside what the registry counts; with a cap of 0 there is always one. */
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
