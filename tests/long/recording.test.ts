/**
 * A call recorded while both agree: request, consent, withdrawal, and recovery after a page change.
 */
import assert from "node:assert/strict";
import type { Person } from "../e2e/support/person.ts";
import { isRecorded, keepRecorded, recorded, recordsFor } from "../e2e/support/recorded-file.ts";
import { ANN_HZ, BEN_HZ, type Meeting, startTwoPeople } from "../e2e/support/two-people.ts";

const VOICES = [ANN_HZ, BEN_HZ];
/** The tab that Share screen shares, wherever it is pressed. */
const SLIDES = "Slides of the test";

Deno.test({
  name: "a recording",
  // The browsers' own sockets and timers outlive a step; each step closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
}, async (t) => {
  await using world = await startTwoPeople({}, [
    `--auto-select-tab-capture-source-by-title=${SLIDES}`,
  ]);

  async function talk(meeting: Meeting, button = "Voice call"): Promise<void> {
    const { ann, ben } = meeting;
    await ann.press(button);
    await ben.press("Accept");
    await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);
  }

  /** Ann asks in the settings, like a real person. */
  async function ask({ ann, ben }: Meeting): Promise<void> {
    await ann.press("Settings");
    await ann.press("Record this call");
    await ann.reads("Waiting for \u2068Ben Baker\u2069 to agree");
    await ben.reads("\u2068Ann Archer\u2069 wants to record this call.");
  }

  await t.step("with consent contains both voices, and can be saved after the call", async () => {
    await using meeting = await world.meet({ beforeLoad: keepRecorded });
    const { ann, ben } = meeting;
    await talk(meeting);
    await ask(meeting);
    await isRecorded(ann, false);
    await ben.press("Agree");
    await ben.reads("\u2068Ann Archer\u2069 is recording");
    await ann.sees("Stop recording");
    await Promise.all([ann, ben].map((one) => isRecorded(one)));
    await recordsFor(ann, 3);
    await ann.press("Stop recording");
    const file = await recorded(ann, VOICES);
    assert.match(file.mimeType, /^audio\//);
    assert.match(file.fileName, /^Ben Baker \d{4}-\d\d-\d\d \d\d-\d\d\./);
    assert.ok(file.durationSeconds >= 2.5, `${file.durationSeconds} s`);
    assert.ok(Math.min(...file.strengths) > 0.005, `both are heard: ${file.strengths}`);
    await ann.reads("Recording ready");
    await ben.reads("Nothing is being recorded.");
    // The recording is still offered after the call.
    await ann.press("Hang up");
    await ann.reaches("idle");
    await ann.sees("Save");
    await ann.press("Delete");
    await ann.press("Delete for good");
    await ann.page.waitForFunction(
      () => !document.querySelector("chat-call")!.shadowRoot!.querySelector("chat-call-recorded"),
      { timeout: 15_000 },
    );
    assert.deepEqual([...ann.complaints, ...ben.complaints], []);
  });

  await t.step("of a video call is a video file with both voices", async () => {
    await using meeting = await world.meet({ beforeLoad: keepRecorded });
    const { ann, ben } = meeting;
    await talk(meeting, "Video call");
    await ask(meeting);
    await ben.press("Agree");
    await ann.sees("Stop recording");
    await recordsFor(ann, 3);
    await ben.press("Hang up");
    const file = await recorded(ann, VOICES);
    assert.match(file.mimeType, /^video\//);
    assert.ok(Math.min(...file.strengths) > 0.005, `both are heard: ${file.strengths}`);
    assert.deepEqual([...ann.complaints, ...ben.complaints], []);
  });

  await t.step("shows the screen that its maker shares", async () => {
    await using meeting = await world.meet({ beforeLoad: keepRecorded });
    const { ann, ben } = meeting;
    const slides = await ann.page.browserContext().newPage();
    await slides.setContent(`<title>${SLIDES}</title><body style="background: lime">`);
    await ann.page.bringToFront();
    await talk(meeting, "Video call");
    await ask(meeting);
    await ben.press("Agree");
    await isRecorded(ann);
    await ann.press("Share screen");
    await ann.reads("You are sharing your screen");
    // The browser shows the shared tab; the recording is still drawn in the hidden one.
    await recordsFor(ann, 5);
    await ann.page.bringToFront();
    await ann.press("Stop recording");
    await recorded(ann, VOICES);
    const [red, green, blue] = await lastColour(ann);
    assert.ok(green > 180 && red < 90 && blue < 90, `lime: ${red} ${green} ${blue}`);
  });

  await t.step("does not start if the other person does not agree", async () => {
    await using meeting = await world.meet({ beforeLoad: keepRecorded });
    const { ann, ben } = meeting;
    await talk(meeting);
    await ask(meeting);
    await ben.press("Don’t agree");
    await ann.reads("\u2068Ben Baker\u2069 doesn’t agree. Nothing is being recorded.");
    assert.deepEqual(await ann.page.evaluate(() => window.keptRecorded.length), 0);
  });

  await t.step(
    "ends when consent is withdrawn, and the page can take the file itself",
    async () => {
      await using meeting = await world.meet({ beforeLoad: [keepRecorded, takeRecorded] });
      const { ann, ben } = meeting;
      await talk(meeting);
      await ask(meeting);
      await ben.press("Agree");
      await recordsFor(ann, 2);
      await ben.press("Withdraw consent");
      await ann.reads("\u2068Ben Baker\u2069 doesn’t agree.");
      const { durationSeconds } = await recorded(ann, VOICES);
      assert.ok(durationSeconds >= 1.5 && durationSeconds < 10, `${durationSeconds} s`);
      // The mark is removed with the last recording.
      await ann.page.waitForFunction(() => !("chat-call.recordings" in localStorage), {
        timeout: 15_000,
      });
      await ann.press("Hang up");
      await ann.reaches("idle");
      assert.equal(await ann.page.$("::-p-aria([name='Save'][role='button'])"), null);
    },
  );

  await t.step("ends with a page change, and the next page offers what was recorded", async () => {
    await using meeting = await world.meet({ beforeLoad: keepRecorded });
    const { ann, ben } = meeting;
    await talk(meeting);
    await ask(meeting);
    await ben.press("Agree");
    await recordsFor(ann, 4);
    await ann.page.reload();
    await ben.reads("Nothing is being recorded.");
    const file = await recorded(ann, VOICES);
    assert.ok(file.durationSeconds >= 2.5, `${file.durationSeconds} s are left of 4`);
    assert.ok(Math.min(...file.strengths) > 0.005, `both are heard: ${file.strengths}`);
    await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);
    await ann.press("Hang up");
    await ann.sees("Save");
  });
});

/** Runs inside the page, which keeps the file itself. */
function takeRecorded(): void {
  document.addEventListener("chat-call-recorded", (event) => event.preventDefault());
}

/** The colour at the middle of the shared screen in one of the recording's last frames. */
async function lastColour({ page }: Person): Promise<number[]> {
  return await page.evaluate(async () => {
    const { blob } = window.keptRecorded.at(-1)!.detail;
    const video = document.createElement("video");
    const heard = (type: string) =>
      new Promise((resolve) => video.addEventListener(type, resolve, { once: true }));
    video.muted = true;
    video.src = URL.createObjectURL(blob);
    await heard("loadeddata");
    const seeking = heard("seeked");
    video.currentTime = video.duration - 0.3;
    await seeking;
    const paint = new OffscreenCanvas(video.videoWidth, video.videoHeight).getContext("2d")!;
    paint.drawImage(video, 0, 0);
    return [...paint.getImageData(video.videoWidth * 0.4, video.videoHeight / 2, 1, 1).data];
  });
}
