/** Messages about the connection itself: its token, its chats, its media configuration. */
import type { HostIdentity } from "../../auth/token-claims.ts";
import type { Chat, Refusal } from "../../calls/call-service.ts";
import { refuse } from "../../calls/lifecycle/step.ts";
import { CHATS_PER_CONNECTION_MAX } from "../../protocol/limits.ts";
import type { ServerEvent } from "../../protocol/server-message.ts";
import { attachedChats } from "../chats/attached-chats.ts";
import type { Connection } from "../connection.ts";
import { missedOnWire } from "../sessions/introductions.ts";
import type { Handler, HandlerContext, MessageOf } from "./handler.ts";

/** Accepts a newer token of the same person; the chat it names is attached or updated. */
export const refreshAuth: Handler<MessageOf<"auth:refresh">> = async (context, from, { token }) => {
  const result = await context.verifyToken(token);
  if (!result.ok) return result;
  const { user, expiresAt } = result.identity;
  if (user.id !== from.user.id) {
    return refuse("unauthorized", "A renewed token must be for the same person");
  }
  from.tokenExpiresAt = expiresAt;
  await introduce(context, from, result.identity);
  return { ok: true, ack: { tokenExpiresAt: new Date(expiresAt).toISOString() } };
};

/** Attaches another chat of the same person. Does not extend the connection's own token. */
export const attachChat: Handler<MessageOf<"chat:attach">> = async (context, from, { token }) => {
  const result = await context.verifyToken(token);
  if (!result.ok) return result;
  const { user, chat } = result.identity;
  if (user.id !== from.user.id) {
    return refuse("forbidden", "A chat can be attached only with a token for the same person");
  }
  if (!chat) return refuse("malformed", "The token names no chat");
  const refusal = await attachChatOf(context, from, { ...result.identity, chat });
  if (refusal) return refusal;
  const [attached] = attachedChats(from, chat.id);
  const members = context.presence.shownTo(from, (attached?.members ?? []).map(({ id }) => id));
  return { ok: true, ack: { chat: attached, members } };
};

/**
 * Gives a connection the chat of a verified token of its person; a refusal if it cannot have it.
 */
export async function attachChatOf(
  context: HandlerContext,
  from: Connection,
  identity: HostIdentity & { chat: Chat },
): Promise<Refusal | null> {
  const { chat } = identity;
  if (!from.chats.has(chat.id) && from.chats.size >= CHATS_PER_CONNECTION_MAX) {
    return refuse("rate-limited", `A connection holds at most ${CHATS_PER_CONNECTION_MAX} chats`);
  }
  return await introduce(context, from, identity);
}

/** Applies a token's chat and contacts; a refusal if the connection does not get the chat. */
async function introduce(
  { introductions, chatCalls, registry }: HandlerContext,
  to: Connection,
  { user, chat, contacts, issuedAt }: HostIdentity,
): Promise<Refusal | null> {
  const claims = chat ? [{ chat, issuedAt }] : [];
  const read = () => introductions.read(user.id, claims, contacts && { ids: contacts, issuedAt });
  let introduction = await read();
  while (!introduction.isCurrent()) introduction = await read();
  // A connection that closed meanwhile has released everything, and would keep this for ever.
  if (!registry.get(to.id)) return refuse("no-device", "The connection has closed");
  const [why] = introduction.attach(to);
  chatCalls.show(to);
  return why === undefined ? null : refuse("forbidden", why);
}

/** Fresh credentials for one call or one ICE restart. */
export const getConfig: Handler<MessageOf<"webrtc:config:get">> = async ({ callConfig }, from) => ({
  ok: true,
  ack: { config: await callConfig(from.user.id) },
});

/** The person has seen their missed calls; their other devices need not show them any more. */
export const markSeen: Handler<MessageOf<"calls:seen">> = async (context, from) => {
  const { people, registry, router } = context;
  const missed = missedOnWire(await people.markSeen(from.user.id));
  const text = JSON.stringify({ type: "calls:seen", ...missed } satisfies ServerEvent);
  for (const id of registry.connectionsOf(from.user.id)) {
    if (id !== from.id) router.toConnection(id, text);
  }
  return { ok: true, ack: { missed } };
};
