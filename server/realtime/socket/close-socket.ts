/** Closes a WebSocket so that the other side learns the code. */
import { setImmediate } from "node:timers";

/** RFC 6455 allows a reason of 123 bytes. */
const REASON_MAX_LENGTH = 120;
/** A peer that has been silent for this long is waiting for us, in milliseconds. */
const QUIET_MS = 30;
/** A peer that keeps sending is cut short after this long, in milliseconds. */
const HEARD_OUT_MAX_MS = 1_000;
/** A peer that has not answered the close by then never will, in milliseconds. */
const ANSWERED_WITHIN_MS = 5_000;

/**
 * Closes a socket in `setImmediate`. Deno writes the close frame only in its next event-loop round,
 * and drops the connection if it first delivers a message that it had already read: the other side
 * then sees 1006 instead of the code. `setImmediate` runs after this round's messages, unlike a
 * timer or the message event itself, so none can come in between. A peer that does not answer is
 * cut off.
 */
export function closeSocket(
  socket: WebSocket,
  code: number,
  reason: string,
  answeredWithinMs = ANSWERED_WITHIN_MS,
): void {
  const close = () =>
    void setImmediate(() => {
      socket.close(code, safe(reason));
      if (socket.readyState !== WebSocket.CLOSING) return;
      const timer = setTimeout(() => cutOff(socket), answeredWithinMs);
      socket.addEventListener("close", () => clearTimeout(timer), { once: true });
    });
  if (socket.readyState === WebSocket.CONNECTING) socket.onopen = close;
  else close();
}

/**
 * Closes a socket whose peer is still sending. Deno also drops the connection at the first message
 * after the close frame, and a peer that goes on writing gets an error before it has read the code.
 * So messages are ignored until a pause, or until the time limit.
 */
export function closeTalking(socket: WebSocket, code: number, reason: string): void {
  const latest = performance.now() + HEARD_OUT_MAX_MS;
  let isTalking = false;
  socket.onmessage = () => {
    isTalking = true;
  };
  const judge = () => {
    if (!isTalking || performance.now() >= latest) return closeSocket(socket, code, reason);
    isTalking = false;
    listen();
  };
  // A stall in this process is not a pause of the peer: read what has arrived before judging.
  const listen = () => setTimeout(() => setImmediate(judge), QUIET_MS);
  listen();
}

/**
 * Drops the connection. A closing socket waits for its peer for ever and keeps any unfinished
 * message: peers that never answer would hold connections beyond every cap, and unlimited memory.
 * Deno offers only an internal operation for this; without it, nothing happens.
 */
function cutOff(socket: WebSocket): void {
  const { core } = Reflect.get(Deno, Reflect.get(Deno, "internal")) ?? {};
  const key = Object.getOwnPropertySymbols(socket).find((one) => one.description === "[[rid]]");
  if (key) core?.tryClose?.(Reflect.get(socket, key));
}

/** A control character or a long quotation must not make `close()` throw. */
function safe(reason: string): string {
  return reason.replace(/[^\x20-\x7e]/g, "?").slice(0, REASON_MAX_LENGTH);
}
