/** What is said of calls for a time to come: words apart from the others, because few pages ever need them. */

/** Why a call could not be scheduled, or taken back. */
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

/** Times and days are put in by the language itself. */
export interface ScheduleWords {
  /** Above the calls to come. */
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
  /** For who has called it: the button, what is asked then, and the button that leaves all as it is. */
  callOff: string;
  callOffAsk: string;
  keep: string;
  /** For everybody else: the button, and what is asked then. */
  decline: string;
  declineAsk: string;
  /** `{name}` has called it. */
  by: string;
  /** Told to screen readers; `{when}` is a day and a time. */
  saved: string;
  gone: string;
  /** The calls to come could not be loaded. */
  failed: string;
  problem: Record<ScheduleProblem, string>;
  /** Under the names on the card that comes up at that time, at first and later; `{time}` is the time. */
  now: string;
  plannedFor: string;
  start: string;
  later: string;
}
