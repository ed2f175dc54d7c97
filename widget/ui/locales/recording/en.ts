/** The texts about recordings in English, loaded when there is one. */
import type { RecordingWords } from "../../recording/recording-words.ts";

/** English for recordings. */
export const englishRecording: RecordingWords = {
  record: "Record this call",
  hint: "Everyone in the call is asked first.",
  asks: "{name} wants to record this call.",
  agree: "Agree",
  decline: "Don’t agree",
  agreed: "You agreed to be recorded by {name}. Nothing is recorded until everyone agrees.",
  waiting: "Waiting for {name} to agree",
  paused: "Recording paused: waiting for {name} to agree",
  cancel: "Cancel",
  recording: "Recording",
  isRecording: "{name} is recording",
  stop: "Stop recording",
  withdraw: "Withdraw consent",
  over: "Nothing is being recorded.",
  declined: "{name} doesn’t agree. Nothing is being recorded.",
  declinedByYou: "You don’t agree. Nothing is being recorded.",
  ready: "Recording ready",
  save: "Save",
  delete: "Delete",
  deleteForGood: "Delete for good",
  kept: "Your recordings",
  keptHint: "In this browser only, for 7 days.",
  trouble: {
    full: "This browser is out of space. What was recorded until then is kept.",
    failed: "The recording could not continue. What was recorded until then is kept.",
  },
  taken: "Someone is already recording.",
  impossible: "Recording is not possible here.",
};
