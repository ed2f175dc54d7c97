/** What people in a call report about their microphone, camera, screen and connection. */
import type { CallService, Refusal } from "../../calls/call-service.ts";
import { refuse } from "../../calls/lifecycle/step.ts";
import { chatOf } from "../chats/chat-book.ts";
import type { Connection } from "../connection.ts";
import { deviceOf, wrongChat } from "./call-handlers.ts";
import { DONE, type Handler, type HandlerContext, type MessageOf, type Reply } from "./handler.ts";

type Change = Parameters<CallService["toggle"]>[2];

export const toggleAudio: Handler<MessageOf<"call:toggle-audio">> = (context, from, message) =>
  toggle(context, from, message, { muted: message.muted });

/** A voice-only chat stays so for the whole call, also for people whose token names no chat. */
export const toggleVideo: Handler<MessageOf<"call:toggle-video">> = (context, from, message) => {
  const begun = context.calls.live(message.sessionId)?.voiceOnly ? "voice" : "video";
  const allowed = chatOf(from, message.chatId)?.calls ?? begun;
  return message.enabled && allowed !== "video"
    ? wrongChat(context, message) ??
      refuse("calls-not-allowed", `This chat does not allow video: it allows ${allowed}`)
    : toggle(context, from, message, { videoEnabled: message.enabled });
};

export const toggleScreen: Handler<MessageOf<"call:toggle-screen">> = (context, from, message) =>
  toggle(context, from, message, { screenEnabled: message.enabled });

export const reportQuality: Handler<MessageOf<"call:quality">> = (context, from, message) => {
  const refusal = wrongChat(context, message);
  if (refusal) return refusal;
  const outcome = context.calls.quality(deviceOf(from), message.sessionId, message);
  return outcome.ok ? DONE : outcome;
};

/** The page is about to change: sent before its socket drops, so that the others know why. */
export const goAway: Handler<MessageOf<"call:away">> = async (context, from, message) => {
  const refusal = wrongChat(context, message) ?? onlySeated(context, from, message.sessionId);
  if (refusal) return refusal;
  const outcome = await context.calls.goingAway(deviceOf(from), message.sessionId);
  return outcome.ok ? DONE : outcome;
};

function toggle(
  context: HandlerContext,
  from: Connection,
  message: { sessionId: string; chatId: string },
  change: Change,
): Reply {
  const refusal = wrongChat(context, message);
  if (refusal) return refusal;
  const outcome = context.calls.toggle(deviceOf(from), message.sessionId, change);
  return outcome.ok ? DONE : outcome;
}

function onlySeated(
  { calls }: HandlerContext,
  from: Connection,
  sessionId: string,
): Refusal | null {
  const live = calls.live(sessionId);
  if (!live) return refuse("call-not-found", "There is no such call");
  if (live.seats.get(from.user.id) !== from.id) {
    return refuse("not-in-call", "This connection holds no seat in the call");
  }
  return null;
}
