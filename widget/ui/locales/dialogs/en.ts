/** The texts of the settings and the call check in English, loaded with those dialogs. */
import type { DialogWords } from "../../words/dialog-words.ts";

/** English for the dialogs. */
export const englishDialogs: DialogWords = {
  settings: {
    title: "Settings",
    close: "Close",
    microphone: "Microphone",
    camera: "Camera",
    background: {
      title: "Background",
      none: "None",
      blur: "Blur",
      backdrop: { dawn: "Dawn", lagoon: "Lagoon", dusk: "Dusk" },
      picture: "Picture {count}",
      loading: "The background is loading. Until then, nobody sees you or your room.",
      failed: {
        title: "The background could not be applied",
        detail: "So nobody sees you. Try again, or choose “None”.",
      },
      obstacle: {
        browser: "This browser cannot put a background behind you.",
        policy: "This site does not allow what a background needs.",
      },
    },
    speaker: "Speaker",
    systemDefault: "System default",
    testSound: "Play a test sound",
    notify: "Notify me of calls",
    notifyHint: "When this page is open but not in view.",
    notifyRefused:
      "The browser does not let this page notify you. Press the icon beside the page’s address and allow notifications.",
    notifyClosed: "The browser’s question was closed. Switch it on again and choose “Allow”.",
    notifyImpossible: "This browser can’t show notifications from this page.",
    push: "Tell me about missed calls",
    pushHint: "Also when this site is closed, and when a scheduled call begins.",
    pushHintMissed: "Also when this site is closed.",
    missed: { voice: "Missed voice call", video: "Missed video call" },
    due: { voice: "Scheduled voice call begins now", video: "Scheduled video call begins now" },
    whoMayCall: "Who can call me",
    allowCallsFrom: {
      everyone: "Everyone",
      contacts: "My contacts",
      nobody: "Nobody",
    },
    doNotDisturb: "Do not disturb",
    doNotDisturbHint: "Callers are told that you are busy.",
    blocked: "Blocked people",
    block: "Block {name}",
    unblock: "Unblock {name}",
    failed: "This could not be loaded or saved. Try again.",
  },
  diagnosis: {
    title: "Check my connection",
    again: "Check again",
    copy: "Copy report",
    copied: "Copied",
    result: {
      running: "Checking…",
      ok: "Works",
      failed: "Does not work",
      silent: "No answer",
      refused: "Refused",
      skipped: "Not checked",
    },
    check: {
      browser: "Browser",
      secure: "Secure page",
      microphone: "Microphone",
      camera: "Camera",
      server: "Call server",
      stun: "Way out of this network",
      turn: "Relay",
      media: "Sound over the network",
    },
    verdict: {
      good: "Calls should work here.",
      "shut-in":
        "No way out of this network was found. Either it blocks calls, or the servers that make calls possible are down. Another network, such as a phone’s, may help.",
      unrelayed:
        "This network lets calls out, but the site’s relay does not pass them on. Only the people who run the site can fix that.",
      offline: "The call server cannot be reached. Check your internet connection.",
      unheard: "Calls reach you, but you cannot be heard.",
      unseen: "Voice calls should work here, but you cannot be seen.",
      unsupported: "This browser is too old, or the page is not secure.",
    },
  },
};
