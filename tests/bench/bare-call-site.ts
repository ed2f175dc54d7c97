/**
 * Serves the bare call's page, and relays each side's messages to the other without reading them.
 */
import { runBareCall } from "./bare-call-page.ts";

export interface BareCallSite {
  port: number;
  close(): Promise<void>;
}

const PAGE = `<!doctype html><title>Bare call</title><body><script>(${runBareCall})()</script>`;

export function startBareCallSite(): BareCallSite {
  const rooms = new Map<string, Set<WebSocket>>();
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, (request) => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname !== "/relay") {
      return new Response(PAGE, { headers: { "content-type": "text/html" } });
    }
    const { socket, response } = Deno.upgradeWebSocket(request);
    const room = searchParams.get("room") ?? "";
    const sockets = rooms.get(room) ?? new Set();
    rooms.set(room, sockets.add(socket));
    socket.onmessage = ({ data }) => {
      for (const other of sockets) if (other !== socket) other.send(data);
    };
    socket.onclose = () => {
      sockets.delete(socket);
      if (sockets.size === 0) rooms.delete(room);
    };
    return response;
  });
  return { port: server.addr.port, close: () => server.shutdown() };
}
