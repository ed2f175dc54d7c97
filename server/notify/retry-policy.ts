/** When a failed post is retried, as data: a list of delays, and what the receiver asks for. */

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * One delay after each failed attempt, a little over a day in total; then the event is given up.
 */
export const RETRY_DELAYS_MS = [
  5 * SECOND_MS,
  30 * SECOND_MS,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  8 * HOUR_MS,
  10 * HOUR_MS,
];

/** A receiver may ask for more time, up to this limit. */
const RETRY_AFTER_MAX_MS = 12 * HOUR_MS;
/** Spreads retries of events that failed together, as a fraction of the delay. */
const JITTER = 0.2;

/** How long to wait after this many failed attempts; null if that was the last. */
export function retryDelayMs(
  attempts: number,
  { retryAfterMs = 0, delaysMs = RETRY_DELAYS_MS, random = Math.random }: {
    retryAfterMs?: number;
    delaysMs?: number[];
    random?: () => number;
  } = {},
): number | null {
  if (attempts > delaysMs.length) return null;
  const delayMs = delaysMs[attempts - 1] * (1 + JITTER * random());
  return Math.round(Math.max(delayMs, Math.min(retryAfterMs, RETRY_AFTER_MAX_MS)));
}

/**
 * The wait that a `Retry-After` asks for, as seconds or a date; 0 if it is missing or unreadable.
 */
export function readRetryAfterMs(header: string | null, nowMs: number): number {
  if (header === null) return 0;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * SECOND_MS;
  const at = Date.parse(header);
  return Number.isNaN(at) ? 0 : Math.max(0, at - nowMs);
}
