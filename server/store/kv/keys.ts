/** Defines every key in the store. Indexes hold ids, never copies. */
import { createHash } from "node:crypto";
import type { CallType } from "../../protocol/call.ts";
import type { ChatId, SessionId, UserId } from "../../protocol/ids.ts";
import type { ScheduledId } from "../../protocol/schedule.ts";

/** The kinds of deadline; `count` means that the call is over but not yet in everybody's sums. */
export type DeadlineKind = "ring" | "lease" | "time-warning" | "time-limit" | "count";

/** A scheduled call by its id. */
export const scheduledCallKey = (id: ScheduledId): Deno.KvKey => ["scheduled_call", id];

/** Scheduled calls by start time. */
export const SCHEDULED_CALLS: Deno.KvKey = ["scheduled_calls"];
export const startKey = (startsAt: number, id: ScheduledId): Deno.KvKey => [
  ...SCHEDULED_CALLS,
  startsAt,
  id,
];

/** By start time: the scheduled calls that a person takes part in, and those that they organize. */
export const scheduledCallsOf = (userId: UserId): Deno.KvKey => ["scheduled_calls_by_user", userId];
export const organizedCalls = (userId: UserId): Deno.KvKey => [
  "scheduled_calls_by_organizer",
  userId,
];
/** Written with each call that a person organizes, so that of two at once, one must count again. */
export const organizerTurn = (userId: UserId): Deno.KvKey => ["scheduled_calls_turn", userId];

/** A call by its id. */
export const callKey = (id: SessionId): Deno.KvKey => ["calls", id];

/** The messages of a call, in the order in which the server received them. */
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

/** A person's settings, contacts, and when they last looked at their missed calls. */
export const personKey = (userId: UserId): Deno.KvKey => ["people", userId];

/** How many calls a person has missed since then; a sum. */
export const missedKey = (userId: UserId): Deno.KvKey => ["missed_calls", userId];

/** A person's calls by time. */
export const historyPrefix = (userId: UserId): Deno.KvKey => ["calls_by_user", userId];
export const historyKey = (userId: UserId, initiatedAt: number, id: SessionId): Deno.KvKey => [
  ...historyPrefix(userId),
  initiatedAt,
  id,
];

/** A person's calls in one chat by time. */
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

/** The calls that are counted together: a person's, or a person's in one chat. */
export type CallScope = readonly [person: string, chat: string];

/**
 * The scope as it appears in keys. A commit writes dozens of such keys per person, and all keys of
 * a commit share one size limit, so ids of any length are hashed to 22 characters.
 */
export const scopeOf = (userId: UserId, chatId?: ChatId): CallScope => [
  shortened(userId),
  chatId === undefined ? "" : shortened(chatId),
];

/** What distinguishes calls in a person's history; a call that is not over is `live`. */
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

/** Calls naming a person who must never learn of them: only an erasure reads these. */
export const hiddenCallsPrefix = (userId: UserId): Deno.KvKey => ["hidden_calls_by_user", userId];
export const hiddenCallKey = (userId: UserId, id: SessionId): Deno.KvKey => [
  ...hiddenCallsPrefix(userId),
  id,
];

/** Every call by start time. */
export const CALLS_BY_AGE: Deno.KvKey = ["calls_by_age"];
export const callAgeKey = (initiatedAt: number, id: SessionId): Deno.KvKey => [
  ...CALLS_BY_AGE,
  initiatedAt,
  id,
];

/** All ranges that hold data of one person only. */
export const personRanges = (userId: UserId): Deno.KvKey[] => [
  historyPrefix(userId),
  ["calls_by_user_and_chat", userId],
  hiddenCallsPrefix(userId),
  pushSubscriptions(userId),
  ...["calls_by_kind", "call_tally", "calls_per_day"].map((name) => [name, shortened(userId)]),
];

/** The length of time that one row of sums covers. */
export type TallyPeriod = "all" | "month" | "week" | "day";

/**
 * Sums over a scope's calls in one period: `""` for all time, `2026-01`, a week's Monday, or a day.
 */
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

/** How many calls a scope had on each day, one row per day. */
export const callsPerDayPrefix = (scope: CallScope): Deno.KvKey => ["calls_per_day", ...scope];
export const callsPerDayKey = (scope: CallScope, day: string): Deno.KvKey => [
  ...callsPerDayPrefix(scope),
  day,
];

function shortened(id: string): string {
  return createHash("sha256").update(id).digest("base64url").slice(0, 22);
}

/** Deadlines by time; those about one person include their id. */
export const DEADLINES: Deno.KvKey = ["deadline"];
export const deadlineKey = (
  dueAt: number,
  kind: DeadlineKind,
  id: SessionId,
  userId?: UserId,
): Deno.KvKey => [...DEADLINES, dueAt, kind, id, ...(userId === undefined ? [] : [userId])];

/** A used resume ticket. */
export const spentTicketKey = (id: string): Deno.KvKey => ["spent_ticket", id];

/** The secret that tickets are sealed with if the settings contain none. */
export const TICKET_SECRET: Deno.KvKey = ["ticket_secret"];

/** Webhook events of a call, by the sequence of their commit. */
export const webhookRows = (id: SessionId): Deno.KvKey => ["webhooks", id];
export const webhookRowKey = (id: SessionId, sequence: number): Deno.KvKey => [
  ...webhookRows(id),
  sequence,
];

/** How far a call's webhooks have been sent. */
export const webhookLaneKey = (id: SessionId): Deno.KvKey => ["webhook_lane", id];

/** Calls with webhooks to send, by the time of the next attempt. */
export const WEBHOOKS_DUE: Deno.KvKey = ["webhook_due"];
export const webhookDueKey = (dueAt: number, id: SessionId): Deno.KvKey => [
  ...WEBHOOKS_DUE,
  dueAt,
  id,
];

/** The browsers to which a person's push notifications go. */
export const pushSubscriptions = (userId: UserId): Deno.KvKey => ["push_subscriptions", userId];
export const pushSubscriptionKey = (userId: UserId, browserId: string): Deno.KvKey => [
  ...pushSubscriptions(userId),
  browserId,
];

/** A short id for a subscription: its endpoint grants access to the browser, and may be long. */
export const browserIdOf = (endpoint: string): string => shortened(endpoint);

/** The person a browser's subscription belongs to. */
export const pushOwnerKey = (browserId: string): Deno.KvKey => ["push_owner", browserId];

/** Push notifications to send, by the time of the next attempt. */
export const PUSHES_DUE: Deno.KvKey = ["push_due"];
export const pushDueKey = (
  dueAt: number,
  id: SessionId,
  userId: UserId,
  browserId: string | null,
): Deno.KvKey => [...PUSHES_DUE, dueAt, id, userId, ...(browserId === null ? [] : [browserId])];

/** The key pair that identifies this server to push services. */
export const PUSH_KEYS: Deno.KvKey = ["push_keys"];

/** The servers on this store. */
export const INSTANCES: Deno.KvKey = ["instances"];
export const instanceKey = (id: string): Deno.KvKey => [...INSTANCES, id];

/** A server's mail, and the bell key that tells it of new mail. */
export const mailboxKey = (owner: string): Deno.KvKey => ["mailbox", owner];
export const mailKey = (owner: string, sentAt: number, id: string, part: number): Deno.KvKey => [
  ...mailboxKey(owner),
  sentAt,
  id,
  part,
];
export const bellKey = (owner: string): Deno.KvKey => ["bell", owner];
