/** Takes somebody out of a call who is being erased: they leave it, or cannot be called any more. */
import { type CallRecord, isLive, partOf } from "../../store/calls/call-record.ts";
import type { UserId } from "../../protocol/ids.ts";
import { notCome, settle } from "./ending.ts";
import { leave } from "./hang-up.ts";
import { ended, rejected } from "./notices.ts";
import { type Scene, type Step, unchanged, withPart } from "./step.ts";

/** The call without this person's further part in it; nobody is told why. */
export function expel(record: CallRecord, userId: UserId, scene: Scene): Step {
  const part = partOf(record, userId);
  if (!isLive(record) || !part) return unchanged(record);
  if (part.status === "joined") {
    return leave(record, { userId, connectionId: part.seat ?? "" }, scene);
  }
  if (part.status !== "ringing") return unchanged(record);
  const out = withPart(record, userId, {
    status: notCome(part, "rejected"),
    // Who has been in it and was asked back has a part that cannot be denied: the caller may be it.
    ...(part.joinedAt === null ? { rejectReason: "unavailable" } : {}),
    alerted: false,
  });
  const next = settle(out, { reason: "completed", endedBy: null }, scene.now);
  return {
    ok: true,
    record: next,
    notices: [...rejected(out, userId, "unavailable"), ...ended(next)],
  };
}
