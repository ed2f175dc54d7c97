/**
 * Makes deadlines happen. A timer in this process makes the usual case prompt; keys in the store,
 * swept at an interval, make it certain after a crash or an outage.
 */
import type { SessionId } from "../protocol/ids.ts";
import { type CallRecord, isLive } from "../store/calls/call-record.ts";
import {
  deadlineKeysOf,
  deadlinesOf,
  dropDeadline,
  listDue,
  type StoredDeadline,
} from "../store/calls/deadline-store.ts";
import type { Store } from "../store/kv/kv.ts";
import type { Clock } from "./clock.ts";

/** What deadlines need. */
export interface DeadlinesDeps {
  store: Store;
  clock: Clock;
  sweepEveryMs: number;
  /**
   * Applies whatever is due in this call, and returns the resulting call; null if there is none.
   */
  fallDue(id: SessionId): Promise<CallRecord | null>;
  /** Called when a sweep or a timer fails; what was due stays due. */
  onFailure(error: unknown): void;
}

/** Timers for this process's calls, and the sweep. */
export interface Deadlines {
  /** Sets the timer to the call's next deadline; none if the call is over. */
  arm(record: CallRecord): void;
  /** Another process has changed the call and has the timer; the sweep remains as a backup. */
  disarm(record: CallRecord): void;
  start(): void;
  stop(): void;
}

const SWEEP_LIMIT = 100;
/** `setTimeout` takes at most a signed 32-bit number of milliseconds. */
const TIMER_MAX_MS = 2 ** 31 - 1;

/** Timers run from the first `arm`, the sweep from `start`. */
export function createDeadlines(deps: DeadlinesDeps): Deadlines {
  const { store, clock, fallDue } = deps;
  const timers = new Map<SessionId, () => void>();
  let callOffSweep: (() => void) | null = null;
  let isStopped = false;

  function disarm({ id }: CallRecord): void {
    timers.get(id)?.();
    timers.delete(id);
  }

  function arm(record: CallRecord): void {
    disarm(record);
    if (isStopped || !isLive(record)) return;
    const next = Math.min(...deadlinesOf(record).map(({ dueAt }) => dueAt));
    if (next === Infinity) return;
    const delayMs = Math.min(TIMER_MAX_MS, Math.max(0, next - clock.now()));
    timers.set(record.id, clock.after(delayMs, () => ring(record, next)));
  }

  function ring(record: CallRecord, dueAt: number): void {
    timers.delete(record.id);
    // A timer may fire a little early, or have been cut to the maximum.
    if (clock.now() < dueAt) return arm(record);
    fallDue(record.id).catch(deps.onFailure);
  }

  async function sweep(): Promise<void> {
    try {
      const due = await listDue(store, clock.now(), SWEEP_LIMIT);
      const calls = Map.groupBy(due, ({ callId }) => callId);
      const settled = await Promise.allSettled(Array.from(calls.values(), settle));
      for (const one of settled) if (one.status === "rejected") deps.onFailure(one.reason);
    } catch (error) {
      deps.onFailure(error);
    }
    if (!isStopped) callOffSweep = clock.after(deps.sweepEveryMs, sweep);
  }

  async function settle(due: StoredDeadline[]): Promise<void> {
    const record = await fallDue(due[0].callId);
    const standing = new Set(
      (record ? deadlineKeysOf(record) : []).map((key) => JSON.stringify(key)),
    );
    // A deadline that its call no longer has would be swept for ever.
    const orphans = due.filter(({ key }) => !standing.has(JSON.stringify(key)));
    for (const orphan of orphans) await dropDeadline(store, orphan);
  }

  return {
    arm,
    disarm,
    start: () => void (callOffSweep ??= clock.after(deps.sweepEveryMs, sweep)),
    stop() {
      isStopped = true;
      callOffSweep?.();
      for (const callOff of timers.values()) callOff();
      timers.clear();
    },
  };
}
