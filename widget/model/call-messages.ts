/**
 * The in-call messages as one page knows them: pure steps over the server's messages, which carry
 * an index, and over those that this person has written and the server has not acknowledged yet.
 */
import type { CallMessage } from "../../server/protocol/call-message.ts";
import type { UserId } from "../../server/protocol/ids.ts";

/** A message written here that the server does not have, as far as this page knows. */
export interface Unsent {
  /** Makes sending idempotent: a message sent again under the same id is in the call once. */
  messageId: string;
  text: string;
  /** Why it was not sent and the person has to act; empty while it is on its way. */
  problem: string;
}

export interface MessageLog {
  /** Ordered by index, without duplicates. */
  messages: readonly CallMessage[];
  /** Nothing up to this index is missing here. */
  completeTo: number;
  /** The person has seen everything up to this index. */
  readTo: number;
  /** In the order in which they were written. */
  unsent: readonly Unsent[];
}

export const EMPTY_LOG: MessageLog = { messages: [], completeTo: 0, readTo: 0, unsent: [] };

/** Adds these messages to the log; this person's own among them are no longer unsent. */
export function withMessages(
  log: MessageLog,
  selfId: UserId,
  arrived: readonly CallMessage[],
): MessageLog {
  const isKnown = (index: number) => log.messages.some((one) => one.index === index);
  const fresh = arrived.filter(({ index }) => !isKnown(index));
  const isSent = ({ messageId }: Unsent) =>
    arrived.some((one) => one.messageId === messageId && one.userId === selfId);
  const messages = fresh.length > 0
    ? [...log.messages, ...fresh].sort((one, other) => one.index - other.index)
    : log.messages;
  const unsent = log.unsent.some(isSent) ? log.unsent.filter((one) => !isSent(one)) : log.unsent;
  return { ...log, messages, unsent, completeTo: reachOf(messages, log.completeTo) };
}

/**
 * Adds a page that the server was asked for, of the messages after `completeTo`. After the last
 * page nothing up to `wanted` is missing any more: what is not there was erased.
 */
export function withPage(
  log: MessageLog,
  selfId: UserId,
  page: { messages: readonly CallMessage[]; hasMore: boolean; wanted: number },
): MessageLog {
  const { messages, hasMore, wanted } = page;
  const last = messages.at(-1)?.index ?? 0;
  const completeTo = Math.max(log.completeTo, last, hasMore ? 0 : wanted);
  return withMessages({ ...log, completeTo }, selfId, messages);
}

/** The last index that is reached from this one without a gap. */
function reachOf(messages: readonly CallMessage[], from: number): number {
  let reach = from;
  for (const { index } of messages) {
    if (index === reach + 1) reach = index;
  }
  return reach;
}

/** The index of the last message; 0 if there is none. */
export const lastIndex = ({ messages }: MessageLog): number => messages.at(-1)?.index ?? 0;

/** The other people's messages that this person has not seen. */
export const unreadOf = ({ messages, readTo }: MessageLog, selfId: UserId): CallMessage[] =>
  messages.filter(({ index, userId }) => index > readTo && userId !== selfId);
