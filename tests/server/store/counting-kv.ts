/** A store handle that counts its operations, and can be made silent, late or lose answers. */

/**
 * How a commit fails: it hangs and is lost, it is written and the answer is lost, or it hangs and
 * is written on `arriveLate()`.
 */
export type Fault = "silent" | "answer-lost" | "late" | null;

/** What a counting handle has counted, and how it is to behave. */
export interface KvTap {
  kv: Deno.Kv;
  /** Commits that went through. */
  commits: number;
  /** Reads: each `get`, `getMany` and `list`. */
  reads: number;
  /** The reads that were a `list`; sweeps list at any time. */
  lists: number;
  /** Faults of the next commits, one each. */
  commitFaults: Fault[];
  /** Runs the late commits; returns for each whether it was written. */
  arriveLate(): Promise<boolean[]>;
  /** Called before each commit. */
  beforeCommit: () => void;
  /** Whether no operation is answered. */
  isSilent: boolean;
}

/** A server's heartbeat and mail have no caller, so they do not count. */
const SIGNS_OF_LIFE: unknown[] = ["instances", "mailbox", "bell"];
const isSignOfLife = (key: Deno.KvKey) => SIGNS_OF_LIFE.includes(key[0]);

const never = () => new Promise<never>(() => {});

/**
 * A broken connection: what would hang fails at once, so that tests of the consequences need no
 * deadline that a busy machine might miss.
 */
export const breakOff = () => Promise.reject(new Error("the line broke"));

/**
 * The patience of a store over a broken connection: it waits long for an answer, and does not
 * retry.
 */
export const UNTIL_IT_BREAKS = { callTimeoutMs: 60_000, patienceMs: 0 };

/** Wraps a handle; `hang` is the result of a call without an answer. */
export function tapKv(inner: Deno.Kv, hang: () => Promise<never> = never): KvTap {
  const late: (() => Promise<boolean>)[] = [];
  const tap: KvTap = {
    kv: inner,
    commits: 0,
    reads: 0,
    lists: 0,
    commitFaults: [],
    arriveLate: () => Promise.all(late.splice(0).map((arrive) => arrive())),
    beforeCommit: () => {},
    isSilent: false,
  };
  const read = <T>(keys: readonly Deno.KvKey[], call: () => Promise<T>): Promise<T> => {
    if (!keys.every(isSignOfLife)) tap.reads += 1;
    return tap.isSilent ? hang() : call();
  };

  function atomic(): Deno.AtomicOperation {
    const operation = inner.atomic();
    const commit = operation.commit.bind(operation);
    const mutate = operation.mutate.bind(operation);
    let counts = false;
    operation.mutate = (...mutations) => {
      counts ||= mutations.some(({ key }) => !isSignOfLife(key));
      return mutate(...mutations);
    };
    operation.commit = async () => {
      tap.beforeCommit();
      const fault = tap.commitFaults.shift() ?? null;
      if (tap.isSilent || fault === "silent") return hang();
      if (fault === "late") {
        late.push(async () => (await commit()).ok);
        return hang();
      }
      const result = await commit();
      if (result.ok && counts) tap.commits += 1;
      return fault === "answer-lost" ? hang() : result;
    };
    return operation;
  }

  const taps: Partial<Deno.Kv> = {
    get: (key, options) => read([key], () => inner.get(key, options)),
    getMany: ((keys: Deno.KvKey[]) => read(keys, () => inner.getMany(keys))) as Deno.Kv["getMany"],
    list: ((selector: Deno.KvListSelector, options?: Deno.KvListOptions) => {
      if (!("prefix" in selector) || !isSignOfLife(selector.prefix)) {
        tap.reads += 1;
        tap.lists += 1;
      }
      return tap.isSilent ? { [Symbol.asyncIterator]: () => ({ next: hang }) } : inner.list(
        selector,
        options,
      );
    }) as Deno.Kv["list"],
    atomic,
    close: () => inner.close(),
  };
  tap.kv = new Proxy(inner, {
    get: (target, name) => Reflect.get(taps, name) ?? Reflect.get(target, name),
  });
  return tap;
}
