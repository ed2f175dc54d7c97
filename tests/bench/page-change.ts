/** The silence caused by a page change during a call, at the other end and on the page itself. */
import { startHostSite } from "../e2e/support/host-site.ts";
import { startTcpProxy } from "../e2e/support/tcp-proxy.ts";
import { type Meeting, startTwoPeople } from "../e2e/support/two-people.ts";
import { PAGE_HEARING } from "./page-hearing.ts";
import type { PartResult } from "./part.ts";
import { spread } from "./statistics.ts";
import { cell } from "./table.ts";

/** Page changes that are counted in each case. */
const CHANGES = 9;

interface ChangeResult {
  name: string;
  legMs: number;
  /** The goal for the median silence at the other end, in milliseconds. */
  goalMs: number;
  /** Milliseconds, one entry per change. */
  silenceAtOtherEnd: number[];
  silenceOnPage: number[];
}

const CASES = [
  { name: "loopback", legMs: 0, goalMs: 300 },
  { name: "50 ms legs", legMs: 50, goalMs: 800 },
];

/** Holds a call and reloads the caller's page repeatedly. */
export async function measurePageChange(): Promise<PartResult> {
  await using world = await startTwoPeople({ RING_TIMEOUT_SECONDS: "30" });
  const results: ChangeResult[] = [];
  for (const one of CASES) {
    const proxy = startTcpProxy(world.server.port, one.legMs);
    const site = startHostSite(`http://127.0.0.1:${proxy.port}`);
    {
      await using meeting = await world.meet({
        annsSite: site,
        bensSite: site,
        beforeLoad: PAGE_HEARING,
      });
      await meeting.ann.press("Voice call");
      await meeting.ben.press("Accept");
      await Promise.all([meeting.ann.reaches("active"), meeting.ben.reaches("active")]);
      const result: ChangeResult = { ...one, silenceAtOtherEnd: [], silenceOnPage: [] };
      for (let change = -1; change < CHANGES; change++) {
        const silence = await changePage(meeting);
        if (change < 0) continue;
        result.silenceAtOtherEnd.push(silence.atOtherEnd);
        result.silenceOnPage.push(silence.onPage);
      }
      results.push(result);
    }
    await site.close();
    proxy.close();
  }
  return {
    tables: [{
      title:
        "A page change in a call: silence in milliseconds, between two browsers on this machine",
      columns: ["case", "at the other end", "goal", "on the page that changed"],
      rows: results.map(({ name, goalMs, silenceAtOtherEnd, silenceOnPage }) => [
        name,
        cell(spread(silenceAtOtherEnd)),
        String(goalMs),
        cell(spread(silenceOnPage)),
      ]),
      notes: [`median [min–max] of ${CHANGES} reloads in one call; the page comes from memory`],
    }],
    data: results,
    missed: results.flatMap(({ name, goalMs, silenceAtOtherEnd }) => {
      const { median } = spread(silenceAtOtherEnd);
      if (median <= goalMs) return [];
      return [`page change, ${name}: ${median.toFixed(0)} ms of silence, the goal is ${goalMs}`];
    }),
  };
}

async function changePage({ ann, ben }: Meeting): Promise<{ atOtherEnd: number; onPage: number }> {
  await ben.page.evaluate(() => {
    window.hearing.longestGapMs = 0;
  });
  await ann.page.reload();
  await ann.reaches("active");
  // Wait for lasting sound, so that the silence is over.
  for (const { page } of [ann, ben]) {
    await page.waitForFunction(
      (since) => window.hearing.lastAt > since,
      { timeout: 15_000, polling: 50 },
      Date.now() + 500,
    );
  }
  const [onPage, atOtherEnd] = await Promise.all(
    [ann, ben].map(({ page }) => page.evaluate(() => window.hearing.longestGapMs)),
  );
  return { atOtherEnd, onPage };
}
