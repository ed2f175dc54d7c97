/** The texts of a call of more than two, in English. */
import type { GroupWords } from "../../words/locale.ts";

/** English for a call of more than two. */
export const englishGroup: GroupWords = {
  away: "Changing pages or reconnecting…",
  lost: "No connection",
  joined: "{name} joined",
  left: "{name} left",
  manyJoined: "{name} joined",
  manyLeft: "{name} left",
  alsoCalls: "Also calling {name}",
  absent: {
    "declined": "Declined",
    "no-answer": "No answer",
    "busy": "Busy",
    "offline": "Not reachable",
    "unavailable": "Not available",
  },
  running: "Call in progress",
  choose: "Who do you want to call?",
  call: "Call",
  close: "Close",
  here: "Online",
  notHere: "Offline",
  full: "Up to {count} people in a call",
  nobody: "Everyone is already in the call",
  search: "Search",
  notFound: "Nobody found",
};
