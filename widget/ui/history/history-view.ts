/** What the history shows of each call, computed from the server's answer. Pure. */
import type { CallEntry } from "../../../server/protocol/rest.ts";
import type { CallOutcome } from "../words/locale.ts";

/** Anybody in a call except the person who looks at the history. */
export type OtherPerson = CallEntry["participants"][number];

/** A day of calls, newest first. */
export interface HistoryDay {
  /** Midnight in the person's own time zone, epoch milliseconds. */
  startMs: number;
  calls: CallEntry[];
}

/** Whether it rang for this person and they did not answer or could not be reached. */
export function isMissed({ isIncoming, userStatus }: CallEntry): boolean {
  return isIncoming && ["missed", "busy", "offline"].includes(userStatus);
}

/** The outcome of a call from this person's point of view. */
export function outcomeOf(entry: CallEntry): CallOutcome {
  if (entry.endedAt === null) return "ongoing";
  if (entry.endReason === "connect-failed") return "not-connected";
  if (isMissed(entry)) return "missed";
  if (entry.isIncoming) return entry.userStatus === "rejected" ? "declined-by-me" : "incoming";
  if (entry.startedAt !== null) return "outgoing";
  switch (entry.endReason) {
    case "cancelled":
    case "declined":
    case "busy":
    case "offline":
    case "unavailable":
      return entry.endReason;
    default:
      return "no-answer";
  }
}

/** Everybody in a call except this person; a caller who is somebody else comes first. */
export function othersIn({ participants, caller }: CallEntry, selfId: string): OtherPerson[] {
  const others = participants.filter(({ userId }) => userId !== selfId);
  return others.toSorted((a, b) =>
    Number(b.userId === caller.userId) - Number(a.userId === caller.userId)
  );
}

/** Groups the calls by day, keeping their order. */
export function byDay(calls: readonly CallEntry[]): HistoryDay[] {
  const days: HistoryDay[] = [];
  for (const call of calls) {
    const startMs = new Date(call.initiatedAt).setHours(0, 0, 0, 0);
    const last = days.at(-1);
    if (last?.startMs === startMs) last.calls.push(call);
    else days.push({ startMs, calls: [call] });
  }
  return days;
}

const DAY_MS = 86_400_000;

/** A day as people say it: today, yesterday, a weekday, a date. */
export function dayName(startMs: number, nowMs: number, locale: string): string {
  const today = new Date(nowMs).setHours(0, 0, 0, 0);
  // A day on which the clocks change is not 24 hours long, so round.
  const daysAgo = Math.round((today - startMs) / DAY_MS);
  if (daysAgo < 2) {
    return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(-daysAgo, "day");
  }
  const isThisYear = new Date(startMs).getFullYear() === new Date(nowMs).getFullYear();
  return new Intl.DateTimeFormat(locale, {
    weekday: "long",
    ...(daysAgo > 6 && { day: "numeric", month: "long" }),
    ...(!isThisYear && { year: "numeric" }),
  }).format(startMs);
}
