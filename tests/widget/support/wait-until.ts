/** Waits patiently: on a busy machine a delay of a second does not mean a fault. */
import { waitUntil as waitWithin } from "@open-wc/testing";

const PATIENCE_MS = 15_000;

/**
 * Resolves once `holds` returns a truthy value; rejects at the timeout with what was awaited. Both
 * bounds are in milliseconds.
 */
export function waitUntil(
  holds: () => unknown,
  awaited?: string,
  bounds: { timeout?: number; interval?: number } = {},
): Promise<void> {
  return waitWithin(() => Boolean(holds()), awaited, { timeout: PATIENCE_MS, ...bounds });
}
