/**
 * Deletes calls older than the host wants to keep: a few at a time so that the sweep causes no
 * noticeable load, repeated every hour. Several instances may sweep at once; each call is deleted
 * once.
 */
import type { Store } from "../store/kv/kv.ts";
import { deleteOldCalls } from "../store/calls/old-calls.ts";
import type { Clock } from "./clock.ts";

/** What the sweep needs. */
export interface RetentionDeps {
  store: Store;
  clock: Clock;
  /** How long a call is kept, in milliseconds from its start; 0 keeps all. */
  keepMs: number;
  log: {
    info(event: string, fields?: Record<string, number>): void;
    warn(event: string, fields?: Record<string, string>): void;
  };
  callsAtOnce?: number;
}

/** The sweep: begins with `start`. */
export interface Retention {
  start(): void;
  /** Starts nothing more, and resolves when what is under way is done. */
  stop(): Promise<void>;
}

const CALLS_AT_ONCE = 20;
/** Pause between batches, which makes about 2,000 calls a minute at most. */
const PAUSE_MS = 600;
const EVERY_MS = 3600_000;

/** Creates the sweep; it does nothing until `start`. */
export function createRetention(
  { store, clock, keepMs, log, callsAtOnce = CALLS_AT_ONCE }: RetentionDeps,
): Retention {
  let callOff: (() => void) | null = null;
  let running: Promise<void> = Promise.resolve();
  let isStopped = false;

  function plan(delayMs: number, start?: Deno.KvKey): void {
    if (isStopped) return;
    callOff = clock.after(delayMs, () => {
      running = sweep(start);
    });
  }

  async function sweep(start?: Deno.KvKey): Promise<void> {
    let next: Deno.KvKey | null = null;
    try {
      const options = { limit: callsAtOnce, ...(start ? { start } : {}) };
      const swept = await deleteOldCalls(store, clock.now() - keepMs, options);
      if (swept.deleted > 0) log.info("old-calls-deleted", { count: swept.deleted });
      next = swept.next;
    } catch (error) {
      // Nothing is lost: the next sweep starts from the beginning.
      log.warn("retention-failed", { problem: String(error) });
    }
    if (next) plan(PAUSE_MS, next);
    else plan(EVERY_MS);
  }

  return {
    start() {
      if (keepMs > 0) plan(0);
    },
    async stop() {
      isStopped = true;
      callOff?.();
      await running;
    },
  };
}
