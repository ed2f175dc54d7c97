/** Takes a person who is being erased out of a call: they leave it, or can no longer be reached. */
import { type CallRecord, isLive, partOf } from "../../store/calls/call-record.ts";
import type { UserId } from "../../protocol/ids.ts";
import { notCome, settle } from "./ending.ts";
import { leave } from "./hang-up.ts";
import { ended, rejected } from "./notices.ts";
import { type Scene, type Step, unchanged, withPart } from "./step.ts";

/** The call after this person's part in it has ended; nobody is told why. */
export function expel(record: CallRecord, userId: UserId, scene: Scene): Step {
  const part = partOf(record, userId);
  if (!isLive(record) || !part) return unchanged(record);
  if (part.status === "joined") {
    return leave(record, { userId, connectionId: part.seat ?? "" }, scene);
  }
  if (part.status !== "ringing") return unchanged(record);
  const out = withPart(record, userId, {
    status: notCome(part, "rejected"),
    // Somebody who was in it and was invited back keeps their part; they may even be the caller.
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
