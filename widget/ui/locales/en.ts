/** English: the words of everything that is seen or heard once a call is under way. */
import type { Locale } from "../locale.ts";
import { englishButtons } from "./en-buttons.ts";
import { englishFailures } from "./en-failures.ts";

/** English. */
export const english: Locale = {
  ...englishButtons,
  ...englishFailures,
  accept: "Accept",
  acceptVoiceOnly: "Accept with voice only",
  decline: "Decline",
  ignore: "Ignore",
  mute: "Mute",
  unmute: "Unmute",
  cameraOff: "Turn camera off",
  cameraOn: "Turn camera on",
  switchCamera: "Switch camera",
  cameraJoin: "{name} turned the camera on. Turn yours on too?",
  cameraSpare: "The connection is weak. Without your camera the voice stays clear.",
  notNow: "Not now",
  settings: "Settings",
  checkCalls: "Check my connection",
  shareScreen: "Share screen",
  stopSharing: "Stop sharing",
  youShare: "You are sharing your screen",
  isSharing: "{name} is sharing the screen",
  sharingOver: "Changing pages has ended your screen sharing.",
  screenFailed: {
    title: "Your screen cannot be shared",
    detail:
      "This computer does not let the browser record it. Allow it in the system’s privacy settings, then share again.",
  },
  hangUp: "Hang up",
  enterFullScreen: "Enter full screen",
  leaveFullScreen: "Leave full screen",
  addPeople: "Add people",
  joinCall: "Join call",
  enterPip: "Picture in picture",
  leavePip: "Leave picture in picture",
  moveWindow: "Move window (arrow keys)",
  tapToHear: "Tap to hear",
  hearRing: "Click or tap anywhere to hear it ring",
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

  andOthers: { one: "{name} and {count} other", other: "{name} and {count} others" },
  callWith: "Call with {name}",
  callElsewhere: "Call in another tab",
  moveHere: "Move here",
  isCalling: "{name} is calling",
  incomingFrom: {
    voice: "Incoming voice call from {name}",
    video: "Incoming video call from {name}",
  },
  away: "{name} is changing pages…",
  unstable: "{name}’s connection is unstable…",
  ownUnstable: "Your connection is unstable, reconnecting…",
  muted: "{name} is muted",
  cameraIsOff: "{name}’s camera is off",
  announce: {
    dialing: "Calling {name}",
    ringing: "Ringing at {name}",
    connecting: "Connecting",
    active: "Connected with {name}",
    reconnecting: "Connection interrupted, reconnecting",
  },

  outcome: {
    "completed": { title: "Call ended", detail: "{name}" },
    "no-answer": { title: "No answer", detail: "{name}" },
    "cancelled": { title: "Call cancelled", detail: "{name}" },
    "missed": { title: "Missed call from {name}" },
    "declined": { title: "Call declined" },
    "declined-by-me": { title: "You declined", detail: "{name}" },
    "declined-by-other": { title: "Declined by {name}" },
    "busy": { title: "{name} is in another call" },
    "unavailable": { title: "{name} is not available" },
    "offline": {
      title: "{name} can’t be reached now",
      detail: "The call will show as missed.",
    },
    "connect-failed": {
      title: "Could not connect",
      detail: "Your two networks found no way to each other. Another network may help.",
    },
    "connection-lost": { title: "Connection lost", detail: "{name}" },
    "time-limit": { title: "Time is up", detail: "The time for this chat is over." },
    "answered-elsewhere": { title: "Answered on another device", detail: "{name}" },
  },
};
