/** Groups messages for display: those of one person that follow closely form one block. */
import type { CallMessage } from "../../../server/protocol/call-message.ts";
import type { UserId } from "../../../server/protocol/ids.ts";

export interface MessageBlock {
  userId: UserId;
  messages: CallMessage[];
  /** When the last of them was sent, in epoch milliseconds. */
  atMs: number;
  /** The block starts on a later day than the one before. */
  isNewDay: boolean;
}

/** After such a pause the same person's next message starts a new block. */
const APART_MS = 5 * 60_000;

/** Keeps the order of the messages; days are in the reader's time zone. */
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

/** The time alone if today, otherwise with the date. */
export function timeOf(atMs: number, nowMs: number, lang: string): string {
  const isToday = dayOf(atMs) === dayOf(nowMs);
  return new Intl.DateTimeFormat(lang, {
    timeStyle: "short",
    ...(!isToday && { dateStyle: "medium" }),
  }).format(atMs);
}

export const dayName = (atMs: number, lang: string): string =>
  new Intl.DateTimeFormat(lang, { dateStyle: "full" }).format(atMs);
