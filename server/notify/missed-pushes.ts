/**
 * Pushes missed calls to people's browsers: puts a row into the commit by which a call is missed, and
 * works the rows off until each browser has it or it is too late to be news. Any instance may push what
 * another wrote.
 */
import type { Clock } from "../calls/clock.ts";
import type { Alongside } from "../calls/command-runner.ts";
import type { Log } from "../log.ts";
import { type CallMissedPush } from "../protocol/push.ts";
import { readCall } from "../store/call-store.ts";
import { type Store, StoreUnavailable } from "../store/kv.ts";
import { missedBy } from "../store/missed-store.ts";
import { readPerson } from "../store/person-store.ts";
import {
  type DuePush,
  duePushMutation,
  listDuePushes,
  putOff,
  settlePush,
  type StoredPush,
} from "../store/push-due-store.ts";
import { listPushes, removePush, type StoredSubscription } from "../store/push-store.ts";
import type { PostOutcome } from "./guarded-post.ts";
import { callMissedPush } from "./push-message.ts";
import { retryDelayMs } from "./retry-policy.ts";
import { createSweeper } from "./sweeper.ts";

/** What became of one push to one browser. */
export type PushOutcome = "delivered" | "retried" | "gone" | "given-up";

export interface MissedPushesDeps {
  store: Store;
  clock: Clock;
  log: Log;
  /** Pushes to one browser; `signal` ends it early. */
  send(
    subscription: StoredSubscription,
    push: CallMissedPush,
    signal: AbortSignal,
  ): Promise<PostOutcome>;
  /** Hears of every attempt. */
  onOutcome?(outcome: PushOutcome): void;
  /** Longer than one push can take; whoever claims and dies holds it up for so long. */
  claimMs: number;
}

export interface MissedPushes {
  /** Adds who missed the call to the commit by which they did. */
  alongside: Alongside;
  wake(): void;
  stop(): Promise<void>;
}

/** Until then a missed call is news; the push services keep it for a browser that is off no longer. */
export const NEWS_FOR_MS = 24 * 3600 * 1000;
const DUE_PER_SWEEP = 200;

/** Pushes at rest; `wake` them. */
export function createMissedPushes(deps: MissedPushesDeps): MissedPushes {
  const { store, clock, log } = deps;
  const sweeper = createSweeper<StoredPush>({
    clock,
    listDue: () => listDuePushes(store, clock.now(), DUE_PER_SWEEP),
    idOf: ({ push }) => `${push.callId} ${push.userId}`,
    work: tell,
    report(error) {
      if (error instanceof StoreUnavailable) {
        log.warn("store-unavailable", { during: "pushes", problem: error.message });
      } else log.error("pushing-failed", error);
    },
  });

  /** Tells all browsers of the person that do not know yet. */
  async function tell(due: StoredPush, signal: AbortSignal): Promise<boolean> {
    const claimed = await putOff(store, due, due.push, clock.now() + deps.claimMs);
    if (claimed === null) return false;
    const { push } = claimed;
    const left = await tellBrowsers(push, signal);
    const attempts = push.attempts + 1;
    const delayMs = retryDelayMs(attempts, { retryAfterMs: left.retryAfterMs }) ?? Infinity;
    const nextAt = clock.now() + delayMs;
    if (signal.aborted) {
      await putOff(store, claimed, { ...push, left: left.endpoints }, clock.now());
    } else if (left.endpoints.length > 0 && nextAt < push.missedAt + NEWS_FOR_MS) {
      await putOff(store, claimed, { ...push, attempts, left: left.endpoints }, nextAt);
    } else await settlePush(store, claimed);
    return true;
  }

  /** Answers with the browsers that are to be tried again. */
  async function tellBrowsers(
    { callId, userId, missedAt, left }: DuePush,
    signal: AbortSignal,
  ): Promise<{ endpoints: string[]; retryAfterMs: number }> {
    const all = await listPushes(store, userId);
    const subscriptions = left ? all.filter(({ endpoint }) => left.includes(endpoint)) : all;
    const record = subscriptions.length > 0 ? await readCall(store, callId) : null;
    // Deleted meanwhile, or seen on a page: no news any more.
    const isNews = record !== null && ((await readPerson(store, userId)).seenAt ?? 0) < missedAt;
    const again = { endpoints: [] as string[], retryAfterMs: 0 };
    if (!isNews) return again;
    await Promise.all(subscriptions.map(async (subscription) => {
      const push = callMissedPush(record, missedAt, subscription);
      const outcome = await deps.send(subscription, push, signal);
      const result = await settle(userId, subscription, outcome);
      deps.onOutcome?.(result);
      if (result !== "retried" || outcome.kind !== "failed") return;
      again.endpoints.push(subscription.endpoint);
      again.retryAfterMs = Math.max(again.retryAfterMs, outcome.retryAfterMs);
    }));
    return again;
  }

  async function settle(
    userId: string,
    { endpoint }: StoredSubscription,
    outcome: PostOutcome,
  ): Promise<PushOutcome> {
    if (outcome.kind === "delivered") return "delivered";
    const service = new URL(endpoint).hostname;
    // The browser has unsubscribed (RFC 8030 section 7.3), or is to be known by another key.
    if (outcome.kind === "gone" || outcome.status === 404) {
      await removePush(store, userId, endpoint);
      log.info("push-subscription-gone", { service });
      return "gone";
    }
    const { why, status = 503 } = outcome;
    if (status < 500 && status !== 429) {
      log.warn("push-given-up", { service, why });
      return "given-up";
    }
    log.warn("push-failed", { service, why });
    return "retried";
  }

  return {
    alongside({ before, after }) {
      const missedAt = clock.now();
      return missedBy(before, after)
        // Whoever is in another call sees it there.
        .filter(({ status }) => status !== "busy")
        .map(({ userId }) =>
          duePushMutation({ callId: after.id, userId, missedAt, attempts: 0, left: null }, missedAt)
        );
    },
    wake: sweeper.wake,
    stop: sweeper.stop,
  };
}
