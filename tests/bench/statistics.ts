/** The few numbers that a row of measurements is summed up in. */

/** A quantity over the repetitions. */
export interface Spread {
  median: number;
  min: number;
  max: number;
}

/** Median, least and greatest; of none, NaN. */
export function spread(values: number[]): Spread {
  const sorted = values.toSorted((x, y) => x - y);
  return {
    median: quantile(sorted, 0.5),
    min: sorted[0] ?? NaN,
    max: sorted.at(-1) ?? NaN,
  };
}

/** The value below which this share of the sorted values lies, interpolated between neighbours. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0) return NaN;
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)];
  return below + (sorted[Math.ceil(at)] - below) * (at - Math.floor(at));
}
