/** A person's call statistics for a timeframe, computed from sums only: no call is read. */
import type { ChatId, UserId } from "../../protocol/ids.ts";
import type { CallStatistics, Timeframe } from "../../protocol/rest.ts";
import { DAY_MS, dayOf } from "../kv/calendar.ts";
import { COUNTER, isKindCounter } from "./call-tally.ts";
import { type DaySums, scopeFor } from "./day-sums.ts";
import type { CallScope } from "../kv/keys.ts";
import type { Store } from "../kv/kv.ts";
import { readSince } from "./recent-sums.ts";
import { readCallsPerDay, readTally, type TallyRow } from "./tally-rows.ts";

/** Number of days, counting today, in UTC. */
const DAYS: Record<Exclude<Timeframe, "all">, number> = { "7d": 7, "30d": 30, "90d": 90 };
const RECENT_DAYS = DAYS["7d"];

/** Statistics of the calls that were over at the time `now`. */
export async function readStatistics(
  store: Store,
  { userId, chatId, timeframe, now }: {
    userId: UserId;
    chatId?: ChatId;
    timeframe: Timeframe;
    now: number;
  },
): Promise<CallStatistics> {
  const whose = chatId === undefined ? { userId } : { userId, chatId };
  const recentSince = dayOf(now - (RECENT_DAYS - 1) * DAY_MS);
  const { rows, callsPerDay: callFrequency } = timeframe === "all"
    ? await readAll(store, scopeFor(whose))
    : await readSince(store, whose, dayOf(now - (DAYS[timeframe] - 1) * DAY_MS));
  const recent = Object.entries(callFrequency).filter(([day]) => day >= recentSince);
  return {
    timeframe,
    stats: {
      ...countsOf(rows),
      ...durationsOf(rows),
      recentCalls: recent.reduce((total, [, count]) => total + count, 0),
    },
    callFrequency,
    quality: qualityOf(rows),
  };
}

async function readAll(store: Store, scope: CallScope): Promise<DaySums> {
  const [rows, callsPerDay] = await Promise.all([
    readTally(store, scope, "all"),
    readCallsPerDay(store, scope),
  ]);
  return { rows, callsPerDay };
}

/** The rows that count calls by kind, with the kind; `part`: whether the person was in them. */
function kindRows(rows: TallyRow[]) {
  return rows.filter(({ counter }) => isKindCounter(counter)).map((row) => {
    const [status, type, direction, part] = row.counter.split("/");
    return { ...row, status, type, direction, part };
  });
}

function countsOf(rows: TallyRow[]) {
  const kinds = kindRows(rows);
  const count = (word?: string) =>
    kinds.filter(({ status, type, direction }) =>
      word === undefined || status === word || type === word || direction === word
    ).reduce((total, { value }) => total + value, 0);
  return {
    total: count(),
    byType: { voice: count("voice"), video: count("video") },
    byStatus: {
      ended: count("ended"),
      missed: count("missed"),
      rejected: count("rejected"),
      cancelled: count("cancelled"),
    },
    byDirection: { incoming: count("incoming"), outgoing: count("outgoing") },
  };
}

function durationsOf(rows: TallyRow[]) {
  const answered = kindRows(rows).filter(({ part, value }) => part === "joined" && value > 0);
  const count = answered.reduce((total, { value }) => total + value, 0);
  // A period's extremes outlive its calls: ignore those of periods without answered calls.
  const periods = new Set(answered.map(({ name }) => name));
  const values = (counter: string) =>
    rows.filter((row) => row.counter === counter && periods.has(row.name))
      .map(({ value }) => value);
  const totalDuration = sum(values(COUNTER.seconds));
  return {
    totalDuration,
    averageDuration: count === 0 ? 0 : Math.round(totalDuration / count),
    longestCall: Math.max(0, ...values(COUNTER.longest)),
    shortestCall: count === 0 ? 0 : Math.min(...values(COUNTER.shortest)),
  };
}

function qualityOf(rows: TallyRow[]): CallStatistics["quality"] {
  const total = (counter: string) =>
    sum(rows.filter((row) => row.counter === counter).map(({ value }) => value));
  const reports = total(COUNTER.reports);
  const mean = (counter: string) => reports === 0 ? null : total(counter) / 1000 / reports;
  return {
    avgBitrate: mean(COUNTER.avgBitrate),
    avgPacketLoss: mean(COUNTER.packetLoss),
    avgJitter: mean(COUNTER.jitter),
    avgRoundTripTime: mean(COUNTER.roundTripTime),
  };
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
