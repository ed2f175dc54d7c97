/** What is asked of the server about the messages of one call, and its answers as far as the protocol knows them. */
import type { CallMessage } from "../../../server/protocol/call-message.ts";
import type { ChatId, SessionId } from "../../../server/protocol/ids.ts";
import { checkServerMessage } from "../signaling/server-message-check.ts";
import { type Answer, type SignalingLine, UNREACHABLE } from "../signaling/signaling-line.ts";

export interface MessageWire {
  /** The message as the server has it; or its refusal. */
  send(messageId: string, text: string): Promise<CallMessage | { code: string; message: string }>;
  /** Those behind this index; null where they cannot be had. */
  pageAfter(index: number): Promise<{ messages: CallMessage[]; hasMore: boolean } | null>;
}

/** Nobody knows whether it got there. */
export const { code: LINE_LOST } = UNREACHABLE as Extract<Answer, { ok: false }>;

export function createMessageWire(
  call: { sessionId: SessionId; chatId: ChatId },
  ask: SignalingLine["ask"],
): MessageWire {
  return {
    async send(messageId, text) {
      const answer = await ask({ type: "call:message", ...call, messageId, text });
      if (!answer.ok) return answer;
      return checked(answer)?.message ?? { code: "malformed", message: "Not understood" };
    },
    async pageAfter(index) {
      const after = index > 0 && { after: index };
      const answer = await ask({ type: "call:messages:get", ...call, ...after });
      const { messages, hasMore = false } = checked(answer) ?? {};
      // A page that leads nowhere would be asked for again and again.
      return messages && (messages.length > 0 || !hasMore) ? { messages, hasMore } : null;
    },
  };
}

/** What a success says, where the protocol knows it. */
function checked(answer: Answer) {
  if (!answer.ok) return null;
  const ack = checkServerMessage("ack", answer.ack);
  return ack.ok && ack.value.success ? ack.value : null;
}
