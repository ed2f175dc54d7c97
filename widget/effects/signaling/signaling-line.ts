/**
 * The conversation with the server over one reconnecting socket: hello and welcome, requests with
 * their answers, everything else passed on as it came. Of a call it knows nothing.
 */
import type { ClientMessage, Hello } from "../../../server/protocol/client-message.ts";
import type { Ack, Welcome } from "../../../server/protocol/server-message.ts";
import type { OutgoingMessage } from "../../model/ports.ts";
import type { ResumeTicket } from "./resume-ticket.ts";
import { asAck, asGoAway, asWelcome, parseMessage } from "./message-guards.ts";
import {
  createReconnectingSocket,
  type ReconnectingSocket,
  type SocketPolicy,
} from "./reconnecting-socket.ts";
import { RENEW_BEFORE_MS, type TokenSource } from "./token-source.ts";

/** What the line says of itself; messages are passed on unchecked but for their `type`. */
export type LineNews =
  | { type: "welcome"; welcome: Welcome; receivedAtMs: number }
  | { type: "message"; message: { type: string } & Record<string, unknown>; receivedAtMs: number }
  | { type: "lost" }
  | { type: "refused"; why: "unauthorized" | "closed" };

/** The answer to a request; a line that was lost meanwhile answers for itself. */
export type Answer =
  | { ok: true; ack: Extract<Ack, { success: true }>; receivedAtMs: number }
  | { ok: false; code: string; message: string; sessionId?: string };

/** The server's resume token, and the key that it is used with in this tab. */
export type LineTicket = Pick<ResumeTicket, "token" | "key">;

export interface SignalingLine {
  /** With what the next page of this tab may take this line's place; null before a welcome. */
  readonly ticket: LineTicket | null;
  /** Sends a message that nobody answers; false where there is no line. */
  tell(message: OutgoingMessage): boolean;
  /** Sends a request and waits for its ack. */
  ask(message: OutgoingMessage): Promise<Answer>;
  /** Tells the server of another token than the one it knows. */
  renew(): void;
  close(): void;
}

export interface LineOptions {
  url: string;
  tokens: TokenSource;
  /** The last page's ticket: where there is one, the first hello does not wait for a token. */
  ticket?: LineTicket;
  onNews: (news: LineNews) => void;
  /** How long a request may stay unanswered on a line that holds. */
  answerMs?: number;
  policy?: SocketPolicy;
}

export const UNREACHABLE: Answer = {
  ok: false,
  code: "server-unreachable",
  message: "The server cannot be reached",
};
/** How often a call that has outlived its token has the page asked for another. */
const EXPIRED_AGAIN_MS = 10_000;
/** `setTimeout` counts in 32 bits; beyond that it fires at once. */
const TIMER_MAX_MS = 2 ** 31 - 1;

/** Opens the line; it keeps itself open, and renews its token, until it is closed. */
export function createSignalingLine(
  { url, tokens, ticket, onNews, answerMs = 8_000, policy }: LineOptions,
): SignalingLine {
  const waiting = new Map<
    string,
    { answer: (answer: Answer) => void; timer: ReturnType<typeof setTimeout> }
  >();
  let nextId = 1;
  let isWelcomed = false;
  let resumeToken: string | null = ticket?.token ?? null;
  const key = ticket?.key ?? String(Math.random());
  /** Whether this page was given the ticket itself; a copy of the tab has the last page's as well. */
  let isOwnTicket = false;
  /** Whether the hello that is to be said, or was said last, brings the ticket and no token. */
  let isTicketAlone = ticket !== undefined;
  let isTokenStale = false;
  let hadSecondChance = false;
  let isClosed = false;
  /** Which hello is being prepared: a token that comes late must not be said on the next socket. */
  let helloRun = 0;
  let renewal: ReturnType<typeof setTimeout> | undefined;
  /** Epoch milliseconds of the server's clock, and how far that is ahead of the page's. */
  let tokenExpiresAt = 0;
  let clockOffsetMs = 0;

  const socket: ReconnectingSocket = createReconnectingSocket({
    url,
    policy,
    listener: {
      opened: () => void sayHello(),
      message: hear,
      lost() {
        isWelcomed = false;
        helloRun++;
        clearTimeout(renewal);
        settleAll();
        onNews({ type: "lost" });
      },
      unauthorized() {
        if (isTicketAlone) {
          // A ticket that the server does not know says nothing against the token.
          isTicketAlone = false;
          resumeToken = null;
          return true;
        }
        if (hadSecondChance) return false;
        hadSecondChance = true;
        isTokenStale = true;
        return tokens.isRenewable;
      },
      refused(why) {
        isWelcomed = false;
        settleAll();
        onNews({ type: "refused", why });
      },
      probe: () => void ask({ type: "webrtc:config:get" }),
    },
  });

  async function sayHello(): Promise<void> {
    const run = ++helloRun;
    let token: string | undefined;
    try {
      if (!isTicketAlone) token = await tokens.get(isTokenStale);
      isTokenStale = false;
    } catch (cause) {
      if (isClosed || run !== helloRun) return;
      console.warn(new Error("Cannot say hello to the call server", { cause }));
      if (resumeToken === null) return socket.startAgain();
      isTicketAlone = true;
    }
    if (run !== helloRun) return;
    // What is undefined is not sent.
    const hello: Hello = {
      type: "hello",
      token,
      ...(resumeToken !== null && {
        resume: resumeToken,
        idempotencyKey: key,
        // This page knows that its own socket is gone, also where the server still takes it for open.
        replace: isOwnTicket,
      }),
    };
    socket.send(JSON.stringify(hello));
  }

  function hear(text: string): void {
    const receivedAtMs = performance.now();
    const message = parseMessage(text);
    if (message === null) return;
    const ack = asAck(message);
    if (ack) return settle(ack.id, answerOf(ack, receivedAtMs));
    const welcome = asWelcome(message);
    if (welcome) {
      socket.settled();
      isWelcomed = true;
      hadSecondChance = false;
      isTicketAlone = false;
      isOwnTicket = true;
      resumeToken = welcome.resumeToken;
      tokenExpiresAt = Date.parse(welcome.tokenExpiresAt);
      clockOffsetMs = Date.parse(welcome.serverTime) - Date.now();
      planRenewal();
      return onNews({ type: "welcome", welcome, receivedAtMs });
    }
    const goAway = asGoAway(message);
    if (goAway) return socket.startAgain(goAway.reconnectAfterMs);
    onNews({ type: "message", message, receivedAtMs });
  }

  /** By the server's clock: what the page's own says of an expiry may be hours off. */
  function planRenewal(): void {
    clearTimeout(renewal);
    if (!tokens.isRenewable) return;
    const lifeMs = tokenExpiresAt - clockOffsetMs - Date.now();
    const dueMs = lifeMs > 0
      ? Math.max(lifeMs - RENEW_BEFORE_MS, lifeMs / 2, 1_000)
      : EXPIRED_AGAIN_MS;
    renewal = setTimeout(() => void renew(true), Math.min(dueMs, TIMER_MAX_MS));
  }

  async function renew(isStale: boolean): Promise<void> {
    try {
      const token = await tokens.get(isStale);
      const answer = await ask({ type: "auth:refresh", token });
      if (answer.ok) tokenExpiresAt = Date.parse(answer.ack.tokenExpiresAt ?? "") || tokenExpiresAt;
    } catch (cause) {
      if (!isClosed) {
        console.warn(new Error("Cannot renew the token of the call server", { cause }));
      }
    }
    if (isWelcomed) planRenewal();
  }

  function settle(id: string, answer: Answer): void {
    const request = waiting.get(id);
    if (!request) return;
    waiting.delete(id);
    clearTimeout(request.timer);
    request.answer(answer);
  }

  /** The line is gone, and with it every answer that was still to come. */
  function settleAll(): void {
    for (const id of waiting.keys()) settle(id, UNREACHABLE);
  }

  function tell(message: OutgoingMessage, id?: string): boolean {
    return isWelcomed && socket.send(JSON.stringify({ ...message, id } satisfies ClientMessage));
  }

  function ask(message: OutgoingMessage): Promise<Answer> {
    const id = `${nextId++}`;
    return new Promise((answer) => {
      const timer = setTimeout(() => settle(id, UNREACHABLE), answerMs);
      waiting.set(id, { answer, timer });
      if (!tell(message, id)) settle(id, UNREACHABLE);
      // Asked for where a link is broken, and a half-open line does not know that it is as well.
      else if (message.type === "webrtc:config:get") socket.expectNews();
    });
  }

  return {
    get ticket() {
      return resumeToken === null ? null : { token: resumeToken, key };
    },
    tell: (message) => tell(message),
    ask,
    renew() {
      // A hello that is still to come brings the new token by itself.
      if (isWelcomed) void renew(false);
    },
    close() {
      isClosed = true;
      clearTimeout(renewal);
      settleAll();
      socket.close();
    },
  };
}

function answerOf(ack: Ack, receivedAtMs: number): Answer {
  return ack.success ? { ok: true, ack, receivedAtMs } : { ok: false, ...ack.error };
}
