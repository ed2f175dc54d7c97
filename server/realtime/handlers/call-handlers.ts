/** The commands of a call: each finds what the command is about and leaves every decision to the call service. */
import type { Device, Outcome } from "../../calls/call-service.ts";
import { chatOf } from "../chat-book.ts";
import type { Connection } from "../connection.ts";
import {
  DONE,
  type Handler,
  type HandlerContext,
  type MessageOf,
  refuse,
  type Reply,
} from "./handler.ts";

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
  const chat = chatOf(from, chatId);
  // The same words for a chat of others and for one that does not exist.
  if (!chat) return refuse("forbidden", "This connection does not hold that chat");
  const request = { callType, ...(targetUserIds === undefined ? {} : { targetUserIds }) };
  const outcome = await calls.initiate(deviceOf(from), chat, request);
  if (!outcome.ok) return outcome;
  const { sessionId, call, accepted } = outcome;
  return { ok: true, ack: { sessionId, call, ...(accepted ? { accepted } : {}) } };
};

export const acceptCall: Handler<MessageOf<"call:accept">> = async (context, from, message) => {
  const refusal = expired(context, from) ?? wrongChat(context, message);
  if (refusal) return refusal;
  const outcome = await context.calls.accept(deviceOf(from), message.sessionId);
  if (!outcome.ok) return outcome;
  return { ok: true, ack: { call: outcome.call } };
};

export const resumeCall: Handler<MessageOf<"call:resume">> = async (context, from, message) => {
  const refusal = wrongChat(context, message);
  if (refusal) return refusal;
  const outcome = await context.calls.resume(deviceOf(from), message.sessionId);
  if (!outcome.ok) return outcome;
  return { ok: true, ack: { call: outcome.call } };
};

export const rejectCall: Handler<MessageOf<"call:reject">> = (context, from, message) =>
  command(context, message, (id) => context.calls.reject(deviceOf(from), id));

export const cancelCall: Handler<MessageOf<"call:cancel">> = (context, from, message) =>
  command(context, message, (id) => context.calls.cancel(deviceOf(from), id));

export const leaveCall: Handler<MessageOf<"call:leave">> = (context, from, message) =>
  command(context, message, (id) => context.calls.leave(deviceOf(from), id));

export const endCall: Handler<MessageOf<"call:end">> = (context, from, message) =>
  command(context, message, (id) => context.calls.end(deviceOf(from), id, message.reason));

export const joinCall: Handler<MessageOf<"call:join">> = async (context, from, message) => {
  const refusal = expired(context, from) ?? wrongChat(context, message);
  if (refusal) return refusal;
  const { sessionId, chatId } = message;
  const outcome = await context.calls.join(deviceOf(from), chatOf(from, chatId), sessionId);
  if (!outcome.ok) return outcome;
  return { ok: true, ack: { call: outcome.call } };
};

export const inviteToCall: Handler<MessageOf<"call:invite">> = async (context, from, message) => {
  const refusal = expired(context, from) ?? wrongChat(context, message);
  if (refusal) return refusal;
  const { sessionId, chatId, userIds } = message;
  const chat = chatOf(from, chatId);
  const outcome = await context.calls.invite(deviceOf(from), chat, sessionId, userIds);
  return outcome.ok ? { ok: true, ack: { call: outcome.call } } : outcome;
};

async function command(
  context: HandlerContext,
  message: AboutCall,
  run: (sessionId: string) => Promise<Outcome<unknown>>,
): Promise<Reply> {
  const refusal = wrongChat(context, message);
  if (refusal) return refusal;
  const outcome = await run(message.sessionId);
  return outcome.ok ? DONE : outcome;
}
