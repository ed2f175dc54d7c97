/**
 * Signs call tokens the way a host does: an HS256 JWT, in a few lines and without a library. The
 * README has the same in PHP.
 */
import { type Chat, type Person } from "./people.ts";

export interface TokenSigner {
  /** A token for this person; with a chat, they may also call in it. */
  sign(person: Person, options: { chat?: Chat; pictureBase: string }): Promise<string>;
}

export interface TokenSettings {
  secret: string;
  audience: string;
  issuer: string | null;
}

/** Long enough for a call to be set up; the element fetches a new one in time. */
const LIFETIME_SECONDS = 600;

/** A signer that holds the secret shared with the call server. */
export function createTokenSigner({ secret, audience, issuer }: TokenSettings): TokenSigner {
  const key = crypto.subtle.importKey(
    "raw",
    new TextEncoder().encode(secret),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  );

  return {
    async sign(person, { chat, pictureBase }) {
      const picture = (member: Person) => `${pictureBase}/pictures/${member.id}.svg`;
      const now = Math.floor(Date.now() / 1000);
      const claims = {
        sub: person.id,
        name: person.name,
        picture: picture(person),
        aud: audience,
        ...(issuer !== null && { iss: issuer }),
        iat: now,
        exp: now + LIFETIME_SECONDS,
        jti: crypto.randomUUID(),
        ...(chat && {
          chat: {
            id: chat.id,
            title: chat.title,
            calls: chat.calls,
            members: chat.members.map((member) => ({ ...member, picture: picture(member) })),
          },
        }),
      };
      const head = { alg: "HS256", typ: "chat-call+jwt" };
      const signed = `${encode(JSON.stringify(head))}.${encode(JSON.stringify(claims))}`;
      const signature = await crypto.subtle.sign(
        "HMAC",
        await key,
        new TextEncoder().encode(signed),
      );
      return `${signed}.${base64url(new Uint8Array(signature))}`;
    },
  };
}

function encode(text: string): string {
  return base64url(new TextEncoder().encode(text));
}

function base64url(bytes: Uint8Array): string {
  return bytes.toBase64({ alphabet: "base64url", omitPadding: true });
}
