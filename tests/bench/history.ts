/**
 * What a page of history and the statistics cost for somebody with many calls, compared with few.
 */
import type { CallRecord } from "../../server/store/calls/call-record.ts";
import { countCalls } from "../../server/store/statistics/call-count.ts";
import { type CallFilter, listCalls } from "../../server/store/calls/call-history.ts";
import { readStatistics } from "../../server/store/statistics/call-statistics.ts";
import { readForCommand } from "../../server/store/calls/call-store.ts";
import { openStore, type Store } from "../../server/store/kv/kv.ts";
import type { PartResult } from "./part.ts";
import { type Spread, spread } from "./statistics.ts";
import { cell, number } from "./table.ts";

/** Calls of the two people whose costs are compared. */
const FEW = 1_000;
const MANY = 100_000;
/** The same period for both, because sums are stored per day, however many calls it had. */
const DAYS = 365;
const DAY_MS = 86_400_000;
const REPETITIONS = 150;
/** Calls written in one commit, within the store's limits. */
const CALLS_PER_COMMIT = 16;
/** The goal: a hundred times the calls cost at most this many times as much. */
const RATIO_GOAL = 1.5;

const OUTCOMES = [
  ["ended", "completed"],
  ["ended", "completed"],
  ["missed", "no-answer"],
  ["rejected", "declined"],
  ["cancelled", "cancelled"],
] as const;

/** Fills a store in a file and measures both people alternately. */
export async function measureHistory(): Promise<PartResult> {
  const folder = await Deno.makeTempDir({ prefix: "chat-call-bench-" });
  const store = await openStore(`${folder}/history.sqlite`, { callTimeoutMs: 30_000 });
  try {
    const now = Date.now();
    for (const count of [FEW, MANY]) await fill(store, personOf(count), count, now);
    return report(await measure(store, now));
  } finally {
    store.close();
    await Deno.remove(folder, { recursive: true });
  }
}

const personOf = (count: number) => `somebody with ${count} calls`;

async function fill(store: Store, userId: string, count: number, now: number): Promise<void> {
  for (let first = 0; first < count; first += CALLS_PER_COMMIT) {
    const numbers = Array.from(
      { length: Math.min(CALLS_PER_COMMIT, count - first) },
      (_, at) => first + at,
    );
    const mutations = await Promise.all(numbers.map(async (n) => {
      const record = callOf(userId, n, now - Math.floor((n / count) * DAYS * DAY_MS));
      const attempt = (await readForCommand(store, record.id)).change(record, "bench", null);
      return "write" in attempt ? attempt.write.mutations : [];
    }));
    await store.write({ checks: [], mutations: mutations.flat() });
  }
}

/** A call record as the service writes it; types and outcomes alternate. */
function callOf(userId: string, n: number, initiatedAt: number): CallRecord {
  const [status, endReason] = OUTCOMES[n % OUTCOMES.length];
  const isOutgoing = n % 2 === 0;
  const startedAt = status === "ended" ? initiatedAt + 5_000 : null;
  const people = isOutgoing ? [userId, "other"] : ["other", userId];
  return {
    id: crypto.randomUUID(),
    chatId: `chat-${n % 10}`,
    callType: n % 3 === 0 ? "video" : "voice",
    callerId: people[0],
    status,
    endReason,
    endedBy: null,
    initiatedAt,
    startedAt,
    endedAt: initiatedAt + 65_000,
    ringDeadline: null,
    chatEndsAt: null,
    warnedAt: null,
    participants: people.map((one, at) => ({
      userId: one,
      name: one,
      status: startedAt === null && at === 1 ? "missed" : "left",
      rejectReason: null,
      seat: null,
      leaseUntil: null,
      joinedAt: at === 0 ? initiatedAt : startedAt,
      leftAt: initiatedAt + 65_000,
      leaveReason: "left",
      early: "hold",
      alerted: true,
    })),
    sequence: 3,
  };
}

type Question = (userId: string, cursor: string) => Promise<unknown>;

function questionsOn(store: Store, now: number): Record<string, Question> {
  const page = (filter: Omit<CallFilter, "userId"> = {}): Question => (userId, cursor) =>
    Promise.all([
      listCalls(store, { userId, ...filter, limit: 50, cursor }),
      countCalls(store, { userId, ...filter }),
    ]);
  return {
    "page by cursor, with total": page(),
    "page of one status, with total": page({ status: "missed" }),
    "page of one type, with total": page({ type: "video" }),
    "statistics, 7d": (userId) => readStatistics(store, { userId, timeframe: "7d", now }),
    "statistics, 90d": (userId) => readStatistics(store, { userId, timeframe: "90d", now }),
    "statistics, all": (userId) => readStatistics(store, { userId, timeframe: "all", now }),
  };
}

interface Row {
  question: string;
  few: Spread;
  many: Spread;
  ratio: number;
}

async function measure(store: Store, now: number): Promise<Row[]> {
  // Half a year back, in the middle of both histories.
  const cursor = `${now - Math.floor(DAYS / 2) * DAY_MS}.z`;
  const rows: Row[] = [];
  for (const [question, ask] of Object.entries(questionsOn(store, now))) {
    const times = new Map<number, number[]>([[FEW, []], [MANY, []]]);
    for (let n = 0; n < REPETITIONS; n++) {
      // Alternate, so that other load on the machine affects both alike.
      for (const [count, own] of times) {
        const startedAt = performance.now();
        await ask(personOf(count), cursor);
        own.push(performance.now() - startedAt);
      }
    }
    const [few, many] = [...times.values()].map((one) => spread(one.slice(REPETITIONS / 10)));
    rows.push({ question, few, many, ratio: many.median / few.median });
  }
  return rows;
}

function report(rows: Row[]): PartResult {
  return {
    tables: [{
      title: "History and statistics, milliseconds: median [least–most]",
      columns: ["", `${number(FEW)} calls`, `${number(MANY)} calls`, "ratio"],
      rows: rows.map(({ question, few, many, ratio }) => [
        question,
        cell(few),
        cell(many),
        number(ratio),
      ]),
      notes: [
        `A store in a file, calls over ${DAYS} days, pages of 50. Goal: at most ${RATIO_GOAL} times.`,
      ],
    }],
    data: rows,
    missed: rows.filter(({ ratio }) => ratio > RATIO_GOAL).map(({ question, ratio }) =>
      `${question}: ${number(ratio)} times for a hundred times the calls, goal ${RATIO_GOAL}`
    ),
  };
}
