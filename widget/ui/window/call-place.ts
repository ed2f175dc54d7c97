/** Tells the cards that share the place of an element's calls whether it is free. */
import { selectState } from "../../model/call-selectors.ts";
import type { CallWindow } from "./call-window.ts";

/** There is no call, here or in another tab. The outcome of the last one may still be on show. */
export function hasNoCall(window: CallWindow | null): boolean {
  const call = window?.handle?.actor.getSnapshot();
  return call !== undefined && selectState(call) === "idle" && !window!.elsewhere;
}

/** No call, and no outcome on show: one with messages stays until somebody dismisses it. */
export const isPlaceFree = (window: CallWindow | null): boolean =>
  hasNoCall(window) && !window!.renderRoot.querySelector(".window");

/** Calls `listener` on every change of the place, until the returned function is called. */
export function followPlace(window: CallWindow, listener: () => void): () => void {
  const calls = window.handle?.actor.subscribe(listener);
  const place = new MutationObserver(listener);
  place.observe(window.renderRoot, { childList: true });
  return () => {
    calls?.unsubscribe();
    place.disconnect();
  };
}
