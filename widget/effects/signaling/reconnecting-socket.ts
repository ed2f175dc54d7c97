/**
 * A WebSocket that reconnects. When and how often is data; events of an earlier socket are dropped
 * by identity. Knows nothing about the messages.
 */
import {
  CLOSED_MALFORMED,
  CLOSED_ORIGIN,
  CLOSED_UNAUTHORIZED,
} from "../../../server/protocol/error-code.ts";
import { SUBPROTOCOL } from "../../../server/protocol/subprotocol.ts";

/** Every wait of the socket, as data; tests bring their own. */
export interface SocketPolicy {
  /** The wait before each try; the last one repeats. */
  retryDelaysMs: readonly number[];
  /** The largest random addition to a wait, as a share of it, to spread the clients' returns. */
  jitter: number;
  /** How long a socket may take to open, and how long the server may take when an answer is due. */
  silenceMs: number;
  /** The wait after the browser itself has closed the socket: usually the page is being left. */
  leavingMs: number;
}

/** The browser's close code for a page that is left; Firefox closes before `pagehide`. */
const GOING_AWAY = 1001;

const SOCKET_POLICY: SocketPolicy = {
  retryDelaysMs: [0, 300, 1200, 2700, 4800, 7000],
  jitter: 0.3,
  silenceMs: 4_000,
  leavingMs: 500,
};

/** Why no further connection is tried. */
export type SocketRefusal = "unauthorized" | "closed";

export interface SocketListener {
  opened(): void;
  message(text: string): void;
  /** The socket is gone and another will be tried. */
  lost(): void;
  /** The server refused the credentials; return true to try again with new ones. */
  unauthorized(): boolean;
  /** No further try will be made. */
  refused(why: SocketRefusal): void;
  /** The page woke up or its network changed: send something that the server answers. */
  probe(): void;
}

export interface ReconnectingSocket {
  /** Sends if a socket is open, and says whether it was. */
  send(text: string): boolean;
  /** A request was sent that is always answered: silence now means that the connection is gone. */
  expectNews(): void;
  /** The handshake is complete: the next loss starts with the first retry delay. */
  settled(): void;
  /** Replaces this socket by a new one, after `afterMs` or else by the policy. */
  startAgain(afterMs?: number): void;
  close(): void;
}

export interface SocketOptions {
  url: string;
  listener: SocketListener;
  policy?: SocketPolicy;
  random?: () => number;
}

/** Connects at once and stays connected until it is closed or refused. */
export function createReconnectingSocket(
  { url, listener, policy = SOCKET_POLICY, random = Math.random }: SocketOptions,
): ReconnectingSocket {
  let current: WebSocket | null = null;
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const listening = new AbortController();
  const { signal } = listening;

  function connect(): void {
    clearTimeout(timer);
    tries++;
    const socket = new WebSocket(url, SUBPROTOCOL);
    const isCurrent = () => socket === current;
    current = socket;
    expectNews();
    socket.onopen = () => {
      if (!isCurrent()) return;
      expectNews();
      listener.opened();
    };
    socket.onmessage = ({ data }) => {
      if (!isCurrent()) return;
      clearTimeout(silence);
      if (typeof data === "string") listener.message(data);
    };
    socket.onclose = ({ code, reason }) => {
      if (isCurrent()) dropped(code, reason);
    };
  }

  /** Gives up the current socket, whatever its state. */
  function abandon(): void {
    clearTimeout(silence);
    const socket = current;
    current = null;
    socket?.close();
  }

  function expectNews(): void {
    clearTimeout(silence);
    silence = setTimeout(() => {
      abandon();
      retry();
    }, policy.silenceMs);
  }

  function dropped(code: number, reason: string): void {
    abandon();
    if (code === CLOSED_UNAUTHORIZED) {
      if (listener.unauthorized()) retry();
      else giveUp("unauthorized", reason);
    } else if (code === CLOSED_ORIGIN || code === CLOSED_MALFORMED) {
      giveUp("closed", reason);
    } else {
      // Reconnecting at once would use up the ticket that the next page needs.
      retry(code === GOING_AWAY ? policy.leavingMs : undefined);
    }
  }

  /** Warns the page's author, who would not see a wrong secret or origin otherwise. */
  function giveUp(why: SocketRefusal, reason: string): void {
    console.warn(`Cannot connect to ${url}: ${reason}`);
    end();
    listener.refused(why);
  }

  function retry(delayMs = nextDelayMs()): void {
    if (isOver) return;
    listener.lost();
    if (isOver) return;
    clearTimeout(timer);
    timer = setTimeout(connect, delayMs);
  }

  function nextDelayMs(): number {
    const { retryDelaysMs, jitter } = policy;
    const delay = retryDelaysMs[Math.min(tries, retryDelaysMs.length - 1)];
    return delay * (1 + random() * jitter);
  }

  /** After sleep or a change of network, `readyState` cannot be trusted. */
  function wake(): void {
    if (document.hidden) return;
    if (current === null) connect();
    else if (current.readyState === WebSocket.OPEN) {
      expectNews();
      listener.probe();
    }
  }

  /** An open socket would keep the page out of the back-forward cache; `pageshow` opens another. */
  function rest({ persisted }: PageTransitionEvent): void {
    clearTimeout(timer);
    if (!persisted) return;
    abandon();
    listener.lost();
  }

  function end(): void {
    isOver = true;
    clearTimeout(timer);
    listening.abort();
    abandon();
  }

  addEventListener("online", wake, { signal });
  document.addEventListener("visibilitychange", wake, { signal });
  // A hidden tab may return from the back-forward cache too, and has to ring.
  addEventListener("pageshow", () => current ?? connect(), { signal });
  addEventListener("pagehide", rest, { signal });
  connect();

  return {
    send(text) {
      if (current?.readyState !== WebSocket.OPEN) return false;
      current.send(text);
      return true;
    },
    expectNews() {
      if (current?.readyState === WebSocket.OPEN) expectNews();
    },
    settled: () => {
      tries = 0;
      clearTimeout(silence);
    },
    startAgain(afterMs) {
      abandon();
      retry(afterMs);
    },
    close: end,
  };
}
