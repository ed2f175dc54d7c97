/**
 * How often something may happen per name. Knows neither what is limited nor what the names are.
 */

/** Takes one for a name; returns 0, or the milliseconds to wait if none is left. */
export type TakeOne = (name: string) => number;

/**
 * Allows `burst` at once and `perSecond` after that, for each name. Stores one number per name, and
 * only until the name is back at its full burst. If either is 0, nothing is limited.
 */
export function createRateLimiter(
  { perSecond, burst }: { perSecond: number; burst: number },
  now: () => number,
): TakeOne {
  if (perSecond === 0 || burst === 0) return () => 0;
  const spacingMs = 1000 / perSecond;
  // When each name will be back at its full burst.
  const fullAt = new Map<string, number>();
  let cleanedAt = now();

  function clean(at: number): void {
    if (Math.abs(at - cleanedAt) < burst * spacingMs) return;
    cleanedAt = at;
    for (const [name, full] of fullAt) if (full <= at) fullAt.delete(name);
  }

  return (name) => {
    const at = now();
    clean(at);
    // A stored time exceeds this only if the clock was set back: nobody has to wait for that.
    const furthest = at + burst * spacingMs;
    const full = Math.min(fullAt.get(name) ?? 0, furthest);
    const next = Math.max(at, full) + spacingMs;
    const waitMs = Math.max(0, next - furthest);
    fullAt.set(name, waitMs > 0 ? full : next);
    return waitMs;
  };
}
