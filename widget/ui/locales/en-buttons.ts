/** The call buttons in English, in a file apart because a page loads them before any call. */
import type { ButtonStrings } from "../words/locale.ts";

/** English for the call buttons. */
export const englishButtons: ButtonStrings = {
  call: { voice: "Voice call", video: "Video call" },
  unavailable: {
    "connecting": "Connecting…",
    "offline": "No connection. Trying again…",
    "closed": "Calls are not available here",
    "unauthorized": "Please sign in again to call",
    "unsupported": "This browser is too old for calls. Please update it.",
    "not-callable": "Nobody here can be called right now",
    "chat-ended": "The time for this chat is over",
  },
  busy: "You are in a call",
  callHistory: "Call history",
  missedCalls: "Call history, {count} missed",
};
