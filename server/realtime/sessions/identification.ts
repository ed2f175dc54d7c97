/** Identifies the sender of a hello, by host token or by the previous page's ticket. */
import type { VerifyToken } from "../../auth/host-token.ts";
import type { CallService } from "../../calls/call-service.ts";
import type { NamedContacts } from "../../calls/rules/people.ts";
import type { Hello } from "../../protocol/client-message.ts";
import { CLOSE_CODE } from "../../protocol/error-code.ts";
import type { ChatClaim } from "../chats/chat-book.ts";
import type { ConnectionUser } from "../connection.ts";
import type { ResumeTokens, Ticket } from "./resume-tokens.ts";

/** A person, as identified by their token or ticket. */
export interface Identified {
  ok: true;
  user: ConnectionUser;
  tokenExpiresAt: number;
  /** Whether this person is admitted by the ticket alone, without a valid token. */
  needsTicket: boolean;
  previous: Ticket | null;
  claims: ChatClaim[];
  contacts: NamedContacts | null;
}

/** The close code and reason for somebody who is not admitted. */
export interface TurnedAway {
  ok: false;
  code: number;
  reason: string;
}

/** What identification needs. */
export interface IdentificationDeps {
  verifyToken: VerifyToken;
  calls: Pick<CallService, "holdsSeat">;
  resumeTokens: Pick<ResumeTokens, "peek">;
  now: () => number;
}

/** Creates the identification. */
export function createIdentification(
  { verifyToken, calls, resumeTokens, now }: IdentificationDeps,
): (hello: Hello) => Promise<Identified | TurnedAway> {
  /** The person of the token, or else of the ticket. */
  async function identify(hello: Hello): Promise<Identified | TurnedAway> {
    const previous = hello.resume === undefined ? null : resumeTokens.peek(hello.resume);
    if (hello.token !== undefined) {
      const result = await verifyToken(hello.token);
      if (!result.ok) {
        // A page that has no newer token yet must not lose its call.
        const isOnlyLate = result.code === "token-expired" && previous !== null;
        return isOnlyLate ? byTicket(previous) : unauthorized(result.message);
      }
      const { user, chat, contacts, issuedAt, expiresAt } = result.identity;
      return {
        ok: true,
        user,
        tokenExpiresAt: expiresAt,
        needsTicket: false,
        // A ticket counts only for its own person.
        previous: previous?.user.id === user.id ? previous : null,
        claims: chat ? [{ chat, issuedAt }] : [],
        contacts: contacts && { ids: contacts, issuedAt },
      };
    }
    if (hello.resume === undefined) return unauthorized("hello needs a token");
    if (!previous) return unauthorized("the resume token is unknown, used or too old");
    return byTicket(previous);
  }

  /**
   * The ticket's person, with the old connection's rights; with an expired token only for a seat.
   */
  function byTicket(previous: Ticket): Identified | TurnedAway {
    const { user, connectionId, tokenExpiresAt } = previous;
    if (previous.isPartial) {
      return unauthorized("too many chats to resume without a host token");
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

/** The refusal of somebody without a valid token or ticket. */
export function unauthorized(reason: string): TurnedAway {
  return { ok: false, code: CLOSE_CODE.unauthorized, reason };
}
