/** Lets one page at a time change this browser's call pushes, and bounds every wait. */
import { PUSH_NAME } from "./push-name.ts";

/** The longest hold: other pages wait, and this one cannot enter the back-forward cache. */
export const HELD_MAX_MS = 10_000;

/**
 * Runs work that changes the remembered push or the subscription; it must read the memory again,
 * and must not ask a server. After the deadline, the work no longer holds the lock.
 */
export function alone<Result>(
  work: (deadline: AbortSignal) => Promise<Result>,
  maxMs = HELD_MAX_MS,
): Promise<Result> {
  return navigator.locks.request(PUSH_NAME, () => {
    const deadline = AbortSignal.timeout(maxMs);
    return inTime(work(deadline), deadline);
  });
}

/** Rejects at the deadline; the work itself cannot be cancelled. */
export function inTime<Result>(work: Promise<Result>, deadline: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    deadline.addEventListener("abort", () => reject(deadline.reason), { once: true });
    work.then(resolve, reject);
  });
}
