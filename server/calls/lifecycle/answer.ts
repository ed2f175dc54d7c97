/** How a rung person answers or rejects. The first device to answer wins. */
import { type CallRecord, isLive, partOf } from "../../store/calls/call-record.ts";
import type { UserId } from "../../protocol/ids.ts";
import type { Device, Notice } from "../call-service.ts";
import { notCome, settle } from "./ending.ts";
import { asAllowed } from "./recording.ts";
import { ended, following, inCall, lateTimeWarning, overFor, rejected, seenBy } from "./notices.ts";
import {
  livePartOf,
  refuse,
  type Scene,
  type Step,
  unchanged,
  withoutIdleRing,
  withPart,
} from "./step.ts";

/**
 * The call with this person seated on this device. Join times are strictly increasing, because the
 * earlier participant is the polite side of a negotiation.
 */
export function seated(record: CallRecord, by: Device, { now }: Scene): CallRecord {
  const last = Math.max(0, ...record.participants.map(({ joinedAt }) => joinedAt ?? 0));
  const joined = withPart(record, by.userId, {
    status: "joined",
    rejectReason: null,
    seat: by.connectionId,
    joinedAt: Math.max(now, last + 1),
    leftAt: null,
    leaveReason: null,
    alerted: true,
  });
  const startedAt = record.startedAt ?? now;
  // Newcomers have agreed to no recording.
  return asAllowed(withoutIdleRing({ ...joined, status: "active", startedAt }));
}

/** Whether a device of this person holds a seat or could take one; changes nothing. */
export function awaits(record: CallRecord, userId: UserId): Step {
  const part = livePartOf(record, userId);
  if ("ok" in part) return part;
  return part.status === "joined" || part.status === "ringing"
    ? unchanged(record)
    : refuse("not-ringing", `The call no longer rings for you: ${part.status}`);
}

/** Takes a seat; idempotent for the connection that holds it. */
export function accept(record: CallRecord, by: Device, scene: Scene): Step {
  const part = livePartOf(record, by.userId);
  if ("ok" in part) return part;
  if (part.status === "joined") {
    if (by.userId === record.callerId && record.startedAt === null) {
      return refuse("not-ringing", "You are the caller: somebody else has to answer");
    }
    return part.seat === by.connectionId
      ? unchanged(record)
      : refuse("answered-elsewhere", "Another device of yours has this call");
  }
  if (part.status !== "ringing") {
    return refuse("not-ringing", `The call no longer rings for you: ${part.status}`);
  }
  const next = seated(record, by, scene);
  return { ok: true, record: next, notices: seatedNotices(record, next, by, scene) };
}

/** Rejects for this person only, on all their devices. */
export function reject(record: CallRecord, by: Device, scene: Scene): Step {
  const part = livePartOf(record, by.userId);
  if ("ok" in part) return part;
  if (part.status === "joined" && by.userId !== record.callerId) {
    return part.seat === by.connectionId
      ? refuse("call-over", "You have answered this call; leave it instead")
      : refuse("answered-elsewhere", "Another device of yours has this call");
  }
  if (part.status !== "ringing") {
    return refuse("not-ringing", `The call does not ring for you: ${part.status}`);
  }
  const declined = withPart(record, by.userId, {
    status: notCome(part, "rejected"),
    rejectReason: "declined",
  });
  const told = rejected(declined, by.userId, "declined");
  const next = settle(declined, { reason: "completed", endedBy: by.userId }, scene.now);
  if (!isLive(next)) return { ok: true, record: next, notices: [...told, ...ended(next)] };

  const ending = { status: "rejected", reason: "declined", endedBy: by.userId } as const;
  // It is over for this person, so they are not told later that the call has ended.
  const without = withPart(next, by.userId, { alerted: false });
  return { ok: true, record: without, notices: [...told, ...overFor([by], record, ending)] };
}

/** The notices of a new seat, after somebody answered or joined unasked. */
export function seatedNotices(
  before: CallRecord,
  record: CallRecord,
  by: Device,
  scene: Scene,
): Notice[] {
  const startedAt = record.startedAt ?? scene.now;
  const rang = partOf(before, by.userId)?.status === "ringing";
  // In a running call, somebody who joins is a newcomer to the caller too, unless they were rung.
  const isAnswer = rang || before.startedAt === null;
  const isPair = record.participants.length === 2;
  const accepted = (userId: string): Notice["message"] => ({
    type: "call:accepted",
    ...inCall(record),
    acceptedBy: by.userId,
    connectionId: by.connectionId,
    startedAt: new Date(startedAt).toISOString(),
    call: seenBy(userId, record, scene),
  });
  const joined = (userId: string): Notice["message"] => ({
    type: "call:participant-joined",
    ...inCall(record),
    userId: by.userId,
    call: seenBy(userId, record, scene),
  });
  const elsewhere: Notice["message"] = { type: "call:answered-elsewhere", ...inCall(record) };
  return [
    { userId: by.userId, only: by.connectionId, message: accepted(by.userId) },
    // Rung devices stop ringing; if it did not ring, the person's other devices now see the call.
    {
      userId: by.userId,
      except: by.connectionId,
      message: rang ? elsewhere : joined(by.userId),
    },
    ...following(record, by.userId).flatMap(({ userId }) => {
      const isAnswered = isAnswer && userId === record.callerId;
      return [
        ...isAnswered ? [{ userId, message: accepted(userId) }] : [],
        // In a call of two, whoever answers is the only one who could join.
        ...isAnswered && isPair ? [] : [{ userId, message: joined(userId) }],
      ];
    }),
    ...lateTimeWarning(record, by, scene),
  ];
}
