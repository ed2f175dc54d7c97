/** Pushes put together from their settings: each encrypted for its browser, signed, then posted. */
import { buildPushPayload } from "@block65/webcrypto-web-push";
import { type Clock, systemClock } from "../calls/clock.ts";
import type { Log } from "../log.ts";
import type { PushConfig } from "../push-setting.ts";
import type { Store } from "../store/kv.ts";
import { type PushKeys, pushKeys } from "../store/push-store.ts";
import { guardedPost } from "./guarded-post.ts";
import {
  createMissedPushes,
  type MissedPushes,
  NEWS_FOR_MS,
  type PushOutcome,
} from "./missed-pushes.ts";
import { isPushService } from "./push-services.ts";

/** What routes say of pushes. */
export interface BrowserPushes extends MissedPushes {
  /** What browsers subscribe with: a P-256 point in base64url. */
  publicKey: string;
  /** Whether pushes may go to this address. */
  accepts(endpoint: string): boolean;
}

const POST_TIMEOUT_MS = 10_000;
/** A person's browsers are told side by side. */
const CLAIM_MS = 3 * POST_TIMEOUT_MS;

/** Pushes to whichever browsers subscribe, at rest. */
export async function createBrowserPushes(
  { contact, services }: PushConfig,
  { store, log, clock = systemClock, onOutcome, caCerts }: {
    store: Store;
    log: Log;
    clock?: Clock;
    onOutcome?: (outcome: PushOutcome) => void;
    /** Certificates to trust beside the usual ones. */
    caCerts?: string[];
  },
): Promise<BrowserPushes> {
  const { publicKey, privateKey } = await pushKeys(store, makeKeys);
  const vapid = { subject: contact, publicKey, privateKey };
  const pushes = createMissedPushes({
    store,
    clock,
    log,
    claimMs: CLAIM_MS,
    ...(onOutcome ? { onOutcome } : {}),
    async send({ endpoint, keys }, push, signal) {
      const url = new URL(endpoint);
      const options = { ttl: NEWS_FOR_MS / 1000, urgency: "normal" as const };
      const subscription = { endpoint, keys, expirationTime: null };
      const message = { data: JSON.stringify(push), options };
      const payload = await buildPushPayload(message, subscription, vapid).catch(() => null);
      // Nothing can ever be encrypted with such a key.
      if (payload === null) return { kind: "gone" };
      const { body, headers } = payload;
      // Whoever runs the server named what is not one of the browsers' own.
      const target = {
        url,
        allowPrivate: services.includes(url.origin),
        timeoutMs: POST_TIMEOUT_MS,
      };
      return await guardedPost({ ...target, ...(caCerts ? { caCerts } : {}) }, {
        body,
        headers,
        signal,
      });
    },
  });
  return { ...pushes, publicKey, accepts: (endpoint) => isPushService(endpoint, services) };
}

async function makeKeys(): Promise<PushKeys> {
  const algorithm = { name: "ECDSA", namedCurve: "P-256" };
  const pair = await crypto.subtle.generateKey(algorithm, true, ["sign"]) as CryptoKeyPair;
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  const { d } = await crypto.subtle.exportKey("jwk", pair.privateKey);
  const publicKey = point.toBase64({ alphabet: "base64url", omitPadding: true });
  return { publicKey, privateKey: d! };
}
