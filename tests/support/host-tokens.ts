/** Signs tokens as a host does, over a secret that every test server has. */
import { SignJWT } from "jose";
import type { CallsAllowed } from "../../server/protocol/call.ts";

export const SECRET = "a test secret that is longer than 32 bytes";

export interface ChatOptions {
  id?: string;
  title?: string;
  calls?: CallsAllowed;
  /** People by id; their names are their ids with a capital letter. */
  members?: string[];
  /** Epoch seconds. */
  endsAt?: number;
}

/** Claims of a token; `chat` names the chat's people, `claims` puts anything on top. */
export interface TokenOptions {
  chat?: ChatOptions;
  claims?: Record<string, unknown>;
  header?: Record<string, unknown>;
  secret?: string;
  /** Seconds from now; negative for an expired token. */
  lifeSeconds?: number;
}

/** Signs a token the way a host does. */
export async function mintToken(
  userId: string,
  { chat, claims, header, secret = SECRET, lifeSeconds = 600 }: TokenOptions = {},
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const payload = {
    sub: userId,
    name: nameOf(userId),
    aud: "chat-call",
    iat: now,
    exp: now + lifeSeconds,
    ...(chat ? { chat: chatClaim(chat) } : {}),
    ...claims,
  };
  return await new SignJWT(payload)
    .setProtectedHeader({ alg: "HS256", typ: "JWT", ...header })
    .sign(new TextEncoder().encode(secret));
}

/** The `chat` claim; members are given by id. */
export function chatClaim(
  { id = "chat-1", members = ["ann", "ben"], calls = "video", ...rest }: ChatOptions = {},
) {
  return { id, calls, members: members.map((id) => ({ id, name: nameOf(id) })), ...rest };
}

function nameOf(userId: string): string {
  return `${userId.charAt(0).toUpperCase()}${userId.slice(1)}`;
}
