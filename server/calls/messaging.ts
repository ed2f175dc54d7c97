/** What people in a call write to each other: `sendMessage` and `messagesOf` of the service. */
import { CALL_MESSAGES_PAGE } from "../protocol/limits.ts";
import { type ParticipantRecord, partOf } from "../store/call-record.ts";
import { readCall } from "../store/call-store.ts";
import { type Store, StoreUnavailable } from "../store/kv.ts";
import { listMessages, type MessageRecord } from "../store/message-store.ts";
import type { CallService } from "./call-service.ts";
import type { CommandRunner } from "./command-runner.ts";
import { refuse } from "./lifecycle/step.ts";
import { messageOnWire, write } from "./lifecycle/write.ts";
import type { PersonRate } from "./person-rate.ts";
import type { Roster } from "./roster.ts";

/** What writing and reading need. */
export interface MessagingDeps {
  store: Store;
  runner: Pick<CommandRunner, "run">;
  roster: Pick<Roster, "get">;
  rate: PersonRate;
  /** Whether people in a call may write to each other. */
  isOffered: boolean;
}

/** The messages of calls. */
export function createMessaging(
  { store, runner, roster, rate, isOffered }: MessagingDeps,
): Pick<CallService, "sendMessage" | "messagesOf"> {
  return {
    async sendMessage(by, id, writing) {
      if (!isOffered) return refuse("turned-off", "Calls have no messages here");
      const claim = rate.claimFor(by.userId);
      const step = await runner.run(id, (record, scene) => {
        const written = write(record, by, writing, scene);
        return written.ok && written.record !== record ? claim() ?? written : written;
      });
      if (!step.ok) return step;
      const sent = partOf(step.record, by.userId)?.lastMessage;
      if (!sent) throw new Error("Cannot answer with the message: current value is none");
      return { ok: true, message: messageOnWire({ ...sent, ...writing, userId: by.userId }) };
    },

    async messagesOf(userId, id, after) {
      try {
        const record = roster.get(id) ?? await readCall(store, id);
        const part = record && partOf(record, userId);
        if (!part) return refuse("call-not-found", "There is no such call");
        if (part.joinedAt === null) return { ok: true, messages: [], hasMore: false };
        const rows = await listMessages(store, id, { after, limit: CALL_MESSAGES_PAGE + 1 });
        const messages = rows.filter(isFor(part)).slice(0, CALL_MESSAGES_PAGE).map(messageOnWire);
        const hasMore = rows.length > CALL_MESSAGES_PAGE && rows.every(isFor(part));
        return { ok: true, messages, hasMore };
      } catch (error) {
        if (error instanceof StoreUnavailable) return refuse("store-unavailable", error.message);
        throw error;
      }
    },
  };
}

/** Whoever has left the call does not read what the others write after that. */
function isFor({ leftAt }: ParticipantRecord): (message: MessageRecord) => boolean {
  return ({ sentAt }) => leftAt === null || sentAt <= leftAt;
}
