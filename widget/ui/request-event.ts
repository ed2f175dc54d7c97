/** How a view asks for something: an event that rises to the element, which alone speaks to the machine. */
import type { CallType } from "../../server/protocol/call.ts";
import type { Command } from "../model/call-event.ts";

/** A command of the model; for a new call only its type, because the element knows the chat. */
export type CallRequest =
  | Exclude<Command, { type: "initiate" }>
  | { type: "initiate"; callType: CallType };

/** Rises out of every shadow root up to the element. */
export class RequestEvent extends CustomEvent<CallRequest> {
  constructor(detail: CallRequest) {
    super("chat-call-request", { bubbles: true, composed: true, detail });
  }
}

/** A click listener that asks for this from whatever was clicked. */
export const requests = (detail: CallRequest) => (event: Event): void => {
  event.currentTarget?.dispatchEvent(new RequestEvent(detail));
};

declare global {
  interface HTMLElementEventMap {
    "chat-call-request": RequestEvent;
  }
}
