/** Whose hello it is: by the host's token, or by the ticket of the page before. Lets nobody in. */
import type { VerifyToken } from "../../auth/host-token.ts";
import type { CallService } from "../../calls/call-service.ts";
import type { NamedContacts } from "../../calls/rules/people.ts";
import type { Hello } from "../../protocol/client-message.ts";
import { CLOSE_CODE } from "../../protocol/error-code.ts";
import type { ChatClaim } from "../chats/chat-book.ts";
import type { ConnectionUser } from "../connection.ts";
import type { ResumeTokens, Ticket } from "./resume-tokens.ts";

/** A person, as their token or their ticket says. */
export interface Identified {
  ok: true;
  user: ConnectionUser;
  tokenExpiresAt: number;
  /** Whether it is the ticket that lets this person in, and no token. */
  needsTicket: boolean;
  previous: Ticket | null;
  claims: ChatClaim[];
  contacts: NamedContacts | null;
}

/** The close code and reason for somebody who is not let in. */
export interface TurnedAway {
  ok: false;
  code: number;
  reason: string;
}

/** What telling them needs. */
export interface IdentificationDeps {
  verifyToken: VerifyToken;
  calls: Pick<CallService, "holdsSeat">;
  resumeTokens: Pick<ResumeTokens, "peek">;
  now: () => number;
}

/** Tells whose a hello is. */
export function createIdentification(
  { verifyToken, calls, resumeTokens, now }: IdentificationDeps,
): (hello: Hello) => Promise<Identified | TurnedAway> {
  /** Whose hello this is: the token's person, else the one of a ticket. */
  async function identify(hello: Hello): Promise<Identified | TurnedAway> {
    const previous = hello.resume === undefined ? null : resumeTokens.peek(hello.resume);
    if (hello.token !== undefined) {
      const result = await verifyToken(hello.token);
      if (!result.ok) {
        // A page that knows no newer token must not lose its call for it.
        const isOnlyLate = result.code === "token-expired" && previous !== null;
        return isOnlyLate ? byTicket(previous) : unauthorized(result.message);
      }
      const { user, chat, contacts, issuedAt, expiresAt } = result.identity;
      return {
        ok: true,
        user,
        tokenExpiresAt: expiresAt,
        needsTicket: false,
        // A ticket is bound to its person.
        previous: previous?.user.id === user.id ? previous : null,
        claims: chat ? [{ chat, issuedAt }] : [],
        contacts: contacts && { ids: contacts, issuedAt },
      };
    }
    if (hello.resume === undefined) return unauthorized("hello needs a token");
    if (!previous) return unauthorized("the resume token is unknown, used or too old");
    return byTicket(previous);
  }

  /** Its person, with what the previous connection was allowed, and an expired token only for a seat. */
  function byTicket(previous: Ticket): Identified | TurnedAway {
    const { user, connectionId, tokenExpiresAt } = previous;
    if (previous.isPartial) {
      return unauthorized("these chats are too many for a resume token alone");
    }
    if (tokenExpiresAt <= now() && !calls.holdsSeat({ userId: user.id, connectionId })) {
      return unauthorized("token has expired");
    }
    return {
      ok: true,
      user,
      tokenExpiresAt,
      needsTicket: true,
      previous,
      claims: previous.chats,
      contacts: null,
    };
  }

  return identify;
}

/** The refusal of somebody who shows nothing that lets them in. */
export function unauthorized(reason: string): TurnedAway {
  return { ok: false, code: CLOSE_CODE.unauthorized, reason };
}
