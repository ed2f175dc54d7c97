/**
 * Read, change, check, commit, and again where somebody was quicker or the answer got lost.
 * Safe to repeat: each attempt leaves its own id in the value it changes, so that a commit whose
 * answer never came is recognized when read again.
 */
import { type Store, StoreUnavailable, type Write } from "./kv.ts";

/** How a write turned out that the store had not answered in time. */
export type Found<T> = { landed: true; result: T } | { landed: false };

/**
 * The store fell silent in the midst of a write, and nobody can say what became of it: over KV
 * Connect it may still be on its way minutes later, even where its handle is closed.
 */
export class OutcomeUnknown<T = unknown> extends StoreUnavailable {
  /**
   * Looks what became of it, and shuts out what is still on its way; throws `StoreUnavailable` as
   * long as the store is away.
   */
  readonly find: () => Promise<Found<T>>;

  constructor(message: string, find: () => Promise<Found<T>>, options?: ErrorOptions) {
    super(message, options);
    this.find = find;
  }
}

/** What an attempt came to: nothing to write, or a write and the result it will have had. */
export type Attempt<T> =
  | { result: T }
  | { result: T; anchor: Deno.KvKey; write: Write };

/** The value at an anchor: it remembers the last attempts that changed it, newest last. */
export interface Anchored {
  /** Absent from what was written before its kind of value remembered them. */
  attempts?: string[];
}

const ATTEMPTS_MAX = 40;
const ATTEMPTS_REMEMBERED = 4;
const PAUSE_MAX_MS = 25;
/** What shuts out a late write is needed no longer than any write can be on its way. */
const SHUT_OUT_MS = 24 * 3600_000;

/** The ids to store with a value that `attempt` changes. */
export function remember(before: Anchored | null, attempt: string): string[] {
  return [...(before?.attempts ?? []), attempt].slice(-ATTEMPTS_REMEMBERED);
}

/**
 * Runs `change` until its write is in, or it has nothing to write. It reads anew each time.
 * Throws `StoreUnavailable` when the store's patience is over, as `OutcomeUnknown` where something
 * was already asked to be written.
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
          `Cannot commit as others are always quicker: current value is ${attempts} attempts`,
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

/** Whether one of these attempts was written; where none was, none will be any more. */
async function find<T>(
  store: Store,
  anchor: Deno.KvKey,
  written: ReadonlyMap<string, T>,
): Promise<Found<T>> {
  for (;;) {
    const { value, versionstamp } = await store.get<Anchored>(anchor);
    const ours = value?.attempts?.findLast((id) => written.has(id));
    if (ours !== undefined) return { landed: true, result: written.get(ours) as T };
    // Each was checked against the version it had read; one more version, and none of them fits.
    const same: Deno.KvMutation = value === null
      ? { type: "set", key: anchor, value: NOTHING, expireIn: SHUT_OUT_MS }
      : { type: "set", key: anchor, value };
    if (await store.write({ checks: [{ key: anchor, versionstamp }], mutations: [same] })) {
      return { landed: false };
    }
  }
}

/** Stands where there is nothing, so that nothing can be written there as if it were the first. */
const NOTHING: Anchored = { attempts: [] };

/** Waits a random while, longer after each attempt, so that rivals do not meet again. */
function pause(attempts: number): Promise<void> {
  const most = Math.min(PAUSE_MAX_MS, 2 ** attempts);
  return new Promise((resolve) => setTimeout(resolve, Math.random() * most));
}
