/** One of our backdrops as a style sheet draws it: what the small picture of it shows is what is put up. */
import type { Backdrop } from "../../model/background.ts";

export function backdropStyle({ ground, lights }: Backdrop): string {
  const percent = (part: number) => `${Math.round(part * 100)}%`;
  // What is named first lies on top.
  const layers = lights.toReversed().map(({ x, y, reach, colour, strength }) =>
    `radial-gradient(${percent(reach)} ${percent(reach)} at ${percent(x)} ${percent(y)}, ` +
    `rgb(${colour} / ${strength}), rgb(${colour} / 0))`
  );
  return [...layers, `linear-gradient(${ground.join(", ")})`].join(", ");
}
