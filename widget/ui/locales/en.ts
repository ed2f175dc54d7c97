/** English: the words of everything that is seen or heard once a call is under way. */
import type { EndedCall, Outcome, Strings } from "../strings.ts";
import { englishButtons } from "./en-buttons.ts";
import { englishFailure } from "./en-failures.ts";

function people(names: readonly string[]): string {
  const [first = "Someone", second] = names;
  if (names.length < 2) return first;
  if (names.length === 2) return `${first} and ${second}`;
  return `${first} and ${names.length - 1} others`;
}

function outcome({ reason, direction, name, byMe, duration }: EndedCall): Outcome {
  const missed: Outcome = { title: `Missed call from ${name}` };
  const lasted = duration === null ? "" : ` · ${duration}`;
  switch (reason) {
    case "completed":
      return { title: `Call ended${lasted}`, detail: name };
    case "no-answer":
      return direction === "incoming" ? missed : { title: "No answer", detail: name };
    case "cancelled":
      return direction === "incoming" ? missed : { title: "Call cancelled", detail: name };
    case "declined":
      return byMe
        ? { title: "You declined", detail: name }
        : { title: direction === "incoming" ? "Call declined" : `Declined by ${name}` };
    case "busy":
      return direction === "incoming" ? missed : { title: `${name} is in another call` };
    case "unavailable":
      return { title: `${name} is not available` };
    case "offline":
      return direction === "incoming" ? missed : {
        title: `${name} can’t be reached now`,
        detail: "The call will show as missed.",
      };
    case "connect-failed":
      return {
        title: "Could not connect",
        detail: "Your two networks found no way to each other. Another network may help.",
      };
    case "connection-lost":
      return { title: `Connection lost${lasted}`, detail: name };
    case "time-limit":
      return { title: `Time is up${lasted}`, detail: "The time for this chat is over." };
    case "answered-elsewhere":
      return { title: "Answered on another device", detail: name };
  }
}

/** English. */
export const english: Strings = {
  ...englishButtons,
  accept: "Accept",
  acceptVoiceOnly: "Accept with voice only",
  decline: "Decline",
  ignore: "Ignore",
  mute: "Mute",
  unmute: "Unmute",
  cameraOff: "Turn camera off",
  cameraOn: "Turn camera on",
  hangUp: "Hang up",
  enterFullScreen: "Enter full screen",
  leaveFullScreen: "Leave full screen",
  tapToHear: "Tap to hear",
  dismiss: "Dismiss",
  you: "You",
  someone: "Someone",

  incoming: { voice: "Incoming voice call", video: "Incoming video call" },
  status: {
    dialing: "Calling…",
    ringing: "Ringing…",
    connecting: "Connecting…",
    reconnecting: "Reconnecting…",
  },
  allowDevices: {
    voice: "Your browser may ask for the microphone",
    video: "Your browser may ask for the camera and the microphone",
  },

  people,
  callWith: (name) => `Call with ${name}`,
  incomingFrom: (type, name) => `Incoming ${type} call from ${name}`,
  away: (name) => `${name} is changing pages or reconnecting…`,
  muted: (name) => `${name} is muted`,
  cameraIsOff: (name) => `${name}’s camera is off`,
  announce(state, name) {
    switch (state) {
      case "dialing":
        return `Calling ${name}`;
      case "ringing":
        return `Ringing at ${name}`;
      case "connecting":
        return "Connecting";
      case "active":
        return `Connected with ${name}`;
      case "reconnecting":
        return "Connection interrupted, reconnecting";
      default:
        return "";
    }
  },
  outcome,
  failure: englishFailure,
};
