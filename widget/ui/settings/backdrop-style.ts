/** One of our backdrops as a CSS background, so that its swatch shows what will be used. */
import type { Backdrop } from "../../model/background.ts";

export function backdropStyle({ ground, lights }: Backdrop): string {
  const percent = (part: number) => `${Math.round(part * 100)}%`;
  // In CSS the first layer is on top.
  const layers = lights.toReversed().map(({ x, y, reach, colour, strength }) =>
    `radial-gradient(${percent(reach)} ${percent(reach)} at ${percent(x)} ${percent(y)}, ` +
    `rgb(${colour} / ${strength}), rgb(${colour} / 0))`
  );
  return [...layers, `linear-gradient(${ground.join(", ")})`].join(", ");
}
