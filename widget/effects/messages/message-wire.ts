/** The requests to the server about one call's messages, and its validated answers. */
import type { CallMessage } from "../../../server/protocol/call-message.ts";
import type { ChatId, SessionId } from "../../../server/protocol/ids.ts";
import { checkServerMessage } from "../signaling/server-message-check.ts";
import { type Answer, type SignalingLine, UNREACHABLE } from "../signaling/signaling-line.ts";

export interface MessageWire {
  /** Resolves with the message as the server has it, or with its refusal. */
  send(messageId: string, text: string): Promise<CallMessage | { code: string; message: string }>;
  /** The messages after this index; null if they could not be fetched. */
  pageAfter(index: number): Promise<{ messages: CallMessage[]; hasMore: boolean } | null>;
}

/** The code of a request without an answer: it may or may not have reached the server. */
export const { code: LINE_LOST } = UNREACHABLE as Extract<Answer, { ok: false }>;

export function createMessageWire(
  call: { sessionId: SessionId; chatId: ChatId },
  ask: SignalingLine["ask"],
): MessageWire {
  return {
    async send(messageId, text) {
      const answer = await ask({ type: "call:message", ...call, messageId, text });
      if (!answer.ok) return answer;
      return checked(answer)?.message ??
        { code: "malformed", message: "The answer was not understood" };
    },
    async pageAfter(index) {
      const after = index > 0 && { after: index };
      const answer = await ask({ type: "call:messages:get", ...call, ...after });
      const { messages, hasMore = false } = checked(answer) ?? {};
      // An empty page that claims to have more would be fetched for ever.
      return messages && (messages.length > 0 || !hasMore) ? { messages, hasMore } : null;
    },
  };
}

/** The ack of a success, if it is valid. */
function checked(answer: Answer) {
  if (!answer.ok) return null;
  const ack = checkServerMessage("ack", answer.ack);
  return ack.ok && ack.value.success ? ack.value : null;
}
