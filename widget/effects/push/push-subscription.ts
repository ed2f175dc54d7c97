/**
 * The browser's push subscriptions on this site, one a worker. Ours are known by their address or by
 * the server's key, whichever worker has them by now: a host may give its worker another address.
 * What the host has of its own is neither taken nor ended. Knows no person.
 */

/** Where the browser has it all; Safari on a phone only for a site on the home screen. */
export const isPushPossible = (): boolean =>
  isSecureContext && "serviceWorker" in navigator && "PushManager" in globalThis &&
  "Notification" in globalThis;

/** By what a subscription is known for one of ours. */
export interface PushMark {
  endpoint: string | null;
  /** The server's key, as unpadded base64url. */
  publicKey: string;
}

/** What the server needs to send. */
export interface PushAddress {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

export interface SubscribeOptions {
  registration: ServiceWorkerRegistration;
  publicKey: string;
  /** What was ours until now: it ends, but for what still holds. */
  before: PushMark;
  /** What comes after it is ended. */
  deadline: AbortSignal;
}

/** Subscribes by an active worker; the page may notify by then. */
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

/** Whether the subscription is there that the server knows. */
export async function isSubscribed({ endpoint }: PushMark): Promise<boolean> {
  return (await subscriptions()).some(([subscription]) => subscription.endpoint === endpoint);
}

/** Ends what is ours, wherever it is. */
export async function unsubscribePush(mark: PushMark): Promise<void> {
  for (const [subscription] of await subscriptions()) {
    if (isOurs(subscription, mark)) await subscription.unsubscribe();
  }
}

/** All of this site, and where each worker has its place. */
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

/** The key of whoever may push to it, as the server writes it; null where the browser does not say. */
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
