/**
 * The browser's push subscriptions on this site, one per worker. Ours are recognised by endpoint or
 * by the server's key, under any worker, as a host may move its worker to another address. The
 * host's own subscriptions are neither used nor ended. Knows no person.
 */

/** Whether all APIs exist; Safari on a phone has them only for a site on the home screen. */
export const isPushPossible = (): boolean =>
  isSecureContext && "serviceWorker" in navigator && "PushManager" in globalThis &&
  "Notification" in globalThis;

/** What identifies a subscription as ours. */
export interface PushMark {
  endpoint: string | null;
  /** The server's key, as unpadded base64url. */
  publicKey: string;
}

/** What the server needs to send pushes. */
export interface PushAddress {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

export interface SubscribeOptions {
  registration: ServiceWorkerRegistration;
  publicKey: string;
  /** Our subscription until now, which is ended unless it can be kept. */
  before: PushMark;
  /** A subscription that is made after this is ended again. */
  deadline: AbortSignal;
}

/** Subscribes through an active worker; the person has granted notifications. */
export async function subscribePush(
  { registration: { pushManager, scope }, publicKey, before, deadline }: SubscribeOptions,
): Promise<PushAddress> {
  const all = await subscriptions();
  const there = all.find(([, place]) => place === scope)?.[0];
  const holds = there !== undefined && [null, publicKey].includes(keyOf(there));
  if (there && !holds && !isOurs(there, before)) {
    throw new Error(`Cannot subscribe in ${scope}: it has a subscription for another server`);
  }
  for (const [subscription] of all) {
    const isOver = isOurs(subscription, before) || keyOf(subscription) === publicKey;
    if (isOver && !(holds && subscription === there)) await subscription.unsubscribe();
  }
  const options = { userVisibleOnly: true, applicationServerKey: bytesOf(publicKey) };
  const subscription = await pushManager.subscribe(options);
  if (deadline.aborted) await subscription.unsubscribe();
  deadline.throwIfAborted();
  const { endpoint, keys } = subscription.toJSON();
  const { p256dh, auth } = keys ?? {};
  if (!endpoint || !p256dh || !auth) throw new Error("Cannot use a subscription without keys");
  return { endpoint, keys: { p256dh, auth } };
}

/** Whether the subscription that the server knows still exists. */
export async function isSubscribed({ endpoint }: PushMark): Promise<boolean> {
  return (await subscriptions()).some(([subscription]) => subscription.endpoint === endpoint);
}

/** Ends our subscriptions, under whichever worker. */
export async function unsubscribePush(mark: PushMark): Promise<void> {
  for (const [subscription] of await subscriptions()) {
    if (isOurs(subscription, mark)) await subscription.unsubscribe();
  }
}

/** All subscriptions of this site, each with its worker's scope. */
async function subscriptions(): Promise<[PushSubscription, scope: string][]> {
  const all = await navigator.serviceWorker.getRegistrations();
  const found = await Promise.all(all.map(async ({ pushManager, scope }) => {
    const subscription = await pushManager.getSubscription();
    return subscription ? [[subscription, scope] as [PushSubscription, string]] : [];
  }));
  return found.flat();
}

const isOurs = (subscription: PushSubscription, { endpoint, publicKey }: PushMark): boolean =>
  subscription.endpoint === endpoint || keyOf(subscription) === publicKey;

/** The key of the server that may push to it, as base64url; null if the browser does not tell. */
function keyOf({ options }: PushSubscription): string | null {
  const key = options?.applicationServerKey;
  if (!key) return null;
  const text = btoa(String.fromCharCode(...new Uint8Array(key)));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
