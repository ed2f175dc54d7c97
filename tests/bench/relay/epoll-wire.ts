/**
 * The wire by Linux system calls: JavaScript's sockets cost more per message than a bare relay, and
 * the generator must not be the bottleneck. Linux with glibc only; `net-wire.ts` is for other
 * systems.
 */
import {
  type OnBytes,
  type Pace,
  SLEEP_MAX_MS,
  type SocketIndex,
  type Wire,
  WireClosed,
} from "./wire.ts";

// From <sys/socket.h>, <netinet/tcp.h> and <sys/epoll.h>; the same on x86-64 and arm64.
const AF_INET = 2;
const SOCK_STREAM = 1;
const IPPROTO_TCP = 6;
const TCP_NODELAY = 1;
const MSG_DONTWAIT = 0x40;
const MSG_NOSIGNAL = 0x4000;
const EPOLL_CTL_ADD = 1;
const EPOLL_CTL_MOD = 3;
const EPOLLIN = 0x001;
const EPOLLOUT = 0x004;
const EPOLLERR = 0x008;
const EPOLLHUP = 0x010;

/** `struct epoll_event` is packed on x86-64 and aligned elsewhere. */
const EVENT_BYTES = Deno.build.arch === "x86_64" ? 12 : 16;
const EVENT_DATA_OFFSET = EVENT_BYTES - 8;
const EVENTS_MAX = 512;
const READ_BYTES = 256 * 1024;
const READ_SIZE = BigInt(READ_BYTES);

const SYMBOLS = {
  socket: { parameters: ["i32", "i32", "i32"], result: "i32" },
  connect: { parameters: ["i32", "buffer", "u32"], result: "i32" },
  setsockopt: { parameters: ["i32", "i32", "i32", "buffer", "u32"], result: "i32" },
  // The results fit into 32 bits; a 64-bit result would allocate a BigInt on every call.
  recv: { parameters: ["i32", "buffer", "usize", "i32"], result: "i32" },
  send: { parameters: ["i32", "buffer", "usize", "i32"], result: "i32" },
  close: { parameters: ["i32"], result: "i32" },
  epoll_create1: { parameters: ["i32"], result: "i32" },
  epoll_ctl: { parameters: ["i32", "i32", "i32", "buffer"], result: "i32" },
  epoll_wait: { parameters: ["i32", "buffer", "i32", "i32"], result: "i32" },
} as const;

interface Slot {
  fd: number;
  onBytes: OnBytes;
  /** Bytes that the kernel has not accepted yet, oldest first. */
  unsent: Uint8Array<ArrayBuffer>[];
}

/** Opens the C library; null if this wire does not work here. */
export function createEpollWire(): Wire | null {
  if (Deno.build.os !== "linux") return null;
  let libc: Deno.DynamicLibrary<typeof SYMBOLS>;
  try {
    libc = Deno.dlopen("libc.so.6", SYMBOLS);
  } catch {
    return null;
  }
  return new EpollWire(libc);
}

class EpollWire implements Wire {
  readonly kind = "epoll";
  readonly #libc: Deno.DynamicLibrary<typeof SYMBOLS>;
  readonly #epoll: number;
  readonly #slots: Slot[] = [];
  readonly #events = new Uint8Array(EVENTS_MAX * EVENT_BYTES);
  readonly #eventsView = new DataView(this.#events.buffer);
  readonly #chunk = new Uint8Array(READ_BYTES);

  constructor(libc: Deno.DynamicLibrary<typeof SYMBOLS>) {
    this.#libc = libc;
    this.#epoll = succeed("epoll_create1", libc.symbols.epoll_create1(0));
  }

  open(port: number, onBytes: OnBytes): Promise<SocketIndex> {
    const { symbols } = this.#libc;
    const fd = succeed("socket", symbols.socket(AF_INET, SOCK_STREAM, 0));
    const address = new Uint8Array(16);
    const view = new DataView(address.buffer);
    view.setUint16(0, AF_INET, true);
    view.setUint16(2, port);
    address.set([127, 0, 0, 1], 4);
    // A blocking call, but on loopback the kernel completes it without the server.
    succeed("connect", symbols.connect(fd, address, 16));
    const on = new Uint8Array(new Int32Array([1]).buffer);
    succeed("setsockopt", symbols.setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, on, 4));
    const socket = this.#slots.push({ fd, onBytes, unsent: [] }) - 1;
    this.#watch(EPOLL_CTL_ADD, socket, EPOLLIN);
    return Promise.resolve(socket);
  }

  send(socket: SocketIndex, bytes: Uint8Array<ArrayBuffer>): void {
    const slot = this.#slots[socket];
    if (slot.unsent.length > 0) {
      slot.unsent.push(bytes);
      return;
    }
    const sent = this.#sendNow(slot.fd, bytes);
    if (sent === bytes.length) return;
    slot.unsent.push(bytes.subarray(sent));
    this.#watch(EPOLL_CTL_MOD, socket, EPOLLIN | EPOLLOUT);
  }

  async run(isDone: () => boolean, pace: Pace): Promise<void> {
    const timeoutMs = pace === "wait" ? SLEEP_MAX_MS : 0;
    let restMs = 0;
    while (!isDone()) {
      const count = this.#round(timeoutMs);
      if (pace !== "rest") continue;
      restMs = count > 0 ? 0 : Math.min(SLEEP_MAX_MS, 2 * restMs + 1);
      await new Promise((resolve) => setTimeout(resolve, restMs));
    }
  }

  close(): void {
    for (const slot of this.#slots) this.#libc.symbols.close(slot.fd);
    this.#libc.symbols.close(this.#epoll);
    this.#libc.close();
  }

  /** Polls all sockets once; returns how many had events. */
  #round(timeoutMs: number): number {
    const count = this.#libc.symbols.epoll_wait(this.#epoll, this.#events, EVENTS_MAX, timeoutMs);
    for (let i = 0; i < count; i++) {
      const happened = this.#eventsView.getUint32(i * EVENT_BYTES, true);
      const socket = this.#eventsView.getUint32(i * EVENT_BYTES + EVENT_DATA_OFFSET, true);
      if (happened & (EPOLLERR | EPOLLHUP)) throw new WireClosed(socket);
      if (happened & EPOLLOUT) this.#flush(socket);
      if (happened & EPOLLIN) this.#receive(socket);
    }
    return count;
  }

  #receive(socket: SocketIndex): void {
    const { fd, onBytes } = this.#slots[socket];
    const length = this.#libc.symbols.recv(fd, this.#chunk, READ_SIZE, MSG_DONTWAIT);
    if (length === 0) throw new WireClosed(socket);
    if (length > 0) onBytes(this.#chunk, length);
  }

  #flush(socket: SocketIndex): void {
    const slot = this.#slots[socket];
    while (slot.unsent.length > 0) {
      const [bytes] = slot.unsent;
      const sent = this.#sendNow(slot.fd, bytes);
      if (sent < bytes.length) {
        slot.unsent[0] = bytes.subarray(sent);
        return;
      }
      slot.unsent.shift();
    }
    this.#watch(EPOLL_CTL_MOD, socket, EPOLLIN);
  }

  /** Bytes that the kernel accepted: 0 on failure, as EPOLLHUP reports a dead socket. */
  #sendNow(fd: number, bytes: Uint8Array<ArrayBuffer>): number {
    const { send } = this.#libc.symbols;
    return Math.max(0, send(fd, bytes, BigInt(bytes.length), MSG_DONTWAIT | MSG_NOSIGNAL));
  }

  #watch(operation: number, socket: SocketIndex, events: number): void {
    const event = new Uint8Array(EVENT_BYTES);
    const view = new DataView(event.buffer);
    view.setUint32(0, events, true);
    view.setUint32(EVENT_DATA_OFFSET, socket, true);
    const { epoll_ctl } = this.#libc.symbols;
    succeed("epoll_ctl", epoll_ctl(this.#epoll, operation, this.#slots[socket].fd, event));
  }
}

function succeed(call: string, result: number): number {
  if (result >= 0) return result;
  throw new Error(`Cannot load the server: ${call} answered ${result}`);
}
