/** A TCP proxy on loopback that a test can cut, or that delays what the server sends. */

export interface TcpProxy {
  port: number;
  /** Drops every connection at once, without a closing handshake. */
  cut(): void;
  /** While closed, new connections are refused. */
  setOpen(open: boolean): void;
  close(): void;
}

export function startTcpProxy(targetPort: number, delayMs = 0): TcpProxy {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const connections = new Set<Deno.Conn>();
  let isOpen = true;

  const drop = (...ends: Deno.Conn[]) => {
    for (const end of ends) {
      if (!connections.delete(end)) continue;
      try {
        end.close();
      } catch { /* The other side was quicker. */ }
    }
  };

  async function pump(from: Deno.Conn, to: Deno.Conn, pumpDelayMs: number) {
    let written = Promise.resolve();
    const buffer = new Uint8Array(64 * 1024);
    try {
      for (;;) {
        const count = await from.read(buffer);
        if (count === null) break;
        const chunk = buffer.slice(0, count);
        const due = pumpDelayMs > 0
          ? new Promise((resolve) => setTimeout(resolve, pumpDelayMs))
          : undefined;
        written = written.then(async () => {
          await due;
          for (let sent = 0; sent < chunk.length;) sent += await to.write(chunk.subarray(sent));
        });
        written.catch(() => drop(from, to));
      }
      await written;
    } catch { /* Cut, or the other side has gone. */ }
    drop(from, to);
  }

  (async () => {
    for await (const client of listener) {
      if (!isOpen) {
        client.close();
        continue;
      }
      connections.add(client);
      try {
        const server = await Deno.connect({ hostname: "127.0.0.1", port: targetPort });
        server.setNoDelay();
        client.setNoDelay();
        connections.add(server);
        pump(client, server, 0);
        pump(server, client, delayMs);
      } catch {
        drop(client);
      }
    }
  })();

  return {
    port: listener.addr.port,
    cut: () => drop(...connections),
    setOpen: (open) => {
      isOpen = open;
    },
    close: () => {
      listener.close();
      drop(...connections);
    },
  };
}
