/**
 * One WebSocket of the generator: exchanges texts while a pair is set up, and only counts messages
 * under load. It is independent of the contender's protocol.
 */
import { clientFrame, FrameReader, OPCODE, textFrame } from "./frames.ts";
import type { SocketIndex, Wire } from "./wire.ts";

/** Where and how to upgrade. */
export interface UpgradeRequest {
  path: string;
  protocol?: string;
}

/** Answers the server's own texts, such as heartbeats, during the load; null for other texts. */
export type SmallTalk = (text: string) => string | null;

/**
 * Frames from this length are relayed messages: everything else that a server sends is far shorter.
 */
const RELAYED_FROM_BYTES = 1000;

/** The timeout for an answer while a pair is set up, in milliseconds. */
const ANSWER_DEADLINE_MS = 15_000;

export class Client {
  readonly #wire: Wire;
  readonly #reader: FrameReader;
  #socket: SocketIndex = -1;
  #head = "";
  #isUpgraded = false;
  #received: string[] = [];
  #waiting: { test: (text: string) => boolean; resolve: (text: string) => void } | null = null;
  #onUpgrade: () => void = () => {};
  #onRelayed: ((count: number) => void) | null = null;
  #smallTalk: SmallTalk = () => null;
  /** Unexpected texts during the load: neither relayed messages nor small talk. */
  readonly strays: string[] = [];
  relayedCount = 0;

  private constructor(wire: Wire) {
    this.#wire = wire;
    this.#reader = new FrameReader({
      onSmall: (opcode, payload) => this.#handleSmall(opcode, payload),
      onLong: (count) => {
        this.relayedCount += count;
        this.#onRelayed?.(count);
      },
    });
  }

  /** Connects and upgrades. */
  static async open(wire: Wire, port: number, request: UpgradeRequest): Promise<Client> {
    const client = new Client(wire);
    const upgraded = new Promise<void>((resolve) => client.#onUpgrade = resolve);
    client.#socket = await wire.open(port, (chunk, length) => client.#receive(chunk, length));
    const lines = [
      `GET ${request.path} HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      "Connection: Upgrade",
      "Upgrade: websocket",
      "Sec-WebSocket-Version: 13",
      // 16 bytes in Base64. The answer to it is not checked, as both ends are ours.
      "Sec-WebSocket-Key: bG9hZC1nZW5lcmF0b3ItIQ==",
      ...(request.protocol ? [`Sec-WebSocket-Protocol: ${request.protocol}`] : []),
    ];
    wire.send(client.#socket, new TextEncoder().encode(`${lines.join("\r\n")}\r\n\r\n`));
    await withDeadline(upgraded, () => `an upgrade, got ${JSON.stringify(client.#head)}`);
    return client;
  }

  sendText(text: string): void {
    this.#wire.send(this.#socket, textFrame(text));
  }

  /** The first text, received or to come, that `test` accepts. Texts before it are dropped. */
  async next(test: (text: string) => boolean): Promise<string> {
    const index = this.#received.findIndex(test);
    if (index >= 0) return this.#received.splice(0, index + 1)[index];
    const dropped = this.#received;
    this.#received = [];
    const answer = new Promise<string>((resolve) => this.#waiting = { test, resolve });
    const seen = () => [...dropped, ...this.#received].map((text) => text.slice(0, 200)).join(" ");
    return await withDeadline(answer, () => `an answer, got ${seen() || "nothing"}`);
  }

  /** From now on long frames are only counted. */
  beginLoad(onRelayed: (count: number) => void, smallTalk: SmallTalk = () => null): void {
    this.#received = [];
    this.#reader.longFromBytes = RELAYED_FROM_BYTES;
    this.#onRelayed = onRelayed;
    this.#smallTalk = smallTalk;
  }

  /** Sends bytes that are already WebSocket frames. */
  sendFrames(frames: Uint8Array<ArrayBuffer>): void {
    this.#wire.send(this.#socket, frames);
  }

  #receive(chunk: Uint8Array, length: number): void {
    if (this.#isUpgraded) {
      this.#reader.read(chunk, length);
      return;
    }
    // Latin-1 makes a character a byte, so that the rest can be cut off by length.
    const text = new TextDecoder("latin1").decode(chunk.subarray(0, length));
    const before = this.#head.length;
    this.#head += text;
    const end = this.#head.indexOf("\r\n\r\n");
    if (end < 0) return;
    if (!this.#head.startsWith("HTTP/1.1 101")) return;
    this.#isUpgraded = true;
    this.#onUpgrade();
    const rest = chunk.slice(end + 4 - before, length);
    this.#reader.read(rest, rest.length);
  }

  #handleSmall(opcode: number, payload: Uint8Array): void {
    if (opcode === OPCODE.ping) {
      this.#wire.send(this.#socket, clientFrame(OPCODE.pong, payload));
      return;
    }
    const text = new TextDecoder().decode(payload);
    if (opcode === OPCODE.close) {
      throw new Error(`Cannot go on with socket ${this.#socket}: the server closed it (${text})`);
    }
    if (opcode !== OPCODE.text) return;
    if (this.#onRelayed) {
      const reply = this.#smallTalk(text);
      if (reply === null) this.strays.push(text);
      else this.sendText(reply);
      return;
    }
    if (this.#waiting?.test(text)) {
      this.#waiting.resolve(text);
      this.#waiting = null;
    } else this.#received.push(text);
  }
}

async function withDeadline<T>(promise: Promise<T>, describe: () => string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`Cannot set up a pair: waited for ${describe()}`)),
      ANSWER_DEADLINE_MS,
    );
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
