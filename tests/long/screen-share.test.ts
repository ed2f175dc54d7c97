/**
 * A screen shared in a call: it is shown beside the person, ends, starts again, and ends with its
 * page.
 */
import assert from "node:assert/strict";
import type { Person } from "../e2e/support/person.ts";
import { ANN_HZ, BEN_HZ, type Meeting, startTwoPeople } from "../e2e/support/two-people.ts";

/** The tab that Share screen shares, wherever it is pressed. */
const SLIDES = "Slides of the test";
const LIME = [0, 255, 0];
/**
 * Per channel. Chromium's software path may write a captured tab with one colour matrix (BT.601)
 * and read it with another (BT.709): pure green then becomes 215 before anything is encoded.
 */
const COLOUR_TOLERANCE = 80;

Deno.test({
  name: "a shared screen",
  // The browsers' own sockets and timers outlive a step; each step closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
}, async (t) => {
  await using world = await startTwoPeople({}, [
    `--auto-select-tab-capture-source-by-title=${SLIDES}`,
  ]);

  async function talk(meeting: Meeting, button: "Voice call" | "Video call"): Promise<void> {
    const { ann, ben } = meeting;
    const slides = await ann.page.browserContext().newPage();
    await slides.setContent(`<title>${SLIDES}</title><body style="background: lime">`);
    await ann.page.bringToFront();
    await ann.press(button);
    await ben.press("Accept");
    await Promise.all([ann.reaches("active"), ben.reaches("active")]);
  }

  await t.step(
    "video: the screen is shown beside the person, and can be stopped and shared again",
    async () => {
      await using meeting = await world.meet();
      const { ann, ben } = meeting;
      await talk(meeting, "Video call");
      await ben.watches(1280, 720);
      await share(ann);
      assert.deepEqual(await ann.hearsOf("screenshare-toggle"), { enabled: true });
      await ann.sees("Stop sharing");
      await ann.reads("You are sharing your screen");
      await showsScreen(ben, LIME);
      await ben.watches(1280, 720);
      await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);

      await ann.press("Stop sharing");
      await showsNoScreen(ben);
      await share(ann);
      await showsScreen(ben, LIME);
      assert.deepEqual([...ann.complaints, ...ben.complaints], []);
    },
  );

  await t.step("voice: a screen can be shared, and ended from the browser's own bar", async () => {
    await using meeting = await world.meet({ beforeLoad: keepScreens });
    const { ann, ben } = meeting;
    await talk(meeting, "Voice call");
    await share(ann);
    await showsScreen(ben, LIME);
    await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);
    // The browser's bar is outside the page, so imitate its effect on the track.
    await ann.page.evaluate(() => {
      const [track] = window.keptScreens[0].getTracks();
      track.stop();
      track.dispatchEvent(new Event("ended"));
    });
    await ann.sees("Share screen");
    await showsNoScreen(ben);
  });

  await t.step("a reload ends it, its sharer is told, and the call goes on", async () => {
    await using meeting = await world.meet();
    const { ann, ben } = meeting;
    await talk(meeting, "Voice call");
    await share(ann);
    await showsScreen(ben, LIME);
    await ann.page.reload();
    await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);
    await showsNoScreen(ben);
    await ann.reads("Screen sharing ended because you changed pages.");
    await share(ann);
    await showsScreen(ben, LIME);
  });
});

/** Shares the screen. The browser switches to the shared tab; the person comes back. */
async function share({ page, press }: Person): Promise<void> {
  await press("Share screen");
  await page.waitForFunction(() => document.visibilityState === "hidden", { polling: 50 });
  await page.bringToFront();
}

declare global {
  interface Window {
    keptScreens: MediaStream[];
  }
}

/** Runs inside a page before anything else. */
function keepScreens(): void {
  window.keptScreens = [];
  const { getDisplayMedia } = MediaDevices.prototype;
  MediaDevices.prototype.getDisplayMedia = async function (options) {
    const stream = await getDisplayMedia.call(this, options);
    window.keptScreens.push(stream);
    return stream;
  };
}

/** Waits until the middle of the shared screen has nearly this colour. */
async function showsScreen({ page }: Person, colour: number[]): Promise<void> {
  await page.waitForFunction(
    (wanted, selector, tolerance) => {
      const stage = document.querySelector("chat-call")?.shadowRoot
        ?.querySelector("chat-call-window")?.shadowRoot?.querySelector("chat-call-stage-panel");
      const video = stage?.shadowRoot?.querySelector(selector)?.shadowRoot?.querySelector("video");
      if (!video?.videoWidth) return false;
      const pen = new OffscreenCanvas(1, 1).getContext("2d")!;
      pen.drawImage(video, video.videoWidth / 2, video.videoHeight / 2, 1, 1, 0, 0, 1, 1);
      const seen = pen.getImageData(0, 0, 1, 1).data;
      return wanted.every((value, index) => Math.abs(value - seen[index]) < tolerance);
    },
    { timeout: 15_000, polling: 100 },
    colour,
    ".screen",
    COLOUR_TOLERANCE,
  );
}

async function showsNoScreen({ page }: Person): Promise<void> {
  await page.waitForFunction(
    () =>
      !document.querySelector("chat-call")?.shadowRoot?.querySelector("chat-call-window")
        ?.shadowRoot?.querySelector("chat-call-stage-panel")?.shadowRoot?.querySelector(".screen"),
    { timeout: 15_000, polling: 100 },
  );
}
