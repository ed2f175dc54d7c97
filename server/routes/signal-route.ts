/** `/signal`: decides whether a request becomes a WebSocket. Its messages are handled elsewhere. */
import type { Context } from "hono";
import { allowsOrigin } from "../auth/origins.ts";
import { type AppEnv, factory } from "../deps.ts";
import { clientAddress } from "../middleware/client-address.ts";
import { CLOSE_CODE } from "../protocol/error-code.ts";
import { SUBPROTOCOL } from "../protocol/subprotocol.ts";
import { closeSocket } from "../realtime/socket/close-socket.ts";
import { fail } from "../rest-answer.ts";

/** Deno pings after half of it, and gives up a silent peer after the other half. */
const IDLE_TIMEOUT_SECONDS = 30;

/** A page can read the close code of a refused socket, but not the status of a refused upgrade. */
export const signalRoute = factory.createHandlers((c) => {
  const { config, signaling, isDraining } = c.var.deps;
  // GET handlers also get HEAD, which Deno would upgrade (RFC 6455 section 4.1 requires GET).
  if (c.req.method !== "GET" || c.req.header("upgrade")?.toLowerCase() !== "websocket") {
    c.header("Upgrade", "websocket");
    return c.json(
      { success: false, error: { code: "malformed", message: "Expected a WebSocket" } },
      426,
    );
  }
  const offered = c.req.header("sec-websocket-protocol");
  // Deno splits the list at comma plus space only, so ours must be found in the same way.
  if (offered !== undefined && !offered.split(", ").includes(SUBPROTOCOL)) {
    return fail(c, "malformed", `Offer the subprotocol ${SUBPROTOCOL}, or none`);
  }
  if (isDraining()) return c.json({ status: "draining" }, 503);

  const origin = c.req.header("origin");
  if (!allowsOrigin(config.origins, origin, c.req.header("host"))) {
    return explain(c, CLOSE_CODE.origin, `CHAT_CALL_ORIGINS does not name ${origin}`) ??
      fail(c, "forbidden", "This origin may not connect");
  }
  const place = signaling.caps.take(clientAddress(c));
  if (!place) {
    return explain(c, CLOSE_CODE.tooMany, "too many connections") ??
      fail(c, "rate-limited", "Too many connections");
  }
  try {
    const { socket, response } = upgrade(c);
    signaling.serve(socket, place);
    return response;
  } catch (error) {
    place.freed();
    // Deno throws if the handshake lacks a key or names another version.
    if (error instanceof TypeError) return fail(c, "malformed", "The handshake is incomplete");
    throw error;
  }
});

/** A client that names no subprotocol is assumed to speak ours. */
function upgrade(c: Context<AppEnv>): Deno.WebSocketUpgrade {
  const protocol = c.req.header("sec-websocket-protocol") === undefined
    ? {}
    : { protocol: SUBPROTOCOL };
  return Deno.upgradeWebSocket(c.req.raw, { ...protocol, idleTimeout: IDLE_TIMEOUT_SECONDS });
}

/** Opens a socket only to close it with a reason; null if too many of those are open. */
function explain(c: Context<AppEnv>, code: number, reason: string): Response | null {
  const { caps } = c.var.deps.signaling;
  if (!caps.mayExplain()) return null;
  const explained = caps.explaining();
  try {
    const { socket, response } = upgrade(c);
    closeSocket(socket, code, reason);
    socket.onclose = explained;
    socket.onerror = explained;
    return response;
  } catch (error) {
    explained();
    if (error instanceof TypeError) return null;
    throw error;
  }
}
