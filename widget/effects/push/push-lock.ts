/** Has one page at a time deal with the pushes of this browser; and nothing of a browser or a server that never answers is waited for without end. */
import { PUSH_NAME } from "./push-name.ts";

/** While it is held, other pages wait, and this one gets into no back-forward cache. */
export const HELD_MAX_MS = 10_000;

/**
 * Whatever touches the remembered push or the subscription goes on in here, and reads anew what is
 * remembered. Nothing that asks a server does. Work that comes late is no longer alone.
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

/** Rejects at the deadline; the work itself cannot be called off. */
export function inTime<Result>(work: Promise<Result>, deadline: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    deadline.addEventListener("abort", () => reject(deadline.reason), { once: true });
    work.then(resolve, reject);
  });
}
