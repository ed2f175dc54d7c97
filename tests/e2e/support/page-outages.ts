/**
 * Runs inside a page before anything else. Records when sound of the other side came and when it
 * did not, when the element changed state, and when ICE was restarted. Times are epoch
 * milliseconds, so that two pages and a test on one machine can be compared.
 */
import { installPageSounds } from "./page-sounds.ts";

export interface Silence {
  /** The last packet before it and the first after it. */
  from: number;
  to: number;
}

declare global {
  interface Window {
    outages: {
      /** The time of the newest packet of sound; 0 before any. */
      heardAt: number;
      /** Finished silences of more than 300 ms. */
      silences: Silence[];
      /** The element's state changes. */
      states: { state: string; at: number }[];
      restartedAt: number[];
    };
  }
}

export const PAGE_OUTAGES = [installPageSounds, installPageOutages] as const;

function installPageOutages(): void {
  const SILENCE_MS = 300;
  const now = () => performance.timeOrigin + performance.now();
  const outages: Window["outages"] = { heardAt: 0, silences: [], states: [], restartedAt: [] };
  window.outages = outages;
  document.addEventListener("chat-call-state-change", (event) => {
    const { state } = (event as CustomEvent<{ state: string }>).detail;
    outages.states.push({ state, at: now() });
  });

  const connections = new Set<RTCPeerConnection>();
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.add(this);
    }

    override restartIce(): void {
      outages.restartedAt.push(now());
      super.restartIce();
    }

    override close(): void {
      connections.delete(this);
      super.close();
    }
  };

  /** When the page last found nothing new. While it was blocked, sound may have come unnoticed. */
  let lookedAt = 0;
  function hear(at: number): void {
    if (at <= outages.heardAt) return;
    if (outages.heardAt > 0 && lookedAt - outages.heardAt > SILENCE_MS) {
      outages.silences.push({ from: outages.heardAt, to: at });
    }
    outages.heardAt = at;
  }

  setInterval(() => {
    const startedAt = now();
    for (const connection of connections) window.soundsOf(connection).forEach(hear);
    lookedAt = startedAt;
  }, 20);
}
