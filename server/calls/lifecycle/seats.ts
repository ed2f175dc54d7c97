/** A seat outlives its connection for a while: away, back on another page, or lost. */
import {
  type CallRecord,
  isLive,
  type ParticipantRecord,
  partOf,
} from "../../store/calls/call-record.ts";
import type { AwayReason } from "../../protocol/call.ts";
import type { ConnectionId, UserId } from "../../protocol/ids.ts";
import { SEAT_HELD_MAX_MS } from "../../protocol/limits.ts";
import type { Device } from "../call-service.ts";
import { hasLeft, settle } from "./ending.ts";
import { givenUp } from "./hang-up.ts";
import {
  ended,
  following,
  inCall,
  lateTimeWarning,
  left,
  missed,
  ringing,
  tell,
} from "./notices.ts";
import { livePartOf, partsAt, refuse, type Scene, type Step, unchanged, withPart } from "./step.ts";

/** The seat's connection is gone or says that it is going: the lease starts. */
export function away(
  record: CallRecord,
  by: Device,
  leaseMs: number,
  scene: Scene,
  reason: AwayReason = "connection-lost",
): Step {
  const part = partOf(record, by.userId);
  const holdsSeat = part?.status === "joined" && part.seat === by.connectionId;
  if (!isLive(record) || !holdsSeat) return unchanged(record);
  const isAway = part.leaseUntil !== null;
  // An announced reason overrides what the socket's closing looked like, before or after it.
  if (isAway && (reason === "connection-lost" || part.awayReason === reason)) {
    return unchanged(record);
  }
  const next = withPart(record, by.userId, {
    awayReason: reason,
    ...(isAway ? {} : { leaseUntil: scene.now + leaseMs, awaySince: scene.now }),
  });
  const notices = tell(following(next, by.userId), {
    type: "call:participant-away",
    ...inCall(next),
    userId: by.userId,
    reason,
  });
  return { ok: true, record: next, notices };
}

/**
 * Extends the leases of people whose connections are gone but whose media others still receive, up
 * to a maximum. A lease that is still long is left alone, so that not every report costs a commit.
 */
export function hold(record: CallRecord, userIds: UserId[], leaseMs: number, scene: Scene): Step {
  let next = record;
  for (const userId of userIds) {
    const part = partOf(record, userId);
    if (!isLive(record) || !part || part.leaseUntil === null) continue;
    const { leaseUntil, awaySince = scene.now } = part;
    const heldUntil = Math.min(scene.now + leaseMs, awaySince + SEAT_HELD_MAX_MS);
    if (leaseUntil - scene.now >= leaseMs / 2 || heldUntil <= leaseUntil) continue;
    next = withPart(next, userId, { leaseUntil: heldUntil });
  }
  return { ok: true, record: next, notices: [] };
}

/** Whether somebody's seat has lost its connection and is being kept for them. */
export function isAway(record: CallRecord, userId: UserId): boolean {
  const part = partOf(record, userId);
  return part?.status === "joined" && part.leaseUntil !== null;
}

/** Moves the person's seat to another connection, if the one that held it `isGone`. */
export function resume(
  record: CallRecord,
  by: Device,
  isGone: (connectionId: ConnectionId) => boolean,
  scene: Scene,
): Step {
  const part = livePartOf(record, by.userId);
  if ("ok" in part) return part;
  if (part.status !== "joined" || part.seat === null) {
    return refuse("not-in-call", `You hold no seat in the call: ${part.status}`);
  }
  const isOwn = part.seat === by.connectionId;
  if (isOwn && part.leaseUntil === null) return unchanged(record);
  if (!isOwn && part.leaseUntil === null && !isGone(part.seat)) {
    return refuse("answered-elsewhere", "The connection that holds your seat is still open");
  }
  return takenBack(record, by, scene);
}

/** The seat has a connection again. */
function takenBack(record: CallRecord, by: Device, scene: Scene): Step {
  const next = withPart(record, by.userId, { seat: by.connectionId, leaseUntil: null });
  const back = tell(following(next), {
    type: "call:participant-resumed",
    ...inCall(next),
    userId: by.userId,
    connectionId: by.connectionId,
  }).map((notice) => notice.userId === by.userId ? { ...notice, except: by.connectionId } : notice);
  // The caller needs the list of devices to offer to.
  const rings = partsAt(next, "ringing").some((one) => one.alerted);
  const devices = ringing(next, scene).filter(({ userId }) => rings && userId === by.userId)
    .map((notice) => ({ ...notice, only: by.connectionId }));
  return {
    ok: true,
    record: next,
    notices: [...back, ...devices, ...lateTimeWarning(next, by, scene)],
  };
}

/** The lease has run out: the person leaves the call, and a call of two ends. */
export function lapse(record: CallRecord, userId: UserId, scene: Scene): Step {
  const seat = partOf(record, userId)?.seat;
  // They announced that they were going, but are still connected.
  if (seat && scene.connectionsOf(userId).includes(seat)) {
    return takenBack(record, { userId, connectionId: seat }, scene);
  }
  if (record.startedAt === null) return givenUp(record, null, scene);
  const out = withPart(record, userId, hasLeft(record, "disconnected", scene.now));
  const next = settle(out, { reason: "connection-lost", endedBy: null }, scene.now);
  if (!isLive(next)) {
    return { ok: true, record: next, notices: [...missed(record, next), ...ended(next)] };
  }
  const notices = left(next, userId, "disconnected");
  return { ok: true, record: next, notices };
}

/**
 * After a restart: starts the lease of each seat whose connection is gone. If `isAlone`, running
 * leases also restart, because nobody could come back meanwhile. Nobody is connected to be told.
 */
export function restart(
  record: CallRecord,
  { leaseMs, isAlone }: { leaseMs: number; isAlone: boolean },
  scene: Scene,
): Step {
  if (!isLive(record)) return unchanged(record);
  const leaseUntil = scene.now + leaseMs;
  const isLost = ({ userId, status, seat, leaseUntil: until }: ParticipantRecord) =>
    status === "joined" && (until === null || isAlone) &&
    !scene.connectionsOf(userId).some((connectionId) => connectionId === seat);
  if (!record.participants.some(isLost)) return unchanged(record);
  const participants = record.participants.map((participant) =>
    isLost(participant)
      ? { ...participant, leaseUntil, awaySince: scene.now, awayReason: "connection-lost" as const }
      : participant
  );
  return { ok: true, record: { ...record, participants }, notices: [] };
}
