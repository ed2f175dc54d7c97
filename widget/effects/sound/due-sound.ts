/** One soft sound for a call whose time has come: in one tab of the browser, once, and never on a page nobody has touched. */
import { createAudioGate, hasHadGesture } from "./audio-context.ts";
import { isMarked, markDue } from "../due-memory.ts";
import { type Melody, playMelody } from "./melody.ts";

/** Two bells that fall, softer than a ring. */
const CHIME: Melody = {
  notes: [
    { tones: [880, 1760], startMs: 0, lengthMs: 500 },
    { tones: [659.25, 1318.5], startMs: 200, lengthMs: 900 },
  ],
  // Stopped before it would begin anew.
  periodMs: 60_000,
  loudness: 0.08,
};
const LENGTH_MS = 1_400;
const LOCK = "chat-call-due";
/** A tab that nobody looks at lets one come first that is looked at. */
const UNSEEN_WAITS_MS = 50;

export interface DueSoundOptions {
  createGate?: typeof createAudioGate;
  hasGesture?: () => boolean;
}

/** Sounds for the call with this id, unless some tab has. */
export function soundForDue(
  id: string,
  { createGate = createAudioGate, hasGesture = hasHadGesture }: DueSoundOptions = {},
): void {
  const sound = () => {
    if (isMarked(id, "sounded") || isMarked(id, "dismissed")) return;
    markDue(id, "sounded");
    const gate = createGate();
    gate.whenRunning((context) => {
      const stop = playMelody(context, CHIME);
      setTimeout(stop, LENGTH_MS);
    });
    // Later than that it would be a riddle.
    setTimeout(() => gate.close(), LENGTH_MS * 2);
  };
  if (!hasGesture()) return;
  setTimeout(() => {
    // A sandboxed frame is given no lock at all.
    if (navigator.locks) navigator.locks.request(LOCK, sound).catch(sound);
    else sound();
  }, document.hidden ? UNSEEN_WAITS_MS : 0);
}
