/** When a page has time for what it may never need. */

/** How long an idle page may take to become so before the work is done anyway. */
const IDLE_WITHIN_MS = 4_000;

/** Runs when the page has nothing better to do; never where the person saves data. */
export function whenIdle(run: () => void): void {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (connection?.saveData) return;
  if (typeof requestIdleCallback === "function") {
    requestIdleCallback(run, { timeout: IDLE_WITHIN_MS });
  } else {
    setTimeout(run, IDLE_WITHIN_MS / 4);
  }
}
