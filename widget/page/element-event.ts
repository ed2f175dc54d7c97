/** The element's public events: names and details. */
import type { WrittenMessage } from "../model/call-event.ts";
import type { QualityLevel } from "../model/call-quality.ts";
import type { CallState } from "../model/call-selectors.ts";
import type { CallView } from "./call-view.ts";
import type { ScheduledCall } from "../../server/protocol/schedule.ts";

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
  "participant-change": { userId: string };
  "microphone-toggle": { enabled: boolean };
  "camera-toggle": { enabled: boolean };
  "screenshare-toggle": { enabled: boolean };
  "message": WrittenMessage;
  "device-error": { type: string; device: string };
  "audio-blocked": Record<string, never>;
  "quality-change": { level: QualityLevel; mos: number };
  "recording": { state: "asking" | "on" | "off"; by: string; reason?: string };
  "recorded": {
    blob: Blob;
    mimeType: string;
    durationSeconds: number;
    startedAt: string;
    fileName: string;
  };
  "error": { code: string; message: string };
  /** These two are fired by `parts/due-part.ts`, which is loaded on demand. */
  "schedule-change": { scheduledId: string; scheduledCall: ScheduledCall | null };
  "due": { scheduledCall: ScheduledCall };
}

export type ElementEventName = keyof ElementEvents;

/** Fires `chat-call-…`; false if the page has prevented its default. */
export function dispatch<Name extends ElementEventName>(
  element: HTMLElement,
  name: Name,
  detail: ElementEvents[Name],
): boolean {
  return element.dispatchEvent(
    new CustomEvent(`chat-call-${name}`, {
      bubbles: true,
      composed: true,
      // Only for an incoming call or a recording can the page take over from the widget.
      cancelable: /^(incoming|recorded)$/.test(name),
      detail,
    }),
  );
}

type PrefixedEvents = {
  [Name in ElementEventName as `chat-call-${Name}`]: CustomEvent<ElementEvents[Name]>;
};

declare global {
  interface HTMLElementEventMap extends PrefixedEvents {}
}
