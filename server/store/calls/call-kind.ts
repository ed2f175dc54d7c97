/** The kind of a call for each participant, and its place in their history. */
import type { CallStatus, CallType } from "../../protocol/call.ts";
import type { SessionId, UserId } from "../../protocol/ids.ts";
import { type CallRecord, partOf } from "./call-record.ts";
import { type CallKind, callKindPrefix, type CallScope, scopeOf } from "../kv/keys.ts";

/** Which calls are asked for; an absent field matches all. */
export interface KindFilter {
  type?: CallType;
  status?: CallStatus;
  direction?: CallKind["direction"];
}

/** The statuses in which a call is over. */
export const FINAL_STATUSES = ["ended", "missed", "rejected", "cancelled"] as const;

/** The types of calls. */
export const TYPES = ["voice", "video"] as const;
/** The direction of a call, as seen by one person. */
export const DIRECTIONS = ["incoming", "outgoing"] as const;

/** The kind of a call as seen by one person. */
export function kindOf({ status, callType, callerId }: CallRecord, userId: UserId): CallKind {
  return {
    status: FINAL_STATUSES.find((one) => one === status) ?? "live",
    callType,
    direction: callerId === userId ? "outgoing" : "incoming",
  };
}

/** Every kind that a filter matches. */
export function kindsOf({ type, status, direction }: KindFilter): CallKind[] {
  const final = FINAL_STATUSES.find((one) => one === status);
  const statuses = status === undefined
    ? ["live" as const, ...FINAL_STATUSES]
    : [final ?? "live" as const];
  const types = type === undefined ? TYPES : [type];
  const directions = direction === undefined ? DIRECTIONS : [direction];
  return statuses.flatMap((one) =>
    types.flatMap((callType) =>
      directions.map((way) => ({ status: one, callType, direction: way }))
    )
  );
}

/** The people who may know of a call, without those who were erased. */
export function peopleOf(record: CallRecord): UserId[] {
  return record.participants.filter(({ isErased }) => !isErased).map(({ userId }) => userId)
    .filter((userId) => partOf(record, userId) !== undefined);
}

/** A person's scopes that a call belongs to: all their calls, and those of the chat. */
export function scopesOf(userId: UserId, { chatId }: CallRecord): CallScope[] {
  return [scopeOf(userId), scopeOf(userId, chatId)];
}

/** The call's index keys by kind, for each person who may know of it. */
export function kindKeysOf(record: CallRecord): Deno.KvKey[] {
  return peopleOf(record).flatMap((userId) => {
    const kind = kindOf(record, userId);
    return scopesOf(userId, record).map((scope): [...Deno.KvKey, number, SessionId] => [
      ...callKindPrefix(scope, kind),
      record.initiatedAt,
      record.id,
    ]);
  });
}
