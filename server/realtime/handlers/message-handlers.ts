/** Messages that people in a call write to each other. */
import { deviceOf, wrongChat } from "./call-handlers.ts";
import type { Handler, MessageOf } from "./handler.ts";

export const sendMessage: Handler<MessageOf<"call:message">> = async (context, from, message) => {
  const refusal = wrongChat(context, message);
  if (refusal) return refusal;
  const { sessionId, messageId, text } = message;
  const outcome = await context.calls.sendMessage(deviceOf(from), sessionId, { messageId, text });
  return outcome.ok ? { ok: true, ack: { message: outcome.message } } : outcome;
};

export const getMessages: Handler<MessageOf<"call:messages:get">> = async (
  context,
  from,
  message,
) => {
  const refusal = wrongChat(context, message);
  if (refusal) return refusal;
  const { sessionId, after = 0 } = message;
  const outcome = await context.calls.messagesOf(from.user.id, sessionId, after);
  if (!outcome.ok) return outcome;
  const { messages, hasMore } = outcome;
  return { ok: true, ack: { messages, hasMore } };
};
