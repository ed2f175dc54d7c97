/** Time as calls see it, so that a test can hold it in its hand. */

/** The wall clock in epoch milliseconds, and a timer that can be called off. */
export interface Clock {
  now(): number;
  /** Runs `task` once after a while; the function it gives calls that off. */
  after(delayMs: number, task: () => void): () => void;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, task) {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};
