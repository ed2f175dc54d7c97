/** The element's public events: their names, their details, and which piece of news becomes which. */
import { CallError, callErrorOf } from "./call-error.ts";
import type { CallNews } from "./model/call-event.ts";
import type { CallState } from "./model/call-selectors.ts";
import type { CallView } from "./call-view.ts";

/** The detail of each event, by its name without the prefix. */
export interface ElementEvents {
  "ready": Record<string, never>;
  "incoming": { call: CallView | null };
  "ringing": Record<string, never>;
  "accepted": Record<string, never>;
  "connected": Record<string, never>;
  "reconnecting": Record<string, never>;
  "reconnected": Record<string, never>;
  "ended": { reason: string; durationSeconds: number };
  "missed": { callerId: string };
  "state-change": { state: CallState; previous: CallState };
  "participant-joined": { userId: string };
  "participant-left": { userId: string; reason: string };
  "microphone-toggle": { enabled: boolean };
  "camera-toggle": { enabled: boolean };
  "device-error": { type: string; device: string };
  "audio-blocked": Record<string, never>;
  "error": { code: string; message: string };
}

export type ElementEventName = keyof ElementEvents;

/** Fires `chat-call-…` and says whether the page let it stand. */
export function dispatch<Name extends ElementEventName>(
  element: HTMLElement,
  name: Name,
  detail: ElementEvents[Name],
): boolean {
  return element.dispatchEvent(
    new CustomEvent(`chat-call-${name}`, {
      bubbles: true,
      composed: true,
      // Only an incoming call leaves the page something to do instead of us.
      cancelable: name === "incoming",
      detail,
    }),
  );
}

/** Fires the event that tells of this news; `incoming` is the element's own, for what follows from it. */
export function dispatchNews(
  element: HTMLElement,
  news: Exclude<CallNews, { type: "incoming" }>,
): void {
  switch (news.type) {
    case "device-error": {
      const { type, device } = news.failure;
      dispatch(element, "device-error", { type, device });
      break;
    }
    case "failed": {
      const error: CallError = callErrorOf(news.failure);
      dispatch(element, "error", { code: error.code, message: error.message });
      break;
    }
    default: {
      const { type, ...detail } = news;
      dispatch(element, type, detail as ElementEvents[typeof type]);
    }
  }
}

type PrefixedEvents = {
  [Name in ElementEventName as `chat-call-${Name}`]: CustomEvent<ElementEvents[Name]>;
};

declare global {
  interface HTMLElementEventMap extends PrefixedEvents {}
}
