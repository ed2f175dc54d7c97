/** How a view asks for something: an event bubbles to the element, which talks to the machine. */
import type { CallType } from "../../../server/protocol/call.ts";
import type { UserId } from "../../../server/protocol/ids.ts";
import type { Command } from "../../model/call-event.ts";

/**
 * A command of the model. A request for a new call has only its type and optionally whom to ring,
 * because the element knows the chat.
 */
export type CallRequest =
  | Exclude<Command, { type: "initiate" }>
  | { type: "initiate"; callType: CallType; to?: readonly UserId[] };

/** Requests to the element itself, which never reach the model. */
export type ElementRequest =
  | { type: "open-history" }
  | { type: "open-settings" }
  | { type: "diagnose" }
  /** Move the call of another tab to this one. */
  | { type: "move-here" };

/** Bubbles out of every shadow root up to the element. */
export class RequestEvent extends CustomEvent<CallRequest | ElementRequest> {
  constructor(detail: CallRequest | ElementRequest) {
    super("chat-call-request", { bubbles: true, composed: true, detail });
  }
}

/** Returns a click listener that sends this request from the clicked element. */
export const requests = (detail: CallRequest | ElementRequest) => (event: Event): void => {
  event.currentTarget?.dispatchEvent(new RequestEvent(detail));
};

declare global {
  interface HTMLElementEventMap {
    "chat-call-request": RequestEvent;
  }
}
