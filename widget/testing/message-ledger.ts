/** What people in a test's calls have written to each other, and who of them may read it. */
import type { CallMessage } from "../../server/protocol/call-message.ts";
import type { SessionId, UserId } from "../../server/protocol/ids.ts";
import { CALL_MESSAGES_PAGE } from "../../server/protocol/limits.ts";
import { messageOnWire } from "../../server/calls/lifecycle/write.ts";
import type { Change } from "../../server/calls/lifecycle/step.ts";
import { type CallRecord, partOf } from "../../server/store/calls/call-record.ts";
import type { MessageRecord } from "../../server/store/calls/message-store.ts";

export interface MessageLedger {
  /** Keeps what somebody has written by a change of a call. */
  keep(change: Change): void;
  /** The message of this person under this name. */
  find(id: SessionId, userId: UserId, messageId: string): CallMessage;
  /** A page of what the person may read, from behind the index `after`. */
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
      if (!found) throw new Error(`Cannot find the message ${messageId}: current value is none`);
      return messageOnWire(found);
    },
    pageOf(record, userId, after) {
      const { joinedAt = null, leftAt = null } = partOf(record, userId) ?? {};
      // Whoever has left the call does not read what the others write after that.
      const rest = of(record.id).filter(({ index, sentAt }) =>
        joinedAt !== null && index > after && (leftAt === null || sentAt <= leftAt)
      );
      const messages = rest.slice(0, CALL_MESSAGES_PAGE).map(messageOnWire);
      return { messages, hasMore: rest.length > messages.length };
    },
  };
}
