/**
 * The cost of an idle connection after its hello: memory, processor time to connect, and whether
 * ten thousand are held on one core. Each contender runs alone and is compared with the bare
 * socket.
 */
import { freePort } from "../e2e/support/call-server.ts";
import { cpuSeconds } from "./cpu-time.ts";
import { jsonLine, readJsonLines } from "../support/json-lines.ts";
import type { PartResult } from "./part.ts";
import { startPinned, stopProcess } from "./pinned-process.ts";
import { residentBytes } from "./resident-memory.ts";
import type { Contender } from "./relay/contender.ts";
import { availableContenders } from "./relay/contenders.ts";
import type { CrowdOrder, CrowdReport, CrowdTarget } from "./relay/crowd.ts";
import { startContender } from "./relay/trial.ts";
import { type Spread, spread } from "./statistics.ts";
import { cell } from "./table.ts";

const REPETITIONS = 3;
const SMALL = 2_000;
const LARGE = 10_000;
const CROWD_CORE = 1;
/** Time until the memory of a burst is released. */
const SETTLE_SECONDS = 2;
/** Longer than the runtime's heartbeat interval, so that every connection has been pinged. */
const HOLD_SECONDS = 35;

/** Our memory relative to the bare socket's, our connecting cost to the PeerJS server's. */
const GOALS = { bytesTimesFloor: 1.2, connectTimesPeer: 1 };

interface Measured {
  bytesEachSmall: number;
  bytesEachLarge: number;
  cpuMsPerConnect: number;
  connectsPerSecond: number;
  /** Share of a core while all are connected and silent. */
  idleCore: number;
  held: number;
}

/** Measures every contender in turn, with fresh processes each time. */
export async function measureConnections(): Promise<PartResult> {
  const contenders = await availableContenders();
  const measured = new Map<string, Measured[]>();
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    for (const contender of contenders) {
      console.error(`connections: ${contender.title}, ${repetition + 1} of ${REPETITIONS}`);
      // Hold for long only the first time: repeating it would show nothing new.
      const one = await visit(contender, repetition === 0 ? HOLD_SECONDS : SETTLE_SECONDS);
      measured.set(contender.name, [...measured.get(contender.name) ?? [], one]);
    }
  }
  return summed(contenders, measured);
}

async function visit(contender: Contender, holdSeconds: number): Promise<Measured> {
  const port = freePort();
  const server = await startContender(contender, port);
  try {
    const target: CrowdTarget = { contender: contender.name, port };
    const crowd = startPinned({
      runtime: "deno",
      args: ["run", "-A", "--no-check", "tests/bench/relay/crowd.ts", JSON.stringify(target)],
      core: CROWD_CORE,
      talks: true,
    });
    const reports = readJsonLines<CrowdReport>(crowd.stdout);
    const input = crowd.stdin.getWriter();
    const bring = async (order: CrowdOrder): Promise<CrowdReport> => {
      await input.write(jsonLine(order));
      const { value, done } = await reports.next();
      if (!done) return value;
      throw new Error(`Cannot hold ${order.size} connections to ${contender.name}: see above`);
    };
    // Warm-up: the first connections include compilation and caching.
    await bring({ size: 50, staySeconds: SETTLE_SECONDS });
    const before = residentBytes(server.pid);
    await bring({ size: SMALL, staySeconds: SETTLE_SECONDS });
    const small = residentBytes(server.pid);
    const cpuBefore = cpuSeconds(server.pid);
    const grown = await bring({ size: LARGE, staySeconds: SETTLE_SECONDS });
    const cpuAfter = cpuSeconds(server.pid);
    const large = residentBytes(server.pid);
    const { connected } = await bring({ size: LARGE, staySeconds: holdSeconds });
    const idleCpu = cpuSeconds(server.pid) - cpuAfter;
    await stopProcess(crowd);
    return {
      bytesEachSmall: (small - before) / (SMALL - 50),
      bytesEachLarge: (large - before) / (LARGE - 50),
      cpuMsPerConnect: (cpuAfter - cpuBefore) * 1000 / (LARGE - SMALL),
      connectsPerSecond: (LARGE - SMALL) / grown.seconds,
      idleCore: idleCpu / holdSeconds,
      held: connected,
    };
  } finally {
    await stopProcess(server);
  }
}

const COLUMNS: [string, (one: Measured) => number][] = [
  [`kB each at ${SMALL.toLocaleString("en")}`, (one) => one.bytesEachSmall / 1024],
  [`kB each at ${LARGE.toLocaleString("en")}`, (one) => one.bytesEachLarge / 1024],
  ["CPU ms per connect", (one) => one.cpuMsPerConnect],
  ["connects/s", (one) => one.connectsPerSecond],
  ["idle core", (one) => one.idleCore],
  ["held", (one) => one.held],
];

function summed(contenders: readonly Contender[], measured: Map<string, Measured[]>): PartResult {
  const over = (name: string, value: (one: Measured) => number): Spread =>
    spread((measured.get(name) ?? []).map(value));
  const ratio = (value: (one: Measured) => number, other: string) =>
    over("chat-call", value).median / over(other, value).median;
  const missed: string[] = [];
  for (const value of ["bytesEachSmall", "bytesEachLarge"] as const) {
    const times = ratio((one) => one[value], "floor");
    if (times > GOALS.bytesTimesFloor) {
      missed.push(`connections, ${value}: ${times.toFixed(2)} × bare socket, the goal is 1.2`);
    }
  }
  const connect = ratio((one) => one.cpuMsPerConnect, "peer");
  if (connect > GOALS.connectTimesPeer) {
    missed.push(`connections, connecting: ${connect.toFixed(2)} × PeerJS server, the goal is 1`);
  }
  return {
    tables: [{
      title: "Connections, let in and idle, one server core",
      columns: ["server", ...COLUMNS.map(([title]) => title)],
      rows: contenders.map(({ name, title }) => [
        title,
        ...COLUMNS.map(([, value]) => cell(over(name, value))),
      ]),
      notes: [
        `median [min–max] of ${REPETITIONS} fresh processes; memory is what the process holds (RSS)`,
        "ours checks a signed token for each; the bare socket, ws and socket.io check nothing",
        `once each, ${
          LARGE.toLocaleString("en")
        } were held for ${HOLD_SECONDS} s, longer than a heartbeat`,
      ],
    }],
    data: { goals: GOALS, measured: Object.fromEntries(measured) },
    missed,
  };
}
