/** What a page holds on to: counted by the browser and in the page, so that growth shows over many calls. */
import type { CDPSession, Page } from "puppeteer-core";

/** All of it after the garbage is collected. */
export interface Holdings {
  nodes: number;
  listeners: number;
  heapBytes: number;
  /** Not closed. */
  connections: number;
  audioContexts: number;
  /** Of microphones and cameras, not stopped. */
  liveTracks: number;
}

declare global {
  interface Window {
    held: { connections: number; audioContexts: number; liveTracks(): number };
  }
}

/** Runs in a page before anything else; keeps nothing alive by itself. */
export function installHeldCounters(): void {
  const tracks: WeakRef<MediaStreamTrack>[] = [];
  const held: Window["held"] = {
    connections: 0,
    audioContexts: 0,
    liveTracks: () => tracks.filter((one) => one.deref()?.readyState === "live").length,
  };
  window.held = held;

  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      held.connections++;
    }

    override close(): void {
      if (this.signalingState !== "closed") held.connections--;
      super.close();
    }
  };
  window.AudioContext = class extends AudioContext {
    constructor(options?: AudioContextOptions) {
      super(options);
      held.audioContexts++;
    }

    override close(): Promise<void> {
      if (this.state !== "closed") held.audioContexts--;
      return super.close();
    }
  };
  const devices = MediaDevices.prototype;
  const { getUserMedia } = devices;
  devices.getUserMedia = async function (constraints) {
    const stream = await Reflect.apply(getUserMedia, this, [constraints]);
    tracks.push(...stream.getTracks().map((track: MediaStreamTrack) => new WeakRef(track)));
    return stream;
  };
}

/** Counts what a page holds now. */
export async function holdingsOf(page: Page): Promise<Holdings> {
  const session = await page.createCDPSession();
  await session.send("Performance.enable");
  // What one collection lets go of may hold more of it.
  for (let round = 0; round < 3; round++) await session.send("HeapProfiler.collectGarbage");
  const metrics = await metricsOf(session);
  const inPage = await page.evaluate(() => {
    const { connections, audioContexts } = window.held;
    return { connections, audioContexts, liveTracks: window.held.liveTracks() };
  });
  await session.detach();
  return {
    nodes: metrics.Nodes,
    listeners: metrics.JSEventListeners,
    heapBytes: metrics.JSHeapUsedSize,
    ...inPage,
  };
}

/** The browser's own counters of a page (the protocol's `Performance.getMetrics`). */
export async function metricsOf(session: CDPSession): Promise<Record<string, number>> {
  const { metrics } = await session.send("Performance.getMetrics");
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}
