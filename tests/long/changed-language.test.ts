/** A page whose libraries have changed JavaScript's built-ins: calls and panels work there. */
import assert from "node:assert/strict";
import { changeLanguage } from "../e2e/support/changed-language.ts";
import { ANN_HZ, BEN_HZ, startTwoPeople } from "../e2e/support/two-people.ts";

Deno.test({
  name: "a page whose libraries have changed the language",
  // The browsers' own sockets and timers outlive a step; each step closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
}, async (t) => {
  await using world = await startTwoPeople();

  await t.step(
    "video, messages, a reload, the settings and the history work",
    async () => {
      await using meeting = await world.meet({ beforeLoad: changeLanguage });
      const { ann, ben } = meeting;
      const strokes = await ann.page.evaluate(() =>
        document.querySelector("chat-call")!.shadowRoot!.querySelector("chat-call-buttons")!
          .shadowRoot!.querySelectorAll("[part=history-button] svg > *").length
      );
      assert.equal(strokes, 2, "the icons are complete");
      await ann.press("Video call");
      await ben.press("Accept");
      await Promise.all([ann.reaches("active"), ben.reaches("active")]);
      await Promise.all([ann.watches(1280, 720), ben.watches(1280, 720)]);
      await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);

      await ann.page.evaluate(async () => {
        await document.querySelector("chat-call")!.sendMessage("From the old page");
      });
      assert.equal((await ben.hearsOf("message")).text, "From the old page");

      await ann.page.reload();
      await ann.reaches("active");
      await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);
      await ann.press("Settings");
      await ann.reads("fake_device_0");
      await ann.page.keyboard.press("Escape");
      await ann.press("Hang up");
      await ben.hearsOf("ended");
      await ann.reaches("idle");

      await ann.press("Call history");
      await ann.reads("Outgoing");
      await ann.press("Close");
      await ann.press("Voice call");
      await ben.press("Accept");
      await ben.hears(ANN_HZ);
      assert.deepEqual([...ann.complaints, ...ben.complaints], []);
    },
  );
});
