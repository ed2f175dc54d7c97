/** Assembles webhooks: every attempt at an event is signed separately, then posted. */
import { type Clock, systemClock } from "../calls/clock.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/kv/kv.ts";
import type { WebhookConfig } from "../config/webhook-setting.ts";
import { guardedPost } from "./guarded-post.ts";
import { signatureHeaders } from "./webhook-signature.ts";
import { createWebhooks, type WebhookOutcome, type Webhooks } from "./webhooks.ts";

/** A receiver that needs longer should accept the event first and process it later. */
const POST_TIMEOUT_MS = 15_000;
/** Enough for a post and the commits around it, twice. */
const CLAIM_MS = 3 * POST_TIMEOUT_MS;

/** Webhooks to the configured receiver; idle until woken. */
export function createHostWebhooks(
  { url, keys, allowPrivate }: WebhookConfig,
  { store, log, clock = systemClock, onOutcome, timeoutMs = POST_TIMEOUT_MS }: {
    store: Store;
    log: Log;
    clock?: Clock;
    onOutcome?: (outcome: WebhookOutcome) => void;
    timeoutMs?: number;
  },
): Webhooks {
  return createWebhooks({
    store,
    clock,
    log,
    claimMs: CLAIM_MS,
    ...(onOutcome ? { onOutcome } : {}),
    async post(event, signal) {
      const body = JSON.stringify(event);
      const headers = {
        "content-type": "application/json",
        ...await signatureHeaders({ id: event.id, body, keys, nowMs: clock.now() }),
      };
      return await guardedPost({ url, allowPrivate, timeoutMs }, { body, headers, signal });
    },
  });
}
