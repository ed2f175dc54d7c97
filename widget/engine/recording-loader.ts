/** Has recordings dealt with once there is anything to do with one, in this call or from a page before. */
import { RECORDINGS_NAME } from "../effects/recording/recordings-name.ts";
import type { RecordingDesk, Recordings } from "../model/recording-desk.ts";
import type { RecordingDeskOptions } from "./recording/recording-desk.ts";

export interface RecordingLoader extends Recordings {
  /** What is being recorded is kept; what there is belongs to nobody who is here now. */
  close(): void;
}

/** Follows the calls of this page. */
export function loadRecordings(options: RecordingDeskOptions): RecordingLoader {
  let opening: Promise<RecordingDesk> | null = null;

  function open(): Promise<RecordingDesk> {
    return opening ??= import("./recording/recording-desk.ts")
      .then((part) => recordings.desk = part.openRecordingDesk(options))
      .catch((error) => {
        // The next press, or the next word of a recording, tries again.
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
    // A browser that keeps nothing has no recordings.
  }
  return recordings;
}
