/** Where the calls of an element come up: for the cards that stand there while that place is free. */
import { selectState } from "../../model/call-selectors.ts";
import type { CallWindow } from "./call-window.ts";

/** There is no call, here or in another tab; how the last one went may still be told. */
export function hasNoCall(window: CallWindow | null): boolean {
  const call = window?.handle?.actor.getSnapshot();
  return call !== undefined && selectState(call) === "idle" && !window!.elsewhere;
}

/** Nor is there anything of the last one: an outcome with messages stays until somebody puts it away. */
export const isPlaceFree = (window: CallWindow | null): boolean =>
  hasNoCall(window) && !window!.renderRoot.querySelector(".window");

/** Calls back whenever something has come into the place or gone from it, until the returned function is called. */
export function followPlace(window: CallWindow, listener: () => void): () => void {
  const calls = window.handle?.actor.subscribe(listener);
  const place = new MutationObserver(listener);
  place.observe(window.renderRoot, { childList: true });
  return () => {
    calls?.unsubscribe();
    place.disconnect();
  };
}
