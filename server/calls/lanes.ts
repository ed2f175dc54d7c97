/** One thing at a time for each call, in the order asked: commits and the news of them do not overtake. */

/** Queues by name; different names do not wait for each other. */
export interface Lanes {
  /** Runs `work` when everything before it in the lane is done. */
  enter<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Settles when no lane has anything left. */
  idle(): Promise<void>;
}

/** Empty lanes; one exists only while it is used. */
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
