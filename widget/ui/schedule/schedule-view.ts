/** What is shown of a scheduled call, computed from the server's data. Pure. */
import type { ScheduledCall } from "../../../server/protocol/schedule.ts";

/** For this long after its time, a call can still be started. */
export const DUE_FOR_MS = 15 * 60_000;

export const startOf = ({ startsAt }: ScheduledCall): number => Date.parse(startsAt);

/** Whether its time has come and is not long past. */
export const isDue = (call: ScheduledCall, nowMs: number): boolean =>
  startOf(call) <= nowMs && !isOver(call, nowMs);

/** Whether it can no longer be started. */
export const isOver = (call: ScheduledCall, nowMs: number): boolean =>
  nowMs >= startOf(call) + DUE_FOR_MS;

/** Everybody except this person, the organizer first. */
export const othersOf = (
  { participants }: ScheduledCall,
  selfId: string,
): ScheduledCall["participants"] => participants.filter(({ userId }) => userId !== selfId);

/** Replaces one of these calls, or removes it where `call` is null; earliest first. */
export function withChange(
  calls: readonly ScheduledCall[],
  id: string,
  call: ScheduledCall | null,
): ScheduledCall[] {
  const others = calls.filter((one) => one.id !== id);
  return [...others, ...call ? [call] : []].toSorted((a, b) => startOf(a) - startOf(b));
}
