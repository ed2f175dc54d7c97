/** The texts about a call's devices in English, loaded with the first notice. */
import type { NoticeWords } from "../../words/notice-words.ts";

/** English for the notices. */
export const englishNotices: NoticeWords = {
  tryAgain: "Try again",
  callAgain: "Call again",
  label: { microphone: "Microphone", camera: "Camera" },
  steps: {
    chrome: "Press the icon to the left of the page’s address and switch “{device}” on.",
    edge:
      "Press the lock to the left of the page’s address, open the permissions for this site and allow “{device}”.",
    firefox:
      "Press the crossed-out symbol to the left of the page’s address, then the ✕ beside “Blocked”.",
    safari:
      "In the menu bar choose Safari, then the settings for this website, and set “{device}” to “Allow”.",
    ios:
      "Press the button beside the page’s address, then the website settings, and set “{device}” to “Allow”.",
    iosApp: "Open the phone’s Settings app, choose this browser and switch “{device}” on.",
    android:
      "Press the icon to the left of the page’s address, then “Permissions”, and switch “{device}” on.",
    other: "Press the icon beside the page’s address and allow “{device}”.",
  },
  system: {
    macos:
      "The Mac does not let the browser use it. Open System Settings, “Privacy & Security”, “{device}”, switch the browser on and restart it.",
    windows:
      "Windows does not let the browser use it. Open Settings, “Privacy & security”, “{device}”, and let desktop apps use it.",
    ios:
      "The phone does not let the browser use it. Open the Settings app, “Privacy & Security”, “{device}”, and switch the browser on.",
    android:
      "The phone does not let the browser use it. Open the Settings app, “Apps”, this browser, “Permissions”, and allow “{device}”.",
    other:
      "The system does not let the browser use it. Allow it for the browser in the system’s privacy settings.",
  },
  dismissed: "The browser’s question was closed. Try again and choose “Allow”.",
  allowed: {
    microphone: "The microphone is allowed now.",
    camera: "The camera is allowed now.",
  },
  paused: {
    microphone: {
      title: "Your microphone is paused",
      detail:
        "A phone call or another app is using it. The others see you as muted. It comes back by itself.",
    },
    camera: {
      title: "Your camera is paused",
      detail: "Another app is using it, or this page is not in front. It comes back by itself.",
    },
  },
  resumed: { microphone: "Your microphone is back", camera: "Your camera is back" },
  nowUsing: "Now using {name}",
  backTo: "Back to {name}",
  background: {
    title: "Your background could not be applied",
    detail: "So the others do not see you.",
  },
  bareCamera: "Show camera without it",
  excellent: "Excellent connection",
  good: "Good connection",
  weak: "Weak connection",
  steady: "The connection is good again",
  endsIn: "This call ends in {time}",
};
