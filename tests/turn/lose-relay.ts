/** A call over a relay only, which is down until both have noticed it. */
import assert from "node:assert/strict";
import { type OutageReport, suffer } from "../e2e/support/outage.ts";
import { PAGE_OUTAGES } from "../e2e/support/page-outages.ts";
import { startTwoPeople } from "../e2e/support/two-people.ts";
import { startTurnServer } from "./turn-server.ts";

/** Both people's reports, and when the relay was back (epoch milliseconds). */
export async function loseRelay(): Promise<{ reports: OutageReport[]; backAt: number }> {
  const secret = "a relay's secret";
  await using turn = await startTurnServer({ secret });
  await using world = await startTwoPeople({
    TURN_URLS: turn.url,
    TURN_SECRET: secret,
    ICE_TRANSPORT_POLICY: "relay",
    RING_TIMEOUT_SECONDS: "60",
  });
  await using meeting = await world.meet({ beforeLoad: PAGE_OUTAGES });
  const { ann, ben } = meeting;
  await ann.press("Voice call");
  await ben.press("Accept");
  let backAt = 0;
  const reports = await suffer(meeting, async () => {
    await turn.kill();
    await Promise.all([ann.reaches("reconnecting"), ben.reaches("reconnecting")]);
    await turn.restart();
    backAt = Date.now();
  });
  await ann.press("Hang up");
  assert.equal((await ben.hearsOf("ended")).reason, "completed");
  return { reports, backAt };
}
