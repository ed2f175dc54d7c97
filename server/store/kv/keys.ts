/** Spells every key of the store. Indexes hold ids, never copies. */
import { createHash } from "node:crypto";
import type { CallType } from "../../protocol/call.ts";
import type { ChatId, SessionId, UserId } from "../../protocol/ids.ts";
import type { ScheduledId } from "../../protocol/schedule.ts";

/** What can fall due in a call; with `count` it is over, and not in everybody's sums yet. */
export type DeadlineKind = "ring" | "lease" | "time-warning" | "time-limit" | "count";

/** A call that is agreed on for a time to come. */
export const scheduledCallKey = (id: ScheduledId): Deno.KvKey => ["scheduled_call", id];

/** Scheduled calls by when they begin. */
export const SCHEDULED_CALLS: Deno.KvKey = ["scheduled_calls"];
export const startKey = (startsAt: number, id: ScheduledId): Deno.KvKey => [
  ...SCHEDULED_CALLS,
  startsAt,
  id,
];

/** Those that a person is to take part in, and those of them that the person has made, by the same. */
export const scheduledCallsOf = (userId: UserId): Deno.KvKey => ["scheduled_calls_by_user", userId];
export const organizedCalls = (userId: UserId): Deno.KvKey => [
  "scheduled_calls_by_organizer",
  userId,
];
/** Written with each that they make: of two at once, on whichever servers, one is counted again. */
export const organizerTurn = (userId: UserId): Deno.KvKey => ["scheduled_calls_turn", userId];

/** A call by its id. */
export const callKey = (id: SessionId): Deno.KvKey => ["calls", id];

/** What was written in a call, by the order in which the server took it. */
export const callMessages = (id: SessionId): Deno.KvKey => ["call_messages", id];
export const callMessageKey = (id: SessionId, index: number): Deno.KvKey => [
  ...callMessages(id),
  index,
];

/** The chat of a live call, as it was when the call began. */
export const callChatKey = (id: SessionId): Deno.KvKey => ["chat_by_live_call", id];

/** A chat that the host has registered. */
export const registeredChatKey = (id: ChatId): Deno.KvKey => ["chats", id];

/** The one live call of a chat. */
export const liveCallKey = (chatId: ChatId): Deno.KvKey => ["live_call_by_chat", chatId];
export const LIVE_CALLS: Deno.KvKey = ["live_call_by_chat"];

/** The call in which a person holds a seat. */
export const seatKey = (userId: UserId): Deno.KvKey => ["call_by_user", userId];

/** What a person has set, whom they know, and when they last looked at their missed calls. */
export const personKey = (userId: UserId): Deno.KvKey => ["people", userId];

/** How many calls a person has missed since then, as a sum. */
export const missedKey = (userId: UserId): Deno.KvKey => ["missed_calls", userId];

/** A person's calls by time. */
export const historyPrefix = (userId: UserId): Deno.KvKey => ["calls_by_user", userId];
export const historyKey = (userId: UserId, initiatedAt: number, id: SessionId): Deno.KvKey => [
  ...historyPrefix(userId),
  initiatedAt,
  id,
];

/** A person's calls of one chat by time. */
export const chatHistoryPrefix = (userId: UserId, chatId: ChatId): Deno.KvKey => [
  "calls_by_user_and_chat",
  userId,
  chatId,
];
export const chatHistoryKey = (
  userId: UserId,
  chatId: ChatId,
  initiatedAt: number,
  id: SessionId,
): Deno.KvKey => [...chatHistoryPrefix(userId, chatId), initiatedAt, id];

/** Whose calls are counted and told apart: a person's, or a person's of one chat. */
export type CallScope = readonly [person: string, chat: string];

/**
 * The scope as keys spell it. One commit writes dozens of such keys for each person of a call, and
 * all keys of a commit share one limit, so ids of any length become 22 characters.
 */
export const scopeOf = (userId: UserId, chatId?: ChatId): CallScope => [
  shortened(userId),
  chatId === undefined ? "" : shortened(chatId),
];

/** What calls are told apart by in a person's history; a call that is not over is `live`. */
export interface CallKind {
  status: "live" | "ended" | "missed" | "rejected" | "cancelled";
  callType: CallType;
  direction: "incoming" | "outgoing";
}

/** A scope's calls of one kind by time. */
export const callKindPrefix = (
  scope: CallScope,
  { status, callType, direction }: CallKind,
): Deno.KvKey => ["calls_by_kind", ...scope, status, callType, direction];

/** Calls that name a person who must never learn of them: only an erasure looks here. */
export const hiddenCallsPrefix = (userId: UserId): Deno.KvKey => ["hidden_calls_by_user", userId];
export const hiddenCallKey = (userId: UserId, id: SessionId): Deno.KvKey => [
  ...hiddenCallsPrefix(userId),
  id,
];

/** Every call by when it began. */
export const CALLS_BY_AGE: Deno.KvKey = ["calls_by_age"];
export const callAgeKey = (initiatedAt: number, id: SessionId): Deno.KvKey => [
  ...CALLS_BY_AGE,
  initiatedAt,
  id,
];

/** All ranges that hold something of one person alone. */
export const personRanges = (userId: UserId): Deno.KvKey[] => [
  historyPrefix(userId),
  ["calls_by_user_and_chat", userId],
  hiddenCallsPrefix(userId),
  pushSubscriptions(userId),
  ...["calls_by_kind", "call_tally", "calls_per_day"].map((name) => [name, shortened(userId)]),
];

/** How long a stretch of time one row of sums is about. */
export type TallyPeriod = "all" | "month" | "week" | "day";

/** Sums over a scope's calls of one period: `""` for all time, `2026-01`, a week's Monday, or a day. */
export const tallyPrefix = (scope: CallScope, period: TallyPeriod): Deno.KvKey => [
  "call_tally",
  ...scope,
  period,
];
export const tallyKey = (
  scope: CallScope,
  period: TallyPeriod,
  name: string,
  counter: string,
): Deno.KvKey => [...tallyPrefix(scope, period), name, counter];

/** How many calls a scope had on each day, one row a day. */
export const callsPerDayPrefix = (scope: CallScope): Deno.KvKey => ["calls_per_day", ...scope];
export const callsPerDayKey = (scope: CallScope, day: string): Deno.KvKey => [
  ...callsPerDayPrefix(scope),
  day,
];

function shortened(id: string): string {
  return createHash("sha256").update(id).digest("base64url").slice(0, 22);
}

/** What falls due, by time; what concerns one person names them too. */
export const DEADLINES: Deno.KvKey = ["deadline"];
export const deadlineKey = (
  dueAt: number,
  kind: DeadlineKind,
  id: SessionId,
  userId?: UserId,
): Deno.KvKey => [...DEADLINES, dueAt, kind, id, ...(userId === undefined ? [] : [userId])];

/** A resume ticket that was used. */
export const spentTicketKey = (id: string): Deno.KvKey => ["spent_ticket", id];

/** What tickets are sealed with where the settings hold no secret. */
export const TICKET_SECRET: Deno.KvKey = ["ticket_secret"];

/** What is to be told of a call by webhook, by the commit it belongs to. */
export const webhookRows = (id: SessionId): Deno.KvKey => ["webhooks", id];
export const webhookRowKey = (id: SessionId, sequence: number): Deno.KvKey => [
  ...webhookRows(id),
  sequence,
];

/** How far a call's webhooks have been told. */
export const webhookLaneKey = (id: SessionId): Deno.KvKey => ["webhook_lane", id];

/** Calls with webhooks to tell, by the time of the next attempt. */
export const WEBHOOKS_DUE: Deno.KvKey = ["webhook_due"];
export const webhookDueKey = (dueAt: number, id: SessionId): Deno.KvKey => [
  ...WEBHOOKS_DUE,
  dueAt,
  id,
];

/** The browsers in which a person is told of what they missed. */
export const pushSubscriptions = (userId: UserId): Deno.KvKey => ["push_subscriptions", userId];
export const pushSubscriptionKey = (userId: UserId, browserId: string): Deno.KvKey => [
  ...pushSubscriptions(userId),
  browserId,
];

/** What a browser's subscription is called: its address opens the way to the browser, and may be long. */
export const browserIdOf = (endpoint: string): string => shortened(endpoint);

/** Whose a browser's subscription is. */
export const pushOwnerKey = (browserId: string): Deno.KvKey => ["push_owner", browserId];

/** Missed calls to push, by the time of the next attempt. */
export const PUSHES_DUE: Deno.KvKey = ["push_due"];
export const pushDueKey = (
  dueAt: number,
  id: SessionId,
  userId: UserId,
  browserId: string | null,
): Deno.KvKey => [...PUSHES_DUE, dueAt, id, userId, ...(browserId === null ? [] : [browserId])];

/** The keys by which push services know this server. */
export const PUSH_KEYS: Deno.KvKey = ["push_keys"];

/** The servers on this store. */
export const INSTANCES: Deno.KvKey = ["instances"];
export const instanceKey = (id: string): Deno.KvKey => [...INSTANCES, id];

/** A server's mail, and the bell that rings when there is some. */
export const mailboxKey = (owner: string): Deno.KvKey => ["mailbox", owner];
export const mailKey = (owner: string, sentAt: number, id: string, part: number): Deno.KvKey => [
  ...mailboxKey(owner),
  sentAt,
  id,
  part,
];
export const bellKey = (owner: string): Deno.KvKey => ["bell", owner];
