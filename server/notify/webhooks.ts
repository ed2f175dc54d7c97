/**
 * Webhooks: queues events in the commit of the change they are about, and posts them in order per
 * call until they are accepted or given up. Any instance may post what another queued.
 */
import { callEntryOf } from "../calls/call-entry.ts";
import type { Clock } from "../calls/clock.ts";
import type { Alongside } from "../calls/command-runner.ts";
import type { Log } from "../log.ts";
import type { WebhookEvent } from "../protocol/webhook.ts";
import { isLive } from "../store/calls/call-record.ts";
import { type Store, StoreUnavailable } from "../store/kv/kv.ts";
import {
  advanceWebhooks,
  type ClaimedLane,
  claimWebhooks,
  type DueWebhooks,
  listDueWebhooks,
  postponeWebhooks,
  releaseWebhooks,
  webhookMutations,
  type WebhookRow,
} from "../store/notices/webhook-store.ts";
import { callEventsOf } from "./call-events.ts";
import { retryDelayMs } from "./retry-policy.ts";
import type { PostOutcome } from "./guarded-post.ts";
import { createSweeper } from "./sweeper.ts";

/** The outcome of one attempt. */
export type WebhookOutcome = "delivered" | "retried" | "given-up";

export interface WebhooksDeps {
  store: Store;
  clock: Clock;
  log: Log;
  /** Posts one event; `signal` ends it early. */
  post(event: WebhookEvent, signal: AbortSignal): Promise<PostOutcome>;
  /** Called after every attempt. */
  onOutcome?(outcome: WebhookOutcome): void;
  /**
   * Longer than one post can take; if the claiming server dies, the call's events wait this long.
   */
  claimMs: number;
  sweepEveryMs?: number;
  retryDelaysMs?: number[];
}

export interface Webhooks {
  /** Adds the events of a change to its commit. */
  alongside: Alongside;
  /** Looks for work now instead of at the next sweep. The first call starts it. */
  wake(): void;
  /** Takes up nothing more, and gives work in progress a moment to finish. */
  stop(): Promise<void>;
  /**
   * How many calls have events due or awaiting a retry; reads at most `BACKLOG_COUNTED_MAX` rows.
   */
  backlog(): Promise<number>;
}

const DUE_PER_SWEEP = 200;
const BACKLOG_COUNTED_MAX = 1_000;

/** Idle until `wake`. */
export function createWebhooks(deps: WebhooksDeps): Webhooks {
  const { store, clock, log, claimMs } = deps;
  const by = crypto.randomUUID();
  const claimUntil = () => clock.now() + claimMs;

  const sweeper = createSweeper<DueWebhooks>({
    clock,
    listDue: () => listDueWebhooks(store, clock.now(), DUE_PER_SWEEP),
    idOf: ({ callId }) => callId,
    work: tell,
    report,
    ...(deps.sweepEveryMs === undefined ? {} : { everyMs: deps.sweepEveryMs }),
  });

  function report(error: unknown): void {
    if (error instanceof StoreUnavailable) {
      log.warn("store-unavailable", { during: "webhooks", problem: error.message });
    } else log.error("posting-failed", error);
  }

  /**
   * Posts a call's events until none is left or one has to wait. Returns whether there were any.
   */
  async function tell(due: DueWebhooks, signal: AbortSignal): Promise<boolean> {
    let claimed = await claimWebhooks(store, due, { by, now: clock.now(), until: claimUntil() });
    let hasTold = false;
    let isOver = false;
    while (claimed !== null) {
      if (claimed.row === null) {
        await releaseWebhooks(store, claimed, { isOver });
        return hasTold;
      }
      if (sweeper.isStopped) {
        await letGo(claimed);
        return false;
      }
      hasTold = true;
      isOver = !isLive(claimed.row.value.record);
      claimed = await attempt(claimed, claimed.row.value, signal);
    }
    return hasTold;
  }

  async function attempt(
    claimed: ClaimedLane,
    row: WebhookRow,
    signal: AbortSignal,
  ): Promise<ClaimedLane | null> {
    const event = eventOf(row, claimed.lane);
    const { type } = event;
    const outcome = await deps.post(event, signal);
    const attempts = claimed.lane.attempts + 1;
    if (outcome.kind === "delivered") {
      deps.onOutcome?.("delivered");
      log.debug("webhook-delivered", { webhookId: event.id, type, attempts });
      return await advanceWebhooks(store, claimed, { by, until: claimUntil() });
    }
    if (signal.aborted) {
      await letGo(claimed);
      return null;
    }
    const isGone = outcome.kind === "gone";
    const why = isGone ? "status 410" : outcome.why;
    const delayMs = isGone ? null : retryDelayMs(attempts, {
      retryAfterMs: outcome.retryAfterMs,
      ...(deps.retryDelaysMs ? { delaysMs: deps.retryDelaysMs } : {}),
    });
    if (delayMs === null) {
      deps.onOutcome?.("given-up");
      log.error("webhook-given-up", undefined, { webhookId: event.id, type, attempts, why });
      return await advanceWebhooks(store, claimed, { by, until: claimUntil() });
    }
    log.warn("webhook-failed", { webhookId: event.id, type, attempts, why, retryInMs: delayMs });
    await postponeWebhooks(store, claimed, { notBefore: clock.now() + delayMs, attempts });
    deps.onOutcome?.("retried");
    return null;
  }

  /** Releases a call to whoever looks next, as if it had not been taken up. */
  async function letGo(claimed: ClaimedLane): Promise<void> {
    const { attempts } = claimed.lane;
    await postponeWebhooks(store, claimed, { notBefore: clock.now(), attempts });
  }

  return {
    alongside({ before, after }) {
      const events = callEventsOf(before, after);
      if (events.length === 0) return [];
      return webhookMutations({ events, record: after, at: clock.now() });
    },
    wake: sweeper.wake,
    stop: sweeper.stop,
    async backlog() {
      const due = await listDueWebhooks(store, Number.MAX_SAFE_INTEGER - 1, BACKLOG_COUNTED_MAX);
      return due.length;
    },
  };
}

/** The next event of a row. Its id follows from the commit, so a repeated post has the same id. */
function eventOf({ events, record, at }: WebhookRow, lane: ClaimedLane["lane"]): WebhookEvent {
  const event = events[lane.toldOfRow];
  const {
    isIncoming: _incoming,
    isOutgoing: _outgoing,
    userStatus: _status,
    ...data
  } = callEntryOf(record, record.callerId);
  return {
    id: `msg_${record.id}_${record.sequence}_${lane.toldOfRow}`,
    type: event.type,
    timestamp: new Date(at).toISOString(),
    sequence: lane.told + 1,
    ...(event.userId === undefined ? {} : { userId: event.userId }),
    ...(event.reason === undefined ? {} : { reason: event.reason }),
    data,
  };
}
