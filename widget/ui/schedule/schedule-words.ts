/** The texts of scheduled calls, apart from the others because few pages need them. */

/** Why a call could not be scheduled or cancelled. */
export type ScheduleProblem =
  | "noTime"
  | "past"
  | "tooFar"
  | "nobody"
  | "tooManyPeople"
  | "tooManyCalls"
  | "chatEnded"
  | "notAllowed"
  | "other";

/** Times and days are formatted by the language itself. */
export interface ScheduleWords {
  /** The heading of the scheduled calls. */
  upcoming: string;
  /** The button that opens the form, and the form's title. */
  plan: string;
  /** The fields of the form. */
  kind: string;
  day: string;
  time: string;
  title: string;
  people: string;
  /** Below day and time; `{zone}` is a time zone. */
  zone: string;
  /** The buttons of the form. */
  save: string;
  cancel: string;
  addToCalendar: string;
  /** For the organizer: the button, the question it asks, and the button that keeps the call. */
  callOff: string;
  callOffAsk: string;
  keep: string;
  /** For everybody else: the button, and the question it asks. */
  decline: string;
  declineAsk: string;
  /** `{name}` is the organizer. */
  by: string;
  /** Announced to screen readers; `{when}` is a day and a time. */
  saved: string;
  gone: string;
  /** The scheduled calls could not be loaded. */
  failed: string;
  problem: Record<ScheduleProblem, string>;
  /** Under the names on the card shown at that time, at first and later; `{time}` is the time. */
  now: string;
  plannedFor: string;
  start: string;
  later: string;
}
