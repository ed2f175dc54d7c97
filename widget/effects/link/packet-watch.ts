/** Tells when media really arrives and when it stops: not that a transport stands, but that something comes. */

export interface PacketWatch {
  /** Calls back once, as soon as something newer arrives than what is known now. */
  onArrival(run: () => void): void;
  /** Calls back once, when nothing newer has arrived for so long. */
  onSilence(silenceMs: number, run: () => void): void;
  stop(): void;
}

export interface PacketWatchOptions {
  connection: Pick<RTCPeerConnection, "getReceivers">;
  pollMs?: number;
  now?: () => number;
}

/** How often in a silence it is looked whether it is one. */
const LOOKS = 5;

/**
 * Polls the receivers' synchronization sources: a decoded packet shows there some 35 ms before the
 * statistics say so. Each question waits for a thread of the media's own, so they are not many.
 */
export function createPacketWatch(
  { connection, pollMs = 25, now = () => performance.now() }: PacketWatchOptions,
): PacketWatch {
  let timer: ReturnType<typeof setTimeout> | undefined;

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

  const stop = () => clearTimeout(timer);
  function after(delayMs: number, look: () => void): void {
    stop();
    timer = setTimeout(look, delayMs);
  }

  return {
    onArrival(run) {
      const known = newest();
      after(pollMs, function look() {
        if (newest() > known) run();
        else after(pollMs, look);
      });
    },
    onSilence(silenceMs, run) {
      const lookMs = silenceMs / LOOKS;
      let known = newest();
      let changedAt = now();
      // What a page that slept or was busy has missed is told from silence by what has come since.
      after(lookMs, function look() {
        const time = newest();
        if (time > known) {
          known = time;
          changedAt = now();
        }
        const leftMs = silenceMs - (now() - changedAt);
        if (leftMs > 0) after(Math.min(lookMs, leftMs), look);
        else run();
      });
    },
    stop,
  };
}
