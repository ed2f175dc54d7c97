/**
 * What relaying one signaling message costs, for each contender beside the bare relay: fresh
 * processes for every repetition, their order alternating, so that a slow minute hits them all.
 */
import { freePort } from "../e2e/support/call-server.ts";
import type { PartResult, Table } from "./part.ts";
import { canPin, listening, startPinned, stopProcess } from "./pinned-process.ts";
import type { Contender } from "./relay/contender.ts";
import { CONTENDERS } from "./relay/contenders.ts";
import type { Plan, Report } from "./relay/generator.ts";
import type { Measured } from "./relay/load.ts";
import { type Spread, spread } from "./statistics.ts";
import { cell } from "./table.ts";

const REPETITIONS = 3;
const SERVER_CORE = 0;
const GENERATOR_CORE = 1;

/** Two relayed messages a request: 5,000 requests are 10,000 messages a second. */
const PLAN: Omit<Plan, "contender" | "port" | "serverPid"> = {
  pairs: 500,
  warmUpSeconds: 4,
  rate: { requestsPerSecond: 5_000, seconds: 5 },
  saturation: { pairs: 50, inFlight: 8, seconds: 4 },
};

type Shape = "rate" | "saturation";

/** What one relayed message may cost, as a multiple of the floor. */
const GOALS: Record<Shape, number> = { rate: 1.3, saturation: 1.45 };

interface Row {
  contender: string;
  cpuSecondsPer100k: Spread;
  timesFloor: Spread;
  relayedPerSecond: Spread;
  roundTripP50Ms: Spread;
  roundTripP99Ms: Spread;
  serverBusy: Spread;
  generatorBusy: Spread;
}

/** Runs every contender `REPETITIONS` times and sums it up. */
export async function measureRelay(): Promise<PartResult> {
  const reports = new Map<string, Report[]>(CONTENDERS.map(({ name }) => [name, []]));
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    const order = repetition % 2 === 0 ? CONTENDERS : CONTENDERS.toReversed();
    for (const contender of order) {
      console.error(`relay ${repetition + 1}/${REPETITIONS}: ${contender.title}`);
      reports.get(contender.name)?.push(await measureOnce(contender));
    }
  }
  return summed(reports);
}

async function measureOnce(contender: Contender): Promise<Report> {
  const port = freePort();
  const server = startPinned({
    args: contender.command,
    core: SERVER_CORE,
    env: { PORT: String(port), ...contender.env },
  });
  try {
    await listening(port);
    const plan: Plan = { ...PLAN, contender: contender.name, port, serverPid: server.pid };
    return await generate(plan);
  } finally {
    await stopProcess(server);
  }
}

async function generate(plan: Plan): Promise<Report> {
  const generator = startPinned({
    args: [
      "run",
      "--allow-all",
      "--no-check",
      "tests/bench/relay/generator.ts",
      JSON.stringify(plan),
    ],
    core: GENERATOR_CORE,
    stdout: "piped",
  });
  try {
    const { stdout, success } = await generator.output();
    if (!success) throw new Error(`Cannot measure ${plan.contender}: the generator gave up`);
    return JSON.parse(new TextDecoder().decode(stdout));
  } finally {
    await stopProcess(generator);
  }
}

function summed(reports: Map<string, Report[]>): PartResult {
  const [floor] = CONTENDERS;
  const floorReports = reports.get(floor.name) ?? [];
  const [first] = floorReports;
  const rowsOf = (shape: Shape) =>
    CONTENDERS.map(({ name }) => rowOf(name, shape, reports.get(name) ?? [], floorReports));
  const rows = { rate: rowsOf("rate"), saturation: rowsOf("saturation") };
  const { pairs, rate, saturation } = PLAN;
  const size = `${first.messageBytes} B messages`;
  return {
    tables: [
      tableOf(
        `Relay, ${pairs} pairs, ${rate.requestsPerSecond * 2} relayed/s (Poisson), ${size}`,
        rows.rate,
        notesOn(first, rows.rate),
      ),
      tableOf(
        `Relay, saturated: ${saturation.pairs} pairs, ${saturation.inFlight} requests under way each`,
        rows.saturation,
        [],
      ),
    ],
    data: {
      plan: PLAN,
      repetitions: REPETITIONS,
      isPinned: canPin,
      goals: GOALS,
      rows,
      reports: Object.fromEntries(reports),
    },
    missed: (["rate", "saturation"] as const).flatMap((shape) => missedGoal(shape, rows[shape])),
  };
}

function rowOf(contender: string, shape: Shape, own: Report[], floor: Report[]): Row {
  const over = (value: (measured: Measured) => number) =>
    spread(own.map((report) => value(report[shape])));
  return {
    contender,
    cpuSecondsPer100k: over(({ cpuSecondsPer100k }) => cpuSecondsPer100k),
    // Each against the floor of its own repetition, minutes apart at most.
    timesFloor: spread(
      own.map((report, at) => report[shape].cpuSecondsPer100k / floor[at][shape].cpuSecondsPer100k),
    ),
    relayedPerSecond: over(({ relayedPerSecond }) => relayedPerSecond),
    roundTripP50Ms: over(({ roundTripMs }) => roundTripMs.p50),
    roundTripP99Ms: over(({ roundTripMs }) => roundTripMs.p99),
    serverBusy: over(({ serverBusy }) => serverBusy),
    generatorBusy: over(({ generatorBusy }) => generatorBusy),
  };
}

function tableOf(title: string, rows: Row[], notes: string[]): Table {
  return {
    title,
    columns: [
      "server",
      "CPU s/100k",
      "× floor",
      "relayed/s",
      "RTT p50 ms",
      "RTT p99 ms",
      "server core",
      "generator core",
    ],
    rows: rows.map((row) => [
      CONTENDERS.find(({ name }) => name === row.contender)?.title ?? row.contender,
      cell(row.cpuSecondsPer100k),
      cell(row.timesFloor),
      cell(row.relayedPerSecond),
      cell(row.roundTripP50Ms),
      cell(row.roundTripP99Ms),
      cell(row.serverBusy),
      cell(row.generatorBusy),
    ]),
    notes,
  };
}

/** A generator that never sleeps and yet did not have its whole core was pushed aside by others. */
const UNDISTURBED_BUSY = 0.95;

function notesOn({ wire }: Report, rows: Row[]): string[] {
  const isDisturbed = rows.some(({ generatorBusy }) => generatorBusy.median < UNDISTURBED_BUSY);
  return [
    `median [min–max] of ${REPETITIONS} fresh processes; a round trip is two relayed messages, counted from when it was due`,
    "core: share of one core in use; at the fixed rate the generator never sleeps",
    ...(isDisturbed
      ? ["other programs were busy on these cores: read the ratios, not the times"]
      : []),
    ...(wire === "net"
      ? ["without epoll the generator is slower, and so are the round trips"]
      : []),
    ...(canPin
      ? []
      : ["not pinned to cores: server and generator may have been in each other's way"]),
  ];
}

function missedGoal(shape: Shape, rows: Row[]): string[] {
  const own = rows.find(({ contender }) => contender === "chat-call");
  if (!own || own.timesFloor.median <= GOALS[shape]) return [];
  const measured = own.timesFloor.median.toFixed(2);
  return [`relay, ${shape}: ${measured} × floor, the goal is ${GOALS[shape]}`];
}
