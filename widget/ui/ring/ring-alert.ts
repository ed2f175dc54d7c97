/**
 * Alerts a person to a page that rings: by its title, and by a notification while the page is
 * hidden. Loaded when it rings, after the call is on the screen.
 */
import type { CallHandle } from "../../model/call-handle.ts";
import { type Notice, notify } from "./call-notification.ts";
import { alsoCalls, selectAlsoRung } from "../group/also-rung.ts";
import type { Strings } from "../words/strings.ts";
import { blinkTitle } from "./title-blink.ts";

/** The ring as a notification would describe it, with the call itself. */
export interface Ring extends Notice {
  handle: CallHandle;
  strings: Strings;
}

export interface RingAlert {
  /** `isTurn`: of all tabs of the browser, this one may notify. */
  turn(isTurn: boolean): void;
  stop(): void;
}

/** Starts alerting people to the page. */
export function alertOf(ring: Ring, isTurn: boolean): RingAlert {
  const { handle, strings, ...notice } = ring;
  const alsoRung = selectAlsoRung(handle.actor.getSnapshot());
  if (alsoRung.length > 0) notice.body += `\n${alsoCalls(alsoRung, strings)}`;
  const stopBlinking = blinkTitle(`📞 ${notice.title}`);
  let withdraw: (() => void) | null = null;

  function follow(): void {
    if (isTurn && document.hidden) return void (withdraw ??= notify(notice));
    withdraw?.();
    withdraw = null;
  }

  follow();
  document.addEventListener("visibilitychange", follow);
  return {
    turn(is) {
      isTurn = is;
      follow();
    },
    stop() {
      isTurn = false;
      follow();
      document.removeEventListener("visibilitychange", follow);
      stopBlinking();
    },
  };
}
