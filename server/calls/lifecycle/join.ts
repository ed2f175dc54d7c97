/**
 * Entering an existing call, unasked or by invitation. Both are bounded by the call's capacity; a
 * ringing person already counts.
 */
import {
  type CallRecord,
  hasMissed,
  hasRoomForAll,
  isLive,
  type ParticipantRecord,
  partOf,
} from "../../store/calls/call-record.ts";
import type { UserId } from "../../protocol/ids.ts";
import type { Device } from "../call-service.ts";
import type { Member } from "../rules/policy.ts";
import { accept, seated, seatedNotices } from "./answer.ts";
import { calledAs, person, type Target } from "./initiate.ts";
import { ringWithin } from "./limit.ts";
import { incoming, inviting, rejected, ringing } from "./notices.ts";
import { isAway, resume } from "./seats.ts";
import {
  livePartOf,
  partsAt,
  refuse,
  refuseAsOver,
  refuseStranger,
  type Scene,
  type Step,
  unchanged,
  withPart,
} from "./step.ts";

/**
 * Takes a seat in a running call, or in one that rings for others, which answers it. If it rings
 * for this person, this is an accept; if their seat has lost its connection, they get it back.
 * `member` is the chat's entry for them, or null if the chat does not list them.
 */
export function join(
  record: CallRecord,
  by: Device,
  member: Member | null,
  maxParticipants: number,
  scene: Scene,
): Step {
  const part = partOf(record, by.userId);
  if (!part && !member) return refuseStranger();
  if (!isLive(record)) return refuseAsOver(record);
  if (isAway(record, by.userId)) return resume(record, by, () => true, scene);
  if (part?.status === "joined" || part?.status === "ringing") return accept(record, by, scene);
  if (placesTaken(record) >= maxParticipants) {
    return refuse("call-full", `A call holds at most ${maxParticipants} people`);
  }
  const known = withPart(member ? withMember(record, member) : record, by.userId, {
    ...stillMissed(record, by.userId),
  });
  if (known.participants.length > record.participants.length && !hasRoomForAll(known)) {
    return refuse("call-full", TOO_MANY_EVER);
  }
  const next = seated(known, by, scene);
  return { ok: true, record: next, notices: seatedNotices(record, next, by, scene) };
}

const TOO_MANY_EVER = "Too many people have joined this call or been rung: start a new one";

/** An invitation by somebody in the call, with targets that the policy has judged. */
export interface Invite {
  by: Device;
  targets: Target[];
  ringTimeoutMs: number;
  maxParticipants: number;
}

/** Rings people of the chat who are not in the call; those in it or ringing are left alone. */
export function invite(record: CallRecord, request: Invite, scene: Scene): Step {
  const { by, maxParticipants } = request;
  const part = livePartOf(record, by.userId);
  if ("ok" in part) return part;
  if (part.status !== "joined") {
    return refuse(
      "not-in-call",
      `Only people in the call can invite: your status is ${part.status}`,
    );
  }
  const absent = request.targets.filter(({ member }) => !isPresent(record, member.id));
  if (absent.length === 0) return unchanged(record);
  if (placesTaken(record) + absent.length > maxParticipants) {
    return refuse("invalid-targets", `A call holds at most ${maxParticipants} people`);
  }

  let next = record;
  for (const target of absent) next = withInvited(next, target, request, scene);
  if (next.participants.length > record.participants.length && !hasRoomForAll(next)) {
    return refuse("call-full", TOO_MANY_EVER);
  }
  const rung = absent.map(({ member }) => member.id)
    .filter((userId) => isPresent(next, userId) && partOf(next, userId)?.alerted);
  if (next.status === "initiating" && rung.length > 0) next = { ...next, status: "ringing" };
  return {
    ok: true,
    record: next,
    notices: [
      ...inviting(next, absent.map(({ member }) => member.id), scene),
      ...rung.map((userId) => incoming(userId, next, scene)),
      ...(rung.length > 0 ? ringing(next, scene) : []),
      ...absent.flatMap((target) => {
        const reason = calledAs(target).rejectReason;
        return reason === null ? [] : rejected(next, target.member.id, reason);
      }),
    ],
  };
}

/** The call with one more ring, or with the reason why this person cannot be rung. */
function withInvited(
  record: CallRecord,
  target: Target,
  { by, ringTimeoutMs }: Invite,
  { now }: Scene,
): CallRecord {
  const called: ParticipantRecord = { ...calledAs(target), invitedBy: by.userId };
  const known = partOf(record, called.userId);
  if (called.status !== "ringing") {
    // Earlier participants keep their part: a second ring that fails changes nothing.
    return known ? record : withParticipant(record, called);
  }
  const ringUntil = ringWithin(record.chatEndsAt, now + ringTimeoutMs);
  const { status, rejectReason, alerted, invitedBy } = called;
  return withParticipant(
    record,
    known
      ? {
        ...known,
        ...stillMissed(record, known.userId),
        status,
        rejectReason,
        alerted,
        invitedBy,
        ringUntil,
      }
      : { ...called, ringUntil },
  );
}

/**
 * Records that a missed ring was counted, whatever happens to this person in the call afterwards.
 */
function stillMissed(record: CallRecord, userId: UserId): Pick<ParticipantRecord, "hadMissed"> {
  return hasMissed(record, userId) ? { hadMissed: true } : {};
}

/** The call with an entry for a member who was not called. */
function withMember(record: CallRecord, member: Member): CallRecord {
  if (partOf(record, member.id)) return record;
  return withParticipant(record, {
    ...person(member),
    status: "ringing",
    rejectReason: null,
    seat: null,
    joinedAt: null,
    early: "hold",
    alerted: false,
  });
}

/** Replaces the person's part, or appends it if they had none. */
function withParticipant(record: CallRecord, part: ParticipantRecord): CallRecord {
  const isIn = record.participants.some(({ userId }) => userId === part.userId);
  return isIn
    ? withPart(record, part.userId, part)
    : { ...record, participants: [...record.participants, part] };
}

function isPresent(record: CallRecord, userId: UserId): boolean {
  const status = partOf(record, userId)?.status;
  return status === "joined" || status === "ringing";
}

function placesTaken(record: CallRecord): number {
  return partsAt(record, "joined").length + partsAt(record, "ringing").length;
}
