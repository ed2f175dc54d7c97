/** Full screen for a call, and back: by the button, and by the browser's own handling of Escape. */
import assert from "node:assert/strict";
import type { Person } from "../e2e/support/person.ts";
import { startTwoPeople } from "../e2e/support/two-people.ts";

Deno.test({
  name:
    "the button enters and leaves full screen, Escape leaves it, and the focus stays on the button",
  // The browsers' own sockets and timers outlive a step; the meeting closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
}, async () => {
  await using world = await startTwoPeople();
  await using meeting = await world.meet();
  const { ann, ben } = meeting;
  await ann.press("Video call");
  await ben.press("Accept");
  await ann.watches(1280, 720);

  await ann.press("Enter full screen");
  await fills(ann, true);
  await ann.press("Leave full screen");
  await fills(ann, false);
  await ann.sees("Enter full screen");
  assert.equal(await focused(ann), "Enter full screen");

  await ann.page.keyboard.press("Enter");
  await fills(ann, true);
  await ann.sees("Leave full screen");
  await ann.page.keyboard.press("Escape");
  // A headless browser only passes Escape to the page; this is what a browser itself would do.
  await ann.page.evaluate(() => document.exitFullscreen());
  await fills(ann, false);
  await ann.sees("Enter full screen");
  assert.equal(await focused(ann), "Enter full screen");
  // Escape left full screen, not the call.
  await ann.watches(1280, 720);
  assert.deepEqual([...ann.complaints, ...ben.complaints], []);
});

/** Waits until the browser is in full screen, or is no longer. */
async function fills({ page }: Person, isFull: boolean): Promise<void> {
  await page.waitForFunction(
    (wanted) => (document.fullscreenElement !== null) === wanted,
    { timeout: 15_000, polling: 50 },
    isFull,
  );
}

/** The accessible name of the focused element, across shadow roots. */
async function focused({ page }: Person): Promise<string | null> {
  return await page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.ariaLabel ?? null;
  });
}
