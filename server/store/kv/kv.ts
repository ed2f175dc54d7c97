/**
 * Opens the Deno KV store and puts a deadline on every call to it: over KV Connect a call can hang
 * for ever while the store answers 503. Knows nothing of what is stored.
 */
import { dirname } from "node:path";
import { watchKey } from "./watch.ts";

/** The store did not answer, or not in time. The request may be repeated. */
export class StoreUnavailable extends Error {
  override name = "StoreUnavailable";
}

/** The database could not be opened at all; `cause` says why. */
export class StoreUnopened extends Error {
  override name = "StoreUnopened";
}

/** The mutations of one commit, and the checks that what was read has not changed. */
export interface Write {
  checks: Deno.AtomicCheck[];
  mutations: Deno.KvMutation[];
}

/** Deno KV with a deadline on each call; every call except `close` may throw `StoreUnavailable`. */
export interface Store {
  get<T>(key: Deno.KvKey): Promise<Deno.KvEntryMaybe<T>>;
  /** Any number of keys, read ten at a time; only each ten are a consistent view. */
  getMany<T>(keys: Deno.KvKey[]): Promise<Deno.KvEntryMaybe<T>[]>;
  /** The selected entries, at most `limit` of them. */
  list<T>(
    selector: Deno.KvListSelector,
    options: { limit: number; reverse?: boolean; batchSize?: number },
  ): Promise<Deno.KvEntry<T>[]>;
  /** Makes one commit; false if a check failed and nothing was written. */
  write(write: Write): Promise<boolean>;
  /**
   * Calls `onChange` some time after a key was written, once for many writes. It may be missed, so
   * it is only a hint. The returned function ends the watch.
   */
  watch(key: Deno.KvKey, onChange: () => void): () => void;
  /** How long a command may keep trying, in milliseconds. */
  readonly patienceMs: number;
  close(): void;
}

/** How long to wait for the store. */
export interface StoreOptions {
  /** For one call. */
  callTimeoutMs?: number;
  /** For one command including its retries. */
  patienceMs?: number;
}

const CALL_TIMEOUT_MS = 2_000;
const PATIENCE_MS = 5_000;
/** Deno KV's limit of keys per read. */
export const KEYS_PER_READ = 10;
/** A KV Connect server's limit of checks per commit; Deno's own limit is higher. */
export const CHECKS_PER_COMMIT = 10;

/**
 * Opens the database: a file (its folder is created), `:memory:`, or the URL of a KV Connect
 * server. Without a path it is the one that the platform provides. Throws `StoreUnopened`.
 */
export async function openDatabase(path?: string): Promise<Deno.Kv> {
  try {
    if (path !== undefined && path !== ":memory:" && !/^https?:\/\//.test(path)) {
      await Deno.mkdir(dirname(path), { recursive: true });
    }
    return await Deno.openKv(path);
  } catch (cause) {
    throw new StoreUnopened("Cannot open the database", { cause });
  }
}

/** Opens the store on the database at this path, as in `openDatabase()`. */
export async function openStore(path?: string, options: StoreOptions = {}): Promise<Store> {
  return storeOver(await openDatabase(path), options);
}

/** The store on an open handle. */
export function storeOver(kv: Deno.Kv, options: StoreOptions = {}): Store {
  const callTimeoutMs = options.callTimeoutMs ?? CALL_TIMEOUT_MS;
  const patienceMs = options.patienceMs ?? PATIENCE_MS;

  function inTime<T>(what: string, call: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () =>
          reject(
            new StoreUnavailable(`Cannot ${what} as the store did not answer: ${callTimeoutMs} ms`),
          ),
        callTimeoutMs,
      );
      // A closed handle throws synchronously.
      Promise.resolve().then(call).then(resolve, (cause: unknown) => {
        if (isOurFault(cause)) reject(cause);
        else {
          const current = cause instanceof Error ? cause.message : String(cause);
          reject(
            new StoreUnavailable(`Cannot ${what} as the store failed: ${current}`, { cause }),
          );
        }
      }).finally(() => clearTimeout(timer));
    });
  }

  return {
    patienceMs,
    get: (key) => inTime("read", () => kv.get(key)),
    async getMany<T>(keys: Deno.KvKey[]) {
      const starts = Array.from(
        { length: Math.ceil(keys.length / KEYS_PER_READ) },
        (_, at) => at * KEYS_PER_READ,
      );
      const parts = await Promise.all(starts.map((from) => {
        const some = keys.slice(from, from + KEYS_PER_READ);
        return inTime("read", () => kv.getMany<T[]>(some));
      }));
      return parts.flat();
    },
    list: <T>(selector: Deno.KvListSelector, options: Deno.KvListOptions) =>
      inTime("list", () => Array.fromAsync(kv.list<T>(selector, options))),
    write({ checks, mutations }) {
      if (checks.length > CHECKS_PER_COMMIT) {
        throw new RangeError(
          `Cannot commit: stores allow ${CHECKS_PER_COMMIT} checks, current value is ${checks.length}`,
        );
      }
      return inTime("commit", async () => {
        const { ok } = await kv.atomic().check(...checks).mutate(...mutations).commit();
        return ok;
      });
    },
    watch: (key, onChange) => watchKey(kv, key, onChange),
    close: () => kv.close(),
  };
}

/**
 * Whether the store refuses this however often it is tried: over a limit, or not serializable. The
 * error class does not tell: a database locked by another process is a TypeError too.
 */
function isOurFault(cause: unknown): boolean {
  return cause instanceof TypeError && /too (large|many)|be cloned/i.test(cause.message);
}
