/**
 * Optimistic commits: read, change, check, commit, and retry if somebody else was faster or the
 * answer was lost. Each attempt leaves its id in the value it changes, so that a commit whose
 * answer never arrived is recognised on the next read.
 */
import { type Store, StoreUnavailable, type Write } from "./kv.ts";

/** The outcome of a write that the store had not answered in time. */
export type Found<T> = { landed: true; result: T } | { landed: false };

/**
 * The store fell silent during a write, so its outcome is unknown. Over KV Connect the write may
 * arrive minutes later, even if its handle is closed.
 */
export class OutcomeUnknown<T = unknown> extends StoreUnavailable {
  /**
   * Finds out the outcome, and prevents the write if it has not arrived yet. Throws
   * `StoreUnavailable` while the store is unavailable.
   */
  readonly find: () => Promise<Found<T>>;

  constructor(message: string, find: () => Promise<Found<T>>, options?: ErrorOptions) {
    super(message, options);
    this.find = find;
  }
}

/** The plan of an attempt: a result without a write, or a write with the result it leads to. */
export type Attempt<T> =
  | { result: T }
  | { result: T; anchor: Deno.KvKey; write: Write };

/** A value that remembers the last attempts that changed it, newest last. */
export interface Anchored {
  /** Absent in values written before this was recorded. */
  attempts?: string[];
}

const ATTEMPTS_MAX = 40;
const ATTEMPTS_REMEMBERED = 4;
const PAUSE_MAX_MS = 25;
/** What blocks a late write is needed only as long as a write can be under way. */
const SHUT_OUT_MS = 24 * 3600_000;

/** The attempt ids to store with a value changed by `attempt`. */
export function remember(before: Anchored | null, attempt: string): string[] {
  return [...(before?.attempts ?? []), attempt].slice(-ATTEMPTS_REMEMBERED);
}

/**
 * Runs `change` until its write succeeds or it has nothing to write; each run must read afresh.
 * Throws `StoreUnavailable` when the store's patience is exhausted, as `OutcomeUnknown` if a write
 * was tried.
 */
export async function commit<T>(
  store: Store,
  change: (attempt: string) => Promise<Attempt<T>>,
): Promise<T> {
  const givesUpAt = performance.now() + store.patienceMs;
  const written = new Map<string, T>();
  let anchor: Deno.KvKey | null = null;

  for (let attempts = 1;; attempts++) {
    try {
      if (anchor !== null) {
        const now = await store.get<Anchored>(anchor);
        const ours = now.value?.attempts?.findLast((id) => written.has(id));
        if (ours !== undefined) return written.get(ours) as T;
      }
      const attempt = crypto.randomUUID();
      const next = await change(attempt);
      if (!("write" in next)) return next.result;
      anchor = next.anchor;
      written.set(attempt, next.result);
      if (await store.write(next.write)) return next.result;
      if (attempts >= ATTEMPTS_MAX) {
        throw new StoreUnavailable(
          `Cannot commit as the data keeps changing: current value is ${attempts} attempts`,
        );
      }
    } catch (error) {
      const hopeless = attempts >= ATTEMPTS_MAX || performance.now() >= givesUpAt;
      if (!(error instanceof StoreUnavailable)) throw error;
      const at = anchor;
      if (hopeless && at === null) throw error;
      if (hopeless && at !== null) {
        throw new OutcomeUnknown(error.message, () => find(store, at, written), { cause: error });
      }
    }
    await pause(attempts);
  }
}

/** Whether one of these attempts was written; if not, makes sure that none will be. */
async function find<T>(
  store: Store,
  anchor: Deno.KvKey,
  written: ReadonlyMap<string, T>,
): Promise<Found<T>> {
  for (;;) {
    const { value, versionstamp } = await store.get<Anchored>(anchor);
    const ours = value?.attempts?.findLast((id) => written.has(id));
    if (ours !== undefined) return { landed: true, result: written.get(ours) as T };
    // Each attempt checks the version it read, so writing a new version invalidates them all.
    const same: Deno.KvMutation = value === null
      ? { type: "set", key: anchor, value: NOTHING, expireIn: SHUT_OUT_MS }
      : { type: "set", key: anchor, value };
    if (await store.write({ checks: [{ key: anchor, versionstamp }], mutations: [same] })) {
      return { landed: false };
    }
  }
}

/** A placeholder where no value exists, so that a late first write fails its check. */
const NOTHING: Anchored = { attempts: [] };

/** Waits a random time that grows with each attempt, so that rivals do not collide again. */
function pause(attempts: number): Promise<void> {
  const most = Math.min(PAUSE_MAX_MS, 2 ** attempts);
  return new Promise((resolve) => setTimeout(resolve, Math.random() * most));
}
