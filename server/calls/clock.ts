/** Time as calls see it, so that tests can control it. */

/** The wall clock in epoch milliseconds, and a cancellable timer. */
export interface Clock {
  now(): number;
  /** Runs `task` once after the delay; the returned function cancels it. */
  after(delayMs: number, task: () => void): () => void;
}

/** The system clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, task) {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};
