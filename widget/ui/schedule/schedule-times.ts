/** Days and times of calls to come, as a form offers and takes them and as a person says them. Pure. */

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Nobody has to hurry to the first time that is offered. */
const NOTICE_MS = 10 * MINUTE_MS;
const HALF_HOUR_MINUTES = 30;
/** The server takes no time farther ahead. */
export const AHEAD_MAX_DAYS = 365;

/** What the two fields of a form hold: a day and a time in the person's own time zone. */
export interface WallTime {
  /** As `2026-01-31`. */
  day: string;
  /** As `15:30`. */
  time: string;
}

const digits = (value: number, length = 2): string => String(value).padStart(length, "0");

/** A moment as the fields hold it. */
export function wallTimeOf(ms: number): WallTime {
  const at = new Date(ms);
  return {
    day: `${digits(at.getFullYear(), 4)}-${digits(at.getMonth() + 1)}-${digits(at.getDate())}`,
    time: `${digits(at.getHours())}:${digits(at.getMinutes())}`,
  };
}

/** The moment that the fields name, or null where one of them is empty. */
export function momentOf({ day, time }: WallTime): number | null {
  // Without a zone at its end it is read in the person's own.
  const ms = Date.parse(`${day}T${time}`);
  return Number.isNaN(ms) ? null : ms;
}

/** The next full or half hour that leaves everybody a little while. */
export function nextHalfHour(nowMs: number): number {
  const at = new Date(nowMs + NOTICE_MS);
  const minutes = Math.ceil((at.getMinutes() + at.getSeconds() / 60) / HALF_HOUR_MINUTES);
  return at.setMinutes(minutes * HALF_HOUR_MINUTES, 0, 0);
}

/** What is wrong with a time, if anything. */
export function timeProblem(ms: number | null, nowMs: number): "noTime" | "past" | "tooFar" | null {
  if (ms === null) return "noTime";
  if (ms <= nowMs) return "past";
  return ms > nowMs + AHEAD_MAX_DAYS * DAY_MS ? "tooFar" : null;
}

/** A moment as one says it: today and tomorrow by their words, others by weekday and date. */
export function momentName(ms: number, nowMs: number, locale: string): string {
  const midnight = (at: number) => new Date(at).setHours(0, 0, 0, 0);
  // Days are not all of 24 hours; rounding forgives the one that is not.
  const days = Math.round((midnight(ms) - midnight(nowMs)) / DAY_MS);
  const clock = { hour: "numeric", minute: "2-digit" } as const;
  if (days === 0 || days === 1) {
    const day = new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(days, "day");
    // The language says how a day and a time stand beside each other.
    return new Intl.DateTimeFormat(locale, { weekday: "long", ...clock }).formatToParts(ms)
      .map(({ type, value }) => type === "weekday" ? day : value).join("");
  }
  const isThisYear = new Date(ms).getFullYear() === new Date(nowMs).getFullYear();
  return new Intl.DateTimeFormat(locale, {
    weekday: "short",
    day: "numeric",
    month: "short",
    ...(!isThisYear && { year: "numeric" }),
    ...clock,
  }).format(ms);
}

/** The time alone. */
export const clockTime = (ms: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { timeStyle: "short" }).format(ms);

/** The person's time zone in words, as it is at that moment. */
export function zoneName(ms: number, locale: string): string {
  const named = new Intl.DateTimeFormat(locale, { timeZoneName: "long" }).formatToParts(ms);
  return named.find(({ type }) => type === "timeZoneName")?.value ?? "";
}
