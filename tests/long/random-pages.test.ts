/**
 * Two people press buttons, reload, open tabs, and lose their lines, their path and the server at
 * random. After each round both have the same call or none, and after the call nothing is left of
 * it. PAGE_RUNS=… does that many random runs, PAGE_SEED=… repeats one of them (simultaneous actions
 * may come in another order).
 */
import { startHostSite } from "../e2e/support/host-site.ts";
import { installHeldCounters } from "../e2e/support/page-growth.ts";
import { startTcpProxy } from "../e2e/support/tcp-proxy.ts";
import type { Person } from "../e2e/support/person.ts";
import { ANN_HZ, BEN_HZ, startTwoPeople, type TwoPeople } from "../e2e/support/two-people.ts";
import { createUdpPath, leadThroughPath } from "../e2e/support/udp-path.ts";
import { randomFrom } from "../widget/support/random.ts";
import { anyOf, chanceDoing, type ChanceWorld, does, pause } from "./page-doings.ts";
import { areWhole, isOver, restsAt, talk } from "./page-rest.ts";

/** Arbitrary fixed seeds, so that every run tests the same. */
const KEPT = [1, 2];
const ROUNDS = 2;
const PAUSES_MS = [0, 0, 50, 200, 600];

Deno.test({
  name: "two people who act at random on their pages",
  // The browsers' own sockets and timers outlive a step; each step closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
}, async (t) => {
  await using world = await startTwoPeople({
    RING_TIMEOUT_SECONDS: "10",
    SEAT_LEASE_SECONDS: "10",
  });
  for (const seed of seedsToLive()) {
    await t.step(`PAGE_SEED=${seed}: both have the same call, or none`, () => live(world, seed));
  }
});

async function live(twoPeople: TwoPeople, seed: number): Promise<void> {
  const { server } = twoPeople;
  const lines = [startTcpProxy(server.port), startTcpProxy(server.port)];
  const [annsSite, bensSite] = lines.map(({ port }) => startHostSite(`http://127.0.0.1:${port}`));
  const path = createUdpPath();
  const done: string[] = [];
  const meeting = await twoPeople.meet({
    annsSite,
    bensSite,
    beforeLoad: [leadThroughPath, installHeldCounters],
    exposed: { throughPath: path.through },
  });
  const { ann, ben, ANN, BEN, chat } = meeting;
  const world: ChanceWorld = {
    people: [
      { member: ANN, hz: ANN_HZ, url: ann.page.url(), tabs: [ann], line: lines[0] },
      { member: BEN, hz: BEN_HZ, url: ben.page.url(), tabs: [ben], line: lines[1] },
    ],
    chat,
    server,
    path,
    healing: [],
    random: randomFrom(seed),
  };
  try {
    for (let round = 0; round < ROUNDS; round++) await liveRound(world, done);
  } catch (cause) {
    throw new Error(`Cannot go on in life ${seed} after: ${done.join(", ")}`, { cause });
  } finally {
    while (world.healing.length > 0) await world.healing.pop();
    await meeting[Symbol.asyncDispose]();
    await Promise.all([annsSite.close(), bensSite.close()]);
    for (const line of lines) line.close();
    path.close();
  }
}

/** One round: a call, random actions, then the checks at rest. */
async function liveRound(world: ChanceWorld, done: string[]): Promise<void> {
  const { random, people, healing } = world;
  const [caller, callee] = random() < 0.5 ? people : people.toReversed();
  await press(caller.tabs[0], anyOf(["Voice call", "Video call"], random()));
  if (random() < 0.8) await press(callee.tabs[0], "Accept");
  for (let count = 8 + Math.floor(random() * 12); count > 0; count--) {
    const { what, who } = chanceDoing(world);
    done.push(`${who.member.name}: ${what}`);
    const doing = does(world, what, who);
    if (random() < 0.8) await doing;
    else healing.push(doing);
    await pause(anyOf(PAUSES_MS, random()));
  }
  // Pending actions may add further repairs.
  while (healing.length > 0) await healing.pop();
  done.push("rest");
  await areWhole(world);
  const seats = await restsAt(world);
  if (seats.length > 0) {
    await talk(seats);
    await press(anyOf(seats, random()).tab, "Hang up");
  }
  await isOver(world);
}

/** Brings the tab to the front first: only there can a button be pressed. */
async function press(tab: Person, button: string): Promise<void> {
  await tab.looks();
  await tab.press(button);
}

function seedsToLive(): number[] {
  const seed = Deno.env.get("PAGE_SEED");
  const runs = Deno.env.get("PAGE_RUNS");
  if (seed !== undefined) return Array.from({ length: Number(runs ?? 1) }, () => Number(seed));
  if (runs === undefined) return KEPT;
  return Array.from({ length: Number(runs) }, () => Math.floor(Math.random() * 2 ** 31));
}
