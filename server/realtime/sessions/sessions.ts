/**
 * How a connection begins and ends: who it is, its welcome, what happens to its seats when it goes,
 * and when its token expires. Knows neither sockets nor HTTP.
 */
import type { VerifyToken } from "../../auth/host-token.ts";
import type { CallService } from "../../calls/call-service.ts";
import type { AwayReason } from "../../protocol/call.ts";
import type { Hello } from "../../protocol/client-message.ts";
import type { ConnectionId } from "../../protocol/ids.ts";
import { CLOSE_CODE } from "../../protocol/error-code.ts";
import type { Welcome } from "../../protocol/server-message.ts";
import type { Log } from "../../log.ts";
import { StoreUnavailable } from "../../store/kv/kv.ts";
import { attachedChats } from "../chats/attached-chats.ts";
import type { ChatBook } from "../chats/chat-book.ts";
import type { ChatCalls } from "../chats/chat-calls.ts";
import { closeReplaced, type Connection, createConnection } from "../connection.ts";
import {
  createIdentification,
  type Identified,
  type TurnedAway,
  unauthorized,
} from "./identification.ts";
import { type Introductions, missedOnWire } from "./introductions.ts";
import { createOutbox, type Transport } from "../socket/outbox.ts";
import { createPersonPlaces } from "./person-places.ts";
import type { Presence } from "../chats/presence.ts";
import type { Registry } from "../registry.ts";
import type { ResumeTokens, Ticket } from "./resume-tokens.ts";
import { createSuccession, type TicketUses } from "./succession.ts";

/** An admitted connection, or the close code and reason of a refused one. */
export type Admission =
  | { ok: true; connection: Connection }
  | TurnedAway;

export interface Sessions {
  admit(hello: Hello, transport: Transport): Promise<Admission>;
  /** The connection is gone or about to be closed by us. Idempotent. */
  leave(connection: Connection, reason?: AwayReason): Promise<void>;
  /**
   * The page with this ticket is about to change. Returns the seats kept; the ticket stays valid.
   */
  goAway(resumeToken: string): Promise<number>;
  /** Closes connections whose token has expired; those in a call stay until it is over. */
  closeExpired(): void;
}

export interface SessionDeps {
  calls: CallService;
  registry: Registry;
  chats: ChatBook;
  presence: Presence;
  chatCalls: ChatCalls;
  /** Told of each new connection, to announce scheduled calls that begin. */
  dueCalls: { arrived(connection: Connection): void };
  introductions: Introductions;
  resumeTokens: ResumeTokens;
  ticketUses: TicketUses;
  confirmGone(id: ConnectionId): Promise<boolean>;
  /** Closes a connection of another server. */
  replaceElsewhere(id: ConnectionId): void;
  verifyToken: VerifyToken;
  /** Maximum connections per person; 0 for no limit. */
  socketsPerUser: number;
  maxParticipants: number;
  log: Log;
  now: () => number;
}

/** Sessions over the calls and the registry. */
export function createSessions(deps: SessionDeps): Sessions {
  const { calls, registry, chats, presence, introductions, resumeTokens, now, log } = deps;
  const identify = createIdentification(deps);
  const succession = createSuccession(deps);
  const places = createPersonPlaces(registry, deps.socketsPerUser);

  /** The hello's ticket, claimed for this connection; null if it replaces nobody. */
  async function takeTicket(
    { resume = "", idempotencyKey }: Hello,
    { previous, needsTicket }: Identified,
    by: ConnectionId,
  ): Promise<Ticket | "used" | null> {
    if (!previous) return null;
    const taken = await succession.takeTicket(previous, {
      use: { by, key: idempotencyKey ?? null },
      isNeeded: needsTicket,
    });
    // Two connections may present one ticket at the same time; it admits only one of them.
    const isUsedUp = !taken && needsTicket && resumeTokens.peek(resume)?.use !== null;
    return isUsedUp ? "used" : taken;
  }

  async function leave(connection: Connection, reason?: AwayReason): Promise<void> {
    if (!registry.remove(connection)) return;
    resumeTokens.retain(connection);
    chats.release(connection);
    presence.departed(connection.user.id);
    succession.gone(connection.id);
    await calls.departed({ userId: connection.user.id, connectionId: connection.id }, reason);
  }

  return {
    async admit(hello, transport) {
      const identity = await identify(hello);
      if (!identity.ok) return identity;
      const { user, previous, claims, contacts } = identity;
      if (hello.replace && previous && !previous.use) {
        closeReplaced(registry.get(previous.connectionId));
        deps.replaceElsewhere(previous.connectionId);
      }
      let introduction = await introductions.read(user.id, claims, contacts);
      // Before the ticket is claimed: somebody refused here must be able to come back with it.
      const freePlace = places.take(user.id);
      if (!freePlace) {
        return {
          ok: false,
          code: CLOSE_CODE.tooMany,
          reason: "too many connections of one person",
        };
      }
      const id = crypto.randomUUID();
      const taken = await takeTicket(hello, identity, id).catch((error) => {
        freePlace();
        throw error;
      });
      if (taken === "used") {
        freePlace();
        return unauthorized("the resume token was already used");
      }

      const outbox = createOutbox(transport);
      const connection: Connection = createConnection(id, user, identity.tokenExpiresAt, {
        send: outbox.send,
        close: outbox.close,
      });
      try {
        while (!introduction.isCurrent()) {
          introduction = await introductions.read(user.id, claims, contacts);
        }
        registry.add(connection);
        freePlace();
        introduction.attach(connection);
        presence.arrived(user.id);
        const found = await calls.arrived({ userId: user.id, connectionId: connection.id });
        const { resumed, snapshots } = taken
          ? await succession.takeSeats(connection, taken, found)
          : { resumed: false, snapshots: found };
        const welcome: Welcome = {
          type: "welcome",
          user,
          connectionId: connection.id,
          resumeToken: resumeTokens.issue(connection),
          resumed,
          calls: snapshots,
          chats: attachedChats(connection),
          members: presence.membersFor(connection),
          missed: missedOnWire(introduction.missed),
          serverTime: new Date(now()).toISOString(),
          tokenExpiresAt: new Date(connection.tokenExpiresAt).toISOString(),
          maxParticipants: deps.maxParticipants,
        };
        outbox.open(JSON.stringify(welcome));
        deps.chatCalls.show(connection);
        deps.dueCalls.arrived(connection);
        return { ok: true, connection };
      } catch (error) {
        await leave(connection).catch((cause) => log.error("departure-failed", cause));
        // The ticket has achieved nothing, and its bearer may have nothing else to come back with.
        if (taken) {
          await succession.returnTicket(taken)
            .catch((cause) => log.error("ticket-not-returned", cause));
        }
        throw error;
      } finally {
        freePlace();
        succession.admitted(id);
      }
    },

    leave,

    async goAway(resumeToken) {
      const ticket = resumeTokens.peek(resumeToken);
      if (!ticket) return 0;
      const { user, connectionId, use } = ticket;
      // Sent late, by a page whose successor is connected.
      if (use && registry.personAt(connectionId) !== undefined) return 0;
      const outcome = await calls.goingAway({ userId: user.id, connectionId });
      if (outcome.ok) return outcome.seats;
      throw new StoreUnavailable(outcome.message);
    },

    closeExpired() {
      for (const connection of registry.all()) {
        const device = { userId: connection.user.id, connectionId: connection.id };
        if (connection.tokenExpiresAt > now() || calls.holdsSeat(device)) continue;
        connection.close(CLOSE_CODE.unauthorized, "token has expired");
      }
    },
  };
}
