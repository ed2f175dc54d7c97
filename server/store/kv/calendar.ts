/** Days, weeks and months by UTC: their names, as keys and answers spell them, and where they begin. */

export const DAY_MS = 86_400_000;

/** The day of a moment, as `2026-01-31`. */
export function dayOf(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 10);
}

/** The month of a day, as `2026-01`. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** The week of a day, as its Monday. */
export function weekOf(day: string): string {
  const daysSinceMonday = (new Date(day).getUTCDay() + 6) % 7;
  return daysAfter(day, -daysSinceMonday);
}

/** The day so many days later. */
export function daysAfter(day: string, count: number): string {
  return dayOf(Date.parse(day) + count * DAY_MS);
}

/** The beginning of the day that a moment is in. */
export const floorDay = (epochMs: number): number => Math.floor(epochMs / DAY_MS) * DAY_MS;
/** The first beginning of a day from a moment on. */
export const ceilDay = (epochMs: number): number => Math.ceil(epochMs / DAY_MS) * DAY_MS;

/** The beginning of the month that a moment is in. */
export function floorMonth(epochMs: number): number {
  const date = new Date(epochMs);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
}

/** The first beginning of a month from a moment on. */
export function ceilMonth(epochMs: number): number {
  const floor = floorMonth(epochMs);
  const date = new Date(floor);
  return floor === epochMs ? floor : Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
}
