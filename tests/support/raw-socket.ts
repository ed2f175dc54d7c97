/**
 * A WebSocket written byte by byte, for what no client API allows: to close as a browser does when
 * a page goes.
 */

/** A socket that can close with any code, or drop without one. */
export interface RawSocket {
  send(message: object): Promise<void>;
  /** Sends this many bytes of a message that never ends; rejects once the connection is gone. */
  sendPart(bytes: number): Promise<void>;
  /**
   * The code of the server's close frame; null if the connection ended without one. If the close is
   * not to be answered, it settles when the server ends the connection itself.
   */
  readonly closedWith: Promise<number | null>;
  /** Sends a close frame and ends the connection. */
  close(code: number): Promise<void>;
  /** Ends the connection without a word, as a lost network does. */
  drop(): void;
}

/** Opens a socket to a server on this machine. */
export async function openRawSocket(
  serverUrl: string,
  headers: Record<string, string> = {},
  { answersClose = true } = {},
): Promise<RawSocket> {
  const { hostname, port, pathname } = new URL(`${serverUrl}/signal`);
  const connection = await Deno.connect({ hostname, port: Number(port) });
  const key = crypto.getRandomValues(new Uint8Array(16)).toBase64();
  const request = [
    `GET ${pathname} HTTP/1.1`,
    `Host: ${hostname}:${port}`,
    "Upgrade: websocket",
    "Connection: Upgrade",
    `Sec-WebSocket-Key: ${key}`,
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Protocol: chat-call.v1",
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    "\r\n",
  ];
  await writeAll(connection, new TextEncoder().encode(request.join("\r\n")));
  const { status, rest } = await readHead(connection);
  if (!status.includes("101")) {
    throw new Error(`Cannot open the socket as the server refused: ${status}`);
  }
  // Reads everything, so that the server never blocks on us, and keeps only the close frame.
  const reading = readToClose(connection, rest, answersClose);
  let isInPart = false;

  return {
    closedWith: reading,
    send: (message) =>
      writeAll(connection, frame(1, new TextEncoder().encode(JSON.stringify(message)))),
    async sendPart(bytes) {
      const payload = new Uint8Array(bytes).fill(0x61);
      await writeAll(connection, frame(isInPart ? 0 : 1, payload, { isLast: false }));
      isInPart = true;
    },
    async close(code) {
      await writeAll(connection, frame(8, new Uint8Array([code >> 8, code & 0xff])));
      await reading;
    },
    drop: () => connection.close(),
  };
}

/** One masked frame, as every client must send (RFC 6455 section 5.2). */
function frame(opcode: number, payload: Uint8Array, { isLast = true } = {}): Uint8Array {
  const mask = crypto.getRandomValues(new Uint8Array(4));
  const length = payload.length < 126
    ? [0x80 | payload.length]
    : [0x80 | 126, payload.length >> 8, payload.length & 0xff];
  const masked = payload.map((byte, at) => byte ^ mask[at % 4]);
  return new Uint8Array([(isLast ? 0x80 : 0) | opcode, ...length, ...mask, ...masked]);
}

async function writeAll(connection: Deno.TcpConn, bytes: Uint8Array): Promise<void> {
  for (let from = 0; from < bytes.length;) from += await connection.write(bytes.subarray(from));
}

/** The status line of the handshake's answer, and the bytes after its headers. */
async function readHead(connection: Deno.TcpConn): Promise<{ status: string; rest: Uint8Array }> {
  let bytes: Uint8Array = new Uint8Array();
  for (;;) {
    const text = new TextDecoder("latin1").decode(bytes);
    const end = text.indexOf("\r\n\r\n");
    if (end >= 0) return { status: text.split("\r\n")[0], rest: bytes.slice(end + 4) };
    const more = await readSome(connection);
    if (more === null) return { status: text, rest: new Uint8Array() };
    bytes = joined(bytes, more);
  }
}

async function readToClose(
  connection: Deno.TcpConn,
  rest: Uint8Array,
  answersClose: boolean,
): Promise<number | null> {
  let bytes = rest;
  let code: number | null = null;
  try {
    for (;;) {
      const next = readFrame(bytes);
      if (next?.opcode === 8) {
        code = next.payload.length < 2 ? 1005 : word(next.payload);
        if (answersClose) {
          connection.close();
          return code;
        }
      }
      if (next) {
        bytes = bytes.slice(next.length);
        continue;
      }
      const more = await readSome(connection);
      if (more === null) {
        connection.close();
        return code;
      }
      bytes = joined(bytes, more);
    }
  } catch {
    // The connection was dropped, by us or by the server.
    return code;
  }
}

/** The first frame of a server (unmasked); null until it is complete. */
function readFrame(
  bytes: Uint8Array,
): { opcode: number; payload: Uint8Array; length: number } | null {
  if (bytes.length < 4) return null;
  const short = bytes[1] & 0x7f;
  const [from, size] = short < 126 ? [2, short] : [4, word(bytes.subarray(2))];
  if (short === 127) throw new Error("Cannot read a frame of more than 64 KiB");
  if (bytes.length < from + size) return null;
  const payload = bytes.subarray(from, from + size);
  return { opcode: bytes[0] & 0xf, payload, length: from + size };
}

function word(bytes: Uint8Array): number {
  return bytes[0] << 8 | bytes[1];
}

function joined(head: Uint8Array, tail: Uint8Array): Uint8Array {
  const both = new Uint8Array(head.length + tail.length);
  both.set(head);
  both.set(tail, head.length);
  return both;
}

async function readSome(connection: Deno.TcpConn): Promise<Uint8Array | null> {
  const buffer = new Uint8Array(4096);
  const length = await connection.read(buffer);
  return length === null ? null : buffer.slice(0, length);
}
