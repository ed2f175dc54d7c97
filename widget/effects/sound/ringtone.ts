/**
 * What sounds while it rings. Of all the tabs of a browser one sounds, by a lock taken when it rings;
 * a page that nobody has touched says that it may not, and sounds from the first touch on.
 */
import type { CallbackLogicFunction, EventObject } from "xstate";
import type { RingEvent } from "../../model/call-event.ts";
import type { RingtoneInput } from "../../model/ports.ts";
import { type AudioGate, hasHadGesture } from "./audio-context.ts";
import { type Melody, playMelody, RINGBACK, RINGTONE } from "./melody.ts";

const LOCK = "chat-call-ringtone";
/** A tab that nobody looks at lets one come first that is looked at; one that may not sound lets any. */
const UNSEEN_WAITS_MS = 50;
const UNTOUCHED_WAITS_MS = 150;
/** How long a touched page's sound may take to start before it counts as held back. */
const SOUNDS_WITHIN_MS = 500;
/** Two pulses and a rest, again and again. */
const PULSES_MS = [450, 250, 450];
const PULSES_EVERY_MS = 2_400;

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

    /** Plays until it is over; false where the page's first touch must come before. */
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

    /** The same for the page's own sound; where that cannot be had, ours takes its place. */
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

    /** Of all tabs it is this one's turn; where it sounds it keeps the turn to the end. */
    async function takeTurn(): Promise<void> {
      if (signal.aborted) return;
      const url = source();
      const isSilent = url === "none";
      if (isSilent || await (url ? sound(url) : melody(RINGTONE))) {
        tell(isSilent ? "silent" : "sounding");
        return await new Promise<void>(whenOver);
      }
      tell("blocked");
      // Touched, this tab asks for another turn; until then any other may sound.
      whenOver(gate.whenRunning(queue));
    }

    function queue(): void {
      const waitMs = !hasHadGesture() ? UNTOUCHED_WAITS_MS : document.hidden ? UNSEEN_WAITS_MS : 0;
      const timer = setTimeout(() => {
        // Aborted while it waited, another tab sounded to the end; a sandboxed frame is given no lock at all.
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

/** Shakes a phone that has been touched, until the returned function is called. */
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
