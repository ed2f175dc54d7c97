/** The messages in a test's calls, and who may read them. */
import type { CallMessage } from "../../server/protocol/call-message.ts";
import type { SessionId, UserId } from "../../server/protocol/ids.ts";
import { CALL_MESSAGES_PAGE } from "../../server/protocol/limits.ts";
import { messageOnWire } from "../../server/calls/lifecycle/write.ts";
import type { Change } from "../../server/calls/lifecycle/step.ts";
import { type CallRecord, partOf } from "../../server/store/calls/call-record.ts";
import type { MessageRecord } from "../../server/store/calls/message-store.ts";

export interface MessageLedger {
  /** Stores the message that a change of a call contains, if any. */
  keep(change: Change): void;
  /** This person's message with this id. */
  find(id: SessionId, userId: UserId, messageId: string): CallMessage;
  /** A page of the messages after the index `after` that the person may read. */
  pageOf(
    record: CallRecord,
    userId: UserId,
    after: number,
  ): { messages: CallMessage[]; hasMore: boolean };
}

export function createMessageLedger(): MessageLedger {
  const written = new Map<SessionId, MessageRecord[]>();
  const of = (id: SessionId) => written.get(id) ?? [];
  return {
    keep({ record: { id }, written: message }) {
      if (message) written.set(id, [...of(id), message]);
    },
    find(id, userId, messageId) {
      const found = of(id).find((one) => one.userId === userId && one.messageId === messageId);
      if (!found) throw new Error(`Cannot find the message ${messageId}: nobody sent it`);
      return messageOnWire(found);
    },
    pageOf(record, userId, after) {
      const { joinedAt = null, leftAt = null } = partOf(record, userId) ?? {};
      // People who have left do not get what the others write afterwards.
      const rest = of(record.id).filter(({ index, sentAt }) =>
        joinedAt !== null && index > after && (leftAt === null || sentAt <= leftAt)
      );
      const messages = rest.slice(0, CALL_MESSAGES_PAGE).map(messageOnWire);
      return { messages, hasMore: rest.length > messages.length };
    },
  };
}
