/** Reads rows of sums. What they add up to, others say. */
import { LANE_BITS, LANES } from "./call-kind.ts";
import { type CallScope, callsPerDayPrefix, type TallyPeriod, tallyPrefix } from "./keys.ts";
import type { Store } from "./kv.ts";

/** One sum: of which period by its name, of what by its counter. */
export interface TallyRow {
  name: string;
  counter: string;
  value: number;
}

/** More rows than ten thousand days of every kind have; a bound, not an expectation. */
const ROWS_MAX = 500_000;
/** Behind every name. */
const LAST = "\uffff";

/** A scope's sums by period; of days and months only those from `from` and before `before`. */
export async function readTally(
  store: Store,
  scope: CallScope,
  period: TallyPeriod,
  from = "",
  before = LAST,
): Promise<TallyRow[]> {
  const prefix = tallyPrefix(scope, period);
  const range = { start: [...prefix, from], end: [...prefix, before] };
  const entries = await store.list<Deno.KvU64>(range, { limit: ROWS_MAX });
  return entries.flatMap(({ key, value }) =>
    unpacked(String(key.at(-2)), String(key.at(-1)), value.value)
  );
}

/** A day's row as those of the kinds that are counted in its lanes; any other row as it is. */
function unpacked(name: string, counter: string, value: bigint): TallyRow[] {
  const [status, part] = counter.split(":");
  if (part === undefined) return [{ name, counter, value: Number(value) }];
  return LANES.map(({ callType, direction }, lane) => ({
    name,
    counter: `${status}/${callType}/${direction}/${part}`,
    value: Number(BigInt.asUintN(Number(LANE_BITS), value >> (LANE_BITS * BigInt(lane)))),
  }));
}

/** How many calls a scope had on each day that had any. */
export async function readCallsPerDay(
  store: Store,
  scope: CallScope,
): Promise<Record<string, number>> {
  const range = { prefix: callsPerDayPrefix(scope) };
  const entries = await store.list<Deno.KvU64>(range, { limit: ROWS_MAX });
  const days = entries.map(({ key, value }) => [String(key.at(-1)), Number(value.value)] as const);
  return Object.fromEntries(days.filter(([, count]) => count > 0));
}
