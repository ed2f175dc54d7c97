/** The wire by `node:net`, for systems without epoll: slower, but equally correct. */
import { connect, type Socket } from "node:net";
import { type OnBytes, type Pace, type SocketIndex, type Wire, WireClosed } from "./wire.ts";

/** Creates the wire; `open` opens its sockets. */
export function createNetWire(): Wire {
  return new NetWire();
}

class NetWire implements Wire {
  readonly kind = "net";
  readonly #sockets: Socket[] = [];
  #failure: Error | null = null;
  #isClosing = false;

  open(port: number, onBytes: OnBytes): Promise<SocketIndex> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: "127.0.0.1", noDelay: true });
      const index = this.#sockets.push(socket) - 1;
      socket.on("data", (chunk: Uint8Array) => onBytes(chunk, chunk.length));
      socket.once("connect", () => resolve(index));
      socket.once("error", (error) => {
        this.#failure ??= error;
        reject(error);
      });
      socket.once("close", () => {
        if (!this.#isClosing) this.#failure ??= new WireClosed(index);
      });
    });
  }

  send(socket: SocketIndex, bytes: Uint8Array<ArrayBuffer>): void {
    this.#sockets[socket].write(bytes);
  }

  async run(isDone: () => boolean, pace: Pace): Promise<void> {
    while (!isDone()) {
      if (this.#failure) throw this.#failure;
      // To send on time, look again at once; otherwise a timer leaves the processor to others.
      await new Promise<void>((resolve) => {
        if (pace === "spin") setImmediate(resolve);
        else setTimeout(resolve, 1);
      });
    }
  }

  close(): void {
    this.#isClosing = true;
    for (const socket of this.#sockets) socket.destroy();
  }
}
