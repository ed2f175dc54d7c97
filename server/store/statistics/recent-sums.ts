/**
 * The sums since a day, read as whole weeks plus the days before the first of them, so that 90 days
 * cost little more for a person with many calls than for one with few.
 */
import { daysAfter, weekOf } from "../kv/calendar.ts";
import { hasWeeks, isKindCounter } from "./call-tally.ts";
import { type DaySums, readDays, scopeFor, type Whose } from "./day-sums.ts";
import type { Store } from "../kv/kv.ts";
import { readCallsPerDay, readTally, type TallyRow } from "./tally-rows.ts";

/**
 * The sums of somebody's calls since a day (`2026-01-31`). A weekly sum is used only if it counts
 * as many calls as the week's days. One from before weekly sums existed, or that an older server
 * has added to, does not, and is read day by day.
 */
export async function readSince(store: Store, whose: Whose, since: string): Promise<DaySums> {
  const scope = scopeFor(whose);
  if (!hasWeeks(scope)) return await readDays(store, whose, since);
  const firstWeek = weekOf(daysAfter(since, 6));
  const [callsPerDay, edge, weeks] = await Promise.all([
    readCallsPerDay(store, scope, firstWeek),
    readDays(store, whose, since, firstWeek),
    readTally(store, scope, "week", firstWeek),
  ]);
  const wanted = callsPerWeek(callsPerDay);
  const found = countsOf(weeks);
  const whole = weeks.filter(({ name }) =>
    wanted.has(name) && wanted.get(name) === found.get(name)
  );
  const partial = [...wanted.keys()].filter((week) => wanted.get(week) !== found.get(week));
  const days = await daysOf(store, whose, partial);
  return {
    rows: [...edge.rows, ...whole, ...days],
    callsPerDay: { ...edge.callsPerDay, ...callsPerDay },
  };
}

/** The days of these weeks, in one read. */
async function daysOf(store: Store, whose: Whose, weeks: string[]): Promise<TallyRow[]> {
  const [first, last] = [weeks.at(0), weeks.at(-1)];
  if (first === undefined || last === undefined) return [];
  const { rows } = await readDays(store, whose, first, daysAfter(last, 7));
  return rows.filter(({ name }) => weeks.includes(weekOf(name)));
}

function callsPerWeek(callsPerDay: Record<string, number>): Map<string, number> {
  const weeks = new Map<string, number>();
  for (const [day, count] of Object.entries(callsPerDay)) {
    weeks.set(weekOf(day), (weeks.get(weekOf(day)) ?? 0) + count);
  }
  return weeks;
}

/** How many calls each week has according to its own rows. */
function countsOf(weeks: TallyRow[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name, counter, value } of weeks) {
    if (isKindCounter(counter)) counts.set(name, (counts.get(name) ?? 0) + value);
  }
  return counts;
}
