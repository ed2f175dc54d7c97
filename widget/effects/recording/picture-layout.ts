/** Where each picture of a recording goes: people side by side, or small beside a shared screen. */

/** In pixels of the recording. */
export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Layout {
  /** The shared screen, if there is one. */
  screen: Place | null;
  /** One for each person. */
  people: Place[];
}

const GAP = 4;
/** The share of the width for the people beside a screen. */
const BESIDE = 0.2;

export function layoutOf(
  { width, height }: { width: number; height: number },
  count: number,
  hasScreen: boolean,
): Layout {
  if (!hasScreen) return { screen: null, people: grid({ x: 0, y: 0, width, height }, count) };
  const beside = Math.round(width * BESIDE);
  const left = width - beside;
  return {
    screen: { x: 0, y: 0, width: left - GAP, height },
    people: column({ x: left, y: 0, width: beside, height }, count),
  };
}

/** As square as possible; an incomplete last row is as wide as the others. */
function grid({ x, y, width, height }: Place, count: number): Place[] {
  const columns = Math.ceil(Math.sqrt(count));
  const rows = Math.ceil(count / columns);
  const tall = (height - GAP * (rows - 1)) / rows;
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = row === rows - 1 ? count - columns * row : columns;
    const wide = (width - GAP * (inRow - 1)) / inRow;
    const place = index - columns * row;
    return { x: x + place * (wide + GAP), y: y + row * (tall + GAP), width: wide, height: tall };
  });
}

function column({ x, y, width, height }: Place, count: number): Place[] {
  const most = width * 0.75;
  const tall = Math.min(most, (height - GAP * (count - 1)) / count);
  const top = y + (height - tall * count - GAP * (count - 1)) / 2;
  return Array.from({ length: count }, (_, index) => ({
    x,
    y: top + index * (tall + GAP),
    width,
    height: tall,
  }));
}
