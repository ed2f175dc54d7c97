/**
 * Runs inside a page before anything else. Measures the longest gap between two packets of sound,
 * over all connections of the page and over the change from the previous page.
 */
import { installPageSounds } from "../e2e/support/page-sounds.ts";

declare global {
  interface Window {
    hearing: {
      /** Epoch milliseconds of the newest sound; 0 before any. */
      lastAt: number;
      longestGapMs: number;
    };
  }
}

export const PAGE_HEARING = [installPageSounds, installPageHearing] as const;

function installPageHearing(): void {
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
      // While connecting, this call would block on the connecting thread and delay it.
      if (connection.connectionState !== "connected") continue;
      for (const at of window.soundsOf(connection)) {
        if (at <= hearing.lastAt) continue;
        if (hearing.lastAt > 0) {
          hearing.longestGapMs = Math.max(hearing.longestGapMs, at - hearing.lastAt);
        }
        hearing.lastAt = at;
      }
    }
  }, 5);
}
