/** Tells when media really arrives: not that a transport stands, but that something came through it. */

export interface PacketWatch {
  /** Calls back once, as soon as something newer arrives than what is known now. */
  start(onArrival: () => void): void;
  stop(): void;
}

export interface PacketWatchOptions {
  connection: Pick<RTCPeerConnection, "getReceivers">;
  pollMs?: number;
}

/**
 * Polls the receivers' synchronization sources: a decoded packet shows there some 35 ms before the
 * statistics say so, and asking costs next to nothing.
 */
export function createPacketWatch({ connection, pollMs = 10 }: PacketWatchOptions): PacketWatch {
  let timer: ReturnType<typeof setInterval> | undefined;

  /** Sources stay listed for ten seconds, so only a newer time says that something came. */
  function newest(): number {
    let time = 0;
    for (const receiver of connection.getReceivers()) {
      for (const { timestamp } of receiver.getSynchronizationSources()) {
        if (timestamp > time) time = timestamp;
      }
    }
    return time;
  }

  const stop = () => clearInterval(timer);
  return {
    start(onArrival) {
      stop();
      const known = newest();
      timer = setInterval(() => {
        if (newest() <= known) return;
        stop();
        onArrival();
      }, pollMs);
    },
    stop,
  };
}
