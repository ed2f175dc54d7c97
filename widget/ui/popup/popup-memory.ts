/** Where a person has put the popup, for the next pages of the tab. */
import type { Place } from "./popup-geometry.ts";

const KEY = "chat-call:place";

/** Keeps it, for as long as the page wants the popup in this corner. */
export function keepPlace(position: string, place: Place): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ position, place }));
  } catch { /* Storage is full, or shut for this page: it stands in its corner on the next. */ }
}

/** Where it was put on an earlier page of the tab; null where it was not, or for another corner. */
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
