/**
 * Sums over finished calls, by person (and chat), period and kind. They are derived from the call
 * before and after a change and written in the same commit: a commit whose check fails adds
 * nothing, and the cost of a statistic does not grow with the history.
 */
import type { UserId } from "../../protocol/ids.ts";
import { dayOf, monthOf, weekOf } from "../kv/calendar.ts";
import { kindOf, peopleOf, scopesOf } from "../calls/call-kind.ts";
import { MEASURES } from "../calls/call-quality.ts";
import { type CallRecord, durationSecondsOf, isLive, partOf } from "../calls/call-record.ts";
import { type CallScope, callsPerDayKey, tallyKey, type TallyPeriod } from "../kv/keys.ts";
import { packed, type Part } from "./tally-lanes.ts";

/** Counters besides those by kind. Measures are sums of thousandths over calls with a report. */
export const COUNTER = {
  seconds: "seconds",
  longest: "longest",
  shortest: "shortest",
  reports: "quality/calls",
  avgBitrate: "quality/bitrate",
  packetLoss: "quality/loss",
  jitter: "quality/jitter",
  roundTripTime: "quality/round-trip",
} as const;

/**
 * Whether a scope has weekly sums: only those over all chats do. Single chats are read day by day,
 * which saves nine rows per person in the commits that count a call.
 */
export function hasWeeks([, chat]: CallScope): boolean {
  return chat === "";
}

interface Row {
  key: Deno.KvKey;
  type: "sum" | "min" | "max";
  value: bigint;
}

/**
 * What a change of a call adds to the sums; null means that there is no call. A deleted call is
 * subtracted. Its day's longest and shortest keep counting it while the day has calls, and those of
 * longer periods are recomputed from the days (call-extremes.ts).
 */
export function tallyChanges(
  before: CallRecord | null,
  after: CallRecord | null,
): Deno.KvMutation[] {
  const sums = new Map<string, { key: Deno.KvKey; value: bigint }>();
  const mutations: Deno.KvMutation[] = [];
  for (const [rows, sign] of [[rowsOf(before), -1n], [rowsOf(after), 1n]] as const) {
    for (const { key, type, value } of rows) {
      if (type === "sum") {
        const name = JSON.stringify(key);
        sums.set(name, { key, value: (sums.get(name)?.value ?? 0n) + sign * value });
      } else if (sign > 0) mutations.push({ type, key, value: new Deno.KvU64(value) });
    }
  }
  for (const { key, value } of sums.values()) {
    // A 64-bit sum wraps around, so subtraction adds the complement.
    const amount = new Deno.KvU64(BigInt.asUintN(64, value));
    if (value !== 0n) mutations.push({ type: "sum", key, value: amount });
  }
  return mutations;
}

function rowsOf(record: CallRecord | null): Row[] {
  if (record === null || isLive(record)) return [];
  return peopleOf(record).flatMap((userId) =>
    scopesOf(userId, record).flatMap((scope) => rowsIn(scope, record, userId))
  );
}

function rowsIn(scope: CallScope, record: CallRecord, userId: UserId): Row[] {
  const day = dayOf(record.initiatedAt);
  const kind = kindCounter(record, userId);
  const measures = measuresOf(record, userId);
  const row = (period: TallyPeriod, name: string, [counter, type, value]: Measure): Row => ({
    key: tallyKey(scope, period, name, counter),
    type,
    value,
  });
  return [
    { key: callsPerDayKey(scope, day), type: "sum", value: 1n },
    row("month", monthOf(day), kind),
    ...[kind, ...measures].map((one) => row("all", "", one)),
    ...[laneCounter("day", record, userId), ...measures].map((one) => row("day", day, one)),
    ...(hasWeeks(scope) ? [laneCounter("week", record, userId), ...measures] : [])
      .map((one) => row("week", weekOf(day), one)),
  ];
}

type Measure = [counter: string, type: Row["type"], value: bigint];

/** The counter of a day or a week, with a lane of bits for each of several kinds of call. */
function laneCounter(period: "day" | "week", record: CallRecord, userId: UserId): Measure {
  const { counter, value } = packed(period, kindOf(record, userId), partIn(record, userId));
  return [counter, "sum", value];
}

/** The counter of a call's kind: `ended/voice/incoming/joined`. */
export function kindCounter(record: CallRecord, userId: UserId): Measure {
  const { status, callType, direction } = kindOf(record, userId);
  return [[status, callType, direction, partIn(record, userId)].join("/"), "sum", 1n];
}

/** Whether a counter counts a kind: only those have four words. */
export const isKindCounter = (counter: string): boolean => counter.split("/").length === 4;

const partIn = (record: CallRecord, userId: UserId): Part =>
  tookPart(record, userId) ? "joined" : "absent";

/** Whether the person talked: somebody answered, and they were in the call. */
export function tookPart(record: CallRecord, userId: UserId): boolean {
  const joinedAt = partOf(record, userId)?.joinedAt ?? null;
  return record.startedAt !== null && joinedAt !== null;
}

function measuresOf(record: CallRecord, userId: UserId): Measure[] {
  if (!tookPart(record, userId)) return [];
  const seconds = BigInt(durationSecondsOf(record));
  const quality = partOf(record, userId)?.quality;
  return [
    [COUNTER.seconds, "sum", seconds],
    [COUNTER.longest, "max", seconds],
    [COUNTER.shortest, "min", seconds],
    ...(quality ? [[COUNTER.reports, "sum", 1n] as [string, "sum", bigint]] : []),
    ...MEASURES.flatMap((one): [string, "sum", bigint][] =>
      quality ? [[COUNTER[one], "sum", thousandths(quality[one])]] : []
    ),
  ];
}

function thousandths(value: number): bigint {
  return BigInt(Math.round(value * 1000));
}
