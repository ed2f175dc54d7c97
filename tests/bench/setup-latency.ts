/** The table over `call-setup.ts`: how long ringing and answering take, case by case. */
import { measureCallSetup, type SetupResult } from "./call-setup.ts";
import type { PartResult } from "./part.ts";
import { spread } from "./statistics.ts";
import { cell } from "./table.ts";

/** Calls of each case that count. */
const CALLS = 7;

/** Places the calls and sums them up. */
export async function measureSetupLatency(): Promise<PartResult> {
  const results = await measureCallSetup(CALLS);
  return {
    tables: [{
      title: "Ring and set-up, milliseconds, between two browsers on this machine",
      columns: [
        "case",
        "press to ring",
        "accept to both hear",
        "goal",
        "bare page",
        "ratio",
        "accept to both see",
      ],
      rows: results.map((result) => [
        result.name,
        cell(spread(result.ringToScreen)),
        cell(spread(result.acceptToBothHear)),
        String(result.goalMs),
        cell(spread(result.bareAcceptToBothHear)),
        (spread(result.acceptToBothHear).median / spread(result.bareAcceptToBothHear).median)
          .toFixed(2),
        result.callType === "video" ? cell(spread(result.acceptToBothSee)) : "",
      ]),
      notes: [
        `median [min–max] of ${CALLS} calls, in turn with the bare page; fake devices, which open at once`,
        "the bare page prepares its link alike, and has neither rules nor looks",
        "strangers with a relay: where coturn is installed; the bare page needs none",
      ],
    }],
    data: results,
    missed: results.flatMap(missedGoal),
  };
}

function missedGoal({ name, acceptToBothHear, goalMs }: SetupResult): string[] {
  const { median } = spread(acceptToBothHear);
  if (median <= goalMs) return [];
  return [`set-up, ${name}: ${median.toFixed(0)} ms to both hearing, the goal is ${goalMs}`];
}
