/** Remembers where a person has put the popup, for the tab's next pages. */
import type { Place } from "./popup-geometry.ts";

const KEY = "chat-call:place";

/** Stores the place, valid as long as the page's position for the popup stays this corner. */
export function keepPlace(position: string, place: Place): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ position, place }));
  } catch { /* Storage is full or blocked: on the next page the popup stands in its corner. */ }
}

/** Returns the place from an earlier page of the tab; null where there is none for this corner. */
export function keptPlace(position: string): Place | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    const { x, y, fromX, fromY } = kept.place;
    const isPlace = (x === "left" || x === "right") && (y === "top" || y === "bottom") &&
      Number.isFinite(fromX) && Number.isFinite(fromY);
    return isPlace && kept.position === position ? { x, y, fromX, fromY } : null;
  } catch {
    return null;
  }
}
