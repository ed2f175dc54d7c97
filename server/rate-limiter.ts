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
    if (at - cleanedAt < burst * spacingMs) return;
    cleanedAt = at;
    for (const [name, full] of fullAt) if (full <= at) fullAt.delete(name);
  }

  return (name) => {
    const at = now();
    clean(at);
    const next = Math.max(at, fullAt.get(name) ?? 0) + spacingMs;
    const waitMs = next - at - burst * spacingMs;
    if (waitMs > 0) return waitMs;
    fullAt.set(name, next);
    return 0;
  };
}
