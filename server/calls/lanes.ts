/**
 * One task at a time per call, in order, so that commits and their news never overtake each other.
 */

/** Queues by name; different names do not wait for each other. */
export interface Lanes {
  /** Runs `work` when everything before it in the lane is done. */
  enter<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Resolves when every lane is empty. */
  idle(): Promise<void>;
}

/** Creates the lanes; each exists only while it is used. */
export function createLanes(): Lanes {
  const tails = new Map<string, Promise<unknown>>();

  return {
    enter(name, work) {
      const before = tails.get(name) ?? Promise.resolve();
      const result = before.then(work);
      const tail = result.then(() => {}, () => {}).then(() => {
        if (tails.get(name) === tail) tails.delete(name);
      });
      tails.set(name, tail);
      return result;
    },
    async idle() {
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
}
