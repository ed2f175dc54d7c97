/**
 * Calls on the server side, on a store in a file: a thousand calls in a minute, started, answered
 * and ended with their history, and how late an unanswered ring ends, even if the process is
 * killed.
 */
import { type CallServer, SECRET, startCallServer } from "../e2e/support/call-server.ts";
import { connectClient } from "../support/connect-client.ts";
import { mintToken } from "../support/host-tokens.ts";
import type { TestClient } from "../support/test-client.ts";
import type { PartResult } from "./part.ts";
import { quantile, spread } from "./statistics.ts";
import { cell, number } from "./table.ts";

const CALLS_PER_MINUTE = 1_000;
const CALLS = 250;
/** Pairs that call each other repeatedly. */
const PAIRS = 50;
const RINGS = 100;
const RING_SECONDS = 5;
/** Time between two dials, and so between two deadlines. */
const RING_GAP_MS = 40;

/** Milliseconds. */
const GOALS = { ringLateness: 20, sweptAfterRestart: 1_000 };

interface Pair {
  caller: TestClient;
  callee: TestClient;
  chatId: string;
}

/** Places the calls and summarises them. */
export async function measureCalls(): Promise<PartResult> {
  const folder = await Deno.makeTempDir();
  const server = await startCallServer(`${folder}/calls.kv`, {
    RING_TIMEOUT_SECONDS: String(RING_SECONDS),
    CALLS_PER_MINUTE: "0",
    SOCKETS_PER_ADDRESS: "0",
    PENDING_SOCKETS_PER_ADDRESS: "0",
  });
  try {
    const pairs = await Promise.all(
      Array.from({ length: PAIRS }, (_, at) => connectPair(server.url, at)),
    );
    const rate = await placeCalls(pairs);
    const lateness = await letRing(pairs);
    const swept = await ringOverRestart(server, pairs[0]);
    await Promise.all(pairs.flatMap(({ caller, callee }) => [caller.close(), callee.close()]));
    return summed(rate, lateness, swept);
  } finally {
    await server.kill("SIGTERM").catch(() => {});
    await Deno.remove(folder, { recursive: true });
  }
}

async function connectPair(url: string, at: number): Promise<Pair> {
  const [ann, ben, chatId] = [`ann-${at}`, `ben-${at}`, `chat-${at}`];
  const [caller, callee] = await Promise.all(
    [ann, ben].map((userId) =>
      connectClient(url, userId, { secret: SECRET, chat: { id: chatId, members: [ann, ben] } })
    ),
  );
  return { caller, callee, chatId };
}

/** Places one call from dial to end; returns how long each step took. */
async function placeCall({ caller, callee, chatId }: Pair) {
  const dialledAt = performance.now();
  const { sessionId = "" } = await caller.request({
    type: "call:initiate",
    chatId,
    callType: "voice",
  });
  await callee.next("call:incoming", (event) => event.sessionId === sessionId);
  const rungAt = performance.now();
  await callee.request({ type: "call:accept", sessionId, chatId });
  await caller.next("call:accepted", (event) => event.sessionId === sessionId);
  const answeredAt = performance.now();
  await caller.request({ type: "call:end", sessionId, chatId });
  await callee.next("call:ended", (event) => event.sessionId === sessionId);
  return {
    ringMs: rungAt - dialledAt,
    acceptMs: answeredAt - rungAt,
    endMs: performance.now() - answeredAt,
  };
}

async function placeCalls(pairs: Pair[]) {
  // Warm-up: the first calls include compilation.
  for (const pair of pairs) await placeCall(pair);
  const gapMs = 60_000 / CALLS_PER_MINUTE;
  const begin = performance.now();
  const calls = await Promise.all(
    Array.from({ length: CALLS }, async (_, at) => {
      await until(begin + at * gapMs);
      return await placeCall(pairs[at % PAIRS]);
    }),
  );
  const seconds = (performance.now() - begin) / 1000;
  const burstBegin = performance.now();
  await Promise.all(pairs.map(async (pair) => {
    for (let count = 0; count < CALLS / PAIRS; count++) await placeCall(pair);
  }));
  const burstSeconds = (performance.now() - burstBegin) / 1000;
  return {
    calls,
    perMinute: CALLS / seconds * 60,
    mostPerMinute: CALLS / burstSeconds * 60,
  };
}

/**
 * How long after its deadline each ring ended: the server's deadline against this machine's clock.
 */
async function letRing(pairs: Pair[]): Promise<number[]> {
  const lateness: number[] = [];
  for (let round = 0; round < RINGS / PAIRS; round++) {
    const begin = performance.now();
    await Promise.all(pairs.map(async ({ caller, callee, chatId }, at) => {
      await until(begin + at * RING_GAP_MS);
      const dialled = await caller.request({ type: "call:initiate", chatId, callType: "voice" });
      const { expiresAt, expiresInMs } = await callee.next(
        "call:incoming",
        (event) => event.sessionId === dialled.sessionId,
      );
      // Wait until shortly before the deadline, because the test client's own timeout is shorter
      // than a ring.
      await until(performance.now() + expiresInMs - 1_000);
      await caller.next("call:ended", (event) => event.sessionId === dialled.sessionId);
      lateness.push(Date.now() - Date.parse(expiresAt));
    }));
  }
  return lateness;
}

/** How long after the restart a ring ended whose deadline passed while no server was running. */
async function ringOverRestart(server: CallServer, { caller, chatId }: Pair): Promise<number> {
  const { sessionId } = await caller.request({
    type: "call:initiate",
    chatId,
    callType: "voice",
  });
  await server.kill("SIGKILL");
  await until(performance.now() + RING_SECONDS * 1000);
  const startedAt = Date.now();
  await server.restart();
  const token = await mintToken("ann-0", {
    secret: SECRET,
    chat: { id: chatId, members: ["ann-0", "ben-0"] },
  });
  for (;;) {
    const response = await fetch(`${server.url}/api/calls/${sessionId}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { data } = await response.json();
    if (data.status !== "ringing") return Date.parse(data.endedAt) - startedAt;
  }
}

function until(at: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, at - performance.now())));
}

function summed(
  rate: Awaited<ReturnType<typeof placeCalls>>,
  lateness: number[],
  sweptMs: number,
): PartResult {
  const sorted = lateness.toSorted((x, y) => x - y);
  const p99 = quantile(sorted, 0.99);
  const step = (name: "ringMs" | "acceptMs" | "endMs") =>
    cell(spread(rate.calls.map((call) => call[name])));
  const missed: string[] = [];
  if (p99 > GOALS.ringLateness) {
    missed.push(`calls: rings end ${p99.toFixed(0)} ms late, the goal is ${GOALS.ringLateness}`);
  }
  if (sweptMs > GOALS.sweptAfterRestart) {
    missed.push(`calls: swept ${sweptMs} ms after the restart, the goal is 1000`);
  }
  return {
    tables: [{
      title: "Calls through a server with its store in a file",
      columns: ["what", "measured"],
      rows: [
        ["calls a minute, as offered", number(rate.perMinute)],
        [`calls a minute at most (${PAIRS} at a time)`, number(rate.mostPerMinute)],
        ["dial to ring, ms", step("ringMs")],
        ["accept to told, ms", step("acceptMs")],
        ["end to told, ms", step("endMs")],
        ["ring ended after its deadline, ms", `${cell(spread(lateness))} p99 ${number(p99)}`],
        ["ring of a killed server, ended after the next start, ms", number(sweptMs)],
      ],
      notes: [
        "median [min–max]; clients and server share this machine",
        `a ring falls due every ${RING_GAP_MS} ms`,
      ],
    }],
    data: { goals: GOALS, ...rate, lateness, sweptMs },
    missed,
  };
}
