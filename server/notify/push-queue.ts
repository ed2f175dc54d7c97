/**
 * Sends the pushes that were queued in commits, until each browser has its push or it is too late.
 * Any instance may send what another queued. Delivery is at least once: twice if the store falls
 * silent at the wrong moment.
 */
import type { Clock } from "../calls/clock.ts";
import type { Log } from "../log.ts";
import type { CallPush } from "../protocol/push.ts";
import { browserIdOf } from "../store/kv/keys.ts";
import { type Store, StoreUnavailable } from "../store/kv/kv.ts";
import {
  countDuePushes,
  type DuePush,
  endPush,
  fanOutPush,
  listDuePushes,
  putOffPush,
  type StoredPush,
  subjectOf,
} from "../store/notices/push-due-store.ts";
import {
  listPushes,
  readPush,
  removePush,
  type StoredSubscription,
} from "../store/notices/push-store.ts";
import type { PostOutcome } from "./guarded-post.ts";
import { expiryOf, pushFor } from "./push-news.ts";
import { RETRY_DELAYS_MS, retryDelayMs } from "./retry-policy.ts";
import { createSweeper } from "./sweeper.ts";

/** The outcome of one push to one browser. */
export type PushOutcome = "delivered" | "retried" | "gone" | "given-up";

/** A push for one browser. */
export interface PushTask {
  subscription: StoredSubscription;
  push: CallPush;
  /** Epoch milliseconds; after this it is no longer worth sending. */
  expiresAt: number;
}

export interface PushQueueDeps {
  store: Store;
  clock: Clock;
  log: Log;
  /** Pushes to one browser; `signal` ends it early. */
  send(task: PushTask, signal: AbortSignal): Promise<PostOutcome>;
  /** Called after every attempt. */
  onOutcome?(outcome: PushOutcome): void;
  /** Longer than one push can take; if the claiming server dies, the push waits this long. */
  claimMs: number;
}

export interface PushQueue {
  /** Looks for work now instead of at the next sweep. The first call starts it. */
  wake(): void;
  stop(): Promise<void>;
  /** The number of rows due or waiting for another attempt, counted up to a limit. */
  backlog(): Promise<number>;
}

/** The first attempt, and one after each delay. */
const ATTEMPTS_MAX = 1 + RETRY_DELAYS_MS.length;
const DUE_PER_SWEEP = 200;
const BACKLOG_COUNTED_MAX = 1_000;

/** Idle until `wake`. */
export function createPushQueue(deps: PushQueueDeps): PushQueue {
  const { store, clock, log } = deps;
  const sweeper = createSweeper<StoredPush>({
    clock,
    listDue: () => listDuePushes(store, clock.now(), DUE_PER_SWEEP),
    idOf: ({ push: { news, userId, browserId } }) => `${subjectOf(news)} ${userId} ${browserId}`,
    work: tell,
    report(error) {
      if (error instanceof StoreUnavailable) {
        log.warn("store-unavailable", { during: "pushes", problem: error.message });
      } else log.error("pushing-failed", error);
    },
  });

  async function tell(due: StoredPush, signal: AbortSignal): Promise<boolean> {
    const { push } = due;
    const isOver = clock.now() >= expiryOf(push.news) || push.attempts >= ATTEMPTS_MAX;
    if (isOver) await endPush(store, due);
    else if (push.browserId === null) {
      const browsers = await listPushes(store, push.userId);
      const ids = browsers.map(({ endpoint }) => browserIdOf(endpoint));
      await fanOutPush(store, due, ids, clock.now());
    } else return await tellBrowser(due, push.browserId, signal);
    return true;
  }

  /** An attempt counts from its claim: one that crashes the server must not repeat for ever. */
  async function tellBrowser(
    due: StoredPush,
    browserId: string,
    signal: AbortSignal,
  ): Promise<boolean> {
    const push = { ...due.push, attempts: due.push.attempts + 1 };
    const claimed = await putOffPush(store, due, push, clock.now() + deps.claimMs);
    if (claimed === null) return false;
    const task = await taskOf(push, browserId);
    if (task === null) {
      await endPush(store, claimed);
      return true;
    }
    const outcome = await deps.send(task, signal);
    if (signal.aborted && outcome.kind === "failed") {
      await putOffPush(store, claimed, due.push, clock.now());
      return false;
    }
    const retryAt = retryTimeOf(push, outcome);
    await report(push, task.subscription, outcome, retryAt !== null);
    if (retryAt === null) await endPush(store, claimed);
    else await putOffPush(store, claimed, push, retryAt);
    return true;
  }

  /** Null if it is no longer relevant, or the browser no longer belongs to the person. */
  async function taskOf({ news, userId }: DuePush, browserId: string): Promise<PushTask | null> {
    const subscription = await readPush(store, userId, browserId);
    const push = subscription && await pushFor(store, news, userId, subscription);
    return push && { subscription, push, expiresAt: expiryOf(news) };
  }

  /** When to retry; null if there are no more attempts. */
  function retryTimeOf(push: DuePush, outcome: PostOutcome): number | null {
    if (outcome.kind !== "failed" || isForGood(outcome)) return null;
    const { retryAfterMs } = outcome;
    const delayMs = retryDelayMs(push.attempts, { retryAfterMs });
    const at = clock.now() + (delayMs ?? Infinity);
    return at < expiryOf(push.news) ? at : null;
  }

  /** Also removes a browser that is gone. */
  async function report(
    { userId, attempts }: DuePush,
    { endpoint }: StoredSubscription,
    outcome: PostOutcome,
    isRetried: boolean,
  ): Promise<void> {
    const service = new URL(endpoint).hostname;
    if (outcome.kind === "delivered") deps.onOutcome?.("delivered");
    else if (outcome.kind === "failed" && outcome.status !== UNKNOWN_THERE) {
      const fields = { service, attempts, why: outcome.why };
      if (isRetried) log.warn("push-failed", fields);
      else log.warn("push-given-up", fields);
      deps.onOutcome?.(isRetried ? "retried" : "given-up");
    } else {
      await removePush(store, userId, endpoint);
      log.info("push-subscription-gone", { service });
      deps.onOutcome?.("gone");
    }
  }

  return {
    wake: sweeper.wake,
    stop: sweeper.stop,
    backlog: () => countDuePushes(store, BACKLOG_COUNTED_MAX),
  };
}

/** A browser unknown to its push service has unsubscribed too (RFC 8030 section 7.3). */
const UNKNOWN_THERE = 404;

/** Any refusal below 500 except 429 would be repeated. */
const isForGood = ({ status }: PostOutcome & { kind: "failed" }): boolean =>
  status !== undefined && status < 500 && status !== 429;
