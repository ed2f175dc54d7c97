/** A WebSocket whose server end is in the page too. Sockets to other addresses are left alone. */

/** The server side. */
export interface SocketServer {
  /** Called for each new connection; returns its listeners. */
  accept(socket: ServedSocket): { message(text: string): void; closed(): void };
}

/** The server's end. */
export interface ServedSocket {
  say(message: object): void;
  close(code: number, reason?: string): void;
}

/** Connects the page's sockets for this address to `server`; returns a function that undoes it. */
export function serveSockets(address: string, server: SocketServer): () => void {
  const Original = globalThis.WebSocket;
  const open = new Set<TestSocket>();

  class TestSocket extends EventTarget {
    readonly CONNECTING = 0;
    readonly OPEN = 1;
    readonly CLOSING = 2;
    readonly CLOSED = 3;
    readonly bufferedAmount = 0;
    readonly extensions = "";
    binaryType: BinaryType = "blob";
    readyState = 0;
    onopen: ((event: Event) => void) | null = null;
    onmessage: ((event: MessageEvent) => void) | null = null;
    onclose: ((event: CloseEvent) => void) | null = null;
    onerror: ((event: Event) => void) | null = null;
    #hearing: ReturnType<SocketServer["accept"]> | null = null;
    /** As on a network, a message is a task of its own, after all effects of the one before. */
    readonly #said = new MessageChannel();

    constructor(readonly url: string, readonly protocol: string) {
      super();
      open.add(this);
      this.#said.port2.onmessage = ({ data }) => {
        if (this.readyState === 1) this.#tell("message", new MessageEvent("message", { data }));
      };
      queueMicrotask(() => {
        if (this.readyState !== 0) return;
        this.readyState = 1;
        this.#hearing = server.accept({
          say: (message) => this.#said.port1.postMessage(JSON.stringify(message)),
          close: (code, reason) => this.#end(code, reason),
        });
        this.#tell("open", new Event("open"));
      });
    }

    send(text: string): void {
      if (this.readyState === 0) throw new DOMException("Still connecting", "InvalidStateError");
      if (this.readyState === 1) queueMicrotask(() => this.#hearing?.message(text));
    }

    close(code = 1000, reason = ""): void {
      queueMicrotask(() => this.#end(code, reason));
    }

    #end(code: number, reason = ""): void {
      if (this.readyState === 3) return;
      this.readyState = 3;
      open.delete(this);
      this.#said.port1.close();
      this.#hearing?.closed();
      this.#tell("close", new CloseEvent("close", { code, reason, wasClean: code !== 1006 }));
    }

    #tell(name: "open" | "message" | "close", event: Event): void {
      this.dispatchEvent(event);
      (this[`on${name}`] as ((event: Event) => void) | null)?.(event);
    }
  }

  globalThis.WebSocket = new Proxy(Original, {
    construct(target, [url, protocols = ""]: [string | URL, string | string[]]) {
      if (String(url) !== address) return new target(url, protocols);
      return new TestSocket(address, [protocols].flat()[0] ?? "");
    },
  });
  return () => {
    globalThis.WebSocket = Original;
    for (const socket of open) socket.close(1001);
  };
}
