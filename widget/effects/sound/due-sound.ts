/** One soft chime for a due scheduled call: once, in one tab, and only on a page with a gesture. */
import { createAudioGate, hasHadGesture } from "./audio-context.ts";
import { isMarked, markDue } from "../due-memory.ts";
import { type Melody, playMelody } from "./melody.ts";

/** Two falling bells, softer than the ringtone. */
const CHIME: Melody = {
  notes: [
    { tones: [880, 1760], startMs: 0, lengthMs: 500 },
    { tones: [659.25, 1318.5], startMs: 200, lengthMs: 900 },
  ],
  // It is stopped before it would repeat.
  periodMs: 60_000,
  loudness: 0.08,
};
const LENGTH_MS = 1_400;
const LOCK = "chat-call-due";
/** A hidden tab lets a visible one go first. */
const UNSEEN_WAITS_MS = 50;

export interface DueSoundOptions {
  createGate?: typeof createAudioGate;
  hasGesture?: () => boolean;
}

/** Chimes for the call with this id, unless some tab has done so. */
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
    // If the context is not running by then, a later chime would only puzzle the person.
    setTimeout(() => gate.close(), LENGTH_MS * 2);
  };
  if (!hasGesture()) return;
  setTimeout(() => {
    // A sandboxed frame gets no locks.
    if (navigator.locks) navigator.locks.request(LOCK, sound).catch(sound);
    else sound();
  }, document.hidden ? UNSEEN_WAITS_MS : 0);
}
