/** What is shown of a scheduled call, worked out of the server's word. Pure. */
import type { ScheduledCall } from "../../../server/protocol/schedule.ts";

/** So long after its time a call may still be begun. */
export const DUE_FOR_MS = 15 * 60_000;

export const startOf = ({ startsAt }: ScheduledCall): number => Date.parse(startsAt);

/** Whether its time has come, and is not long past. */
export const isDue = (call: ScheduledCall, nowMs: number): boolean =>
  startOf(call) <= nowMs && !isOver(call, nowMs);

/** Whether nobody will begin it any more. */
export const isOver = (call: ScheduledCall, nowMs: number): boolean =>
  nowMs >= startOf(call) + DUE_FOR_MS;

/** Everybody but this person, whoever has called it first. */
export const othersOf = (
  { participants }: ScheduledCall,
  selfId: string,
): ScheduledCall["participants"] => participants.filter(({ userId }) => userId !== selfId);

/** These calls with one of them changed, or without it where it is no more; earliest first. */
export function withChange(
  calls: readonly ScheduledCall[],
  id: string,
  call: ScheduledCall | null,
): ScheduledCall[] {
  const others = calls.filter((one) => one.id !== id);
  return [...others, ...call ? [call] : []].toSorted((a, b) => startOf(a) - startOf(b));
}
