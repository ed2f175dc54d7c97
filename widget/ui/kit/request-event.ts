/** How a view asks for something: an event that rises to the element, which alone speaks to the machine. */
import type { CallType } from "../../../server/protocol/call.ts";
import type { UserId } from "../../../server/protocol/ids.ts";
import type { Command } from "../../model/call-event.ts";

/** A command of the model; for a new call only its type and perhaps whom to ring, because the element knows the chat. */
export type CallRequest =
  | Exclude<Command, { type: "initiate" }>
  | { type: "initiate"; callType: CallType; to?: readonly UserId[] };

/** What is asked of the element itself and never gets to the model. */
export type ElementRequest =
  | { type: "open-history" }
  | { type: "open-settings" }
  | { type: "diagnose" }
  /** The call of another tab is wanted in this one. */
  | { type: "move-here" };

/** Rises out of every shadow root up to the element. */
export class RequestEvent extends CustomEvent<CallRequest | ElementRequest> {
  constructor(detail: CallRequest | ElementRequest) {
    super("chat-call-request", { bubbles: true, composed: true, detail });
  }
}

/** A click listener that asks for this from whatever was clicked. */
export const requests = (detail: CallRequest | ElementRequest) => (event: Event): void => {
  event.currentTarget?.dispatchEvent(new RequestEvent(detail));
};

declare global {
  interface HTMLElementEventMap {
    "chat-call-request": RequestEvent;
  }
}
