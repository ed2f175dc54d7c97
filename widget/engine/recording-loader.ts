/** Loads the recording part when a call is recorded or an earlier page has left a recording. */
import { RECORDINGS_NAME } from "../effects/recording/recordings-name.ts";
import type { RecordingDesk, Recordings } from "../model/recording-desk.ts";
import type { RecordingDeskOptions } from "./recording/recording-desk.ts";

export interface RecordingLoader extends Recordings {
  /** Keeps what is being recorded, and forgets the desk: the person has logged out. */
  close(): void;
}

/** Follows the calls of this page. */
export function loadRecordings(options: RecordingDeskOptions): RecordingLoader {
  let opening: Promise<RecordingDesk> | null = null;

  function open(): Promise<RecordingDesk> {
    return opening ??= import("./recording/recording-desk.ts")
      .then((part) => recordings.desk = part.openRecordingDesk(options))
      .catch((error) => {
        // The next press, or the next news of a recording, tries again.
        opening = null;
        console.warn(error);
        throw error;
      });
  }

  const recordings = {
    desk: null as RecordingDesk | null,
    open,
    close() {
      opening?.then((desk) => desk.close(), () => {});
      opening = recordings.desk = null;
    },
  };
  options.actor.subscribe(({ context }) => {
    if (context.call?.recording) open().catch(() => {});
  });
  try {
    if (RECORDINGS_NAME in localStorage) open().catch(() => {});
  } catch {
    // A browser without storage has no recordings.
  }
  return recordings;
}
