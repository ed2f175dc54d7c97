/** How often something may happen under one name. Knows neither what is limited nor who names it. */

/** A limit by name: takes one, or says for how many milliseconds there is none. */
export type TakeOne = (name: string) => number;

/**
 * So many at once, so many a second after that, for each name. One number a name is kept, and only
 * for as long as the name is not back at its full burst. With either at 0 nothing is limited.
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
    // Nobody can have further to go, but where the clock was set back: nobody waits for that.
    const furthest = at + burst * spacingMs;
    const full = Math.min(fullAt.get(name) ?? 0, furthest);
    const next = Math.max(at, full) + spacingMs;
    const waitMs = Math.max(0, next - furthest);
    fullAt.set(name, waitMs > 0 ? full : next);
    return waitMs;
  };
}
