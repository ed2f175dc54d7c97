/**
 * One WebSocket that comes back: when and how often is data, news of an earlier socket is dropped by
 * identity. Knows nothing of what is said over it.
 */
import {
  CLOSED_MALFORMED,
  CLOSED_ORIGIN,
  CLOSED_UNAUTHORIZED,
} from "../../../server/protocol/error-code.ts";
import { SUBPROTOCOL } from "../../../server/protocol/subprotocol.ts";

/** Every wait of the socket's, as data; tests bring their own. */
export interface SocketPolicy {
  /** How long to wait before each try; the last one repeats. */
  retryDelaysMs: readonly number[];
  /** Largest random addition to a wait, as a share of it, so that a crowd does not return at once. */
  jitter: number;
  /** How long a socket may take to open, and how long a line that is asked may stay silent. */
  silenceMs: number;
  /** How long to wait where the browser itself has closed the socket: as a rule the page is going. */
  leavingMs: number;
}

/** What a browser says for a page that goes; Firefox does so before `pagehide`. */
const GOING_AWAY = 1001;

export const SOCKET_POLICY: SocketPolicy = {
  retryDelaysMs: [0, 300, 1200, 2700, 4800, 7000],
  jitter: 0.3,
  silenceMs: 4_000,
  leavingMs: 500,
};

/** Why a socket is not tried again. */
export type SocketRefusal = "unauthorized" | "closed";

export interface SocketListener {
  opened(): void;
  message(text: string): void;
  /** The socket is gone and another will be tried. */
  lost(): void;
  /** The server did not take the credentials; return true to try once more with new ones. */
  unauthorized(): boolean;
  /** No further try will be made. */
  refused(why: SocketRefusal): void;
  /** The page woke or its network changed: say something that the server answers. */
  probe(): void;
}

export interface ReconnectingSocket {
  /** Sends if a socket is open, and says whether it was. */
  send(text: string): boolean;
  /** Something was asked that is always answered: from now on a silence means that the line is gone. */
  expectNews(): void;
  /** The conversation has begun: from here on, the next loss is a new one. */
  settled(): void;
  /** Leaves this socket for another one: after this long where the server named it, else by the policy. */
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

  /** Gives the current socket up, whatever it may still think of itself. */
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
      // The next page needs the ticket that a socket of this one would use up.
      retry(code === GOING_AWAY ? policy.leavingMs : undefined);
    }
  }

  /** Nobody else would tell the page's author of a secret or an origin that does not fit. */
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

  /** What `readyState` says after a sleep or a change of network is worth nothing. */
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
  // A tab that nobody looks at may go back as well, and is to ring.
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
