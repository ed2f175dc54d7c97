/** Runs work that the page may never need when it has time. */

/** How long to wait for an idle page before the work is done anyway. */
const IDLE_WITHIN_MS = 4_000;

/** Runs when the page is idle; never if the person has asked to save data. */
export function whenIdle(run: () => void): void {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (connection?.saveData) return;
  if (typeof requestIdleCallback === "function") {
    requestIdleCallback(run, { timeout: IDLE_WITHIN_MS });
  } else {
    setTimeout(run, IDLE_WITHIN_MS / 4);
  }
}
