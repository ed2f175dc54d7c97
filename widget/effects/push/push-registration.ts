/**
 * The worker of the host's site, by which a browser subscribes: the one that is there, or registered
 * beside the site's others and in no other one's place. Knows no person and no server.
 */

/** The worker may subscribe by then. `before` was ours until now: it may make way for this one. */
export async function activeRegistration(
  worker: string,
  before: string,
): Promise<ServiceWorkerRegistration> {
  const registration = await registrationOf(worker) ?? await register(worker, before);
  await whenActive(registration);
  return registration;
}

/** Wherever it was registered, by the page itself for instance. */
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
