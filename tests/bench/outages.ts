/** How soon an outage in a call is noticed, and when sound is back, by the pages' clocks. */
import { type OutageReport, suffer } from "../e2e/support/outage.ts";
import { PAGE_OUTAGES } from "../e2e/support/page-outages.ts";
import { type Meeting, startTwoPeople, type TwoPeople } from "../e2e/support/two-people.ts";
import { createUdpPath, leadThroughPath, type UdpPath } from "../e2e/support/udp-path.ts";
import { hasTurnServer } from "../turn/turn-server.ts";
import { loseRelay } from "../turn/lose-relay.ts";
import type { PartResult } from "./part.ts";
import { spread } from "./statistics.ts";
import { cell } from "./table.ts";

/** Outages of each kind. Each gives two measurements, one per person. */
const OUTAGES = 4;
/** Longer than one ICE restart may take. */
const LONG_CUT_MS = 8_000;

/** Milliseconds. */
const GOALS = { noticed: 1_000, otherPath: 500, healed: 3_000, unbroken: 300 };

type Measure = "noticed" | "otherPath" | "healed" | "unbroken";

interface Row {
  name: string;
  measured: Partial<Record<Measure, number[]>>;
}

/** Puts a call through each kind of outage and summarises its effect on both people. */
export async function measureOutages(): Promise<PartResult> {
  const rows: Row[] = [];
  {
    await using world = await startTwoPeople({ RING_TIMEOUT_SECONDS: "30" });
    rows.push(await changePath(world), await cutPath(world), await loseServer(world));
  }
  const relay = await loseRelayIfThere();
  if (relay) rows.push(relay);
  return summed(rows);
}

/** The path is dead for good, as after a change of network. */
async function changePath(world: TwoPeople): Promise<Row> {
  const row = { noticed: [] as number[], otherPath: [] as number[] };
  await throughPath(world, async (meeting, path) => {
    const reports = await suffer(meeting, () => path.abandon());
    row.noticed.push(...reports.flatMap(({ noticedMs }) => noticedMs ?? []));
    row.otherPath.push(...reports.flatMap(({ afterRestartMs }) => afterRestartMs ?? []));
  });
  return { name: "path gone, another is there", measured: row };
}

/** The path loses everything for a while and then works again. */
async function cutPath(world: TwoPeople): Promise<Row> {
  const row = { noticed: [] as number[], healed: [] as number[] };
  await throughPath(world, async (meeting, path) => {
    let healedAt = 0;
    const reports = await suffer(meeting, async () => {
      path.setOpen(false);
      await new Promise((resolve) => setTimeout(resolve, LONG_CUT_MS));
      path.setOpen(true);
      healedAt = Date.now();
    });
    row.noticed.push(...reports.flatMap(({ noticedMs }) => noticedMs ?? []));
    row.healed.push(...reports.map(({ heardAt }) => heardAt - healedAt));
  });
  return { name: `path cut for ${LONG_CUT_MS / 1000} s`, measured: row };
}

async function loseServer(world: TwoPeople): Promise<Row> {
  const unbroken: number[] = [];
  await talk(world, null, async (meeting) => {
    const reports = await suffer(meeting, async () => {
      await world.server.kill("SIGKILL");
      await world.server.restart();
    });
    unbroken.push(...reports.map(({ silenceMs }) => silenceMs));
  });
  return { name: "signaling server killed and back", measured: { unbroken } };
}

async function loseRelayIfThere(): Promise<Row | null> {
  if (!hasTurnServer()) return null;
  const { reports, backAt } = await loseRelay();
  return {
    name: "relay killed and back",
    measured: {
      noticed: reports.flatMap(({ noticedMs }: OutageReport) => noticedMs ?? []),
      healed: reports.map(({ heardAt }: OutageReport) => heardAt - backAt),
    },
  };
}

async function throughPath(
  world: TwoPeople,
  run: (meeting: Meeting, path: UdpPath) => Promise<void>,
): Promise<void> {
  for (let outage = 0; outage < OUTAGES; outage++) {
    const path = createUdpPath();
    await talk(world, path, (meeting) => run(meeting, path));
    path.close();
  }
}

async function talk(
  world: TwoPeople,
  path: UdpPath | null,
  run: (meeting: Meeting) => Promise<void>,
): Promise<void> {
  await using meeting = await world.meet({
    beforeLoad: path ? [...PAGE_OUTAGES, leadThroughPath] : PAGE_OUTAGES,
    exposed: path ? { throughPath: path.through } : {},
  });
  await meeting.ann.press("Voice call");
  await meeting.ben.press("Accept");
  await run(meeting);
}

const COLUMNS: Record<Measure, string> = {
  noticed: "noticed after",
  otherPath: "heard after the restart",
  healed: "heard after it was back",
  unbroken: "silence",
};

function summed(rows: Row[]): PartResult {
  const measures = Object.keys(COLUMNS) as Measure[];
  return {
    tables: [{
      title: "Outages in a call, milliseconds, for both people",
      columns: ["case", ...Object.values(COLUMNS)],
      rows: rows.map(({ name, measured }) => [
        name,
        ...measures.map((measure) => measured[measure] ? cell(spread(measured[measure])) : ""),
      ]),
      notes: [
        "median [min–max]",
        `goals: ${measures.map((one) => `${COLUMNS[one]} ${GOALS[one]}`).join(", ")}`,
      ],
    }],
    data: { goals: GOALS, rows },
    missed: rows.flatMap(({ name, measured }) =>
      measures.flatMap((measure) => {
        const { median } = spread(measured[measure] ?? [0]);
        if (median <= GOALS[measure]) return [];
        return [
          `outages, ${name}: ${COLUMNS[measure]} ${median.toFixed(0)}, goal ${GOALS[measure]}`,
        ];
      })
    ),
  };
}
