/**
 * Runs inside a page before anything else: how long the longest silence was between two packets of
 * sound, over every connection of the page, and over the change from the page before it.
 */

declare global {
  interface Window {
    hearing: {
      /** Epoch milliseconds of the newest sound; 0 before any. */
      lastAt: number;
      longestGapMs: number;
    };
  }
}

export function installPageHearing(): void {
  const KEY = "bench-last-heard-at";
  const hearing = { lastAt: Number(sessionStorage.getItem(KEY) ?? 0), longestGapMs: 0 };
  sessionStorage.removeItem(KEY);
  window.hearing = hearing;
  addEventListener("pagehide", () => sessionStorage.setItem(KEY, String(hearing.lastAt)));

  const connections = new Set<RTCPeerConnection>();
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.add(this);
    }
  };

  setInterval(() => {
    for (const connection of connections) {
      // The question waits for the thread that sets a connection up, and would hold that up.
      if (connection.connectionState !== "connected") continue;
      for (const receiver of connection.getReceivers()) {
        if (receiver.track.kind !== "audio") continue;
        for (const { timestamp } of receiver.getSynchronizationSources()) {
          // Chromium counts it from the epoch, others from the start of the page.
          const at = timestamp > performance.timeOrigin
            ? timestamp
            : performance.timeOrigin + timestamp;
          if (at <= hearing.lastAt) continue;
          if (hearing.lastAt > 0) {
            hearing.longestGapMs = Math.max(hearing.longestGapMs, at - hearing.lastAt);
          }
          hearing.lastAt = at;
        }
      }
    }
  }, 5);
}
