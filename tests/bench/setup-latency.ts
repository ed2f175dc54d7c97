/** The table of `call-setup.ts`: how long ringing and answering take, case by case. */
import { measureCallSetup, type SetupResult } from "./call-setup.ts";
import type { PartResult } from "./part.ts";
import { spread } from "./statistics.ts";
import { cell } from "./table.ts";

/** Calls that are counted in each case. */
const CALLS = 7;
/** From the caller's message to the callee's screen, on loopback. */
const RING_GOAL_MS = 100;

/** Places the calls and summarises them. */
export async function measureSetupLatency(): Promise<PartResult> {
  const results = await measureCallSetup(CALLS);
  return {
    tables: [{
      title: "Ring and set-up, milliseconds, between two browsers on this machine",
      columns: [
        "case",
        "press to screen",
        "ring to screen",
        "accept to both hear",
        "goal",
        "bare page",
        "ratio",
        "accept to both see",
      ],
      rows: results.map((result) => [
        result.name,
        cell(spread(result.pressToScreen)),
        cell(spread(result.ringToScreen)),
        cell(spread(result.acceptToBothHear)),
        String(result.goalMs),
        cell(spread(result.bareAcceptToBothHear)),
        (spread(result.acceptToBothHear).median / spread(result.bareAcceptToBothHear).median)
          .toFixed(2),
        result.callType === "video" ? cell(spread(result.acceptToBothSee)) : "",
      ]),
      notes: [
        `ring to screen, on loopback: the goal is ${RING_GOAL_MS}; a press comes before it opens the devices`,
        `median [min–max] of ${CALLS} calls, in turn with the bare page; fake devices, which open at once`,
        "the bare page prepares its link alike, and has neither rules nor looks",
        "strangers with a relay: where coturn is installed; the bare page needs none",
      ],
    }],
    data: results,
    missed: results.flatMap(missedGoals),
  };
}

function missedGoals(
  { name, legMs, ringToScreen, acceptToBothHear, goalMs }: SetupResult,
): string[] {
  const goals = [{ what: "to both hearing", took: acceptToBothHear, goalMs }];
  if (legMs === 0) {
    goals.push({ what: "from ring to screen", took: ringToScreen, goalMs: RING_GOAL_MS });
  }
  return goals.flatMap(({ what, took, goalMs }) => {
    const { median } = spread(took);
    return median <= goalMs
      ? []
      : [`set-up, ${name}: ${median.toFixed(0)} ms ${what}, the goal is ${goalMs}`];
  });
}
