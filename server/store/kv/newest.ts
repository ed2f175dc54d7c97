/**
 * The newest entries of several ranges as one list. Assumes only that keys end in a time and an id.
 */
import type { Store } from "./kv.ts";

/** The first read of each of several ranges; most of them contribute little to a page. */
const BATCH = 32;

/**
 * Entries under a prefix from `from` up to, but excluding, `end`: a time, or an entry at that time.
 */
export interface TimeRange {
  prefix: Deno.KvKey;
  from: number;
  end: readonly [time: number, id?: string];
}

/** At most `count` entries of these ranges, newest first; equal times by id, as in the keys. */
export async function newestOf<T>(
  store: Store,
  timeRanges: TimeRange[],
  count: number,
): Promise<Deno.KvEntry<T>[]> {
  const ranges = timeRanges
    // The store rejects a range that ends before it begins.
    .filter(({ from, end }) => from <= end[0])
    .map(({ prefix, from, end }) => ({
      start: [...prefix, from],
      end: [...prefix, ...end] as Deno.KvKey,
    }));
  const batch = ranges.length === 1 ? count : Math.min(count, BATCH);
  const readers = await Promise.all(ranges.map((range) => openReader<T>(store, range, batch)));
  const newest: Deno.KvEntry<T>[] = [];
  while (newest.length < count) {
    const open = readers.filter(({ head }) => head() !== undefined);
    if (open.length === 0) break;
    const next = open.reduce((one, other) => isNewer(other.head()!, one.head()!) ? other : one);
    newest.push(next.head()!);
    await next.advance();
  }
  return newest;
}

async function openReader<T>(
  store: Store,
  range: { start: Deno.KvKey; end: Deno.KvKey },
  batch: number,
) {
  let entries = await store.list<T>(range, { limit: batch, reverse: true });
  let at = 0;
  return {
    head: () => entries.at(at),
    async advance() {
      at += 1;
      const last = entries.at(-1);
      if (at < entries.length || entries.length < batch || !last) return;
      entries = await store.list<T>({ ...range, end: last.key }, { limit: batch, reverse: true });
      at = 0;
    },
  };
}

function isNewer(one: Deno.KvEntry<unknown>, other: Deno.KvEntry<unknown>): boolean {
  const [time, id] = one.key.slice(-2) as [number, string];
  const [otherTime, otherId] = other.key.slice(-2) as [number, string];
  return time === otherTime ? id > otherId : time > otherTime;
}
