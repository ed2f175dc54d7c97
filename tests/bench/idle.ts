/** What the element costs a page without calls, compared with the same page without the element. */
import type { Page } from "puppeteer-core";
import { type HostChat, startHostSite } from "../e2e/support/host-site.ts";
import { metricsOver } from "../e2e/support/page-growth.ts";
import { newPeople, startTwoPeople } from "../e2e/support/two-people.ts";
import type { PartResult } from "./part.ts";
import { number } from "./table.ts";

const WATCHED_MS = 30_000;
/** Wait until the work that starts when the page is first idle is done. */
const SETTLED_MS = 20_000;
/** Milliseconds of work during the measured time. So low because nothing ticks. */
const GOAL_MS = 5;

interface Idle {
  taskMs: number;
  heapBytes: number;
}

/** Watches both pages at the same time, so that other load on the machine affects both alike. */
export async function measureIdle(): Promise<PartResult> {
  await using world = await startTwoPeople();
  const plain = startHostSite("http://127.0.0.1:9");
  const { ANN } = newPeople();
  const chat: HostChat = { id: "idle", calls: "video", members: [ANN] };
  const [element, none] = await Promise.all([
    world.annsDevice.open(world.site.pageFor(ANN, chat)),
    world.bensDevice.open(plain.pageFor(ANN, chat)),
  ]);
  await element.hearsOf("ready");
  await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
  const [withElement, without] = await Promise.all([watch(element.page), watch(none.page)]);
  await Promise.all([element.close(), none.close(), plain.close()]);
  const more = withElement.taskMs - without.taskMs;
  return {
    tables: [{
      title: `A page on which nobody calls, watched for ${WATCHED_MS / 1000} s`,
      columns: ["page", "work, ms", "heap, kB"],
      rows: [["with the element", withElement], ["without it", without]].map(([name, idle]) => [
        name as string,
        number((idle as Idle).taskMs),
        number((idle as Idle).heapBytes / 1000),
      ]),
      notes: [`the goal is ${GOAL_MS} ms more work at most, of all that the page does`],
    }],
    data: { goalMs: GOAL_MS, withElement, without },
    missed: more <= GOAL_MS ? [] : [`idle: ${number(more)} ms of work, the goal is ${GOAL_MS}`],
  };
}

async function watch(page: Page): Promise<Idle> {
  const { before, after } = await metricsOver(page, WATCHED_MS);
  return {
    taskMs: (after.TaskDuration - before.TaskDuration) * 1000,
    heapBytes: before.JSHeapUsedSize,
  };
}
