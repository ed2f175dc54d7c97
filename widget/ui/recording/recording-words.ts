/** What is said of recordings, loaded when there is one. */
import type { RecordingTrouble } from "../../model/recording-desk.ts";

/** `{name}` stands for whoever records, for those who have yet to agree, or for who does not. */
export interface RecordingWords {
  /** The settings: the button, and what comes of it. */
  record: string;
  hint: string;
  /** The question, and its answers. */
  asks: string;
  agree: string;
  decline: string;
  /** Agreed, and others have not yet. */
  agreed: string;
  /** To the maker: before it begins, and where somebody has come meanwhile. */
  waiting: string;
  paused: string;
  cancel: string;
  /** It is on: to the maker, and to the others. */
  recording: string;
  isRecording: string;
  stop: string;
  withdraw: string;
  /** Why it is on no longer. */
  over: string;
  declined: string;
  declinedByYou: string;
  /** What was recorded. */
  ready: string;
  save: string;
  delete: string;
  /** The second press of that. */
  deleteForGood: string;
  /** The list in the settings. */
  kept: string;
  keptHint: string;
  trouble: Record<RecordingTrouble, string>;
  /** The server or the browser does not do it. */
  taken: string;
  impossible: string;
}
