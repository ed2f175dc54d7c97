/** The history in English. */
import type { HistoryWords } from "../words/locale.ts";

/** English for the history. */
export const englishHistory: HistoryWords = {
  title: "Calls",
  all: "All",
  missed: "Missed",
  close: "Close",
  loading: "Loading…",
  none: "No calls yet. Calls you make or receive appear here.",
  noneMissed: "No missed calls.",
  failed: "Your calls could not be loaded.",
  tryAgain: "Try again",
  showMore: "Show older calls",
  outcome: {
    "ongoing": "In progress",
    "incoming": "Incoming",
    "outgoing": "Outgoing",
    "missed": "Missed",
    "declined-by-me": "Declined by you",
    "declined": "Declined",
    "no-answer": "No answer",
    "cancelled": "Cancelled",
    "busy": "Busy",
    "offline": "Not reachable",
    "unavailable": "Not available",
    "not-connected": "Could not connect",
  },
  started: "Started",
  ended: "Ended",
  duration: "Duration",
  roundTrip: "Delay",
  loss: "Data lost",
  connectionLost: "The connection was lost.",
  participant: {
    ringing: "Ringing",
    joined: "Joined",
    rejected: "Declined",
    missed: "Did not answer",
    busy: "Was busy",
    offline: "Was not reachable",
  },
};
