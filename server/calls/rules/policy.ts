/**
 * Who may call whom, where and when. Pure: it judges what it is given and looks nothing up.
 * Personal wishes (whom somebody lets through, do-not-disturb) are decided here and nowhere else.
 */
import type { CallType, EarlyMedia } from "../../protocol/call.ts";
import type { UserId } from "../../protocol/ids.ts";
import { REACHABLE_GRACE_MS } from "../../protocol/limits.ts";
import type { PersonalSettings } from "../../protocol/personal-settings.ts";
import type { PersonRecord } from "../../store/people/person-store.ts";
import type { Chat, Refusal } from "../call-service.ts";
import { refuse } from "../lifecycle/step.ts";

/** Somebody who can be called, as the chat's list names them. */
export type Member = Chat["members"][number];

/**
 * What a person wants of calls: their settings from the contract and the contacts from their token.
 */
export interface CallWishes extends PersonalSettings {
  contacts: UserId[];
}

/** A stored person's wishes. */
export function wishesOf({ settings, contacts }: PersonRecord): CallWishes {
  return { ...settings, contacts };
}

/** How a call would reach a person: a device rings, one is expected within moments, or why not. */
export type Standing = "rings" | "expected" | "offline" | "busy" | "unavailable";

/** Whether this person may act in the chat at all. */
export function memberOf(chat: Chat, userId: UserId): Member | Refusal {
  const member = chat.members.find(({ id }) => id === userId);
  return member ?? refuse("forbidden", "You are not a member of this chat");
}

/** The people a new call is for, or why it is refused. */
export function targetsOf(
  chat: Chat,
  callerId: UserId,
  request: { callType: CallType; targetUserIds?: UserId[] },
  { now, maxParticipants }: { now: number; maxParticipants: number },
): { ok: true; targets: Member[] } | Refusal {
  const closed = refusalOf(chat, request.callType, now);
  if (closed) return closed;
  const others = chat.members.filter(({ id }) => id !== callerId);
  const wanted = request.targetUserIds && new Set(request.targetUserIds);
  if (!wanted && others.length + 1 > maxParticipants) {
    return refuse(
      "invalid-targets",
      `A call holds at most ${maxParticipants} people: name some of the ${others.length} others`,
    );
  }
  const targets = wanted ? others.filter(({ id }) => wanted.has(id)) : others;
  if (wanted && targets.length < wanted.size) {
    return refuse("invalid-targets", "Only other members of the chat can be called");
  }
  if (targets.length === 0) return refuse("invalid-targets", "There is nobody to call");
  if (targets.length + 1 > maxParticipants) {
    return refuse("invalid-targets", `A call holds at most ${maxParticipants} people`);
  }
  return { ok: true, targets };
}

/** Why such a call is not possible in this chat now; null if it is. */
export function refusalOf(chat: Chat, callType: CallType, now: number): Refusal | null {
  if (chat.calls === "none" || (chat.calls === "voice" && callType === "video")) {
    return refuse(
      "calls-not-allowed",
      `This chat does not allow ${callType} calls: it allows ${chat.calls}`,
    );
  }
  if (chat.endsAt !== null && chat.endsAt <= now) {
    const end = new Date(chat.endsAt).toISOString();
    return refuse("chat-ended", `No call of this chat can start after ${end}`);
  }
  return null;
}

/** The named people whom somebody may invite, or why not. */
export function inviteesOf(
  chat: Chat,
  inviterId: UserId,
  request: { callType: CallType; userIds: UserId[] },
  now: number,
): { ok: true; targets: Member[] } | Refusal {
  const closed = refusalOf(chat, request.callType, now);
  if (closed) return closed;
  const wanted = new Set(request.userIds);
  const targets = chat.members.filter(({ id }) => wanted.has(id) && id !== inviterId);
  if (targets.length === wanted.size) return { ok: true, targets };
  return refuse("invalid-targets", "Only other members of the chat can be invited");
}

/**
 * How one target stands. Refusing the caller is checked first, so that nothing else gives it away.
 */
export function standingOf(
  callerId: UserId,
  target: {
    wishes: CallWishes | null;
    isInCall: boolean;
    isConnected: boolean;
    lastSeenAt: number | null;
  },
  now: number,
): Standing {
  const { wishes, lastSeenAt } = target;
  if (wishes && !admits(wishes, callerId)) return "unavailable";
  if (wishes?.doNotDisturb || target.isInCall) return "busy";
  if (target.isConnected) return "rings";
  return wasJustHere(lastSeenAt, now) ? "expected" : "offline";
}

/** Whether somebody is expected back within moments, as during a page change. */
export function wasJustHere(lastSeenAt: number | null, now: number): boolean {
  return lastSeenAt !== null && now - lastSeenAt <= REACHABLE_GRACE_MS;
}

/**
 * Whether a callee's device may complete its link with the caller while it rings. That reveals each
 * side's address to the other, so it takes a caller among the callee's contacts, or relay-only
 * addresses.
 */
export function earlyMediaFor(
  callerId: UserId,
  wishes: CallWishes | null,
  isRelayOnly: boolean,
): EarlyMedia {
  return isRelayOnly || wishes?.contacts.includes(callerId) ? "connect" : "hold";
}

/** Whether one of two people has blocked the other. */
export function areParted(
  one: UserId,
  other: UserId,
  wishesOf: (userId: UserId) => CallWishes | null | undefined,
): boolean {
  const blocks = (who: UserId, whom: UserId) => wishesOf(who)?.blocked.includes(whom) ?? false;
  return blocks(one, other) || blocks(other, one);
}

/** Whether somebody with these wishes lets the caller through. */
export function admits(wishes: CallWishes, callerId: UserId): boolean {
  if (wishes.blocked.includes(callerId) || wishes.allowCallsFrom === "nobody") return false;
  return wishes.allowCallsFrom === "everyone" || wishes.contacts.includes(callerId);
}
