/** Messages as they stand below each other: those of one person that follow closely are one block. */
import type { CallMessage } from "../../../server/protocol/call-message.ts";
import type { UserId } from "../../../server/protocol/ids.ts";

export interface MessageBlock {
  userId: UserId;
  messages: CallMessage[];
  /** When the last of them was sent, in epoch milliseconds. */
  atMs: number;
  /** The first of its day, where that is another than the one before. */
  isNewDay: boolean;
}

/** After so long a person has begun anew. */
const APART_MS = 5 * 60_000;

/** By the order of the messages; days are those of the reader's own clock. */
export function blocksOf(messages: readonly CallMessage[]): MessageBlock[] {
  const blocks: MessageBlock[] = [];
  for (const message of messages) {
    const { userId } = message;
    const atMs = Date.parse(message.sentAt);
    const before = blocks.at(-1);
    const isNewDay = before !== undefined && dayOf(before.atMs) !== dayOf(atMs);
    const follows = before?.userId === userId && atMs - before.atMs < APART_MS && !isNewDay;
    if (follows) {
      before.messages.push(message);
      before.atMs = atMs;
    } else blocks.push({ userId, messages: [message], atMs, isNewDay });
  }
  return blocks;
}

const dayOf = (atMs: number): string => new Date(atMs).toDateString();

/** The time alone today, with its day before. */
export function timeOf(atMs: number, nowMs: number, lang: string): string {
  const isToday = dayOf(atMs) === dayOf(nowMs);
  return new Intl.DateTimeFormat(lang, {
    timeStyle: "short",
    ...(!isToday && { dateStyle: "medium" }),
  }).format(atMs);
}

export const dayName = (atMs: number, lang: string): string =>
  new Intl.DateTimeFormat(lang, { dateStyle: "full" }).format(atMs);
