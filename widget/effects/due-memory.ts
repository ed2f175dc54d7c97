/** What all tabs of this browser have done about scheduled calls that are due, by the call's id. */

/** Dismissed by the person, seen by them, or announced by a chime. */
export type DueMark = "dismissed" | "seen" | "sounded";

const KEY = "chat-call.due";
/** Older ones are long over. */
const KEPT_MAX = 40;
/** For this page only, in a browser without storage. */
let latest: string[] = [];

function marks(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return Array.isArray(kept) ? kept.map(String) : latest;
  } catch {
    return latest;
  }
}

const named = (id: string, mark: DueMark): string => `${mark} ${id}`;

export const isMarked = (id: string, mark: DueMark): boolean => marks().includes(named(id, mark));

export function markDue(id: string, mark: DueMark): void {
  latest = [...marks().filter((one) => one !== named(id, mark)), named(id, mark)].slice(-KEPT_MAX);
  try {
    localStorage.setItem(KEY, JSON.stringify(latest));
  } catch {
    // Then it is kept for this page only.
  }
}

/** Calls back when another tab has marked something, until it is aborted. */
export function followMarks(listener: () => void, signal: AbortSignal): void {
  addEventListener("storage", ({ key }) => key === KEY && listener(), { signal });
}
