/** Ringing somebody who had no device connected: the first one that connects rings. */
import { type CallRecord, isLive, partOf } from "../../store/calls/call-record.ts";
import type { UserId } from "../../protocol/ids.ts";
import { incoming, ringing } from "./notices.ts";
import { type Scene, type Step, unchanged, withPart } from "./step.ts";

/** A device of an expected person has arrived, so the call now really rings for them. */
export function alert(
  record: CallRecord,
  userId: UserId,
  scene: Scene,
  options: { announce: boolean },
): Step {
  const part = partOf(record, userId);
  if (!isLive(record) || part?.status !== "ringing" || part.alerted) return unchanged(record);
  const told = withPart(record, userId, { alerted: true });
  const next: CallRecord = told.status === "initiating" ? { ...told, status: "ringing" } : told;
  const announced = options.announce ? [incoming(userId, next, scene)] : [];
  return { ok: true, record: next, notices: [...announced, ...ringing(next, scene)] };
}
