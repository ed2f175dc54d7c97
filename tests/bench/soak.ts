/** Many calls between the same two pages: what each further call leaves behind. */
import { placeManyCalls } from "../e2e/support/many-calls.ts";
import type { Holdings } from "../e2e/support/page-growth.ts";
import { startTwoPeople } from "../e2e/support/two-people.ts";
import type { PartResult } from "./part.ts";
import { number } from "./table.ts";

/** Together with the presses in them, as much as half an hour of real use. */
const CALLS = 30;

/** The maximum growth per call; whole objects such as connections must not grow at all. */
const GOALS: Record<keyof Holdings, number> = {
  nodes: 1,
  listeners: 0.5,
  heapBytes: 50_000,
  connections: 0,
  audioContexts: 0,
  streams: 0.1,
  liveTracks: 0,
};

/** Places the calls and summarises what has grown. */
export async function measureSoak(): Promise<PartResult> {
  await using world = await startTwoPeople({ RING_TIMEOUT_SECONDS: "60", CALLS_PER_MINUTE: "0" });
  const { before, after } = await placeManyCalls(world, CALLS);
  const names = Object.keys(GOALS) as (keyof Holdings)[];
  const grownBy = (at: number, name: keyof Holdings) =>
    (after[at][name] - before[at][name]) / CALLS;
  return {
    tables: [{
      title: `What a page holds after ${CALLS} calls more, the garbage collected`,
      columns: ["what", "caller", "callee", "a call more, caller", "callee"],
      rows: names.map((name) => [
        name,
        ...after.map((held) => number(held[name])),
        ...after.map((_, at) => number(grownBy(at, name))),
      ]),
      notes: ["every third call with video, its camera off and on; muted and unmuted in each"],
    }],
    data: { goals: GOALS, before, after },
    missed: names.flatMap((name) => {
      const most = Math.max(...after.map((_, at) => grownBy(at, name)));
      if (most <= GOALS[name]) return [];
      return [`soak: each call leaves ${number(most)} ${name}, the goal is ${GOALS[name]}`];
    }),
  };
}
