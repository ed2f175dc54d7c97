/** Messages about the connection itself: its token, its chats, its media configuration. */
import type { HostIdentity } from "../../auth/token-claims.ts";
import { CHATS_PER_CONNECTION_MAX } from "../../protocol/limits.ts";
import { attachedChats } from "../attached-chats.ts";
import { missedOnWire } from "../introductions.ts";
import { type Handler, type HandlerContext, type MessageOf, refuse } from "./handler.ts";

/** A newer token of the same person; the chat it names is attached or brought up to date. */
export const refreshAuth: Handler<MessageOf<"auth:refresh">> = async (context, from, { token }) => {
  const result = await context.verifyToken(token);
  if (!result.ok) return result;
  const { user, chat, expiresAt, issuedAt } = result.identity;
  if (user.id !== from.user.id) {
    return refuse("unauthorized", "A renewed token must be of the same person");
  }
  from.tokenExpiresAt = expiresAt;
  await introduce(context, result.identity);
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
  await introduce(context, result.identity);
  if (!context.chats.attach(from, chat, issuedAt)) {
    return refuse("forbidden", "The chat does not list this person");
  }
  const [attached] = attachedChats(from, chat.id);
  return { ok: true, ack: { chat: attached, members: context.presence.membersFor(from) } };
};

/** What a token says beyond the connection itself, and who is in the chat that it names. */
function introduce(
  { introductions }: HandlerContext,
  { user, chat, contacts, issuedAt }: HostIdentity,
) {
  const claims = chat ? [{ chat, issuedAt }] : [];
  return introductions.read(user.id, claims, contacts && { ids: contacts, issuedAt });
}

/** Fresh credentials for one call or one ICE restart. */
export const getConfig: Handler<MessageOf<"webrtc:config:get">> = async ({ callConfig }, from) => ({
  ok: true,
  ack: { config: await callConfig(from.user.id) },
});

/** The person has looked at what they missed; their other devices need not show it any more. */
export const markSeen: Handler<MessageOf<"calls:seen">> = async ({ people, router }, from) => {
  const missed = missedOnWire(await people.markSeen(from.user.id));
  const message = { type: "calls:seen" as const, ...missed };
  router.deliver([{ userId: from.user.id, except: from.id, message }]);
  return { ok: true, ack: { missed } };
};
