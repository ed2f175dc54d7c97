/** Computes where a popup may stand: pure functions of sizes and distances, all in CSS pixels. */

/** A popup's distance from the two edges it keeps to, whatever its size becomes. */
export interface Place {
  x: "left" | "right";
  y: "top" | "bottom";
  fromX: number;
  fromY: number;
}

/** The visible part of the page: less than the window with a keyboard or pinch zoom. */
export interface Area {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Size {
  width: number;
  height: number;
}

/** The least distance to each edge. */
export interface Margins {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

export interface Point {
  left: number;
  top: number;
}

/** A popup dropped closer to an edge than this comes to rest at it. */
const SNAP_PX = 56;

/** The point for this place, moved as far as needed to fit the whole popup into the area. */
export function pointOf(place: Place, size: Size, area: Area, margins: Margins): Point {
  const left = place.x === "left"
    ? area.left + place.fromX
    : area.left + area.width - place.fromX - size.width;
  const top = place.y === "top"
    ? area.top + place.fromY
    : area.top + area.height - place.fromY - size.height;
  return within({ left, top }, size, area, margins);
}

/** The nearest point at which nothing is cut off; if the popup is too large, its top left shows. */
export function within({ left, top }: Point, size: Size, area: Area, margins: Margins): Point {
  const rightmost = area.left + area.width - margins.right - size.width;
  const lowest = area.top + area.height - margins.bottom - size.height;
  return {
    left: Math.max(area.left + margins.left, Math.min(left, rightmost)),
    top: Math.max(area.top + margins.top, Math.min(top, lowest)),
  };
}

/** The place of a popup at this point, by its closest edges. Near an edge, it rests at it. */
export function placeAt(point: Point, size: Size, area: Area, margins: Margins): Place {
  const { left, top } = within(point, size, area, margins);
  const fromLeft = left - area.left;
  const fromRight = area.left + area.width - left - size.width;
  const fromTop = top - area.top;
  const fromBottom = area.top + area.height - top - size.height;
  const x = fromLeft <= fromRight ? "left" : "right";
  const y = fromTop < fromBottom ? "top" : "bottom";
  const rest = (distance: number, margin: number) =>
    distance < margin + SNAP_PX ? margin : distance;
  return {
    x,
    y,
    fromX: rest(x === "left" ? fromLeft : fromRight, margins[x]),
    fromY: rest(y === "top" ? fromTop : fromBottom, margins[y]),
  };
}
