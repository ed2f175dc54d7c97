/** Tokens like those of a host's back end, for a server that does not check the signature. */
import type { Chat } from "../../server/calls/call-service.ts";
import type { Member } from "../../server/calls/rules/policy.ts";

const HOUR_SECONDS = 3_600;

/** A token of this person for this chat, valid for an hour. */
export function createTestToken(me: Member, chat: Chat): string {
  const { id, name, picture } = me;
  const now = Math.floor(Date.now() / 1_000);
  const { calls, members, title } = chat;
  const endsAt = chat.endsAt === null ? undefined : Math.floor(chat.endsAt / 1_000);
  return [
    { alg: "HS256", typ: "JWT" },
    {
      sub: id,
      name,
      picture,
      aud: "chat-call",
      iat: now,
      exp: now + HOUR_SECONDS,
      chat: { id: chat.id, title, calls, members, endsAt },
    },
  ].map((part) => base64Url(JSON.stringify(part))).concat("unsigned").join(".");
}

function base64Url(text: string): string {
  const bytes = String.fromCharCode(...new TextEncoder().encode(text));
  return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
