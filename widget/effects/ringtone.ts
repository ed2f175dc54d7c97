/**
 * What sounds while it rings. Of all the tabs of a browser one sounds, by a lock taken when it rings;
 * a page that nobody has touched stays silent, because the browser wants it so.
 */
import type { CallbackLogicFunction } from "xstate";
import type { RingtoneInput } from "../model/ports.ts";
import { type AudioGate, hasHadGesture } from "./audio-context.ts";
import { type Melody, playMelody, RINGBACK, RINGTONE } from "./melody.ts";

const LOCK = "chat-call-ringtone";
/** A tab without a gesture lets one that can sound come first. */
const UNTOUCHED_WAITS_MS = 150;

export interface RingtoneOptions {
  gate: AudioGate;
  /** The page's wish: the address of a sound, `none`, or null for our own. */
  source: () => string | null;
  locks?: Pick<LockManager, "request">;
  createElement?: (url: string) => HTMLAudioElement;
}

/** The logic behind the machine's `ringtone` port. */
export function createRingtone({
  gate,
  source,
  locks = navigator.locks,
  createElement = (url) => new Audio(url),
}: RingtoneOptions): CallbackLogicFunction<{ type: "silence" }, never, RingtoneInput> {
  return ({ input, receive }) => {
    const over = new AbortController();
    let hush: () => void = () => {};

    function ring(): void {
      const url = source();
      if (over.signal.aborted || url === "none") return;
      hush = url === null ? melody(RINGTONE) : sound(url);
    }

    function melody(notes: Melody): () => void {
      let stop = () => {};
      const forget = gate.whenRunning((context) => stop = playMelody(context, notes));
      return () => {
        forget();
        stop();
      };
    }

    function sound(url: string): () => void {
      const element = createElement(url);
      element.loop = true;
      // Refused without a gesture, or not to be loaded: the screen rings all the same.
      element.play().catch(() => {});
      return () => element.pause();
    }

    if (input.kind === "ringback") {
      if (source() !== "none") hush = melody(RINGBACK);
    } else if (!locks) {
      ring();
    } else {
      const timer = setTimeout(() => {
        locks.request(LOCK, { signal: over.signal }, () => {
          ring();
          return new Promise<void>((release) =>
            over.signal.addEventListener("abort", () => release(), { once: true })
          );
        }).catch(() => {/* aborted while it waited: another tab sounded to the end */});
      }, hasHadGesture() ? 0 : UNTOUCHED_WAITS_MS);
      over.signal.addEventListener("abort", () => clearTimeout(timer));
    }

    const stop = () => {
      over.abort();
      hush();
    };
    receive(stop);
    return stop;
  };
}
