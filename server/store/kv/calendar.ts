/** Days, weeks and months in UTC: their names in keys and answers, and where they begin. */

export const DAY_MS = 86_400_000;

/** The day of a time, as `2026-01-31`. */
export function dayOf(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 10);
}

/** The month of a day, as `2026-01`. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** The week of a day, named by its Monday. */
export function weekOf(day: string): string {
  const daysSinceMonday = (new Date(day).getUTCDay() + 6) % 7;
  return daysAfter(day, -daysSinceMonday);
}

/** The day `count` days later. */
export function daysAfter(day: string, count: number): string {
  return dayOf(Date.parse(day) + count * DAY_MS);
}

/** The start of the day that contains this time. */
export const floorDay = (epochMs: number): number => Math.floor(epochMs / DAY_MS) * DAY_MS;
/** This time if a day starts then, else the start of the next day. */
export const ceilDay = (epochMs: number): number => Math.ceil(epochMs / DAY_MS) * DAY_MS;

/** The start of the month that contains this time. */
export function floorMonth(epochMs: number): number {
  const date = new Date(epochMs);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
}

/** This time if a month starts then, else the start of the next month. */
export function ceilMonth(epochMs: number): number {
  const floor = floorMonth(epochMs);
  const date = new Date(floor);
  return floor === epochMs ? floor : Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
}
