/** The files that a page has recorded, and the sounds in them. */
import type { Person } from "./person.ts";

export interface RecordedFile {
  mimeType: string;
  durationSeconds: number;
  fileName: string;
  /** The strength of each requested pitch in the file; from 0.005 on, that person is audible. */
  strengths: number[];
}

declare global {
  interface Window {
    keptRecorded: CustomEvent<{ blob: Blob; mimeType: string; durationSeconds: number }>[];
  }
}

/** Runs inside the page before its element fires the event. */
export function keepRecorded(): void {
  window.keptRecorded = [];
  document.addEventListener("chat-call-recorded", (event) => {
    window.keptRecorded.push(event as never);
  });
}

/** Waits until there is a recorded file, and returns the last one. */
export async function recorded(
  { page }: Person,
  pitches: readonly number[],
): Promise<RecordedFile> {
  await page.waitForFunction(() => window.keptRecorded.length > 0, { timeout: 20_000 });
  return await page.evaluate(async (pitches) => {
    const { blob, ...rest } = window.keptRecorded.at(-1)!.detail;
    const context = new OfflineAudioContext(1, 1, 48_000);
    const sound = await context.decodeAudioData(await blob.arrayBuffer());
    const samples = sound.getChannelData(0);
    const length = sound.sampleRate / 5;
    // The Goertzel algorithm, taking the strongest fifth of a second because some voices beep.
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
  }, [...pitches]) as RecordedFile;
}

/** Waits until the person's element shows the call as recorded, or as no longer recorded. */
export async function isRecorded({ page }: Person, isOn = true): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.querySelector("chat-call")!.matches(":state(recording)") === wanted,
    { timeout: 15_000 },
    isOn,
  );
}

/** Lets the recording run for this long. The time has to pass, because it is what is recorded. */
export async function recordsFor(person: Person, seconds: number): Promise<void> {
  await isRecorded(person);
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
}
