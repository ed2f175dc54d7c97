/**
 * The floor: the least that any relay on this runtime must do. Two sockets name each other in the
 * path, and texts are forwarded unread.
 */

/** The same as the signaling socket's, because the runtime re-arms this timer on every message. */
const IDLE_TIMEOUT_SECONDS = Number(Deno.env.get("IDLE_TIMEOUT_SECONDS"));

const sockets = new Map<string, WebSocket>();

const address = { hostname: "127.0.0.1", port: Number(Deno.env.get("PORT")), onListen() {} };

Deno.serve(address, (request) => {
  const [, me, other] = new URL(request.url).pathname.split("/");
  const { socket, response } = Deno.upgradeWebSocket(request, {
    idleTimeout: IDLE_TIMEOUT_SECONDS,
  });
  let target: WebSocket | undefined;
  sockets.set(me, socket);
  socket.onmessage = (event) => {
    target ??= sockets.get(other);
    target?.send(event.data);
  };
  return response;
});
