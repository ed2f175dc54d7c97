/** Assembles push notifications: each is encrypted for its browser, signed and posted. */
import { buildPushPayload } from "@block65/webcrypto-web-push";
import { type Clock, systemClock } from "../calls/clock.ts";
import type { Alongside } from "../calls/command-runner.ts";
import type { Log } from "../log.ts";
import type { CallPush, PushSubscription } from "../protocol/push.ts";
import type { PushConfig } from "../config/push-setting.ts";
import type { Store } from "../store/kv/kv.ts";
import { type PushKeys, pushKeys } from "../store/notices/push-key-store.ts";
import { guardedPost, type PostOutcome } from "./guarded-post.ts";
import { dueMutations, missedAlongside } from "./push-news.ts";
import { createPushQueue, type PushOutcome, type PushQueue } from "./push-queue.ts";
import { isPushService } from "./push-services.ts";

/** The push queue, with what routes need. */
export interface BrowserPushes extends PushQueue {
  /** Adds notifications for those who missed a call to the commit by which they did. */
  alongside: Alongside;
  /** The mutations that notify these people that a scheduled call begins. */
  dueMutations: typeof dueMutations;
  /** The key that browsers subscribe with: a P-256 point in base64url. */
  publicKey: string;
  /** Why a subscription cannot be used; null if it can. */
  refusalOf(subscription: PushSubscription): Promise<string | null>;
}

type PushTarget = Pick<PushSubscription, "endpoint" | "keys">;

type PushOptions = { ttl: number; urgency?: (typeof URGENCY)[CallPush["type"]] };

/**
 * A sleeping phone is woken for a call that begins, not for a missed one (RFC 8030 section 5.3).
 */
const URGENCY = { "chat-call.missed": "normal", "chat-call.due": "high" } as const;
const POST_TIMEOUT_MS = 10_000;
/** Enough for a post and the commits around it. */
const CLAIM_MS = 3 * POST_TIMEOUT_MS;

/** Pushes to subscribed browsers; idle until woken. */
export async function createBrowserPushes(
  { contact, services }: PushConfig,
  { store, log, clock = systemClock, onOutcome }: {
    store: Store;
    log: Log;
    clock?: Clock;
    onOutcome?: (outcome: PushOutcome) => void;
  },
): Promise<BrowserPushes> {
  const { publicKey, privateKey } = await pushKeys(store, makeKeys);
  const vapid = { subject: contact, publicKey, privateKey };

  /** Null if nothing can ever be encrypted for this browser. */
  async function payloadOf(data: string, target: PushTarget, options: PushOptions = { ttl: 1 }) {
    const subscription = { ...target, expirationTime: null };
    return await buildPushPayload({ data, options }, subscription, vapid)
      .catch(() => null);
  }

  const pushes = createPushQueue({
    store,
    clock,
    log,
    claimMs: CLAIM_MS,
    ...(onOutcome ? { onOutcome } : {}),
    async send({ subscription: { endpoint, keys }, push, expiresAt }, signal) {
      // The settings may have changed since the subscription.
      if (!isPushService(endpoint, services)) {
        return refused("not a known push service, nor in PUSH_SERVICES");
      }
      const ttl = Math.max(1, Math.floor((expiresAt - clock.now()) / 1000));
      const options = { ttl, urgency: URGENCY[push.type] };
      const payload = await payloadOf(JSON.stringify(push), { endpoint, keys }, options);
      if (payload === null) return refused("cannot be encrypted for this browser");
      const url = new URL(endpoint);
      // The operator may name push services at private addresses.
      const allowPrivate = services.includes(url.origin);
      const { body, headers } = payload;
      return await guardedPost({ url, allowPrivate, timeoutMs: POST_TIMEOUT_MS }, {
        body,
        headers,
        signal,
      });
    },
  });
  return {
    ...pushes,
    alongside: missedAlongside(clock.now),
    dueMutations,
    publicKey,
    async refusalOf({ endpoint, keys, url }) {
      if (!isPushService(endpoint, services)) {
        return "endpoint: not an address of a known push service";
      }
      if (!URL.canParse(url)) return "url: expected an http(s) address";
      return await payloadOf("", { endpoint, keys })
        ? null
        : "keys.p256dh: not a key that can be encrypted for";
    },
  };
}

const refused = (why: string): PostOutcome => ({
  kind: "failed",
  why,
  status: 400,
  retryAfterMs: 0,
});

async function makeKeys(): Promise<PushKeys> {
  const algorithm = { name: "ECDSA", namedCurve: "P-256" };
  const pair = await crypto.subtle.generateKey(algorithm, true, ["sign"]) as CryptoKeyPair;
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  const { d } = await crypto.subtle.exportKey("jwk", pair.privateKey);
  const publicKey = point.toBase64({ alphabet: "base64url", omitPadding: true });
  return { publicKey, privateKey: d! };
}
