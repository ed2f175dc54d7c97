/**
 * What is written in a call, as one page knows it: pure steps over the server's messages, which carry
 * an index, and over what this person has written and the server has not answered for yet.
 */
import type { CallMessage } from "../../server/protocol/call-message.ts";
import type { UserId } from "../../server/protocol/ids.ts";

/** Written here, and not at the server as far as this page knows. */
export interface Unsent {
  /** Under the same one it may be sent again, and is in the call once. */
  messageId: string;
  text: string;
  /** Why it waits for the person; empty while it is on its way. */
  problem: string;
}

export interface MessageLog {
  /** In the order of their index, each once. */
  messages: readonly CallMessage[];
  /** Nothing up to this index is missing here. */
  completeTo: number;
  /** The person has seen everything up to this index. */
  readTo: number;
  /** In the order in which they were written. */
  unsent: readonly Unsent[];
}

export const EMPTY_LOG: MessageLog = { messages: [], completeTo: 0, readTo: 0, unsent: [] };

/** With these among the others; what one of them is of this person is no longer unsent. */
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
 * With a page of the server's, which was asked for what comes behind `completeTo`. Where it is the
 * last one, nothing up to `wanted` is missing any more: what is not there was erased.
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

/** How far they go from this index on without a gap. */
function reachOf(messages: readonly CallMessage[], from: number): number {
  let reach = from;
  for (const { index } of messages) {
    if (index === reach + 1) reach = index;
  }
  return reach;
}

/** The index of the last message; 0 where there is none. */
export const lastIndex = ({ messages }: MessageLog): number => messages.at(-1)?.index ?? 0;

/** Those of the others that this person has not seen. */
export const unreadOf = ({ messages, readTo }: MessageLog, selfId: UserId): CallMessage[] =>
  messages.filter(({ index, userId }) => index > readTo && userId !== selfId);
