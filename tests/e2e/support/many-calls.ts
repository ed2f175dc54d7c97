/** Consecutive calls between the same two pages, with presses of the controls in each. */
import { type Holdings, holdingsOf, installHeldCounters, soundsRest } from "./page-growth.ts";
import type { Person } from "./person.ts";
import type { Meeting, TwoPeople } from "./two-people.ts";

export interface Growth {
  /** The caller's and the callee's holdings: after the warm-up calls, and after the last call. */
  before: Holdings[];
  after: Holdings[];
}

/** Calls before counting starts: what they load and compile is no leak. */
const WARM_UP = 3;

/** Places this many calls and reports what both pages held on to. */
export async function placeManyCalls(world: TwoPeople, calls: number): Promise<Growth> {
  await using meeting = await world.meet({ beforeLoad: installHeldCounters });
  const pages = [meeting.ann.page, meeting.ben.page];
  const count = () =>
    Promise.all(pages.map(async (page) => {
      await soundsRest(page);
      return await holdingsOf(page);
    }));
  for (let call = 0; call < WARM_UP; call++) await placeCall(meeting, call);
  const before = await count();
  for (let call = 0; call < calls; call++) await placeCall(meeting, call);
  return { before, after: await count() };
}

async function placeCall({ ann, ben }: Meeting, number: number): Promise<void> {
  const isVideo = number % 3 === 1;
  await press(ann, isVideo ? "Video call" : "Voice call");
  await press(ben, "Accept");
  await Promise.all([ann.reaches("active"), ben.reaches("active")]);
  await press(ann, "Mute");
  await press(ann, "Unmute");
  if (isVideo) {
    await press(ben, "Turn camera off");
    await press(ben, "Turn camera on");
  }
  await press(ben, "Hang up");
  await Promise.all([ann.reaches("idle"), ben.reaches("idle")]);
}

/** Presses from inside the page, because a handle to the button would keep it alive. */
async function press({ page }: Person, name: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const roots: (Document | ShadowRoot)[] = [document];
      for (const root of roots) {
        for (const element of root.querySelectorAll("*")) {
          if (element.shadowRoot) roots.push(element.shadowRoot);
          if (!(element instanceof HTMLButtonElement) || element.disabled) continue;
          if ((element.ariaLabel ?? element.textContent?.trim()) !== wanted) continue;
          element.click();
          return true;
        }
      }
    },
    { timeout: 15_000, polling: 50 },
    name,
  );
}
