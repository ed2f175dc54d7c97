/** Days and times of scheduled calls: as the form offers and takes them, and in words. Pure. */

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** The first time offered is at least this far ahead. */
const NOTICE_MS = 10 * MINUTE_MS;
const HALF_HOUR_MINUTES = 30;
/** The server accepts no time further ahead. */
export const AHEAD_MAX_DAYS = 365;

/** The content of the form's two fields: a day and a time in the person's own time zone. */
export interface WallTime {
  /** As `2026-01-31`. */
  day: string;
  /** As `15:30`. */
  time: string;
}

const digits = (value: number, length = 2): string => String(value).padStart(length, "0");

/** Converts epoch milliseconds to the content of the fields. */
export function wallTimeOf(ms: number): WallTime {
  const at = new Date(ms);
  return {
    day: `${digits(at.getFullYear(), 4)}-${digits(at.getMonth() + 1)}-${digits(at.getDate())}`,
    time: `${digits(at.getHours())}:${digits(at.getMinutes())}`,
  };
}

/** Returns the time that the fields name in epoch milliseconds; null where one of them is empty. */
export function momentOf({ day, time }: WallTime): number | null {
  // Without a zone, it is parsed as local time.
  const ms = Date.parse(`${day}T${time}`);
  return Number.isNaN(ms) ? null : ms;
}

/** The next full or half hour that is at least `NOTICE_MS` ahead. */
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

/** A time as people say it: "today" and "tomorrow", otherwise a weekday and date. */
export function momentName(ms: number, nowMs: number, locale: string): string {
  const midnight = (at: number) => new Date(at).setHours(0, 0, 0, 0);
  // A day on which the clocks change is not 24 hours long, so round.
  const days = Math.round((midnight(ms) - midnight(nowMs)) / DAY_MS);
  const clock = { hour: "numeric", minute: "2-digit" } as const;
  if (days === 0 || days === 1) {
    const day = new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(days, "day");
    // Replaces the weekday in a formatted date, so that the language decides the order.
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

/** The name of the person's time zone, as it is at that time of year. */
export function zoneName(ms: number, locale: string): string {
  const named = new Intl.DateTimeFormat(locale, { timeZoneName: "long" }).formatToParts(ms);
  return named.find(({ type }) => type === "timeZoneName")?.value ?? "";
}
