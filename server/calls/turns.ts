/**
 * Limits concurrency, in the order asked. A crowd queues here instead of at the store, where
 * everybody else would have to wait behind it.
 */

export interface Turns {
  /** Runs the work when its turn comes. */
  take<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing is running or waiting. */
  idle(): Promise<void>;
}

/** At most `atOnce` run at the same time. */
export function createTurns(atOnce: number): Turns {
  const waiting: (() => void)[] = [];
  const unsettled = new Set<Promise<void>>();
  let free = atOnce;

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  }

  return {
    take(work) {
      const result = inTurn(work);
      const settled = result.then(() => {}, () => {}).then(() => void unsettled.delete(settled));
      unsettled.add(settled);
      return result;
    },
    async idle() {
      while (unsettled.size > 0) await Promise.all(unsettled);
    },
  };
}
