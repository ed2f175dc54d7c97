/** What can go wrong, in English: each with the way out that a person has. */
import type { CallFailure, DeviceFailure } from "../../model/call-failure.ts";
import type { Outcome } from "../strings.ts";

function deviceFailure({ device, type }: DeviceFailure, inCall: boolean): Outcome {
  const unheard = device === "microphone" ? "You can listen, but not be heard. " : "";
  const start = inCall ? unheard : "";
  const again = !inCall
    ? "call again"
    : device === "microphone"
    ? "press Unmute"
    : "turn the camera on";
  switch (type) {
    case "permissions":
      return {
        title: `Your ${device} is blocked`,
        detail: `${start}Press the icon beside the page’s address, ` +
          `allow the ${device}, then ${again}.`,
      };
    case "in-use":
      return {
        title: `Your ${device} is busy`,
        detail: `${start}Another program is using it. Close that program, then ${again}.`,
      };
    case "not-found":
      return {
        title: `No ${device} found`,
        detail: `${start}Plug one in or switch it on, then ${again}.`,
      };
    case "constraints":
      return {
        title: `Your ${device} does not fit`,
        detail: `${start}It cannot do what the call needs. Choose another one, then ${again}.`,
      };
    case "insecure-context":
      return {
        title: "This page is not secure",
        detail: `${start}Browsers open a ${device} only on https pages. ` +
          "Open this page with https:// in front.",
      };
    case "policy":
      return {
        title: `This site has switched the ${device} off`,
        detail: `${start}Only the people who run the site can allow it.`,
      };
    case "unknown":
      return {
        title: `Your ${device} did not start`,
        detail: `${start}Unplug it and plug it in again, or restart the browser, then ${again}.`,
      };
  }
}

const REFUSALS: Record<string, Outcome> = {
  "call-exists": { title: "There is already a call in this chat" },
  "already-in-call": {
    title: "You are already in a call",
    detail: "End that one first, maybe in another window.",
  },
  "calls-not-allowed": { title: "This chat does not allow that kind of call" },
  "forbidden": { title: "You cannot call in this chat" },
  "chat-ended": { title: "Time is up", detail: "The time for this chat is over." },
  "call-over": { title: "The call is already over" },
  "not-ringing": { title: "The call is already over" },
  "call-not-found": { title: "The call is already over" },
  "answered-elsewhere": { title: "Answered on another device" },
  "unauthorized": { title: "You were signed out", detail: "Reload this page, then call again." },
  "token-expired": { title: "You were signed out", detail: "Reload this page, then call again." },
  "rate-limited": {
    title: "That was a lot of calls",
    detail: "Wait a minute, then try again.",
  },
};

const CONNECTIONS = {
  "server-unreachable": {
    title: "No connection",
    detail: "Check your internet connection, then try again.",
  },
  "unauthorized": { title: "You were signed out", detail: "Reload this page, then call again." },
  "no-media": {
    title: "Could not connect",
    detail: "Your two networks found no way to each other. Another network may help.",
  },
};

/** English for everything that can go wrong. */
export function englishFailure(failure: CallFailure, inCall: boolean): Outcome {
  switch (failure.kind) {
    case "device":
      return deviceFailure(failure, inCall);
    case "refused":
      return REFUSALS[failure.code] ??
        { title: "The call did not work", detail: "That was our fault. Please try again." };
    case "connection":
      return CONNECTIONS[failure.type];
    case "unsupported":
      return {
        title: "This browser cannot call",
        detail: "Update it, or open this page in another browser.",
      };
  }
}
