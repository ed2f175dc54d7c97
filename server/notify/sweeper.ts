/**
 * Processes what falls due: looks at intervals and at once when woken, with a few items in
 * parallel. Knows neither the store nor the work; the caller claims each item that it takes up.
 */
import type { Clock } from "../calls/clock.ts";

export interface SweeperDeps<Due> {
  clock: Clock;
  /** What is due by now, the longest waiting first. */
  listDue(): Promise<Due[]>;
  /** Identifies an item; at most one with the same id is in progress. */
  idOf(due: Due): string;
  /** Processes one item; returns whether more may follow. `signal` ends it early. */
  work(due: Due, signal: AbortSignal): Promise<boolean>;
  report(error: unknown): void;
  everyMs?: number;
}

export interface Sweeper {
  /** Whether it takes up nothing more. */
  readonly isStopped: boolean;
  /** Something may be due: looks now instead of at the next sweep. The first call starts it. */
  wake(): void;
  /** Takes up nothing more, and gives work in progress a moment to finish. */
  stop(): Promise<void>;
}

const EVERY_MS = 1_000;
/** How many items are processed in parallel. */
const PARALLEL_MAX = 8;
const STOP_PATIENCE_MS = 1_000;

/** Idle until `wake`. */
export function createSweeper<Due>(
  { clock, listDue, idOf, work, report, everyMs = EVERY_MS }: SweeperDeps<Due>,
): Sweeper {
  const abort = new AbortController();
  const underWay = new Map<string, Promise<void>>();
  let callOffSweep: (() => void) | null = null;
  let sweeping: Promise<void> | null = null;
  let isAwake = false;
  let isStopped = false;

  function sweep(): void {
    isAwake = true;
    if (isStopped) return;
    sweeping ??= look().catch(report).then(() => {
      sweeping = null;
      if (isStopped) return;
      // It may have been woken after its last look.
      if (isAwake) sweep();
      else callOffSweep = clock.after(everyMs, sweep);
    });
  }

  /** Takes up what is due, and looks again if it was woken meanwhile. */
  async function look(): Promise<void> {
    callOffSweep?.();
    while (isAwake && !isStopped) {
      isAwake = false;
      for (const due of await listDue()) {
        if (underWay.size >= PARALLEL_MAX || isStopped) break;
        if (!underWay.has(idOf(due))) begin(due);
      }
    }
  }

  function begin(due: Due): void {
    const id = idOf(due);
    const working = work(due, abort.signal).catch((error) => {
      report(error);
      return false;
    }).then((hasMore) => {
      underWay.delete(id);
      // More may follow, or something had to wait for a free place.
      if (hasMore) sweep();
    });
    underWay.set(id, working);
  }

  return {
    get isStopped() {
      return isStopped;
    },
    wake: sweep,
    async stop() {
      isStopped = true;
      callOffSweep?.();
      await sweeping;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const settled = Promise.all(underWay.values());
      const patience = new Promise((resolve) => {
        timer = setTimeout(resolve, STOP_PATIENCE_MS);
      });
      await Promise.race([settled, patience]);
      clearTimeout(timer);
      abort.abort();
      await Promise.all(underWay.values());
    },
  };
}
