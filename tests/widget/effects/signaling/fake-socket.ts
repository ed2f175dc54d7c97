/** A WebSocket whose server is the test: it records sent messages and delivers the test's. */

export class FakeSocket extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSED = 3;

  readyState = FakeSocket.CONNECTING;
  readonly sent: Record<string, unknown>[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;

  constructor(readonly url: string, readonly protocol: string) {
    super();
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.readyState = FakeSocket.CLOSED;
  }

  /** Opens the connection. */
  open(): void {
    this.readyState = FakeSocket.OPEN;
    this.onopen?.();
  }

  /** Delivers a message of the server. */
  say(message: unknown): void {
    this.onmessage?.({ data: typeof message === "string" ? message : JSON.stringify(message) });
  }

  /** Closes the connection, as the server or the network does. */
  drop(code = 1006, reason = ""): void {
    this.readyState = FakeSocket.CLOSED;
    this.onclose?.({ code, reason });
  }
}

export interface SocketTheatre {
  /** Every socket that was made, oldest first. */
  readonly sockets: readonly FakeSocket[];
  readonly last: FakeSocket;
  /** Waits until this many sockets were made. */
  made(count: number): Promise<FakeSocket>;
  restore(): void;
}

/** Replaces the page's WebSocket by the fake. */
export function installFakeSockets(): SocketTheatre {
  const original = globalThis.WebSocket;
  const sockets: FakeSocket[] = [];
  const waiting: { count: number; resolve: (socket: FakeSocket) => void }[] = [];
  globalThis.WebSocket = class extends FakeSocket {
    constructor(url: string, protocol: string) {
      super(url, protocol);
      sockets.push(this);
      for (const { count, resolve } of waiting) if (sockets.length >= count) resolve(this);
    }
  } as unknown as typeof WebSocket;

  return {
    sockets,
    get last() {
      return sockets[sockets.length - 1];
    },
    made: (count) =>
      new Promise((resolve) => {
        if (sockets.length >= count) resolve(sockets[count - 1]);
        else waiting.push({ count, resolve });
      }),
    restore() {
      globalThis.WebSocket = original;
    },
  };
}
