/** Summary statistics of measurements. */

/** A quantity over all repetitions. */
export interface Spread {
  median: number;
  min: number;
  max: number;
}

/** Median, minimum and maximum; NaN without values. */
export function spread(values: number[]): Spread {
  const sorted = values.toSorted((x, y) => x - y);
  return {
    median: quantile(sorted, 0.5),
    min: sorted[0] ?? NaN,
    max: sorted.at(-1) ?? NaN,
  };
}

/** The quantile of sorted values, interpolated between neighbours; `share` is from 0 to 1. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0) return NaN;
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)];
  return below + (sorted[Math.ceil(at)] - below) * (at - Math.floor(at));
}
