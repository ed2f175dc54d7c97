/**
 * Draws a person to a page that rings: by its title, and by a notification while nobody looks at it.
 * Loaded when it rings, after the call is on the screen.
 */
import { type Notice, notify } from "./call-notification.ts";
import { blinkTitle } from "./title-blink.ts";

export interface RingAlert {
  /** `isTurn`: of all tabs of the browser it is this one that may notify. */
  turn(isTurn: boolean): void;
  stop(): void;
}

/** Begins to draw people to the page. */
export function alertOf(notice: Notice, isTurn: boolean): RingAlert {
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
