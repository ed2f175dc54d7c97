/**
 * Read, change, check, commit, and again where somebody was quicker or the answer got lost.
 * Safe to repeat: each attempt leaves its own id in the value it changes, so that a commit whose
 * answer never came is recognized when read again.
 */
import { type Store, StoreUnavailable, type Write } from "./kv.ts";

/** What an attempt came to: nothing to write, or a write and the result it will have had. */
export type Attempt<T> =
  | { result: T }
  | { result: T; anchor: Deno.KvKey; write: Write };

/** The value at an anchor: it remembers the last attempts that changed it, newest last. */
export interface Anchored {
  attempts: string[];
}

const ATTEMPTS_MAX = 40;
const ATTEMPTS_REMEMBERED = 4;
const PAUSE_MAX_MS = 25;

/** The ids to store with a value that `attempt` changes. */
export function remember(before: Anchored | null, attempt: string): string[] {
  return [...(before?.attempts ?? []), attempt].slice(-ATTEMPTS_REMEMBERED);
}

/**
 * Runs `change` until its write is in, or it has nothing to write. It reads anew each time.
 * Throws `StoreUnavailable` when the store's patience is over.
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
        const ours = now.value?.attempts.findLast((id) => written.has(id));
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
      if (!(error instanceof StoreUnavailable) || hopeless) throw error;
    }
    await pause(attempts);
  }
}

/** Waits a random while, longer after each attempt, so that rivals do not meet again. */
function pause(attempts: number): Promise<void> {
  const most = Math.min(PAUSE_MAX_MS, 2 ** attempts);
  return new Promise((resolve) => setTimeout(resolve, Math.random() * most));
}
