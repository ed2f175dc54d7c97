/** The ways out of a call that a person can choose: cancel, leave, end. */
import { type CallRecord, isLive, partOf } from "../../store/calls/call-record.ts";
import type { EndReason } from "../../protocol/call.ts";
import type { Device } from "../call-service.ts";
import { reject } from "./answer.ts";
import { hasLeft, over, settle } from "./ending.ts";
import { ended, left, missed } from "./notices.ts";
import {
  livePartOf,
  refuse,
  refuseAsOver,
  refuseStranger,
  type Scene,
  type Step,
  withPart,
} from "./step.ts";

/** The caller gives up before anybody answered. */
export function cancel(record: CallRecord, by: Device, scene: Scene): Step {
  if (!partOf(record, by.userId)) return refuseStranger();
  if (by.userId !== record.callerId) {
    return refuse("forbidden", "Only the caller can cancel a call");
  }
  if (!isLive(record)) return refuseAsOver(record);
  if (record.startedAt !== null) {
    return refuse("call-over", "The call was answered; end it instead");
  }
  return givenUp(record, by.userId, scene);
}

/** Ends an unanswered call whose caller no longer waits, whether they cancelled or vanished. */
export function givenUp(record: CallRecord, endedBy: string | null, scene: Scene): Step {
  const next = over(
    record,
    { status: "cancelled", reason: "cancelled", endedBy },
    scene.now,
  );
  return { ok: true, record: next, notices: [...ended(next), ...missed(record, next)] };
}

/** Takes this person out, and ends the call if too few are left. */
export function leave(record: CallRecord, by: Device, scene: Scene): Step {
  return depart(record, by, because(undefined, by, scene), scene);
}

/**
 * Ends the call for everybody if the caller asks; for anybody else it is a leave. Before an answer
 * it is a cancel for the caller and a reject for a rung person.
 */
export function end(record: CallRecord, by: Device, hint: string | undefined, scene: Scene): Step {
  const why = because(hint, by, scene);
  const part = partOf(record, by.userId);
  const endsForAll = by.userId === record.callerId && part?.status === "joined" &&
    record.startedAt !== null && isLive(record);
  if (!endsForAll) return depart(record, by, why, scene);
  const next = over(record, { status: "ended", ...why }, scene.now);
  return { ok: true, record: next, notices: [...missed(record, next), ...ended(next)] };
}

interface Why {
  reason: EndReason;
  endedBy: string | null;
}

/**
 * Trusts a browser's hint for what only browsers see, unless it contradicts what was reported
 * before. A lost connection is nobody's doing.
 */
function because(hint: string | undefined, by: Device, scene: Scene): Why {
  const hasFailed = hint === "connect-failed";
  if (hint === "connection-lost" || (hasFailed && scene.hasMedia())) {
    return { reason: "connection-lost", endedBy: null };
  }
  return { reason: hasFailed ? hint : "completed", endedBy: by.userId };
}

function depart(record: CallRecord, by: Device, why: Why, scene: Scene): Step {
  const part = livePartOf(record, by.userId);
  if ("ok" in part) return part;
  if (part.status === "ringing") return reject(record, by, scene);
  if (part.status !== "joined") {
    return refuse("not-in-call", `You are not in the call: ${part.status}`);
  }
  if (record.startedAt === null) return cancel(record, by, scene);

  const without = withPart(record, by.userId, hasLeft(record, "left", scene.now));
  const next = settle(without, why, scene.now);
  if (!isLive(next)) {
    return { ok: true, record: next, notices: [...missed(record, next), ...ended(next)] };
  }
  const notices = left(next, by.userId, "left").map((notice) =>
    notice.userId === by.userId ? { ...notice, except: by.connectionId } : notice
  );
  return { ok: true, record: next, notices };
}
