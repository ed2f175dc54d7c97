/** Reads rows of sums, without interpreting them. */
import { type CallScope, callsPerDayPrefix, type TallyPeriod, tallyPrefix } from "../kv/keys.ts";
import type { Store } from "../kv/kv.ts";
import { unpacked } from "./tally-lanes.ts";

/** One sum: `name` is its period, `counter` what it counts. */
export interface TallyRow {
  name: string;
  counter: string;
  value: number;
}

/** More rows than 10,000 days with every kind have. */
const ROWS_MAX = 500_000;
/** Sorts after every name. */
const LAST = "\uffff";

/** A scope's sums by period; for days, weeks and months only from `from` and before `before`. */
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
