/**
 * One WebSocket: its deadline, its limits, the order of its messages, its end. It does not
 * interpret them. Deno has no `terminate()`: what a socket holds is freed when we decide to close
 * it, not when the other side has answered.
 */
import { setImmediate } from "node:timers";
import type { Caps } from "../../config/cap-setting.ts";
import type { Log } from "../../log.ts";
import type { ServerMetrics } from "../../metrics/server-metrics.ts";
import type { AwayReason } from "../../protocol/call.ts";
import { CLOSE_CODE } from "../../protocol/error-code.ts";
import { HELLO_DEADLINE_MS, MESSAGE_MAX_BYTES } from "../../protocol/limits.ts";
import { StoreUnavailable } from "../../store/kv/kv.ts";
import { Backlog, BACKLOG_AFTER_WELCOME, BACKLOG_BEFORE_WELCOME } from "./backlog.ts";
import { closeSocket, closeTalking } from "./close-socket.ts";
import type { Connection } from "../connection.ts";
import type { Dispatch, Verdict } from "../dispatch.ts";
import type { Transport } from "./outbox.ts";
import { readHello } from "./read-hello.ts";
import type { Sessions } from "../sessions/sessions.ts";
import type { SocketPlace } from "./socket-caps.ts";
import { TokenBucket, type TokenRate } from "./token-bucket.ts";

export interface SignalSocketDeps {
  sessions: Sessions;
  dispatch: Dispatch;
  caps: Pick<Caps, "bufferedBytes">;
  log: Log;
  metrics: ServerMetrics;
  /** The rate limit of each socket. */
  messageRate: TokenRate;
  /** The socket is closed on both sides. */
  onClosed(socket: WebSocket): void;
}

/** Tolerance for malformed messages: a few at once, and another one every ten seconds. */
const GARBAGE = { burst: 8, perSecond: 0.1 };
/** How many characters are sent between checks of `bufferedAmount`. */
const BUFFER_CHECK_LENGTH = 32 * 1024;
/** The close code of a page that unloads, by navigation or for good (RFC 6455 section 7.4.1). */
const GOING_AWAY = 1001;
/** Close codes for peers that are probably still sending. */
const SAID_TOO_MUCH: ReadonlySet<number> = new Set([
  CLOSE_CODE.malformed,
  CLOSE_CODE.tooLarge,
  CLOSE_CODE.tooMany,
]);

/** A socket that is served. */
export interface ServedSocket {
  /** Closes it and frees what it holds. */
  close(code: number, reason: string): void;
}

/** Serves one accepted socket until it is closed. */
export function serveSignalSocket(
  socket: WebSocket,
  place: SocketPlace,
  deps: SignalSocketDeps,
): ServedSocket {
  return new SignalSocket(socket, place, deps);
}

/** Listens as an object instead of with closures, to save memory with thousands of sockets. */
class SignalSocket implements Transport, EventListenerObject {
  readonly #socket: WebSocket;
  readonly #place: SocketPlace;
  readonly #deps: SignalSocketDeps;
  readonly #rate: TokenBucket;
  #helloTimer: ReturnType<typeof setTimeout> | undefined;
  #connection: Connection | null = null;
  #isClosed = false;
  #goneBy: AwayReason | undefined;
  #isBusy = false;
  /** Most sockets never need these. */
  #backlog: Backlog | null = null;
  #garbage: TokenBucket | null = null;
  #refused = 0;
  #unchecked = 0;

  constructor(socket: WebSocket, place: SocketPlace, deps: SignalSocketDeps) {
    this.#socket = socket;
    this.#place = place;
    this.#deps = deps;
    this.#rate = new TokenBucket(deps.messageRate);
    this.#helloTimer = setTimeout(
      () => this.close(CLOSE_CODE.helloTimeout, "no hello in time"),
      HELLO_DEADLINE_MS,
    );
    socket.addEventListener("message", this);
    socket.addEventListener("close", this);
  }

  handleEvent(event: Event): void {
    if (event instanceof MessageEvent) return this.#receive(event.data);
    const { code } = event as CloseEvent;
    if (!this.#isClosed) this.#free(code === GOING_AWAY ? "changing-page" : undefined);
    this.#deps.onClosed(this.#socket);
  }

  close(code: number, reason: string): void {
    if (this.#isClosed) return;
    this.#free();
    if (SAID_TOO_MUCH.has(code)) closeTalking(this.#socket, code, reason);
    else closeSocket(this.#socket, code, reason);
    this.#deps.metrics.socketClosed(code);
    this.#deps.log.debug("socket-closed", { code, reason, userId: this.#connection?.user.id });
  }

  send(text: string): void {
    if (this.#isClosed) return;
    const { bufferedBytes } = this.#deps.caps;
    // `bufferedAmount` is read once per so many characters, not for each message.
    this.#unchecked += text.length;
    if (this.#unchecked >= BUFFER_CHECK_LENGTH && bufferedBytes > 0) {
      this.#unchecked = 0;
      if (this.#socket.bufferedAmount > bufferedBytes) {
        return this.close(CLOSE_CODE.tooMany, "this connection reads too slowly");
      }
    }
    this.#socket.send(text);
  }

  #free(reason?: AwayReason): void {
    this.#isClosed = true;
    this.#stopHelloTimer();
    this.#backlog?.clear();
    this.#place.freed();
    this.#goneBy = reason;
    if (this.#connection) this.#leave(this.#connection);
  }

  #stopHelloTimer(): void {
    clearTimeout(this.#helloTimer);
    this.#helloTimer = undefined;
  }

  #leave(leaving: Connection): void {
    const { sessions, log } = this.#deps;
    sessions.leave(leaving, this.#goneBy).catch((cause) => log.error("departure-failed", cause));
  }

  #receive(data: unknown): void {
    if (this.#isClosed) return;
    if (typeof data !== "string") {
      return this.close(CLOSE_CODE.malformed, "only text messages are accepted");
    }
    if (isTooLarge(data)) return this.close(CLOSE_CODE.tooLarge, "a message is over 64 KiB");
    if (this.#isTooFast(data)) return;
    this.#next(data);
  }

  /** Refuses a message over the rate limit and tells its sender; closes if that goes on. */
  #isTooFast(text: string): boolean {
    if (this.#rate.take()) {
      this.#refused = Math.max(0, this.#refused - 1);
      return false;
    }
    this.#refused += 1;
    if (this.#refused > this.#deps.messageRate.burst) {
      this.close(CLOSE_CODE.tooMany, "too many messages");
    } else if (this.#connection) {
      this.#deps.dispatch.refuse(this.#connection, text, "rate-limited", "Too many messages");
    }
    return true;
  }

  /** Handles the connection's next message; later ones queue while it waits for something. */
  #next(text: string): void {
    if (this.#isBusy) {
      const limits = this.#connection ? BACKLOG_AFTER_WELCOME : BACKLOG_BEFORE_WELCOME;
      this.#backlog ??= new Backlog();
      if (!this.#backlog.push(text, limits)) {
        this.close(CLOSE_CODE.tooMany, "too many messages waiting");
      }
      return;
    }
    const verdict = this.#connection
      ? this.#deps.dispatch.handle(this.#connection, text)
      : this.#welcome(text);
    if (verdict instanceof Promise) this.#waitFor(verdict);
    else this.#judge(verdict);
  }

  async #waitFor(verdict: Promise<Verdict>): Promise<void> {
    this.#isBusy = true;
    try {
      this.#judge(await verdict);
      // The news of what was decided goes out after the answer (`answeredFirst`), and before
      // anything that this client sends next.
      await new Promise((told) => setImmediate(told));
    } catch (cause) {
      this.#deps.log.error("message-failed", cause);
      const why = cause instanceof StoreUnavailable ? "tryAgainLater" : "internal";
      this.close(CLOSE_CODE[why], "the server failed to handle a message");
    }
    this.#isBusy = false;
    // Works through the queue until a message waits again; new arrivals go to its end.
    while (!this.#isBusy && !this.#isClosed) {
      const waiting = this.#backlog?.shift();
      if (waiting === undefined) return;
      this.#next(waiting);
    }
  }

  #judge(verdict: Verdict): void {
    if (verdict !== "malformed") return;
    this.#garbage ??= new TokenBucket(GARBAGE);
    if (!this.#garbage.take()) this.close(CLOSE_CODE.malformed, "too many malformed messages");
  }

  async #welcome(text: string): Promise<Verdict> {
    const hello = readHello(text);
    if (!hello.ok) {
      this.close(hello.code, hello.reason);
      return "handled";
    }
    this.#stopHelloTimer();
    const admission = await this.#deps.sessions.admit(hello.value, this);
    if (!admission.ok) {
      this.close(admission.code, admission.reason);
      return "handled";
    }
    this.#connection = admission.connection;
    this.#place.settled();
    if (this.#isClosed) this.#leave(this.#connection);
    return "handled";
  }
}

const encoder = new TextEncoder();

/** Encodes only if the length does not settle it: a UTF-16 unit takes one to three bytes. */
function isTooLarge(text: string): boolean {
  if (text.length > MESSAGE_MAX_BYTES) return true;
  if (text.length * 3 <= MESSAGE_MAX_BYTES) return false;
  return encoder.encode(text).length > MESSAGE_MAX_BYTES;
}
