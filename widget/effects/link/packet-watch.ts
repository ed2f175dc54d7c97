/** Tells when media arrives and when it stops. A transport that is merely up does not count. */

export interface PacketWatch {
  /** Calls back once, as soon as a packet arrives that is newer than any known now. */
  onArrival(run: () => void): void;
  /** Calls back once, when nothing newer has arrived for this long. */
  onSilence(silenceMs: number, run: () => void): void;
  stop(): void;
}

export interface PacketWatchOptions {
  connection: Pick<RTCPeerConnection, "getReceivers">;
  pollMs?: number;
  now?: () => number;
}

/** How many times it looks within one `silenceMs`. */
const LOOKS = 5;

/**
 * Polls the receivers' synchronization sources: a decoded packet shows there some 35 ms before it
 * shows in the statistics. Each query waits for a media thread, so it makes few.
 */
export function createPacketWatch(
  { connection, pollMs = 25, now = () => performance.now() }: PacketWatchOptions,
): PacketWatch {
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Sources stay listed for ten seconds, so only a newer timestamp means a new packet. */
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
      // After the page slept or was busy, one look at the newest packet comes before any verdict.
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
