/** Closes a WebSocket so that its other side learns the code. Knows nothing of why it is closed. */
import { setImmediate } from "node:timers";

/** RFC 6455 allows 123 bytes of reason. */
const REASON_MAX_LENGTH = 120;
/** A side that has said nothing for so long is waiting for us, in milliseconds. */
const QUIET_MS = 30;
/** Whoever talks on for longer is cut short, in milliseconds. */
const HEARD_OUT_MAX_MS = 1_000;
/** Whoever has not answered a close by then never will, in milliseconds. */
const ANSWERED_WITHIN_MS = 5_000;

/**
 * Closes a socket a moment later. The runtime writes the close only in its next round, and drops the
 * connection at once where it hands out a message that it had read before: the other side then sees
 * 1006 instead of the code. Behind this round's messages, where `setImmediate` runs and a timer or a
 * message's own event does not, none can come in between. A side that does not answer is cut off.
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
 * Closes a socket whose other side is in the middle of saying something. The runtime also drops the
 * connection at the first message behind the close, and who then goes on writing gets an error before
 * they have read the code. So all that comes is let pass unheard until a pause, or until it is too much.
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
  // A stall of our own is no pause of theirs: what has come meanwhile is read before it is judged.
  const listen = () => setTimeout(() => setImmediate(judge), QUIET_MS);
  listen();
}

/**
 * Drops the connection. A socket that is being closed waits for its other side for ever, and keeps what
 * that has sent of a message without an end: who never answers would hold connections beyond every cap,
 * and memory without any. The runtime has only an inner word for it; without that all stays as it was.
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
