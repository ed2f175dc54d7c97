/** Reads rows of sums. What they add up to, others say. */
import { type CallScope, callsPerDayPrefix, type TallyPeriod, tallyPrefix } from "../kv/keys.ts";
import type { Store } from "../kv/kv.ts";
import { unpacked } from "./tally-lanes.ts";

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

/** A scope's sums by period; of days, weeks and months only those from `from` and before `before`. */
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
    unpacked(String(key.at(-1)), value.value).map((one) => ({ name: String(key.at(-2)), ...one }))
  );
}

/** How many calls a scope had on each day that had any, from `from` and before `before`. */
export async function readCallsPerDay(
  store: Store,
  scope: CallScope,
  from = "",
  before = LAST,
): Promise<Record<string, number>> {
  const prefix = callsPerDayPrefix(scope);
  const range = { start: [...prefix, from], end: [...prefix, before] };
  const entries = await store.list<Deno.KvU64>(range, { limit: ROWS_MAX });
  const days = entries.map(({ key, value }) => [String(key.at(-1)), Number(value.value)] as const);
  return Object.fromEntries(days.filter(([, count]) => count > 0));
}
