/** Waits as long as a test may take: on a busy machine a second is no sign of a fault. */
import { waitUntil as waitWithin } from "@open-wc/testing";

const PATIENCE_MS = 15_000;

/**
 * Resolves once this holds; rejects, with what was awaited, only after the patience is gone. Both
 * bounds are in milliseconds.
 */
export function waitUntil(
  holds: () => unknown,
  awaited?: string,
  bounds: { timeout?: number; interval?: number } = {},
): Promise<void> {
  return waitWithin(() => Boolean(holds()), awaited, { timeout: PATIENCE_MS, ...bounds });
}
