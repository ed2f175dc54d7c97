/**
 * The conversation with the server over one reconnecting socket: hello and welcome, requests with
 * their answers; everything else is passed on as it is. Knows nothing about calls.
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

/** The line's news; of other messages only the `type` is validated. */
export type LineNews =
  | { type: "welcome"; welcome: Welcome; receivedAtMs: number }
  | { type: "message"; message: { type: string } & Record<string, unknown>; receivedAtMs: number }
  | { type: "lost" }
  | { type: "refused"; why: "unauthorized" | "closed" };

/** The answer to a request; if the line was lost, the line answers itself. */
export type Answer =
  | { ok: true; ack: Extract<Ack, { success: true }>; receivedAtMs: number }
  | { ok: false; code: string; message: string; sessionId?: string };

/** The server's resume token, and this tab's key to use it with. */
export type LineTicket = Pick<ResumeTicket, "token" | "key">;

export interface SignalingLine {
  /** The ticket with which the tab's next page replaces this line; null before a welcome. */
  readonly ticket: LineTicket | null;
  /** Sends a message without an answer; false if the line is down. */
  tell(message: OutgoingMessage): boolean;
  /** Sends a request and waits for its ack. */
  ask(message: OutgoingMessage): Promise<Answer>;
  /** Sends the server a new token. */
  renew(): void;
  close(): void;
}

export interface LineOptions {
  url: string;
  tokens: TokenSource;
  /** The last page's ticket; with one, the first hello does not wait for a token. */
  ticket?: LineTicket;
  onNews: (news: LineNews) => void;
  /** How long a request may stay unanswered while the line is up. */
  answerMs?: number;
  policy?: SocketPolicy;
}

export const UNREACHABLE: Answer = {
  ok: false,
  code: "server-unreachable",
  message: "The server cannot be reached",
};
/** How often to ask the page for another token once the last one has expired, as in a long call. */
const EXPIRED_AGAIN_MS = 10_000;
/** `setTimeout` counts in 32 bits; beyond that it fires at once. */
const TIMER_MAX_MS = 2 ** 31 - 1;

/** Opens the line, which stays open and renews its token until it is closed. */
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
  /** Whether the server gave this page the ticket; a duplicated tab may have the last page's. */
  let isOwnTicket = false;
  /** Whether the next hello, or the last one sent, carries the ticket without a token. */
  let isTicketAlone = ticket !== undefined;
  let isTokenStale = false;
  let hadSecondChance = false;
  let isClosed = false;
  /** The hello being prepared: a late token must not be sent on the next socket. */
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
          // The server does not know the ticket; the token may still be good.
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
    // Undefined fields are not sent.
    const hello: Hello = {
      type: "hello",
      token,
      ...(resumeToken !== null && {
        resume: resumeToken,
        idempotencyKey: key,
        // This page knows that its own socket is gone, even if the server still takes it for open.
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

  /** By the server's clock, as the page's own may be hours off. */
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

  /** The line is gone, so no pending request will be answered. */
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
      // Sent when a link is broken: then the line may be broken as well and not have noticed yet.
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
      // Before the welcome, the next hello carries the new token.
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
