/**
 * WebSocket frames for the generator (RFC 6455 section 5): client frames are prepared once, of long
 * server frames only the headers are read.
 */

export const OPCODE = { text: 1, close: 8, ping: 9, pong: 10 } as const;

/**
 * A masked client frame. The masking key is zero, which leaves the payload unchanged. That is
 * legal; an unpredictable key (section 10.3) only protects proxies, and loopback has none.
 */
export function clientFrame(opcode: number, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const isShort = payload.length < 126;
  if (payload.length > 0xffff) {
    throw new Error(
      `Cannot frame a message as one of at most 65535 bytes: it has ${payload.length}`,
    );
  }
  const head = isShort
    ? [0x80 | opcode, 0x80 | payload.length]
    : [0x80 | opcode, 0x80 | 126, payload.length >> 8, payload.length & 0xff];
  const frame = new Uint8Array(head.length + 4 + payload.length);
  frame.set(head);
  frame.set(payload, head.length + 4);
  return frame;
}

/** A masked text frame. */
export function textFrame(text: string): Uint8Array<ArrayBuffer> {
  return clientFrame(OPCODE.text, new TextEncoder().encode(text));
}

/** Receives what a reader reports. */
export interface FrameSink {
  /** A short frame was read completely. */
  onSmall(opcode: number, payload: Uint8Array): void;
  /** This many long text frames ended within the chunk; called once per chunk, if any did. */
  onLong(count: number): void;
}

const HEADER_MAX_BYTES = 10;

/** Reads a server's stream of frames from arbitrary chunks. */
export class FrameReader {
  /** Frames of at least this many bytes are only counted. */
  longFromBytes = Infinity;
  readonly #sink: FrameSink;
  readonly #header = new Uint8Array(HEADER_MAX_BYTES);
  #headerLength = 0;
  /** Payload bytes of the current frame still to come. */
  #missing = 0;
  /** The payload of the current frame so far; null if the frame is long. */
  #small: Uint8Array | null = null;
  #smallLength = 0;

  constructor(sink: FrameSink) {
    this.#sink = sink;
  }

  read(chunk: Uint8Array, end: number): void {
    let at = 0;
    let long = 0;
    while (at < end) {
      if (this.#missing === 0) {
        this.#header[this.#headerLength++] = chunk[at++];
        if (!this.#isHeaderWhole()) continue;
        this.#begin();
      }
      const taken = Math.min(this.#missing, end - at);
      if (this.#small) {
        this.#small.set(chunk.subarray(at, at + taken), this.#smallLength);
        this.#smallLength += taken;
      }
      at += taken;
      this.#missing -= taken;
      if (this.#missing > 0) continue;
      if (this.#small === null) long++;
      else this.#sink.onSmall(this.#header[0] & 0x0f, this.#small);
    }
    if (long > 0) this.#sink.onLong(long);
  }

  #isHeaderWhole(): boolean {
    if (this.#headerLength < 2) return false;
    const length = this.#header[1] & 0x7f;
    return this.#headerLength === (length < 126 ? 2 : length === 126 ? 4 : 10);
  }

  #begin(): void {
    const short = this.#header[1] & 0x7f;
    this.#missing = short;
    if (short >= 126) {
      this.#missing = 0;
      for (let i = 2; i < this.#headerLength; i++) {
        this.#missing = this.#missing * 256 + this.#header[i];
      }
    }
    this.#small = this.#missing < this.longFromBytes ? new Uint8Array(this.#missing) : null;
    this.#smallLength = 0;
    this.#headerLength = 0;
  }
}
