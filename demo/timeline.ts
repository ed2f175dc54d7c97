/** One chat's messages and calls in the order they happened, by day. Knows no HTML. */
import type { CallLine } from "./call-history.ts";
import type { Message } from "./message-store.ts";

export type Entry =
  | { kind: "day"; label: string }
  | { kind: "call"; line: CallLine }
  /** `isFollowing`: the same person wrote just before. */
  | { kind: "message"; message: Message; isFollowing: boolean };

/** Messages of one person within this time are grouped. */
const SAME_BREATH_MS = 5 * 60_000;

/** Merges both lists; each is in order or is put in order. */
export function timelineOf(messages: Message[], calls: CallLine[], now: number): Entry[] {
  const events = [
    ...messages.map((message) => ({ at: message.sentAt, message })),
    ...calls.map((line) => ({ at: line.at, line })),
  ].sort((a, b) => a.at - b.at);

  const entries: Entry[] = [];
  let day = "";
  let before: Message | undefined;
  for (const event of events) {
    const label = dayOf(event.at, now);
    if (label !== day) {
      entries.push({ kind: "day", label });
      day = label;
      before = undefined;
    }
    if ("line" in event) {
      entries.push({ kind: "call", line: event.line });
      before = undefined;
      continue;
    }
    const { message } = event;
    const isFollowing = before !== undefined && before.authorId === message.authorId &&
      message.sentAt - before.sentAt < SAME_BREATH_MS;
    entries.push({ kind: "message", message, isFollowing });
    before = message;
  }
  return entries;
}

/** "14:05". */
export function timeOf(at: number): string {
  return new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}

/** "Today", "Yesterday" or "12 March". */
export function dayOf(at: number, now: number): string {
  const daysAgo = Math.round((startOfDay(now) - startOfDay(at)) / 86_400_000);
  if (daysAgo === 0) return "Today";
  if (daysAgo === 1) return "Yesterday";
  return new Date(at).toLocaleDateString("en-GB", { day: "numeric", month: "long" });
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
