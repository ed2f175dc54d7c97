/**
 * What the load generator needs of TCP: many sockets on loopback, one loop that moves their bytes.
 * Knows nothing of WebSocket.
 */

/** A socket of a wire, by its number in the order of opening. */
export type SocketIndex = number;

/** Gets the bytes that arrived; the chunk is only valid during the call. */
export type OnBytes = (chunk: Uint8Array, length: number) => void;

/**
 * How the loop waits: `wait` sleeps until bytes come, `spin` never sleeps (a send that is due must
 * not be late), `rest` lets promises run between two looks, and looks less often where nothing comes.
 */
export type Pace = "wait" | "spin" | "rest";

/** How long one sleep may last, in milliseconds: heartbeats want an answer also when nothing is measured. */
export const SLEEP_MAX_MS = 20;

/** TCP as the generator uses it. */
export interface Wire {
  /** Which way of moving bytes this is, for the report. */
  readonly kind: "epoll" | "net";
  open(port: number, onBytes: OnBytes): Promise<SocketIndex>;
  /** The bytes must not change afterwards; what the kernel does not take now is sent later, in order. */
  send(socket: SocketIndex, bytes: Uint8Array<ArrayBuffer>): void;
  /** Moves bytes until `isDone`, which is asked once a round, says so. */
  run(isDone: () => boolean, pace: Pace): Promise<void>;
  close(): void;
}

/** A socket was closed by the server, which in a measurement is always a failure. */
export class WireClosed extends Error {
  override readonly name = "WireClosed";

  constructor(socket: SocketIndex) {
    super(`Cannot go on with socket ${socket}: the server closed it`);
  }
}
