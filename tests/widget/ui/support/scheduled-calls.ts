/** Scheduled calls as the server describes them to Ann, for tests and screenshots. */
import type { ScheduledCall } from "../../../../server/protocol/schedule.ts";
import type { ScheduleStrings } from "../../../../widget/ui/schedule/schedule-strings.ts";
import { scheduleStringsOf } from "../../../../widget/ui/schedule/schedule-strings.ts";
import { englishSchedule } from "../../../../widget/ui/locales/schedule/en.ts";
import { english } from "./english.ts";

const PEOPLE: Record<string, string> = {
  ann: "Ann",
  ben: "Ben Okafor",
  mira: "Mira Lindqvist",
  noor: "نور الهاشمي",
  long: "Dr. Maximiliane-Alexandra Freifrau von Hohenstein-Waldburg zu Oberkirch",
};

/** What differs from the default: a voice call that Ann has scheduled with Ben. */
export interface ScheduledWish extends Partial<Omit<ScheduledCall, "organizer" | "participants">> {
  by?: string;
  with?: string[];
}

let count = 0;

/** A scheduled call, by default in an hour. */
export function scheduledCall(
  { by = "ann", with: guests = ["ben"], ...change }: ScheduledWish = {},
): ScheduledCall {
  const personOf = (userId: string) => ({ userId, name: PEOPLE[userId] ?? "" });
  return {
    id: `scheduled-${++count}`,
    chatId: "chat",
    callType: "voice",
    startsAt: new Date(Date.now() + 3_600_000).toISOString(),
    organizer: personOf(by),
    participants: [by, ...guests].map(personOf),
    isOrganizer: by === "ann",
    ...change,
  };
}

export const englishStrings: ScheduleStrings = scheduleStringsOf(english, englishSchedule);
