/** One file of a recording, which may pause; each second is stored as it comes. */
import type { UserId } from "../../../server/protocol/ids.ts";
import type { RecordedPerson } from "../../model/recorded-people.ts";
import type { RecordingTrouble } from "../../model/recording-desk.ts";
import { everyFrame } from "./frame-clock.ts";
import { createPictureStage } from "./picture-stage.ts";
import { BITRATES, PICTURE } from "./recording-format.ts";
import { holdRecording } from "./recording-lock.ts";
import type { RecordingShelf } from "./recording-shelf.ts";
import type { SoundMix } from "./sound-mix.ts";

export interface RecordingPartOptions {
  server: string;
  userId: UserId;
  sound: SoundMix;
  shelf: RecordingShelf;
  fileName: string;
  mimeType: string;
  startedAt: Date;
  isPicture: boolean;
}

export interface RecordingPart {
  readonly id: string;
  readonly isPicture: boolean;
  record(people: readonly RecordedPerson[]): void;
  pause(): void;
  doubt(): void;
  trust(): void;
  whenBroken(tell: (trouble: RecordingTrouble) => void): void;
  /** Resolves with whether the file holds anything. */
  stop(isDoubtful: boolean): Promise<boolean>;
}

/** The most that is lost when the page is gone. */
const PIECE_MS = 1_000;

export function createRecordingPart(options: RecordingPartOptions): RecordingPart {
  const { server, userId, sound, shelf, fileName, mimeType, startedAt, isPicture } = options;
  const id = crypto.randomUUID();
  const stage = isPicture ? createPictureStage() : null;
  const tracks = stage ? [stage.track, sound.track] : [sound.track];
  const recorder = new MediaRecorder(new MediaStream(tracks), { mimeType, ...BITRATES });
  const release = holdRecording(id);
  let tell: (trouble: RecordingTrouble) => void = () => {};
  let isBroken = false;
  /** The recorded time without pauses, up to the last start or resume. */
  let recordedMs = 0;
  let runsSinceMs: number | null = null;
  let pieces = 0;
  /** Where the part began that somebody may not have agreed to. */
  let doubtful: { pieces: number; durationMs: number } | null = null;
  let stopClock = () => {};

  const durationMs = () =>
    recordedMs + (runsSinceMs === null ? 0 : performance.now() - runsSinceMs);

  function broken(cause: unknown): void {
    if (isBroken) return;
    isBroken = true;
    console.warn(new Error("Cannot continue the recording", { cause }));
    const isFull = cause instanceof DOMException && cause.name === "QuotaExceededError";
    tell(isFull ? "full" : "failed");
  }

  let writing = shelf.begin({
    id,
    server,
    userId,
    fileName,
    mimeType,
    startedAt: startedAt.getTime(),
    durationMs: 0,
    bytes: 0,
    pieces: 0,
    isTold: false,
    isPutAway: false,
  }).catch(broken);

  recorder.ondataavailable = ({ data }) => {
    if (data.size === 0 || isBroken) return;
    pieces++;
    const untilMs = durationMs();
    // In order: whatever follows a missing piece is useless.
    writing = writing.then(() => isBroken ? undefined : shelf.add(id, data, untilMs))
      .catch(broken);
  };
  recorder.onerror = ({ error }: Event & { error?: unknown }) => broken(error);
  let isStopping = false;
  const stopped = new Promise<void>((resolve) =>
    recorder.onstop = () => {
      resolve();
      if (!isStopping) broken(new Error("Cannot record: the recorder stopped by itself"));
    }
  );

  function rest(): void {
    recordedMs = durationMs();
    runsSinceMs = null;
    stopClock();
    stopClock = () => {};
  }

  return {
    id,
    isPicture,
    record(people) {
      stage?.show(people);
      if (runsSinceMs !== null || isBroken) return;
      runsSinceMs = performance.now();
      if (stage) stopClock = everyFrame(sound.node, PICTURE.frameRate, stage.draw);
      if (recorder.state === "inactive") recorder.start(PIECE_MS);
      else recorder.resume();
    },
    pause() {
      if (recorder.state !== "recording") return;
      recorder.pause();
      rest();
      stage?.show([]);
    },
    doubt() {
      doubtful ??= { pieces, durationMs: durationMs() };
    },
    trust() {
      doubtful = null;
    },
    whenBroken: (listener) => void (tell = listener),
    async stop(isDoubtful) {
      isStopping = true;
      rest();
      if (recorder.state !== "inactive") {
        recorder.stop();
        await stopped;
      }
      stage?.close();
      await writing;
      try {
        if (isDoubtful && doubtful) await shelf.cut(id, doubtful.pieces, doubtful.durationMs);
        return (await shelf.find(id))?.pieces !== 0;
      } catch (cause) {
        broken(cause);
        return false;
      } finally {
        release();
      }
    },
  };
}
