/** The claims of a host token as a schema, and their translation into a person and a chat. */
import * as z from "zod/mini";
import type { Chat } from "../calls/call-service.ts";
import { chatNamed, inOwnWords, plainName } from "../calls/rules/named-chat.ts";
import { CallsAllowed } from "../protocol/call.ts";
import { ChatId, DisplayName, EpochSeconds, Picture, UserId } from "../protocol/ids.ts";
import { MEMBERS_MAX } from "../protocol/limits.ts";

/** A text that may be left out, or null as many a host's database writes it. */
const Absent = <Text extends z.ZodMiniType<string>>(text: Text) =>
  z.pipe(z.optional(z.nullable(text)), z.transform((value) => value ?? undefined));

/** Hosts add claims of their own, so unknown ones are no fault. */
export const TokenClaims = z.object({
  sub: UserId,
  name: Absent(DisplayName),
  picture: Absent(Picture),
  exp: EpochSeconds,
  /** A host whose clock is wrong is still believed. */
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

/** What a checked token says: who it is for, until when, and the chat it names. */
export interface HostIdentity {
  user: { id: UserId; name: string; picture?: string };
  /** The people whom "contacts only" means; null where the token does not say. */
  contacts: UserId[] | null;
  chat: Chat | null;
  /**
   * Epoch milliseconds, never in the future; 0 where the token does not say. The newest member list
   * counts, so that a host's wrong clock must not win for ever.
   */
  issuedAt: number;
  /** Until when the token counts, epoch milliseconds. */
  expiresAt: number;
}

/** The person and the chat of checked claims. */
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
    issuedAt: Math.min((claims.iat ?? 0) * 1000, now),
    expiresAt: claims.exp * 1000,
  };
}

function pictureOf(picture: string | undefined): { picture?: string } {
  return picture === undefined ? {} : { picture };
}
