/** Closes a WebSocket so that its other side learns the code. */

/** RFC 6455 allows 123 bytes of reason. */
const REASON_MAX_LENGTH = 120;

/**
 * Closes a socket a moment later. Closed from within a message's own event, with more messages
 * already read in, the runtime drops the connection before the close has gone out, and a browser
 * sees 1006 instead of the code.
 */
export function closeSocket(socket: WebSocket, code: number, reason: string): void {
  // A control character or a long quotation must not make close() throw.
  const safe = reason.replace(/[^\x20-\x7e]/g, "?").slice(0, REASON_MAX_LENGTH);
  const close = () => void setTimeout(() => socket.close(code, safe), 0);
  if (socket.readyState === WebSocket.CONNECTING) socket.onopen = close;
  else close();
}
