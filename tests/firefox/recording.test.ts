/** A recording made by Firefox, with its own file formats and sound processing. */
import assert from "node:assert/strict";
import { launchFirefox } from "../e2e/support/firefox-device.ts";
import { launchDevice } from "../e2e/support/person.ts";
import { isRecorded, keepRecorded, recorded, recordsFor } from "../e2e/support/recorded-file.ts";
import { ANN_HZ, BEN_HZ, startTwoPeople } from "../e2e/support/two-people.ts";

Deno.test({
  name: "Firefox records a call with Chromium",
  // The browsers' own sockets and timers outlive a step; each step closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
}, async (t) => {
  await using world = await startTwoPeople({}, [], { ann: launchFirefox, ben: launchDevice });
  for (
    const [button, format] of [["Voice call", /^audio\//], ["Video call", /^video\//]] as const
  ) {
    await t.step(`${button}: both voices are in the file`, async () => {
      await using meeting = await world.meet({ beforeLoad: keepRecorded });
      const { ann, ben } = meeting;
      await ann.press(button);
      await ben.press("Accept");
      await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);
      await ann.press("Settings");
      await ann.press("Record this call");
      await ben.press("Agree");
      await recordsFor(ann, 3);
      await ann.press("Stop recording");
      await isRecorded(ben, false);
      const file = await recorded(ann, [ANN_HZ, BEN_HZ]);
      assert.match(file.mimeType, format);
      assert.ok(file.durationSeconds >= 2, `${file.durationSeconds} s`);
      assert.ok(Math.min(...file.strengths) > 0.005, `both are heard: ${file.strengths}`);
    });
  }
});
