/**
 * How many calls match a filter, from the sums: whole days and months are never counted call by
 * call. Only partial days are, up to a limit.
 */
import type { SessionId } from "../../protocol/ids.ts";
import { ceilDay, ceilMonth, dayOf, floorDay, floorMonth, monthOf } from "../kv/calendar.ts";
import { type CallFilter, listCalls, LIVE_MAX } from "../calls/call-history.ts";
import { kindsOf } from "../calls/call-kind.ts";
import { readDays } from "./day-sums.ts";
import { type CallKind, callKindPrefix, type CallScope, scopeOf } from "../kv/keys.ts";
import type { Store } from "../kv/kv.ts";
import { newestOf, type TimeRange } from "../kv/newest.ts";
import { readTally, type TallyRow } from "./tally-rows.ts";

/** How many calls of partial days are counted one by one; beyond that there is no total. */
export const COUNTED_MAX = 1_000;

/** Later days have no name: years have four digits. */
const LAST_MOMENT = Date.UTC(9999, 11, 31);

/** The number of matching calls; null if more than `COUNTED_MAX` had to be counted one by one. */
export async function countCalls(store: Store, filter: CallFilter): Promise<number | null> {
  const [live, final] = await Promise.all([
    countLive(store, filter),
    countFinal(store, filter),
  ]);
  return final === null ? null : live + final;
}

async function countLive(store: Store, filter: CallFilter): Promise<number> {
  const kinds = kindsOf(filter).filter(({ status }) => status === "live");
  if (kinds.length === 0) return 0;
  if (filter.status === undefined) {
    const scope = scopeOf(filter.userId, filter.chatId);
    const ranges = kinds.map((kind) => within(callKindPrefix(scope, kind), filter));
    return (await newestOf<SessionId>(store, ranges, LIVE_MAX)).length;
  }
  const page = await listCalls(store, { ...filter, limit: LIVE_MAX });
  return page?.calls.length ?? 0;
}

async function countFinal(store: Store, filter: CallFilter): Promise<number | null> {
  const kinds = kindsOf(filter).filter(({ status }) => status !== "live");
  if (kinds.length === 0) return 0;
  const scope = scopeOf(filter.userId, filter.chatId);
  const names = new Set(
    kinds.map(({ status, callType, direction }) => `${status}/${callType}/${direction}/`),
  );
  const sum = (rows: TallyRow[]) => {
    const wanted = rows.filter(({ counter }) =>
      names.has(counter.slice(0, counter.lastIndexOf("/") + 1))
    );
    return wanted.reduce((total, { value }) => total + value, 0);
  };
  if (filter.from === undefined && filter.before === undefined) {
    return sum(await readTally(store, scope, "all"));
  }

  const from = Math.max(filter.from ?? 0, 0);
  const before = Math.min(filter.before ?? LAST_MOMENT, LAST_MOMENT);
  if (before <= from) return 0;
  const { whole, cut } = split(from, before, ceilDay, floorDay);
  const counts: Promise<number | null>[] = [countOneByOne(store, scope, kinds, cut)];
  for (const [first, end] of whole) {
    const days = split(first, end, ceilMonth, floorMonth);
    for (const [start, stop] of days.cut) {
      counts.push(readDays(store, filter, dayOf(start), dayOf(stop)).then(({ rows }) => sum(rows)));
    }
    for (const [start, stop] of days.whole) {
      const [first, end] = [monthOf(dayOf(start)), monthOf(dayOf(stop))];
      counts.push(readTally(store, scope, "month", first, end).then(sum));
    }
  }
  const found = await Promise.all(counts);
  return found.some((one) => one === null)
    ? null
    : found.reduce<number>((total, one) => total + (one ?? 0), 0);
}

type Stretch = readonly [start: number, end: number];

/** Splits a stretch into its whole periods and the partial ends. */
function split(
  start: number,
  end: number,
  ceil: (at: number) => number,
  floor: (at: number) => number,
): { whole: Stretch[]; cut: Stretch[] } {
  const first = ceil(start);
  const last = floor(end);
  if (first > last) return { whole: [], cut: [[start, end]] };
  const isThere = ([from, to]: Stretch) => from < to;
  const cut: Stretch[] = [[start, first], [last, end]];
  return { whole: [[first, last] as const].filter(isThere), cut: cut.filter(isThere) };
}

async function countOneByOne(
  store: Store,
  scope: CallScope,
  kinds: CallKind[],
  stretches: Stretch[],
): Promise<number | null> {
  const ranges = stretches.flatMap(([from, before]) =>
    kinds.map((kind) => within(callKindPrefix(scope, kind), { from, before }))
  );
  if (ranges.length === 0) return 0;
  const found = await newestOf<SessionId>(store, ranges, COUNTED_MAX + 1);
  return found.length > COUNTED_MAX ? null : found.length;
}

function within(
  prefix: Deno.KvKey,
  { from = 0, before = Number.MAX_SAFE_INTEGER }: Pick<CallFilter, "from" | "before">,
): TimeRange {
  return { prefix, from, end: [before] };
}
