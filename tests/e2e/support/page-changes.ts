/** Page changes during a call, and checks that the call goes on. */
import type { Person } from "./person.ts";
import { ANN_HZ, BEN_HZ, type Meeting } from "./two-people.ts";

/** The ways in which a plain site changes from one page to the next. */
export const CHANGES: Record<string, (person: Person) => Promise<unknown>> = {
  reload: ({ page }) => page.reload(),
  link: ({ page }) => Promise.all([page.waitForNavigation(), page.click("a")]),
  form: ({ page }) => Promise.all([page.waitForNavigation(), page.click("form button")]),
};

/** Ann places a voice call, Ben answers, and they hear each other. */
export async function talk(meeting: Meeting): Promise<void> {
  const { ann, ben } = meeting;
  await ann.press("Voice call");
  await ben.press("Accept");
  await Promise.all([ann.reaches("active"), ben.reaches("active")]);
  await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);
}

/** Both hear each other, and both pages show the call as active. */
export async function stillTalk({ ann, ben }: Meeting): Promise<void> {
  await Promise.all([ann.reaches("active"), ben.reaches("active")]);
  await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);
}
