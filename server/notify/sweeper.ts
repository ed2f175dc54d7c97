/**
 * Works off what falls due: looks now and then, at once where it is woken, and does a few side by
 * side. Knows no store and nothing of the work; whoever gives it claims what it takes up.
 */
import type { Clock } from "../calls/clock.ts";

export interface SweeperDeps<Due> {
  clock: Clock;
  /** What is due by now, the longest waiting first. */
  listDue(): Promise<Due[]>;
  /** What may be under way only once at a time. */
  idOf(due: Due): string;
  /** Takes one up; whether there may be more behind it. `signal` ends it early. */
  work(due: Due, signal: AbortSignal): Promise<boolean>;
  report(error: unknown): void;
  everyMs?: number;
}

export interface Sweeper {
  /** Whether nothing more is to be taken up. */
  readonly isStopped: boolean;
  /** Something may be due: look now and not at the next sweep. The first one starts it. */
  wake(): void;
  /** Takes up nothing more, and waits a moment for what is under way. */
  stop(): Promise<void>;
}

const EVERY_MS = 1_000;
/** What is worked on side by side. */
const PARALLEL_MAX = 8;
const STOP_PATIENCE_MS = 1_000;

/** A sweeper at rest. */
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

  /** Takes up what is due, and once more where it was woken meanwhile. */
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
      // There may be more behind it, or something for which there was no room.
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
