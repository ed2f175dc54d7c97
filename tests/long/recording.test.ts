/** A call recorded in one browser while both agree: asked for, agreed to, taken back, and found again after a page change. */
import assert from "node:assert/strict";
import type { Person } from "../e2e/support/person.ts";
import { ANN_HZ, BEN_HZ, type Meeting, startTwoPeople } from "../e2e/support/two-people.ts";

interface Recorded {
  mimeType: string;
  durationSeconds: number;
  fileName: string;
  /** How strong each of the two voices is in it. */
  strengths: number[];
}

Deno.test({
  name: "a recording",
  // The browsers' own sockets and timers outlive a step; each step closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
}, async (t) => {
  await using world = await startTwoPeople();

  async function talk(meeting: Meeting, button = "Voice call"): Promise<void> {
    const { ann, ben } = meeting;
    await ann.press(button);
    await ben.press("Accept");
    await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);
  }

  /** Ann asks in the settings, as a person does. */
  async function ask({ ann, ben }: Meeting): Promise<void> {
    await ann.press("Settings");
    await ann.press("Record this call");
    await ann.reads("Waiting for \u2068Ben Baker\u2069 to agree");
    await ben.reads("\u2068Ann Archer\u2069 asks to record this call.");
  }

  await t.step("both agree: the file holds both voices, and is there to save", async () => {
    await using meeting = await world.meet({ beforeLoad: keepRecorded });
    const { ann, ben } = meeting;
    await talk(meeting);
    await ask(meeting);
    assert.equal(await isRecording(ann), false);
    await ben.press("Agree");
    await ben.reads("\u2068Ann Archer\u2069 is recording");
    await ann.sees("Stop recording");
    await Promise.all([ann, ben].map(shownAsState));
    await recordsFor(ann, 3);
    await ann.press("Stop recording");
    const file = await recorded(ann);
    assert.match(file.mimeType, /^audio\//);
    assert.match(file.fileName, /^Ben Baker \d{4}-\d\d-\d\d \d\d-\d\d\./);
    assert.ok(file.durationSeconds >= 2.5, `${file.durationSeconds} s`);
    assert.ok(Math.min(...file.strengths) > 0.005, `both are heard: ${file.strengths}`);
    await ann.reads("Recording ready");
    await ben.reads("Nothing is recorded any more.");
    // It outlives the call.
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

  await t.step("a video call: a file with pictures", async () => {
    await using meeting = await world.meet({ beforeLoad: keepRecorded });
    const { ann, ben } = meeting;
    await talk(meeting, "Video call");
    await ask(meeting);
    await ben.press("Agree");
    await ann.sees("Stop recording");
    await recordsFor(ann, 3);
    await ben.press("Hang up");
    const file = await recorded(ann);
    assert.match(file.mimeType, /^video\//);
    assert.ok(Math.min(...file.strengths) > 0.005, `both are heard: ${file.strengths}`);
    assert.deepEqual([...ann.complaints, ...ben.complaints], []);
  });

  await t.step("who does not agree is not recorded", async () => {
    await using meeting = await world.meet({ beforeLoad: keepRecorded });
    const { ann, ben } = meeting;
    await talk(meeting);
    await ask(meeting);
    await ben.press("Don’t agree");
    await ann.reads("\u2068Ben Baker\u2069 doesn’t agree. Nothing is recorded any more.");
    assert.deepEqual(await ann.page.evaluate(() => window.keptRecorded.length), 0);
  });

  await t.step("who agrees no longer ends it, and what there was is there", async () => {
    await using meeting = await world.meet({ beforeLoad: keepRecorded });
    const { ann, ben } = meeting;
    await talk(meeting);
    await ask(meeting);
    await ben.press("Agree");
    await recordsFor(ann, 2);
    await ben.press("Stop agreeing");
    await ann.reads("\u2068Ben Baker\u2069 doesn’t agree.");
    const { durationSeconds } = await recorded(ann);
    assert.ok(durationSeconds >= 1.5 && durationSeconds < 10, `${durationSeconds} s`);
  });

  await t.step("a page change ends it; the next page offers what there was", async () => {
    await using meeting = await world.meet({ beforeLoad: keepRecorded });
    const { ann, ben } = meeting;
    await talk(meeting);
    await ask(meeting);
    await ben.press("Agree");
    await recordsFor(ann, 4);
    await ann.page.reload();
    await ben.reads("Nothing is recorded any more.");
    const file = await recorded(ann);
    assert.ok(file.durationSeconds >= 2.5, `${file.durationSeconds} s are left of 4`);
    assert.ok(Math.min(...file.strengths) > 0.005, `both are heard: ${file.strengths}`);
    await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);
    await ann.press("Hang up");
    await ann.sees("Save");
  });
});

declare global {
  interface Window {
    keptRecorded: CustomEvent<{ blob: Blob; mimeType: string; durationSeconds: number }>[];
  }
}

/** Runs inside the page. */
function keepRecorded(): void {
  window.keptRecorded = [];
  document.addEventListener("chat-call-recorded", (event) => {
    window.keptRecorded.push(event as never);
  });
}

const isRecording = (person: Person): Promise<boolean> =>
  person.page.evaluate(() => document.querySelector("chat-call")!.matches(":state(recording)"));

const shownAsState = (person: Person) =>
  person.page.waitForFunction(
    () => document.querySelector("chat-call")!.matches(":state(recording)"),
    { timeout: 15_000 },
  );

/** It is on for so long, and time has to pass: that is what is recorded. */
async function recordsFor(person: Person, seconds: number): Promise<void> {
  await shownAsState(person);
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
}

/** What the page was told of the last recording, and what it sounds like. */
async function recorded({ page }: Person): Promise<Recorded> {
  await page.waitForFunction(() => window.keptRecorded.length > 0, { timeout: 20_000 });
  return await page.evaluate(async (pitches) => {
    const { blob, ...rest } = window.keptRecorded.at(-1)!.detail;
    const context = new OfflineAudioContext(1, 1, 48_000);
    const sound = await context.decodeAudioData(await blob.arrayBuffer());
    const samples = sound.getChannelData(0);
    const length = sound.sampleRate / 5;
    // By the Goertzel algorithm, at its strongest within a fifth of a second: the voices beep.
    const strengths = pitches.map((pitch) => {
      const factor = 2 * Math.cos(2 * Math.PI * pitch / sound.sampleRate);
      let strongest = 0;
      for (let start = 0; start + length <= samples.length; start += length) {
        let [one, two] = [0, 0];
        for (let at = start; at < start + length; at++) {
          [one, two] = [samples[at] + factor * one - two, one];
        }
        const power = one * one + two * two - factor * one * two;
        strongest = Math.max(strongest, 2 * Math.sqrt(power) / length);
      }
      return strongest;
    });
    return { ...rest, strengths } as never;
  }, [ANN_HZ, BEN_HZ]) as Recorded;
}
