/** What can go wrong, in English, each with what a person can do about it. */
import type { DeviceErrorType, DeviceKind } from "../../model/call-failure.ts";
import type { Locale, Outcome } from "../words/locale.ts";

const deviceFailures = (device: DeviceKind): Record<DeviceErrorType, Outcome> => ({
  "permissions": {
    title: `Your ${device} is blocked`,
    detail: `Press the icon beside the page’s address and allow the ${device}. {again}`,
  },
  "in-use": {
    title: `Your ${device} is busy`,
    detail: "Another program is using it. Close that program. {again}",
  },
  "not-found": {
    title: `No ${device} found`,
    detail: "Plug one in or switch it on. {again}",
  },
  "constraints": {
    title: `Your ${device} can’t be used here`,
    detail: "It does not offer what the call needs. Choose another one. {again}",
  },
  "insecure-context": {
    title: "This page is not secure",
    detail: `Browsers allow a ${device} only on https pages. ` +
      "Open this page with https:// in front.",
  },
  "policy": {
    title: `This site has switched the ${device} off`,
    detail: "Only the people who run the site can allow it.",
  },
  "unknown": {
    title: `Your ${device} did not start`,
    detail: "Unplug it and plug it in again, or restart the browser. {again}",
  },
});

/** English for everything that can go wrong. */
export const englishFailures: Pick<
  Locale,
  "device" | "again" | "notHeard" | "failure"
> = {
  device: { microphone: deviceFailures("microphone"), camera: deviceFailures("camera") },
  again: {
    call: "Then call again.",
    microphone: "Then press Unmute.",
    camera: "Then turn the camera on.",
  },
  notHeard: "You can listen, but not be heard. ",
  failure: {
    "call-exists": { title: "There is already a call in this chat" },
    "already-in-call": {
      title: "You are already in a call",
      detail: "End it first. It may be in another window.",
    },
    "calls-not-allowed": { title: "This chat does not allow that kind of call" },
    "forbidden": { title: "You cannot call in this chat" },
    "chat-ended": { title: "Time is up", detail: "The time for this chat is over." },
    "call-over": { title: "The call is already over" },
    "call-full": { title: "This call is full" },
    "answered-elsewhere": { title: "Answered on another device" },
    "unauthorized": {
      title: "You were signed out",
      detail: "Reload this page, then call again.",
    },
    "rate-limited": {
      title: "Too many calls",
      detail: "Wait a minute, then try again.",
    },
    "server-unreachable": {
      title: "No connection",
      detail: "Check your internet connection, then try again.",
    },
    "no-media": {
      title: "Could not connect",
      detail: "Your networks could not reach each other. Another network may help.",
    },
    "network-blocked": {
      title: "Your network blocks calls",
      detail: "Another network, such as a phone’s, may help.",
    },
    "unsupported": {
      title: "This browser can’t make calls",
      detail: "Update it, or open this page in another browser.",
    },
    "other": { title: "The call did not work", detail: "That was our fault. Please try again." },
  },
};
