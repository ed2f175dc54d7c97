/**
 * The cost of relaying one signaling message, for each contender compared with the bare relay. All
 * run at once and are loaded in turn, a second each, so that other load on the machine affects them
 * alike.
 */
import { freePort } from "../e2e/support/call-server.ts";
import type { PartResult } from "./part.ts";
import { canPin } from "./pinned-process.ts";
import type { Contender } from "./relay/contender.ts";
import { availableContenders } from "./relay/contenders.ts";
import type { Measured, Ready, Window } from "./relay/generator.ts";
import { relayTable, type Row, rowOf } from "./relay/rows.ts";
import { startTrial, type Trial } from "./relay/trial.ts";

/** Each repetition starts fresh processes. */
const REPETITIONS = 3;
/** Windows of each load shape in a repetition. */
const WINDOWS = 4;
/** How many disturbed turns of one shape may be repeated, over all repetitions. */
const SPARE_TURNS = 6;
const PAIRS = 500;

/** A request is two relayed messages, so 5,000 requests are 10,000 messages a second. */
const RATE: Window = { shape: "rate", requestsPerSecond: 5_000, seconds: 1 };
const SATURATION: Window = { shape: "saturation", pairs: 50, inFlight: 8, seconds: 1 };
/** Discarded, because a server costs several times as much until its code is compiled. */
const WARM_UP: Window[] = [{ ...SATURATION, seconds: 2 }, { ...RATE, seconds: 1.5 }];

/** The maximum cost of our relayed message, as a multiple of each other contender's. */
const GOALS: Record<Window["shape"], Record<string, number>> = {
  rate: { floor: 1.3, peer: 0.72, "socket.io": 0.56 },
  saturation: { floor: 1.45, peer: 0.46, "socket.io": 0.46 },
};
/** A round trip at the fixed rate, in milliseconds. */
const RATE_GOAL_MS = { p50: 0.09, p99: 0.5 };

/**
 * Every window of one shape, by contender. The n-th windows of all were measured within seconds.
 */
type Windows = Map<string, Measured[]>;

/** Runs all contenders side by side `REPETITIONS` times and summarises the results. */
export async function measureRelay(): Promise<PartResult> {
  const measured: Record<Window["shape"], Windows> = { rate: new Map(), saturation: new Map() };
  const spare: Record<Window["shape"], number> = { rate: SPARE_TURNS, saturation: SPARE_TURNS };
  const contenders = await availableContenders();
  let ready: Ready | undefined;
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    console.error(`relay: repetition ${repetition + 1} of ${REPETITIONS}`);
    const trials: Trial[] = [];
    try {
      for (const contender of contenders) {
        trials.push(await startTrial(contender, PAIRS, freePort()));
      }
      ready ??= trials[0].ready;
      for (const trial of trials) {
        for (const window of WARM_UP) await trial.measure(window);
      }
      for (const window of [RATE, SATURATION]) {
        const { shape } = window;
        spare[shape] = await takeTurns(trials, window, measured[shape], spare[shape]);
      }
    } finally {
      await Promise.all(trials.map((trial) => trial.stop()));
    }
  }
  if (!ready) throw new Error("Cannot sum up the relay bench: nothing was measured");
  return summed(contenders, measured, ready);
}

/** Loads each trial once per turn; disturbed turns are repeated while spare ones remain. */
async function takeTurns(
  trials: Trial[],
  window: Window,
  windows: Windows,
  spare: number,
): Promise<number> {
  for (let turn = 0; turn < WINDOWS; turn++) {
    const results = new Map<string, Measured>();
    // Alternate the order, because each trial finds the machine as the one before it left it.
    for (const trial of turn % 2 === 0 ? trials : trials.toReversed()) {
      results.set(trial.name, await trial.measure(window));
    }
    if (spare > 0 && results.values().some((measured) => isDisturbed(window.shape, measured))) {
      spare -= 1;
      turn -= 1;
      continue;
    }
    for (const [name, measured] of results) {
      windows.set(name, [...windows.get(name) ?? [], measured]);
    }
  }
  return spare;
}

/**
 * A process that is always busy but gets less than this share of its core was displaced by others.
 */
const WHOLE_CORE = 0.93;

function isDisturbed(shape: Window["shape"], { serverBusy, generatorBusy }: Measured): boolean {
  if (shape === "rate") return generatorBusy < WHOLE_CORE;
  return Math.max(serverBusy, generatorBusy) < WHOLE_CORE;
}

function summed(
  contenders: readonly Contender[],
  measured: Record<Window["shape"], Windows>,
  ready: Ready,
): PartResult {
  const rows = {
    rate: rowsOf(contenders, measured.rate),
    saturation: rowsOf(contenders, measured.saturation),
  };
  const count = REPETITIONS * WINDOWS;
  return {
    tables: [
      relayTable(
        `Relay, ${PAIRS} pairs, 10,000 messages/s (Poisson), ${ready.messageBytes} bytes each`,
        rows.rate,
        [...notes(ready, count), ...disturbance("rate", measured.rate)],
      ),
      relayTable("Relay, saturated: 50 pairs, 8 requests under way each", rows.saturation, [
        ...disturbance("saturation", measured.saturation),
      ]),
    ],
    data: {
      ...ready,
      pairs: PAIRS,
      shapes: [RATE, SATURATION],
      repetitions: REPETITIONS,
      windowsEach: WINDOWS,
      isPinned: canPin,
      goals: GOALS,
      rows,
      windows: {
        rate: Object.fromEntries(measured.rate),
        saturation: Object.fromEntries(measured.saturation),
      },
    },
    missed: [
      ...(["rate", "saturation"] as const).flatMap((shape) => missedCosts(shape, rows[shape])),
      ...missedLatency(rows.rate),
    ],
  };
}

function rowsOf(contenders: readonly Contender[], windows: Windows): Row[] {
  const [floor] = contenders;
  const ofFloor = windows.get(floor.name) ?? [];
  return contenders.map((contender) =>
    rowOf(contender, windows.get(contender.name) ?? [], ofFloor)
  );
}

/** A note on how many of the counted windows were disturbed all the same. */
function disturbance(shape: Window["shape"], windows: Windows): string[] {
  const all = Array.from(windows.values()).flat();
  const disturbed = all.filter((measured) => isDisturbed(shape, measured)).length;
  if (disturbed === 0) return [];
  return [
    `other programs were busy on these cores in ${disturbed} of ${all.length} windows: ` +
    "read the ratios, not the times",
  ];
}

function notes({ wire }: Ready, count: number): string[] {
  return [
    `median [min–max] of ${count} windows in turn; × floor compares neighbouring windows`,
    "a round trip is two relayed messages, counted from when it was due",
    "core: share of one core in use; at the fixed rate the generator never sleeps",
    ...(wire === "net"
      ? ["without epoll the generator is slower, and so are the round trips"]
      : []),
    ...(canPin ? [] : ["not pinned to cores: server and generator were in each other's way"]),
  ];
}

function missedCosts(shape: Window["shape"], rows: Row[]): string[] {
  const own = rows.find(({ name }) => name === "chat-call");
  return Object.entries(GOALS[shape]).flatMap(([name, goal]) => {
    const other = rows.find((row) => row.name === name);
    if (!own || !other) return [];
    // The floor is compared window by window; other contenders by the medians of those ratios.
    const times = own.timesFloor.median / (name === "floor" ? 1 : other.timesFloor.median);
    if (times <= goal) return [];
    return [`relay, ${shape}: ${times.toFixed(2)} × ${other.title}, the goal is ${goal}`];
  });
}

function missedLatency(rows: Row[]): string[] {
  const own = rows.find(({ name }) => name === "chat-call");
  if (!own) return [];
  const measured = { p50: own.roundTripP50Ms.median, p99: own.roundTripP99Ms.median };
  return (["p50", "p99"] as const)
    .filter((share) => measured[share] > RATE_GOAL_MS[share])
    .map((share) =>
      `relay, round trip ${share}: ${measured[share].toFixed(3)} ms, the goal is ${
        RATE_GOAL_MS[share]
      }`
    );
}
