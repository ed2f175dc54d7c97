/**
 * A camera turned on in a voice call: the other sees it, and is asked, not forced, to turn on
 * theirs.
 */
import assert from "node:assert/strict";
import type { Person } from "../e2e/support/person.ts";
import { ANN_HZ, BEN_HZ, startTwoPeople } from "../e2e/support/two-people.ts";

/** The label of the element that has the keyboard focus. */
const focusOf = ({ page }: Person) =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.getAttribute("aria-label");
  });

Deno.test({
  name: "a voice call with a camera turned on in it",
  // The browsers' own sockets and timers outlive a step; the meeting closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
}, async () => {
  await using world = await startTwoPeople();
  await using meeting = await world.meet();
  const { ann, ben } = meeting;
  await ann.press("Voice call");
  await ben.press("Accept");
  await Promise.all([ann.reaches("active"), ben.reaches("active")]);

  await ann.press("Turn camera on");
  assert.deepEqual(await ann.hearsOf("camera-toggle"), { enabled: true });
  await ben.watches(1280, 720);
  await ben.reads("turned the camera on. Turn yours on too?");
  const isCameraOn = await ben.page.evaluate(() =>
    (document.querySelector("chat-call") as unknown as { cameraOn: boolean }).cameraOn
  );
  assert.equal(isCameraOn, false);
  // All controls were redrawn around the pictures; the focus must survive that.
  assert.equal(await focusOf(ann), "Turn camera off");
  await ben.press("Not now");
  assert.match(`${await focusOf(ben)}`, /^Call with Ann/);

  await ben.press("Turn camera on");
  await ann.watches(1280, 720);
  await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);
  assert.deepEqual([...ann.complaints, ...ben.complaints], []);
});
