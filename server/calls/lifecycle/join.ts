/**
 * Coming into a call that exists: of one's own accord, or because somebody in it asks. Both are
 * bounded by what a call may hold; who rings has a place already.
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
 * Takes a seat in a running call, or in one that rings for others: to them it is then answered. For
 * whom it rings it is an accept, and whose seat has lost its connection has it back. `member` is who
 * the chat says they are, null where it does not name them.
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
    return refuse("call-full", `A call holds ${maxParticipants} people`);
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

const TOO_MANY_EVER = "Too many people have been in this call or were rung: begin another one";

/** What somebody in the call asks for, after policy has judged it. */
export interface Invite {
  by: Device;
  targets: Target[];
  ringTimeoutMs: number;
  maxParticipants: number;
}

/** Rings people of the chat who are not in the call; who is in it or rings is left alone. */
export function invite(record: CallRecord, request: Invite, scene: Scene): Step {
  const { by, maxParticipants } = request;
  const part = livePartOf(record, by.userId);
  if ("ok" in part) return part;
  if (part.status !== "joined") {
    return refuse("not-in-call", `Only who is in the call can invite: you are ${part.status}`);
  }
  const absent = request.targets.filter(({ member }) => !isPresent(record, member.id));
  if (absent.length === 0) return unchanged(record);
  if (placesTaken(record) + absent.length > maxParticipants) {
    return refuse("invalid-targets", `A call holds ${maxParticipants} people`);
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

/** The call with one more ring, or with what became of it where there is none. */
function withInvited(
  record: CallRecord,
  target: Target,
  { by, ringTimeoutMs }: Invite,
  { now }: Scene,
): CallRecord {
  const called: ParticipantRecord = { ...calledAs(target), invitedBy: by.userId };
  const known = partOf(record, called.userId);
  if (called.status !== "ringing") {
    // Whoever has had a part in the call keeps it: a second ring that fails undoes nothing.
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

/** A ring that was missed has been counted, whatever comes of the call for its person after that. */
function stillMissed(record: CallRecord, userId: UserId): Pick<ParticipantRecord, "hadMissed"> {
  return hasMissed(record, userId) ? { hadMissed: true } : {};
}

/** The call with a place for somebody who was not called. */
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

/** Puts a part in place of the person's own, which they may not have known of, or behind the others. */
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
