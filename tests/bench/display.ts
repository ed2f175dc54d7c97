/** What the display of a ring and of a call costs the page's thread, beside the same call hidden. */
import type { Page } from "puppeteer-core";
import { metricsOver } from "../e2e/support/page-growth.ts";
import { type Meeting, startTwoPeople } from "../e2e/support/two-people.ts";
import type { PartResult } from "./part.ts";
import { number } from "./table.ts";

const WATCHED_MS = 10_000;
/** What begins with a call, such as the first reports and animations, is over by then. */
const SETTLED_MS = 3_000;
/**
 * How often per second styles are computed anew: not while only animations run, which the browser
 * can draw by itself; in a call some four times for each of ten looks at the voices, as transitions
 * begin and end.
 */
const GOALS = { rings: 5, "a voice call": 45 };

interface Shown {
  name: string;
  stylesPerSecond: number;
  /** Share of the watched time in which the page's thread worked. */
  busy: number;
}

/** Watches the callee's page through a ring, a voice call and a video call. */
export async function measureDisplay(): Promise<PartResult> {
  await using world = await startTwoPeople();
  const rows: Shown[] = [];
  for (const button of ["Voice call", "Video call"]) {
    await using meeting = await world.meet();
    const { ann, ben } = meeting;
    await ann.press(button);
    await ben.sees("Accept");
    if (rows.length === 0) rows.push(await watch("rings", ben.page));
    await ben.press("Accept");
    await Promise.all([ann.reaches("active"), ben.reaches("active")]);
    const name = `a ${button.toLowerCase()}`;
    rows.push(await watch(name, ben.page));
    await hide(meeting);
    rows.push(await watch(`${name}, hidden`, ben.page));
  }
  return {
    tables: [{
      title: `The callee's page, watched for ${WATCHED_MS / 1000} s`,
      columns: ["what it shows", "styles computed, per s", "busy, %"],
      rows: rows.map(({ name, stylesPerSecond, busy }) => [
        name,
        number(stylesPerSecond),
        number(busy * 100),
      ]),
      notes: ["drawn by the processor, as these machines have no GPU"],
    }],
    data: { goals: GOALS, rows },
    missed: rows.flatMap(({ name, stylesPerSecond }) => {
      const goal = name in GOALS ? GOALS[name as keyof typeof GOALS] : Infinity;
      if (stylesPerSecond <= goal) return [];
      return [`display, ${name}: styles ${number(stylesPerSecond)} times a second, goal ${goal}`];
    }),
  };
}

async function watch(name: string, page: Page): Promise<Shown> {
  await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
  const { before, after } = await metricsOver(page, WATCHED_MS);
  const seconds = WATCHED_MS / 1000;
  return {
    name,
    stylesPerSecond: (after.RecalcStyleCount - before.RecalcStyleCount) / seconds,
    busy: (after.TaskDuration - before.TaskDuration) / seconds,
  };
}

async function hide({ ben }: Meeting): Promise<void> {
  await ben.page.evaluate(() => {
    document.querySelector<HTMLElement>("chat-call")!.style.display = "none";
  });
}
