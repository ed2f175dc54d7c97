/**
 * Makes the files of one recording: mixes what is heard, draws what is seen, and puts it on the shelf
 * second by second. Knows nothing of who asked for it; it records while it is told to.
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
  /** Whose they are. */
  owner: { server: string; userId: UserId };
  /** A file is whole, with nothing that might still come to it. */
  onPart: (id: string) => void;
  /** It cannot go on. */
  onTrouble: (trouble: RecordingTrouble) => void;
}

export interface Recorder {
  /** Records these from now on, and nobody else. */
  record(people: readonly RecordedPerson[], isSeen: boolean): void;
  pause(): void;
  /** What comes from now on may turn out not to have been agreed to. */
  doubt(): void;
  /** All of it was agreed to. */
  trust(): void;
  /** Settles when all is kept; what was doubtful is not, where `isDoubtful` says that it had better not be. */
  stop(isDoubtful: boolean): Promise<void>;
}

export function createRecorder(options: RecorderOptions): Recorder {
  const { context, shelf, owner, onPart, onTrouble } = options;
  const sound = createSoundMix(context);
  let part: RecordingPart | null = null;
  /** Before any other can begin, the last one is brought to its end. */
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
      // A file of voices takes no pictures: what is seen from here on comes into another.
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
