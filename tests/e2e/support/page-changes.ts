/** How a page gives way to the next in the middle of a call, and what is left to hear of it. */
import type { Person } from "./person.ts";
import { ANN_HZ, BEN_HZ, type Meeting } from "./two-people.ts";

/** The ways in which a page of a plain site gives way to the next. */
export const CHANGES: Record<string, (person: Person) => Promise<unknown>> = {
  reload: ({ page }) => page.reload(),
  link: ({ page }) => Promise.all([page.waitForNavigation(), page.click("a")]),
  form: ({ page }) => Promise.all([page.waitForNavigation(), page.click("form button")]),
};

/** Ann calls with her voice, Ben answers, and they hear each other. */
export async function talk(meeting: Meeting): Promise<void> {
  const { ann, ben } = meeting;
  await ann.press("Voice call");
  await ben.press("Accept");
  await Promise.all([ann.reaches("active"), ben.reaches("active")]);
  await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);
}

/** Both hear each other, and neither page thinks the call is anything but running. */
export async function stillTalk({ ann, ben }: Meeting): Promise<void> {
  await Promise.all([ann.reaches("active"), ben.reaches("active")]);
  await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);
}
