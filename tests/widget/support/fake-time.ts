/** Timers that a test moves by hand, in place of the page's. */

export interface FakeTime {
  /** Moves the time and runs the timers that are due, in order. */
  pass(ms: number): void;
  restore(): void;
}

/** Replaces `setTimeout` and `clearTimeout`; it does not change what clocks say. */
export function installFakeTime(): FakeTime {
  const { setTimeout, clearTimeout } = globalThis;
  const timers = new Map<number, { at: number; run: () => void }>();
  let now = 0;
  let last = 0;
  globalThis.setTimeout = ((run: () => void, delayMs = 0) => {
    timers.set(++last, { at: now + delayMs, run });
    return last;
  }) as typeof setTimeout;
  globalThis.clearTimeout = ((id: number) => void timers.delete(id)) as typeof clearTimeout;

  return {
    pass(ms) {
      const end = now + ms;
      for (;;) {
        const [next] = [...timers].sort(([, a], [, b]) => a.at - b.at);
        if (!next || next[1].at > end) break;
        const [id, { at, run }] = next;
        timers.delete(id);
        now = at;
        run();
      }
      now = end;
    },
    restore: () => void Object.assign(globalThis, { setTimeout, clearTimeout }),
  };
}
