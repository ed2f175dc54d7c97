/**
 * Messages that people in a call write to each other: the service's `sendMessage` and `messagesOf`.
 */
import { Buffer } from "node:buffer";
import type { CallMessage } from "../../protocol/call-message.ts";
import type { UserId } from "../../protocol/ids.ts";
import { CALL_MESSAGES_PAGE, MESSAGE_MAX_BYTES } from "../../protocol/limits.ts";
import { type CallRecord, partOf, readableCount } from "../../store/calls/call-record.ts";
import { readCall } from "../../store/calls/call-store.ts";
import { type Store, StoreUnavailable } from "../../store/kv/kv.ts";
import {
  listMessages,
  messageMutation,
  type MessageRecord,
} from "../../store/calls/message-store.ts";
import type { CallService } from "../call-service.ts";
import type { CommandRunner } from "../command-runner.ts";
import { refuse } from "../lifecycle/step.ts";
import { messageOnWire, write, writtenBefore } from "../lifecycle/write.ts";
import type { PersonRate } from "../rules/person-rate.ts";

/** What writing and reading messages need. */
export interface MessagingDeps {
  store: Store;
  runner: Pick<CommandRunner, "run">;
  rate: PersonRate;
  /** Whether people in a call may write to each other. */
  isOffered: boolean;
}

/** The messages of calls. */
export function createMessaging(
  { store, runner, rate, isOffered }: MessagingDeps,
): Pick<CallService, "sendMessage" | "messagesOf"> {
  async function sentBefore(
    record: CallRecord,
    userId: UserId,
    messageId: string,
  ): Promise<MessageRecord | undefined> {
    const { index } = writtenBefore(record, userId, messageId) ?? {};
    if (index === undefined) return undefined;
    return (await listMessages(store, record.id, { after: index - 1, limit: 1 }))
      .find((message) => message.index === index);
  }

  return {
    async sendMessage(by, id, writing) {
      if (!isOffered) {
        return refuse("turned-off", "Messages in calls are turned off on this server");
      }
      const claim = rate.claimFor(by.userId);
      const step = await runner.run(id, (record, scene) => {
        const step = write(record, by, writing, scene);
        if (!step.ok || !step.written) return step;
        return claim() ?? { ...step, along: [messageMutation(id, step.written)] };
      });
      if (!step.ok) return step;
      // A repeated message is answered as it was stored the first time.
      const message = step.written ?? await sentBefore(step.record, by.userId, writing.messageId);
      if (!message) return refuse("call-not-found", "The message was erased");
      return { ok: true, message: messageOnWire(message) };
    },

    async messagesOf(userId, id, after) {
      try {
        // The call is read after its messages and from the store, so that somebody who left before
        // a message was written is seen as gone.
        const rows = await listMessages(store, id, { after, limit: CALL_MESSAGES_PAGE + 1 });
        const record = await readCall(store, id);
        const part = record && partOf(record, userId);
        if (!part) return refuse("call-not-found", "There is no such call");
        // People who have left the call cannot read what is written afterwards.
        const until = readableCount(record, part);
        const readable = rows.filter(({ index }) => index <= until).map(messageOnWire);
        const messages = readable.slice(0, countThatFits(readable));
        return { ok: true, messages, hasMore: messages.length < readable.length };
      } catch (error) {
        if (error instanceof StoreUnavailable) return refuse("store-unavailable", error.message);
        throw error;
      }
    },
  };
}

/** How many of them fit in one answer: at most a page, and at most one wire message's size. */
function countThatFits(messages: CallMessage[]): number {
  let bytes = 0;
  const end = messages.findIndex((message, at) => {
    bytes += Buffer.byteLength(JSON.stringify(message)) + 1;
    return at === CALL_MESSAGES_PAGE || bytes > MESSAGE_MAX_BYTES - AROUND_BYTES;
  });
  return end === -1 ? messages.length : end;
}

/** Room for what surrounds the messages in an answer, with some to spare. */
const AROUND_BYTES = 1024;
