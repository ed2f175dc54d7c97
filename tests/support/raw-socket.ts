/** A WebSocket spelled out byte by byte, for what no client lets a page do: to close as a browser's page does. */

/** A socket that can end with any code, or drop without one. */
export interface RawSocket {
  send(message: object): Promise<void>;
  /** Sends a close frame and ends the connection. */
  close(code: number): Promise<void>;
  /** Ends the connection without a word, as a lost network does. */
  drop(): void;
}

/** Opens a socket to a server on this machine. */
export async function openRawSocket(serverUrl: string): Promise<RawSocket> {
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
    "\r\n",
  ];
  await writeAll(connection, new TextEncoder().encode(request.join("\r\n")));
  const answer = new Uint8Array(4096);
  const length = await connection.read(answer) ?? 0;
  const status = new TextDecoder().decode(answer.subarray(0, length)).split("\r\n")[0];
  if (!status.includes("101")) {
    throw new Error(`Cannot open the socket as the server refused: ${status}`);
  }
  // What the server says is read, so that it never waits for us, and dropped.
  const reading = drain(connection);

  return {
    send: (message) =>
      writeAll(connection, frame(1, new TextEncoder().encode(JSON.stringify(message)))),
    async close(code) {
      await writeAll(connection, frame(8, new Uint8Array([code >> 8, code & 0xff])));
      await reading;
    },
    drop: () => connection.close(),
  };
}

/** One masked frame, as every client's are (RFC 6455 section 5.2). */
function frame(opcode: number, payload: Uint8Array): Uint8Array {
  const mask = crypto.getRandomValues(new Uint8Array(4));
  const length = payload.length < 126
    ? [0x80 | payload.length]
    : [0x80 | 126, payload.length >> 8, payload.length & 0xff];
  const masked = payload.map((byte, at) => byte ^ mask[at % 4]);
  return new Uint8Array([0x80 | opcode, ...length, ...mask, ...masked]);
}

async function writeAll(connection: Deno.TcpConn, bytes: Uint8Array): Promise<void> {
  for (let from = 0; from < bytes.length;) from += await connection.write(bytes.subarray(from));
}

async function drain(connection: Deno.TcpConn): Promise<void> {
  const buffer = new Uint8Array(4096);
  try {
    while (await connection.read(buffer) !== null);
    connection.close();
  } catch {
    // Dropped by us meanwhile.
  }
}
