/**
 * The sound while a call rings. Only one of a browser's tabs plays it, the one that holds a Web
 * Lock; a page without a gesture reports that it is blocked, and plays from the first gesture on.
 */
import type { CallbackLogicFunction, EventObject } from "xstate";
import type { RingEvent } from "../../model/call-event.ts";
import type { RingtoneInput } from "../../model/ports.ts";
import { type AudioGate, hasHadGesture } from "./audio-context.ts";
import { type Melody, playMelody, RINGBACK, RINGTONE } from "./melody.ts";

const LOCK = "chat-call-ringtone";
/** A hidden tab lets a visible one go first; a tab without a gesture lets any other go first. */
const UNSEEN_WAITS_MS = 50;
const UNTOUCHED_WAITS_MS = 150;
/** How long the sound may take to start, after a gesture, before it counts as blocked. */
const SOUNDS_WITHIN_MS = 500;
/** Two vibrations and a rest, repeated. */
const PULSES_MS = [450, 250, 450];
const PULSES_EVERY_MS = 2_400;

export interface RingtoneOptions {
  gate: AudioGate;
  /** The page's setting: the address of a sound, `none`, or null for our own. */
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
}: RingtoneOptions): CallbackLogicFunction<EventObject, RingEvent, RingtoneInput> {
  return ({ input, sendBack }) => {
    const { signal, abort } = abortable();
    const whenOver = (stop: () => void) => {
      if (signal.aborted) stop();
      else signal.addEventListener("abort", stop, { once: true });
    };
    const tell = (ring: RingEvent["ring"]) => {
      if (!signal.aborted) sendBack({ type: "ring.changed", ring });
    };

    /** Plays until the ringing is over; resolves with false if the page needs a gesture first. */
    function melody(notes: Melody): Promise<boolean> {
      return new Promise((resolve) => {
        let forget = () => {};
        const timer = setTimeout(() => {
          forget();
          resolve(false);
        }, hasHadGesture() ? SOUNDS_WITHIN_MS : 0);
        forget = gate.whenRunning((context) => {
          clearTimeout(timer);
          whenOver(playMelody(context, notes));
          resolve(true);
        });
        whenOver(forget);
      });
    }

    /** The same for the page's own sound; if that cannot be loaded, plays ours instead. */
    async function sound(url: string): Promise<boolean> {
      const element = createElement(url);
      element.loop = true;
      try {
        await element.play();
      } catch (error) {
        return (error as Error).name !== "NotAllowedError" && await melody(RINGTONE);
      }
      whenOver(() => element.pause());
      return true;
    }

    /** This tab has the lock. If it can play, it keeps the lock until the ringing is over. */
    async function takeTurn(): Promise<void> {
      if (signal.aborted) return;
      const url = source();
      const isSilent = url === "none";
      if (isSilent || await (url ? sound(url) : melody(RINGTONE))) {
        tell(isSilent ? "silent" : "sounding");
        return await new Promise<void>(whenOver);
      }
      tell("blocked");
      // After a gesture this tab asks for the lock again; until then another tab may play.
      whenOver(gate.whenRunning(queue));
    }

    function queue(): void {
      const waitMs = !hasHadGesture() ? UNTOUCHED_WAITS_MS : document.hidden ? UNSEEN_WAITS_MS : 0;
      const timer = setTimeout(() => {
        // An abort while waiting means that another tab played to the end. A sandboxed frame gets
        // no locks.
        if (locks) locks.request(LOCK, { signal }, takeTurn).catch(takeTurn);
        else void takeTurn();
      }, waitMs);
      whenOver(() => clearTimeout(timer));
    }

    if (input.kind === "incoming") {
      queue();
      whenOver(vibrate());
    } else if (source() !== "none") {
      whenOver(gate.whenRunning((context) => whenOver(playMelody(context, RINGBACK))));
    }
    return abort;
  };
}

function abortable() {
  const over = new AbortController();
  return { signal: over.signal, abort: () => over.abort() };
}

/** Vibrates a phone whose page has had a gesture, until the returned function is called. */
function vibrate(): () => void {
  const pulse = () => {
    if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(PULSES_MS);
  };
  pulse();
  const timer = setInterval(pulse, PULSES_EVERY_MS);
  return () => {
    clearInterval(timer);
    if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(0);
  };
}
