/** Assembles signaling, and exposes only what the socket route and shutdown need. */
import type { VerifyToken } from "../auth/host-token.ts";
import type { CallService } from "../calls/call-service.ts";
import type { People } from "../calls/rules/people.ts";
import type { RegisteredChats } from "../calls/rules/registered-chats.ts";
import type { RuleChange } from "../calls/rules/rule-change.ts";
import type { Config } from "../config/config.ts";
import type { CallConfigFor } from "../ice/call-config.ts";
import type { Log } from "../log.ts";
import type { ServerMetrics } from "../metrics/server-metrics.ts";
import type { UserId } from "../protocol/ids.ts";
import { createRateLimiter } from "../rate-limiter.ts";
import { CLOSE_CODE } from "../protocol/error-code.ts";
import type { ConnectionId } from "../protocol/ids.ts";
import { SEAT_HELD_MAX_MS } from "../protocol/limits.ts";
import type { ServerEvent } from "../protocol/server-message.ts";
import type { Store } from "../store/kv/kv.ts";
import { createChatBook } from "./chats/chat-book.ts";
import { createChatCalls } from "./chats/chat-calls.ts";
import { tellOfChat } from "./chats/chat-news.ts";
import type { Directory } from "./directory.ts";
import { createDispatch } from "./dispatch.ts";
import type { HandlerContext } from "./handlers/handler.ts";
import { createIntroductions } from "./sessions/introductions.ts";
import { createKnownWishes } from "./chats/known-wishes.ts";
import { createPresence } from "./chats/presence.ts";
import { createRemoteCommands, type RemoteCommands } from "./remote-commands.ts";
import { createResumeTokens } from "./sessions/resume-tokens.ts";
import type { Router } from "./router.ts";
import { createSessions, type SessionDeps } from "./sessions/sessions.ts";
import {
  type ServedSocket,
  serveSignalSocket,
  type SignalSocketDeps,
} from "./socket/signal-socket.ts";
import type { TicketUses } from "./sessions/succession.ts";
import type { TicketSeal } from "./sessions/ticket-seal.ts";
import { createSocketCaps, type SocketCaps, type SocketPlace } from "./socket/socket-caps.ts";
import type { TokenRate } from "./socket/token-bucket.ts";

export interface Signaling {
  readonly caps: SocketCaps;
  /** Call commands without a socket. */
  readonly remote: RemoteCommands;
  /** Serves an accepted socket in its reserved place. */
  serve(socket: WebSocket, place: SocketPlace): void;
  /** Closes all connections of a person who is being erased, and forgets their name. */
  disconnect(userId: UserId): void;
  /** The rules cached here: those of the chats that are held and of the people in them. */
  rulesInUse(): RuleChange[];
  /** The page with this resume token is about to change. Returns how many seats are kept for it. */
  pageGoes(resumeToken: string): Promise<number>;
  /** Asks every connection to reconnect, then closes it. */
  goAway(): Promise<void>;
  stop(): void;
}

export interface SignalingDeps {
  config: Config;
  store: Store;
  calls: CallService;
  people: People;
  registeredChats: RegisteredChats;
  registry: Directory;
  router: Router;
  dueCalls: SessionDeps["dueCalls"] & HandlerContext["dueCalls"];
  verifyToken: VerifyToken;
  callConfig: CallConfigFor;
  ticketSeal: TicketSeal;
  ticketUses: TicketUses;
  /** Whether a connection of another server is gone. */
  confirmGone(id: ConnectionId): Promise<boolean>;
  /** Closes a connection of another server. */
  replaceElsewhere(id: ConnectionId): void;
  log: Log;
  metrics: ServerMetrics;
  now: () => number;
}

const EXPIRY_CHECK_MS = 1_000;
/** Reconnections are spread over this time, so that the next server is not overrun. */
const RECONNECT_SPREAD_MS = 2_000;
/** Between `server:goaway` and the close, so that it is read before the socket is gone. */
const FAREWELL_MS = 100;
/** How long to wait for clients to complete the close. */
const CLOSE_MAX_MS = 2_000;

/**
 * How many of a person's messages may be offers. A browser opens a peer connection for each offer
 * of an unknown link, and can open only a few hundred. The burst allows offering to everybody in a
 * large group.
 */
const offersAmong = ({ burst, perSecond }: TokenRate): TokenRate => ({
  burst: Math.ceil(burst / 2),
  perSecond: perSecond / 30,
});

/** Creates signaling; `stop` ends its timers. */
export function createSignaling(deps: SignalingDeps): Signaling {
  const { config, registry, log, now } = deps;
  const chats = createChatBook((news) => {
    tellOfChat(presence, news);
    chatCalls.changed(news.chatId);
  });
  const wishes = createKnownWishes((userId) => chatCalls.learned(userId));
  const chatCalls = createChatCalls({ calls: deps.calls, chats, wishes, now });
  const presence = createPresence(registry, chats, wishes);
  const introductions = createIntroductions({ ...deps, chats, presence });
  deps.people.subscribe(presence.learned);
  deps.calls.subscribe(({ chatId }) => chatCalls.changed(chatId));
  deps.registeredChats.subscribe((chatId, chat) => {
    chats.register(chatId, chat);
    if (chat) void introductions.meet(chat.members.map(({ id }) => id));
  });
  registry.onOthers({
    came: ({ userId }) => presence.arrived(userId),
    went: ({ userId }) => presence.departed(userId),
  });
  const resumeTokens = createResumeTokens({
    seal: deps.ticketSeal,
    connectionOf: registry.get,
    graceMs: SEAT_HELD_MAX_MS,
    now,
  });
  const sessions = createSessions({
    ...deps,
    chats,
    presence,
    chatCalls,
    introductions,
    resumeTokens,
    socketsPerUser: config.caps.socketsPerUser,
    maxParticipants: config.maxParticipants,
  });
  const hasRelay = config.ice.turn !== null;
  const { messageBurst: burst, messagesPerSecond: perSecond } = config.caps;
  const takeOffer = createRateLimiter(offersAmong({ burst, perSecond }), now);
  const context = { ...deps, chats, presence, chatCalls, introductions, hasRelay, takeOffer };
  const dispatch = createDispatch(context, log, deps.metrics);
  const caps = createSocketCaps(config.caps);
  // Sockets that are not closed on both sides yet.
  const sockets = new Map<WebSocket, ServedSocket>();
  let allClosed: (() => void) | null = null;
  const forSockets: SignalSocketDeps = {
    sessions,
    dispatch,
    caps: config.caps,
    log,
    metrics: deps.metrics,
    messageRate: { burst, perSecond },
    onClosed(socket) {
      sockets.delete(socket);
      if (sockets.size === 0) allClosed?.();
    },
  };
  const expiryTimer = setInterval(sessions.closeExpired, EXPIRY_CHECK_MS);

  return {
    caps,
    remote: createRemoteCommands(context),
    serve(socket, place) {
      sockets.set(socket, serveSignalSocket(socket, place, forSockets));
    },

    disconnect(userId) {
      for (const connection of [...registry.ofUser(userId)]) {
        connection.close(CLOSE_CODE.unauthorized, "this person was erased");
      }
      chats.forget(userId);
    },
    rulesInUse() {
      const { chatIds, userIds } = chats.inUse();
      // Wishes of people met again later are read again.
      wishes.keepOnly(userIds);
      return [
        ...Array.from(chatIds, (id) => ({ about: "chat" as const, id })),
        ...Array.from(userIds, (id) => ({ about: "person" as const, id })),
      ];
    },
    pageGoes: sessions.goAway,

    async goAway() {
      for (const connection of registry.all()) {
        const reconnectAfterMs = Math.floor(Math.random() * RECONNECT_SPREAD_MS);
        const farewell: ServerEvent = { type: "server:goaway", reconnectAfterMs };
        connection.send(JSON.stringify(farewell));
      }
      await new Promise((resolve) => setTimeout(resolve, FAREWELL_MS));
      if (sockets.size === 0) return;
      for (const served of sockets.values()) {
        served.close(CLOSE_CODE.restarting, "the server restarts");
      }
      // Otherwise the runtime closes them with its own code before ours has arrived.
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, CLOSE_MAX_MS);
        allClosed = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },

    stop() {
      clearInterval(expiryTimer);
      presence.stop();
      chatCalls.stop();
    },
  };
}
