/** The claims of a host token as a schema, and their translation into a person and a chat. */
import * as z from "zod/mini";
import type { Chat } from "../calls/call-service.ts";
import { chatNamed, inOwnWords, plainName } from "../calls/rules/named-chat.ts";
import { CallsAllowed } from "../protocol/call.ts";
import { ChatId, DisplayName, EpochSeconds, Picture, UserId } from "../protocol/ids.ts";
import { MEMBERS_MAX } from "../protocol/limits.ts";

/** An optional text; null counts as absent, since many host databases store it so. */
const Absent = <Text extends z.ZodMiniType<string>>(text: Text) =>
  z.pipe(z.optional(z.nullable(text)), z.transform((value) => value ?? undefined));

/** Hosts may add claims of their own, so unknown ones are accepted. */
export const TokenClaims = z.object({
  sub: UserId,
  name: Absent(DisplayName),
  picture: Absent(Picture),
  exp: EpochSeconds,
  /** A time in the future is accepted, since the host's clock may be wrong. */
  iat: z.optional(z.number().check(z.nonnegative())),
  contacts: z.optional(z.nullable(z.array(UserId))),
  chat: z.optional(z.nullable(z.object({
    id: ChatId,
    title: Absent(DisplayName),
    calls: CallsAllowed,
    members: z.array(
      z.object({ id: UserId, name: Absent(DisplayName), picture: Absent(Picture) }),
    ).check(z.minLength(1), z.maxLength(MEMBERS_MAX)),
    endsAt: z.optional(z.nullable(EpochSeconds)),
  }))),
});
export type TokenClaims = z.infer<typeof TokenClaims>;

/** What a verified token says: the person, its expiry, and the chat it names. */
export interface HostIdentity {
  user: { id: UserId; name: string; picture?: string };
  /** The people meant by "contacts only"; null if the token names none. */
  contacts: UserId[] | null;
  chat: Chat | null;
  /**
   * Epoch milliseconds, never in the future; without `iat`, when the token was presented. The
   * newest token's members and contacts take precedence: a wrong host clock must not make one win
   * for ever, and a host that stops setting `iat` must not be stuck with its earlier ones.
   */
  issuedAt: number;
  /** When the token expires, epoch milliseconds. */
  expiresAt: number;
}

/** The person and the chat of validated claims. */
export function identityOf(claims: TokenClaims, now: number): HostIdentity {
  const { sub, chat } = claims;
  const listed = chat?.members.find((member) => member.id === sub);
  const named = chat ? chatNamed(chat.id, chat) : null;
  const user = {
    id: sub,
    name: plainName(claims.name ?? listed?.name ?? sub),
    ...pictureOf(claims.picture ?? listed?.picture),
  };
  const own = (id: UserId) => id === sub ? user : undefined;
  return {
    user,
    contacts: claims.contacts ?? null,
    chat: named && { ...named, members: inOwnWords(named.members, own) },
    issuedAt: claims.iat === undefined ? now : Math.min(claims.iat * 1000, now),
    expiresAt: claims.exp * 1000,
  };
}

function pictureOf(picture: string | undefined): { picture?: string } {
  return picture === undefined ? {} : { picture };
}
