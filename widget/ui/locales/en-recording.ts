/** What is said of recordings, in English; loaded when there is one. */
import type { RecordingWords } from "../recording/recording-words.ts";

/** English for recordings. */
export const englishRecording: RecordingWords = {
  record: "Record this call",
  hint: "Everybody in the call is asked first.",
  asks: "{name} asks to record this call.",
  agree: "Agree",
  decline: "Don’t agree",
  agreed: "You agree to being recorded by {name}. Nothing is recorded until everybody does.",
  waiting: "Waiting for {name} to agree",
  paused: "Recording paused: waiting for {name} to agree",
  cancel: "Cancel",
  recording: "Recording",
  isRecording: "{name} is recording",
  stop: "Stop recording",
  withdraw: "Stop agreeing",
  over: "Nothing is recorded any more.",
  declined: "{name} doesn’t agree. Nothing is recorded any more.",
  declinedByYou: "You don’t agree. Nothing is recorded any more.",
  ready: "Recording ready",
  save: "Save",
  delete: "Delete",
  deleteForGood: "Delete for good",
  kept: "Your recordings",
  keptHint: "In this browser only, for 7 days.",
  trouble: {
    full: "This browser has no room for more. What was recorded until then is kept.",
    failed: "The recording could not go on. What was recorded until then is kept.",
  },
  taken: "Somebody is recording already.",
  impossible: "Recording is not possible here.",
};
