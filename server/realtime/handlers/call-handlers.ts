/** The commands of a call: each finds what the command is about and leaves every decision to the call service. */
import type { CallService, Device, Outcome } from "../../calls/call-service.ts";
import { refuse } from "../../calls/lifecycle/step.ts";
import { chatOf } from "../chats/chat-book.ts";
import type { Connection } from "../connection.ts";
import { DONE, type Handler, type HandlerContext, type MessageOf, type Reply } from "./handler.ts";

type AboutCall = { sessionId: string; chatId: string };

/** The device that a connection is. */
export function deviceOf(connection: Connection): Device {
  return { userId: connection.user.id, connectionId: connection.id };
}

/** A refusal where the named call is another chat's; a call that is over is the service's to explain. */
export function wrongChat({ calls }: HandlerContext, { sessionId, chatId }: AboutCall) {
  const live = calls.live(sessionId);
  if (!live || live.chatId === chatId) return null;
  return refuse("call-not-found", "There is no such call in this chat");
}

/** An expired token may finish the call it is in, and begin no other. */
function expired({ now }: HandlerContext, from: Connection) {
  if (from.tokenExpiresAt > now()) return null;
  return refuse("token-expired", "The token has run out: renew it before the next call");
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
  // The same words for a chat of others and for one that does not exist.
  if (!chat) return refuse("forbidden", "This connection does not hold that chat");
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

/** A command that is answered by the call as it then is. */
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

/** A command that has no more to say than that it is done. */
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
