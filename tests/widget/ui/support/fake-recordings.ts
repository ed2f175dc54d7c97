/** The recordings of a page as views see them, without actually recording. */
import type { Recording } from "../../../../server/protocol/recording.ts";
import type { CallEvent } from "../../../../widget/model/call-event.ts";
import type {
  KeptRecording,
  RecordingAnswer,
  RecordingDesk,
  Recordings,
} from "../../../../widget/model/recording-desk.ts";
import { CALL } from "./fake-snapshot.ts";

export const KEPT: KeptRecording = {
  id: "one",
  fileName: "Ben 2026-01-01 12-00.webm",
  mimeType: "video/webm",
  startedAt: Date.UTC(2026, 0, 1, 12),
  durationSeconds: 754,
  bytes: 48_000_000,
  isPutAway: false,
};

export class FakeRecordings implements Recordings {
  readonly desk: RecordingDesk;
  /** The requested actions. */
  readonly log: string[] = [];
  readonly #listeners = new Set<() => void>();
  kept: readonly KeptRecording[];
  trouble: RecordingDesk["trouble"] = null;
  answer: RecordingAnswer = { ok: true };

  constructor(kept: readonly KeptRecording[] = []) {
    this.kept = kept;
    // deno-lint-ignore no-this-alias
    const fake = this;
    const note = async (what: string) => {
      await Promise.resolve();
      fake.log.push(what);
      return fake.answer;
    };
    this.desk = {
      canRecord: true,
      get trouble() {
        return fake.trouble;
      },
      get kept() {
        return fake.kept;
      },
      isClosed: false,
      follow(listener) {
        fake.#listeners.add(listener);
        return () => void fake.#listeners.delete(listener);
      },
      request: () => note("request"),
      consent: (agreed) => note(agreed ? "agree" : "decline"),
      stop: () => note("stop"),
      toggle: () => note("toggle"),
      save: async (id) => {
        await note(`save ${id}`);
        fake.change(fake.kept.map((one) => one.id === id ? { ...one, isPutAway: true } : one));
      },
      putAway: async (id) => {
        await note(`put away ${id}`);
        fake.change(fake.kept.map((one) => one.id === id ? { ...one, isPutAway: true } : one));
      },
      remove: async (id) => {
        await note(`remove ${id}`);
        fake.change(fake.kept.filter((one) => one.id !== id));
      },
      close: () => {},
    };
  }

  open = (): Promise<RecordingDesk> => Promise.resolve(this.desk);

  change(kept: readonly KeptRecording[]): void {
    this.kept = kept;
    this.#listeners.forEach((listener) => listener());
  }
}

type Change = Extract<CallEvent, { type: "call:recording-changed" }>;

/** The server's message about who records, in which state, and who has agreed. */
export const recordingIs = (
  recording: Pick<Recording, "userId" | "state" | "agreed"> | null,
  end: Pick<Change, "endedBy" | "reason"> = {},
): CallEvent => ({
  type: "call:recording-changed",
  ...CALL,
  recording: recording && { ...recording, askedAt: "2026-01-01T12:00:00.000Z" },
  ...end,
  receivedAtMs: performance.now(),
});
