/** The load generator's TCP: many sockets on loopback, and one loop that moves their bytes. */

/** A socket of a wire, by its number in the order of opening. */
export type SocketIndex = number;

/** Receives arrived bytes; the chunk is valid only during the call. */
export type OnBytes = (chunk: Uint8Array, length: number) => void;

/**
 * How the loop waits: `wait` sleeps until bytes come, `spin` never sleeps (a due send must not be
 * late), `rest` lets promises run between polls, and polls less often while nothing comes.
 */
export type Pace = "wait" | "spin" | "rest";

/**
 * The longest sleep in milliseconds, so that heartbeats are answered even when nothing is measured.
 */
export const SLEEP_MAX_MS = 20;

/** The generator's TCP sockets. */
export interface Wire {
  /** The implementation, for the report. */
  readonly kind: "epoll" | "net";
  open(port: number, onBytes: OnBytes): Promise<SocketIndex>;
  /** The bytes must not change afterwards: what the kernel does not accept is sent later. */
  send(socket: SocketIndex, bytes: Uint8Array<ArrayBuffer>): void;
  /** Moves bytes until `isDone`, which is checked once per round, returns true. */
  run(isDone: () => boolean, pace: Pace): Promise<void>;
  close(): void;
}

/** The server closed a socket, which is always a failure during a measurement. */
export class WireClosed extends Error {
  override readonly name = "WireClosed";

  constructor(socket: SocketIndex) {
    super(`Cannot go on with socket ${socket}: the server closed it`);
  }
}
