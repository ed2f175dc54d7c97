/**
 * One WebSocket: its deadline, its limits, its messages in their order, its end. What the messages
 * mean, others know. The runtime has no `terminate()`: what a socket holds is freed when we decide
 * to close it, not when the other side has answered.
 */
import type { Caps } from "../config.ts";
import type { Log } from "../log.ts";
import type { ServerMetrics } from "../metrics/server-metrics.ts";
import type { AwayReason } from "../protocol/call.ts";
import { Hello } from "../protocol/client-message.ts";
import { check } from "../protocol/codec.ts";
import { CLOSE_CODE } from "../protocol/error-code.ts";
import { HELLO_DEADLINE_MS, MESSAGE_MAX_BYTES } from "../protocol/limits.ts";
import { StoreUnavailable } from "../store/kv.ts";
import { BACKLOG_AFTER_WELCOME, BACKLOG_BEFORE_WELCOME, createBacklog } from "./backlog.ts";
import { closeSocket, closeTalking } from "./close-socket.ts";
import type { Connection } from "./connection.ts";
import type { Dispatch, Verdict } from "./dispatch.ts";
import type { Sessions } from "./sessions.ts";
import type { SocketPlace } from "./socket-caps.ts";
import { createTokenBucket, type TokenBucket } from "./token-bucket.ts";

export interface SignalSocketDeps {
  sessions: Sessions;
  dispatch: Dispatch;
  caps: Caps;
  log: Log;
  metrics: ServerMetrics;
}

/** Texts that are no message: some are forgiven, and one more with each ten seconds. */
const GARBAGE = { burst: 8, perSecond: 0.1 };
/** How much is sent before the runtime is asked how much of it still waits. */
const BUFFER_CHECK_LENGTH = 32 * 1024;
/** What a browser closes with when its page goes, for another one or for good (RFC 6455 section 7.4.1). */
const GOING_AWAY = 1001;
/** What is said to somebody who may well be saying more. */
const SAID_TOO_MUCH: ReadonlySet<number> = new Set([
  CLOSE_CODE.malformed,
  CLOSE_CODE.tooLarge,
  CLOSE_CODE.tooMany,
]);
/** Closes a socket and frees what it holds. */
export type CloseSocket = (code: number, reason: string) => void;

/** Serves one accepted socket until it is closed. */
export function serveSignalSocket(
  socket: WebSocket,
  place: SocketPlace,
  { sessions, dispatch, caps, log, metrics }: SignalSocketDeps,
): CloseSocket {
  let connection: Connection | null = null;
  let isClosed = false;
  let goneBy: AwayReason | undefined;
  let isBusy = false;
  const backlog = createBacklog();
  const rate: TokenBucket = createTokenBucket({
    burst: caps.messageBurst,
    perSecond: caps.messagesPerSecond,
  });
  const garbage: TokenBucket = createTokenBucket(GARBAGE);
  let refused = 0;
  let unchecked = 0;

  const helloTimer = setTimeout(
    () => close(CLOSE_CODE.helloTimeout, "no hello in time"),
    HELLO_DEADLINE_MS,
  );

  function close(code: number, reason: string): void {
    if (isClosed) return;
    free();
    if (SAID_TOO_MUCH.has(code)) closeTalking(socket, code, reason);
    else closeSocket(socket, code, reason);
    metrics.socketClosed(code);
    log.debug("socket-closed", { code, reason, userId: connection?.user.id });
  }

  function free(reason?: AwayReason): void {
    isClosed = true;
    clearTimeout(helloTimer);
    backlog.clear();
    place.freed();
    goneBy = reason;
    if (connection) leave(connection);
  }

  function leave(leaving: Connection): void {
    sessions.leave(leaving, goneBy).catch((cause) => log.error("departure-failed", cause));
  }

  function send(text: string): void {
    if (isClosed) return;
    // The runtime is asked once for so many characters, not for each message.
    unchecked += text.length;
    if (unchecked >= BUFFER_CHECK_LENGTH && caps.bufferedBytes > 0) {
      unchecked = 0;
      if (socket.bufferedAmount > caps.bufferedBytes) {
        return close(CLOSE_CODE.tooMany, "this connection reads too slowly");
      }
    }
    socket.send(text);
  }

  /** The next of a connection's messages; the ones behind it wait while it waits for something. */
  function next(text: string): void {
    if (isBusy) {
      const limits = connection ? BACKLOG_AFTER_WELCOME : BACKLOG_BEFORE_WELCOME;
      if (!backlog.push(text, limits)) close(CLOSE_CODE.tooMany, "too many messages waiting");
      return;
    }
    const verdict = process(text);
    if (verdict instanceof Promise) waitFor(verdict);
    else judge(verdict);
  }

  function waitFor(verdict: Promise<Verdict>): void {
    isBusy = true;
    verdict.then(judge, (cause) => {
      log.error("message-failed", cause);
      close(cause instanceof StoreUnavailable ? 1013 : 1011, "the server could not do this");
    }).then(() => {
      isBusy = false;
      // Read on until one waits again; what comes meanwhile goes behind.
      while (!isBusy && !isClosed) {
        const waiting = backlog.shift();
        if (waiting === undefined) return;
        next(waiting);
      }
    });
  }

  function judge(verdict: Verdict): void {
    if (verdict === "malformed" && !garbage.take()) {
      close(CLOSE_CODE.malformed, "too many malformed messages");
    }
  }

  function process(text: string): Verdict | Promise<Verdict> {
    return connection ? dispatch.handle(connection, text) : welcome(text);
  }

  async function welcome(text: string): Promise<Verdict> {
    const hello = readHello(text);
    if (!hello.ok) {
      close(hello.code, hello.reason);
      return "handled";
    }
    clearTimeout(helloTimer);
    const admission = await sessions.admit(hello.value, { send, close });
    if (!admission.ok) {
      close(admission.code, admission.reason);
      return "handled";
    }
    connection = admission.connection;
    place.settled();
    if (isClosed) leave(connection);
    return "handled";
  }

  /** Refuses what comes too fast, so that its sender can see it; whoever goes on is closed. */
  function isTooFast(text: string): boolean {
    if (rate.take()) {
      refused = Math.max(0, refused - 1);
      return false;
    }
    refused += 1;
    if (refused > caps.messageBurst) {
      close(CLOSE_CODE.tooMany, "too many messages");
    } else if (connection) {
      dispatch.refuse(connection, text, "rate-limited", "Too many messages");
    }
    return true;
  }

  socket.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (isClosed) return;
    if (typeof data !== "string") return close(CLOSE_CODE.malformed, "only text is understood");
    if (isTooLarge(data)) return close(CLOSE_CODE.tooLarge, "a message is over 64 KiB");
    if (isTooFast(data)) return;
    next(data);
  };
  socket.onerror = () => {
    // What went wrong is told by the close that follows.
  };
  socket.onclose = ({ code }) => {
    if (!isClosed) free(code === GOING_AWAY ? "changing-page" : undefined);
  };
  return close;
}

function readHello(
  text: string,
): { ok: true; value: Hello } | { ok: false; code: number; reason: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, code: CLOSE_CODE.malformed, reason: "not JSON" };
  }
  const hello = check(Hello, value);
  if (hello.ok) return hello;
  return { ok: false, code: CLOSE_CODE.malformed, reason: `expected hello: ${hello.problem}` };
}

const encoder = new TextEncoder();

/** Counts bytes only where the number of characters does not settle it: one is one to three bytes. */
function isTooLarge(text: string): boolean {
  if (text.length > MESSAGE_MAX_BYTES) return true;
  if (text.length * 3 <= MESSAGE_MAX_BYTES) return false;
  return encoder.encode(text).length > MESSAGE_MAX_BYTES;
}
