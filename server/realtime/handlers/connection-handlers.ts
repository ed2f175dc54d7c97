/** Messages about the connection itself: its token, its chats, its media configuration. */
import { CHATS_PER_CONNECTION_MAX } from "../../protocol/limits.ts";
import { attachedChats } from "../attached-chats.ts";
import { DONE, type Handler, type MessageOf, refuse } from "./handler.ts";

/** A newer token of the same person; the chat it names is attached or brought up to date. */
export const refreshAuth: Handler<MessageOf<"auth:refresh">> = async (context, from, { token }) => {
  const result = await context.verifyToken(token);
  if (!result.ok) return result;
  const { user, chat, issuedAt, expiresAt } = result.identity;
  if (user.id !== from.user.id) {
    return refuse("unauthorized", "A renewed token must be of the same person");
  }
  from.tokenExpiresAt = expiresAt;
  if (chat) context.chats.attach(from, chat, issuedAt);
  return { ok: true, ack: { tokenExpiresAt: new Date(expiresAt).toISOString() } };
};

/** One more chat of the same person. It does not renew the connection: the first token's end stays. */
export const attachChat: Handler<MessageOf<"chat:attach">> = async (context, from, { token }) => {
  const result = await context.verifyToken(token);
  if (!result.ok) return result;
  const { user, chat, issuedAt } = result.identity;
  if (user.id !== from.user.id) {
    return refuse("forbidden", "A chat can be attached only with a token of the same person");
  }
  if (!chat) return refuse("malformed", "The token names no chat");
  if (!from.chats.has(chat.id) && from.chats.size >= CHATS_PER_CONNECTION_MAX) {
    return refuse("rate-limited", `A connection holds at most ${CHATS_PER_CONNECTION_MAX} chats`);
  }
  if (!context.chats.attach(from, chat, issuedAt)) {
    return refuse("forbidden", "The chat does not list this person");
  }
  const [attached] = attachedChats(from, chat.id);
  return { ok: true, ack: { chat: attached, members: context.presence.membersFor(from) } };
};

/** Fresh credentials for one call or one ICE restart. */
export const getConfig: Handler<MessageOf<"webrtc:config:get">> = async ({ callConfig }, from) => ({
  ok: true,
  ack: { config: await callConfig(from.user.id) },
});

/** Nothing is counted as missed yet, so there is nothing to mark. */
export const markSeen: Handler<MessageOf<"calls:seen">> = () => DONE;
