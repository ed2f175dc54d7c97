/**
 * Makes the files of one recording: mixes the voices, draws the pictures, and stores the result
 * second by second. Knows nothing about consent: it records while it is told to.
 */
import type { UserId } from "../../../server/protocol/ids.ts";
import type { RecordedPerson } from "../../model/recorded-people.ts";
import type { RecordingTrouble } from "../../model/recording-desk.ts";
import { createRecordingPart, type RecordingPart } from "./recording-part.ts";
import { fileNameOf, formatOf } from "./recording-format.ts";
import type { RecordingShelf } from "./recording-shelf.ts";
import { createSoundMix } from "./sound-mix.ts";

export interface RecorderOptions {
  context: AudioContext;
  shelf: RecordingShelf;
  /** The owner of the files. */
  owner: { server: string; userId: UserId };
  /** A file is complete. */
  onPart: (id: string) => void;
  /** The recording cannot go on. */
  onTrouble: (trouble: RecordingTrouble) => void;
}

export interface Recorder {
  /** Records these people from now on, and nobody else. */
  record(people: readonly RecordedPerson[], isSeen: boolean): void;
  pause(): void;
  /** From now on it is not certain that everybody still agrees. */
  doubt(): void;
  /** Everybody agreed to what was doubtful. */
  trust(): void;
  /** Resolves when everything is stored; `isDoubtful` cuts off what was recorded since `doubt`. */
  stop(isDoubtful: boolean): Promise<void>;
}

export function createRecorder(options: RecorderOptions): Recorder {
  const { context, shelf, owner, onPart, onTrouble } = options;
  const sound = createSoundMix(context);
  let part: RecordingPart | null = null;
  /** Settles when all the earlier files are complete. */
  let ending = Promise.resolve();
  let isOver = false;

  function begin(people: readonly RecordedPerson[], isSeen: boolean): void {
    const mimeType = formatOf(isSeen ? "video" : "voice") ?? formatOf("voice")!;
    const startedAt = new Date();
    const others = people.filter(({ id }) => id !== owner.userId).map(({ name }) => name);
    const fileName = fileNameOf(others, startedAt, mimeType);
    const isPicture = mimeType.startsWith("video");
    part = createRecordingPart({
      ...owner,
      sound,
      shelf,
      fileName,
      mimeType,
      startedAt,
      isPicture,
    });
    part.whenBroken((trouble) => isOver || onTrouble(trouble));
  }

  function end(isDoubtful: boolean): void {
    const ended = part;
    part = null;
    if (ended) {
      ending = Promise.all([ending, ended.stop(isDoubtful)]).then(([, isAny]) => {
        if (isAny) onPart(ended.id);
      });
    }
  }

  return {
    record(people, isSeen) {
      sound.hear(people);
      // A voice-only file cannot take pictures, so another file begins.
      if (part && isSeen && !part.isPicture && formatOf("video")) end(false);
      if (!part) begin(people, isSeen);
      part!.record(people);
    },
    pause() {
      sound.hear([]);
      part?.pause();
    },
    doubt: () => part?.doubt(),
    trust: () => part?.trust(),
    stop(isDoubtful) {
      isOver = true;
      end(isDoubtful);
      sound.close();
      return ending;
    },
  };
}
