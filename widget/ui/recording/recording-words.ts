/** The texts about recordings, loaded when there is one. */
import type { RecordingTrouble } from "../../model/recording-desk.ts";

/** `{name}` is the person who records, those who have yet to agree, or the one who declined. */
export interface RecordingWords {
  /** The settings: the button, and what it leads to. */
  record: string;
  hint: string;
  /** The question, and its answers. */
  asks: string;
  agree: string;
  decline: string;
  /** This person has agreed, others have not yet. */
  agreed: string;
  /** To the person who records: before it begins, and when a newcomer has yet to agree. */
  waiting: string;
  paused: string;
  cancel: string;
  /** It is on: to the person who records, and to the others. */
  recording: string;
  isRecording: string;
  stop: string;
  withdraw: string;
  /** Why it is no longer on. */
  over: string;
  declined: string;
  declinedByYou: string;
  /** A finished recording. */
  ready: string;
  save: string;
  delete: string;
  /** The label of `delete` for its second press. */
  deleteForGood: string;
  /** The list in the settings. */
  kept: string;
  keptHint: string;
  trouble: Record<RecordingTrouble, string>;
  /** Somebody else records already; the server or the browser cannot record. */
  taken: string;
  impossible: string;
}
