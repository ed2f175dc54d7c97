/**
 * The service worker of the host's site that push subscriptions need: an existing one, or one that
 * is registered here without replacing any other worker. Knows no person and no server.
 */

/** Resolves when the worker is active. `before`, our earlier worker, may be replaced by it. */
export async function activeRegistration(
  worker: string,
  before: string,
): Promise<ServiceWorkerRegistration> {
  const registration = await registrationOf(worker) ?? await register(worker, before);
  await whenActive(registration);
  return registration;
}

/** Finds the worker in any scope; the host page may have registered it. */
async function registrationOf(worker: string): Promise<ServiceWorkerRegistration | undefined> {
  const all = await navigator.serviceWorker.getRegistrations();
  return all.find((registration) => scriptOf(registration) === worker);
}

const workerOf = ({ active, waiting, installing }: ServiceWorkerRegistration) =>
  active ?? waiting ?? installing;
const scriptOf = (registration: ServiceWorkerRegistration) => workerOf(registration)?.scriptURL;

async function register(worker: string, before: string): Promise<ServiceWorkerRegistration> {
  const scope = new URL(".", worker).href;
  const there = await navigator.serviceWorker.getRegistration(scope);
  const other = there?.scope === scope ? scriptOf(there) : undefined;
  if (other && other !== before && pathOf(other) !== pathOf(worker)) {
    throw new Error(
      `Cannot register ${worker}: its folder has ${other}. Use that one, or another folder`,
    );
  }
  return await navigator.serviceWorker.register(trusted(worker) as string);
}

const pathOf = (url: string): string => new URL(url).pathname;

/** Resolves when the worker is active; before that it cannot subscribe. */
function whenActive(registration: ServiceWorkerRegistration): Promise<void> {
  const worker = workerOf(registration);
  return new Promise((resolve, reject) => {
    const look = () => {
      if (registration.active) resolve();
      else if (worker?.state === "redundant") {
        reject(new Error("The service worker was not installed"));
      }
    };
    worker?.addEventListener("statechange", look);
    look();
  });
}

interface ScriptPolicy {
  createScriptURL(url: string): unknown;
}
let policy: ScriptPolicy | null | undefined;

/** A page whose policy requires trusted types has to allow a policy named `chat-call`. */
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
