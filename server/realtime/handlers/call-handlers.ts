/** The call commands: each finds what the message is about; the call service decides everything. */
import type { CallService, Device, Outcome } from "../../calls/call-service.ts";
import { refuse } from "../../calls/lifecycle/step.ts";
import { chatOf } from "../chats/chat-book.ts";
import type { Connection } from "../connection.ts";
import { DONE, type Handler, type HandlerContext, type MessageOf, type Reply } from "./handler.ts";

type AboutCall = { sessionId: string; chatId: string };

/** A connection as the device that acts. */
export function deviceOf(connection: Connection): Device {
  return { userId: connection.user.id, connectionId: connection.id };
}

/** Refuses if the call belongs to another chat; for a call that is over the service explains. */
export function wrongChat({ calls }: HandlerContext, { sessionId, chatId }: AboutCall) {
  const live = calls.live(sessionId);
  if (!live || live.chatId === chatId) return null;
  return refuse("call-not-found", "There is no such call in this chat");
}

/** With an expired token a person may finish their call, but not begin another. */
function expired({ now }: HandlerContext, from: Connection) {
  if (from.tokenExpiresAt > now()) return null;
  return refuse("token-expired", "The token has expired: renew it before the next call");
}

export const initiateCall: Handler<MessageOf<"call:initiate">> = async (
  context,
  from,
  { chatId, callType, targetUserIds },
) => {
  const refusal = expired(context, from);
  if (refusal) return refusal;
  const { calls } = context;
  const chat = chatOf(from, chatId) ?? await context.dueCalls.chatOf(from.user.id, chatId);
  // The same refusal for other people's chats and for chats that do not exist.
  if (!chat) return refuse("forbidden", "The chat is not attached to this connection");
  const request = { callType, ...(targetUserIds === undefined ? {} : { targetUserIds }) };
  const outcome = await calls.initiate(deviceOf(from), chat, request);
  if (!outcome.ok) return outcome;
  const { sessionId, call, accepted } = outcome;
  return { ok: true, ack: { sessionId, call, ...(accepted ? { accepted } : {}) } };
};

export const acceptCall: Handler<MessageOf<"call:accept">> = (context, from, message) =>
  expired(context, from) ??
    withCall(context, message, (id) => context.calls.accept(deviceOf(from), id));

export const resumeCall: Handler<MessageOf<"call:resume">> = (context, from, message) =>
  withCall(context, message, (id) => context.calls.resume(deviceOf(from), id));

export const joinCall: Handler<MessageOf<"call:join">> = (context, from, message) =>
  expired(context, from) ?? withCall(context, message, (id) => {
    return context.calls.join(deviceOf(from), chatOf(from, message.chatId), id);
  });

export const inviteToCall: Handler<MessageOf<"call:invite">> = (context, from, message) =>
  expired(context, from) ?? withCall(context, message, (id) => {
    const chat = chatOf(from, message.chatId);
    return context.calls.invite(deviceOf(from), chat, id, message.userIds);
  });

export const rejectCall: Handler<MessageOf<"call:reject">> = (context, from, message) =>
  command(context, message, (id) => context.calls.reject(deviceOf(from), id));

export const cancelCall: Handler<MessageOf<"call:cancel">> = (context, from, message) =>
  command(context, message, (id) => context.calls.cancel(deviceOf(from), id));

export const leaveCall: Handler<MessageOf<"call:leave">> = (context, from, message) =>
  command(context, message, (id) => context.calls.leave(deviceOf(from), id));

export const endCall: Handler<MessageOf<"call:end">> = (context, from, message) =>
  command(context, message, (id) => context.calls.end(deviceOf(from), id, message.reason));

/** A command whose ack carries the resulting call. */
async function withCall(
  context: HandlerContext,
  message: AboutCall,
  run: (sessionId: string) => ReturnType<CallService["accept"]>,
): Promise<Reply> {
  const refusal = wrongChat(context, message);
  if (refusal) return refusal;
  const outcome = await run(message.sessionId);
  return outcome.ok ? { ok: true, ack: { call: outcome.call } } : outcome;
}

/** A command whose ack only says that it is done. */
export async function command(
  context: HandlerContext,
  message: AboutCall,
  run: (sessionId: string) => Promise<Outcome<unknown>>,
): Promise<Reply> {
  const refusal = wrongChat(context, message);
  if (refusal) return refusal;
  const outcome = await run(message.sessionId);
  return outcome.ok ? DONE : outcome;
}
