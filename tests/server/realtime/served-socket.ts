/** A socket for tests, served like a real one: a test sends on it and sees how it was closed. */
import { createLog } from "../../../server/log.ts";
import { createServerMetrics } from "../../../server/metrics/server-metrics.ts";
import type { Admission } from "../../../server/realtime/sessions/sessions.ts";
import { serveSignalSocket } from "../../../server/realtime/socket/signal-socket.ts";

interface ServedTestSocket {
  closed: Promise<{ code?: number; reason?: string }>;
  isClosed(): boolean;
  say(text: string): void;
}

/** Serves a socket whose hello is answered by `admit`; by default it never is. */
export function serveSocket(
  admit: () => Promise<Admission> = () => new Promise(() => {}),
): ServedTestSocket {
  const closed = Promise.withResolvers<{ code?: number; reason?: string }>();
  let isClosed = false;
  const socket = new EventTarget() as WebSocket;
  Object.assign(socket, {
    readyState: WebSocket.OPEN,
    bufferedAmount: 0,
    send: () => {},
    close: (code?: number, reason?: string) => closed.resolve({ code, reason }),
  });
  serveSignalSocket(
    socket,
    { settled: () => {}, freed: () => void (isClosed = true) },
    {
      onClosed: () => {},
      sessions: {
        admit,
        leave: () => Promise.resolve(),
        goAway: () => Promise.resolve(0),
        closeExpired: () => {},
      },
      dispatch: { handle: () => "handled", refuse: () => {} },
      caps: { bufferedBytes: 0 },
      messageRate: { burst: 1_000, perSecond: 1_000 },
      log: createLog("silent"),
      metrics: createServerMetrics(),
    },
  );
  return {
    closed: closed.promise,
    isClosed: () => isClosed,
    say: (data: string) => void socket.dispatchEvent(new MessageEvent("message", { data })),
  };
}
