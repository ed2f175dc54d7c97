/** A background chosen in Firefox: without WebGL to draw it, no picture is sent at all. */
import assert from "node:assert/strict";
import { launchFirefox } from "../e2e/support/firefox-device.ts";
import { launchDevice } from "../e2e/support/person.ts";
import { ANN_HZ, BEN_HZ, startTwoPeople } from "../e2e/support/two-people.ts";
import { drawCameras, watchThem } from "../support/drawn-camera.ts";

/** Runs inside a page before anything else. */
const CHOSEN = `try { localStorage["chat-call.devices"] ??= '{"background":"lagoon"}'; } catch {}`;

Deno.test({
  name: "Firefox sends the picture with the chosen background, or none without WebGL",
  // The browsers' own sockets and timers outlive the test, which closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
}, async () => {
  await using world = await startTwoPeople({}, [], { ann: launchFirefox, ben: launchDevice });
  await using meeting = await world.meet({ beforeLoad: [drawCameras, watchThem, CHOSEN] });
  const { ann, ben } = meeting;
  await ann.press("Video call");
  await ben.press("Accept");
  await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);
  const canDraw = await ann.page.evaluate(() =>
    document.createElement("canvas").getContext("webgl2") !== null
  );
  if (canDraw) {
    await ben.page.waitForFunction(() => {
      const sight = window.lookAtThem();
      return sight?.behind === "other" && sight.isPersonThere;
    }, { polling: 50 });
  } else {
    await ann.reads("Your background could not be applied");
    const cameras = () => window.drawnCameras.every(({ readyState }) => readyState === "ended");
    assert.equal(await ann.page.evaluate(cameras), true);
  }
  assert.equal(await ben.page.evaluate(() => window.sights.rooms), 0);
  assert.deepEqual([...ann.complaints, ...ben.complaints], []);
});
