/**
 * The browser's push subscription, by the worker of the host's site. One worker has one subscription:
 * what the host has there of its own is neither taken nor ended. Knows no person and no server.
 */

/** Where the browser has it all; Safari on a phone only for a site on the home screen. */
export const isPushPossible = (): boolean =>
  isSecureContext && "serviceWorker" in navigator && "PushManager" in globalThis &&
  "Notification" in globalThis;

/** What the server needs to send. */
export interface PushAddress {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

export interface SubscribeOptions {
  /** The address of the host's worker. */
  worker: string;
  /** The server's key, as unpadded base64url. */
  publicKey: string;
  /** The worker that was ours before: it may make way for this one, and its subscription for another. */
  before: string | null;
}

/** Registers the worker where it is not, and subscribes by it; the page may notify by then. */
export async function subscribePush(
  { worker, publicKey, before }: SubscribeOptions,
): Promise<PushAddress> {
  const registration = await registrationOf(worker) ?? await register(worker, before);
  await whenActive(registration);
  const { pushManager } = registration;
  const key = bytesOf(publicKey);
  const existing = await pushManager.getSubscription();
  const existingKey = existing?.options?.applicationServerKey;
  if (existing && existingKey && !areSame(new Uint8Array(existingKey), key)) {
    if (before !== worker) {
      throw new Error(`Cannot subscribe by ${worker}: it has a subscription for another server`);
    }
    await existing.unsubscribe();
  }
  const options = { userVisibleOnly: true, applicationServerKey: key };
  const { endpoint, keys } = (await pushManager.subscribe(options)).toJSON();
  const { p256dh, auth } = keys ?? {};
  if (!endpoint || !p256dh || !auth) throw new Error("Cannot use a subscription without keys");
  return { endpoint, keys: { p256dh, auth } };
}

/** Ends what was subscribed by the worker; its endpoint, null where there was nothing. */
export async function unsubscribePush(worker: string): Promise<string | null> {
  const subscription = await (await registrationOf(worker))?.pushManager.getSubscription();
  if (!subscription) return null;
  const { endpoint } = subscription;
  await subscription.unsubscribe();
  return endpoint;
}

/** Wherever it was registered, by the page itself for instance. */
async function registrationOf(worker: string): Promise<ServiceWorkerRegistration | undefined> {
  const all = await navigator.serviceWorker.getRegistrations();
  return all.find((registration) => scriptOf(registration) === worker);
}

const workerOf = ({ active, waiting, installing }: ServiceWorkerRegistration) =>
  active ?? waiting ?? installing;
const scriptOf = (registration: ServiceWorkerRegistration) => workerOf(registration)?.scriptURL;

/** Beside the site's other workers, and in no other one's place. */
async function register(
  worker: string,
  before: string | null,
): Promise<ServiceWorkerRegistration> {
  const scope = new URL(".", worker).href;
  const there = await navigator.serviceWorker.getRegistration(scope);
  const other = there?.scope === scope ? scriptOf(there) : undefined;
  if (other && other !== before && pathOf(other) !== pathOf(worker)) {
    throw new Error(
      `Cannot register ${worker}: ${other} has its place. Name that one, or move this one into a folder of its own`,
    );
  }
  return await navigator.serviceWorker.register(trusted(worker) as string);
}

const pathOf = (url: string): string => new URL(url).pathname;

/** Until then nothing can be subscribed. */
function whenActive(registration: ServiceWorkerRegistration): Promise<void> {
  const worker = workerOf(registration);
  return new Promise((resolve, reject) => {
    const look = () => {
      if (registration.active) resolve();
      else if (worker?.state === "redundant") reject(new Error("The worker was not installed"));
    };
    worker?.addEventListener("statechange", look);
    look();
  });
}

interface ScriptPolicy {
  createScriptURL(url: string): unknown;
}
let policy: ScriptPolicy | null | undefined;

/** A page whose policy asks for trusted types has to list `chat-call` among them. */
function trusted(url: string): unknown {
  if (policy === undefined) {
    const { trustedTypes } = globalThis as {
      trustedTypes?: { createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy };
    };
    try {
      policy = trustedTypes?.createPolicy("chat-call", { createScriptURL: (url) => url }) ?? null;
    } catch {
      policy = null;
    }
  }
  return policy?.createScriptURL(url) ?? url;
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

const areSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);
