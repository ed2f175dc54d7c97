/** A seat outlives its connection for a while: away, back on another page, or lost. */
import { type CallRecord, isLive, partOf } from "../../store/call-record.ts";
import type { ConnectionId, UserId } from "../../protocol/ids.ts";
import type { Device } from "../call-service.ts";
import { settle } from "./ending.ts";
import { givenUp } from "./hang-up.ts";
import { ended, following, inCall, incoming, left, missed, ringing, tell } from "./notices.ts";
import {
  refuse,
  refuseAsOver,
  refuseStranger,
  type Scene,
  type Step,
  those,
  unchanged,
  withPart,
} from "./step.ts";

/** A device of somebody who was expected has come: now it really rings. */
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

/** The seat's connection is gone: the lease runs. */
export function away(record: CallRecord, by: Device, leaseMs: number, scene: Scene): Step {
  const part = partOf(record, by.userId);
  const holdsSeat = part?.status === "joined" && part.seat === by.connectionId;
  if (!isLive(record) || !holdsSeat || part.leaseUntil !== null) return unchanged(record);
  const next = withPart(record, by.userId, { leaseUntil: scene.now + leaseMs });
  const notices = tell(following(next, by.userId), {
    type: "call:participant-away",
    ...inCall(next),
    userId: by.userId,
  });
  return { ok: true, record: next, notices };
}

/** Takes the person's seat back on another connection, if the one that had it `isGone`. */
export function resume(
  record: CallRecord,
  by: Device,
  isGone: (connectionId: ConnectionId) => boolean,
  scene: Scene,
): Step {
  const part = partOf(record, by.userId);
  if (!part) return refuseStranger();
  if (!isLive(record)) return refuseAsOver(record);
  if (part.status !== "joined" || part.seat === null) {
    return refuse("not-in-call", `You hold no seat in the call: ${part.status}`);
  }
  const isOwn = part.seat === by.connectionId;
  if (isOwn && part.leaseUntil === null) return unchanged(record);
  if (!isOwn && part.leaseUntil === null && !isGone(part.seat)) {
    return refuse("answered-elsewhere", "The connection that holds your seat is still there");
  }
  const next = withPart(record, by.userId, { seat: by.connectionId, leaseUntil: null });
  const back = tell(following(next), {
    type: "call:participant-resumed",
    ...inCall(next),
    userId: by.userId,
    connectionId: by.connectionId,
  }).map((notice) => notice.userId === by.userId ? { ...notice, except: by.connectionId } : notice);
  // Who dials must know anew which devices to offer to.
  const rings = those(next, "ringing").some((one) => one.alerted);
  const devices = ringing(next, scene).filter(({ userId }) => rings && userId === by.userId)
    .map((notice) => ({ ...notice, only: by.connectionId }));
  return { ok: true, record: next, notices: [...back, ...devices] };
}

/** The lease has run out: the person is out of the call, and a call of two is over. */
export function lapse(record: CallRecord, userId: UserId, scene: Scene): Step {
  if (record.startedAt === null) return givenUp(record, null, scene);
  const out = withPart(record, userId, {
    status: "left",
    seat: null,
    leaseUntil: null,
    leftAt: scene.now,
    leaveReason: "disconnected",
  });
  const next = settle(out, { reason: "connection-lost", endedBy: null }, scene.now);
  if (!isLive(next)) {
    return { ok: true, record: next, notices: [...missed(record, next), ...ended(next)] };
  }
  const notices = left(next, userId, "disconnected");
  return { ok: true, record: next, notices };
}

/** After a restart no connection is left: every lease starts anew. Nobody is there to be told. */
export function restart(record: CallRecord, leaseMs: number, scene: Scene): Step {
  if (!isLive(record)) return unchanged(record);
  const leaseUntil = scene.now + leaseMs;
  const participants = record.participants.map((participant) =>
    participant.status === "joined" ? { ...participant, leaseUntil } : participant
  );
  return { ok: true, record: { ...record, participants }, notices: [] };
}
