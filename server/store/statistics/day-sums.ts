/**
 * The sums of single days. A day with more calls than its lanes can hold is counted call by call
 * instead, which is slow but correct.
 */
import type { ChatId, UserId } from "../../protocol/ids.ts";
import { DAY_MS } from "../kv/calendar.ts";
import { listCalls } from "../calls/call-history.ts";
import { isLive } from "../calls/call-record.ts";
import { isKindCounter, kindCounter } from "./call-tally.ts";
import { type CallScope, scopeOf } from "../kv/keys.ts";
import type { Store } from "../kv/kv.ts";
import { DAY_LANE_MAX } from "./tally-lanes.ts";
import { readCallsPerDay, readTally, type TallyRow } from "./tally-rows.ts";

/** Whose calls are summed. */
export interface Whose {
  userId: UserId;
  chatId?: ChatId;
}

/** The sums of some days, and the number of calls on each day that had any. */
export interface DaySums {
  rows: TallyRow[];
  callsPerDay: Record<string, number>;
}

/** Calls read at a time when a day is counted call by call. */
const PAGE = 500;

/** The scope of a person's sums. */
export const scopeFor = ({ userId, chatId }: Whose): CallScope => scopeOf(userId, chatId);

/** The sums of each day from `from` and before `before`. */
export async function readDays(
  store: Store,
  whose: Whose,
  from: string,
  before?: string,
): Promise<DaySums> {
  const scope = scopeFor(whose);
  const [rows, callsPerDay] = await Promise.all([
    readTally(store, scope, "day", from, before),
    readCallsPerDay(store, scope, from, before),
  ]);
  const crowded = Object.keys(callsPerDay).filter((day) => callsPerDay[day] > DAY_LANE_MAX);
  if (crowded.length === 0) return { rows, callsPerDay };
  const counted = await Promise.all(crowded.map((day) => countDay(store, whose, day)));
  const sound = rows.filter(({ name, counter }) =>
    !crowded.includes(name) || !isKindCounter(counter)
  );
  return { rows: [...sound, ...counted.flat()], callsPerDay };
}

async function countDay(store: Store, whose: Whose, day: string): Promise<TallyRow[]> {
  const from = Date.parse(day);
  const counts = new Map<string, number>();
  let cursor: string | undefined;
  do {
    const query = { ...whose, from, before: from + DAY_MS, limit: PAGE };
    const page = await listCalls(store, cursor === undefined ? query : { ...query, cursor });
    for (const call of page?.calls ?? []) {
      if (isLive(call)) continue;
      const [counter] = kindCounter(call, whose.userId);
      counts.set(counter, (counts.get(counter) ?? 0) + 1);
    }
    cursor = page?.cursor ?? undefined;
  } while (cursor !== undefined);
  return Array.from(counts, ([counter, value]) => ({ name: day, counter, value }));
}
