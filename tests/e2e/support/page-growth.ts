/**
 * What a page holds on to, counted by the browser and in the page, to find growth over many calls.
 */
import type { CDPSession, Page } from "puppeteer-core";

/** All counts are taken after garbage collection. */
export interface Holdings {
  nodes: number;
  listeners: number;
  heapBytes: number;
  /** Peer connections that are not closed. */
  connections: number;
  audioContexts: number;
  /** `MediaStream` objects, in use or not. */
  streams: number;
  /** Microphone and camera tracks that are not stopped. */
  liveTracks: number;
}

declare global {
  interface Window {
    held: {
      connections: number;
      /** Those not closed. */
      audioContexts: Set<AudioContext>;
      liveTracks(): number;
    };
  }
}

/** Runs inside a page before anything else; keeps nothing alive itself. */
export function installHeldCounters(): void {
  const tracks: WeakRef<MediaStreamTrack>[] = [];
  const held: Window["held"] = {
    connections: 0,
    audioContexts: new Set(),
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
      held.audioContexts.add(this);
    }

    override close(): Promise<void> {
      held.audioContexts.delete(this);
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
  // Several rounds, because objects freed by one may release others.
  for (let round = 0; round < 3; round++) await session.send("HeapProfiler.collectGarbage");
  const metrics = await metricsOf(session);
  const inPage = await page.evaluate(() => {
    const { connections, audioContexts } = window.held;
    const liveTracks = window.held.liveTracks();
    return { connections, audioContexts: audioContexts.size, liveTracks };
  });
  const streams = await countOf(page, () => MediaStream.prototype);
  await session.detach();
  return {
    nodes: metrics.Nodes,
    listeners: metrics.JSEventListeners,
    heapBytes: metrics.JSHeapUsedSize,
    streams,
    ...inPage,
  };
}

/** Resolves when no `AudioContext` runs: Chromium keeps what was ever connected to a running one. */
export async function soundsRest(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...window.held.audioContexts].every(({ state }) => state !== "running")
  );
}

/** How many objects the page has of this prototype. */
async function countOf(page: Page, prototype: () => object): Promise<number> {
  const handle = await page.evaluateHandle(prototype);
  const objects = await page.queryObjects(handle);
  const count = await objects.evaluate((all) => (all as unknown as object[]).length);
  await Promise.all([handle.dispose(), objects.dispose()]);
  return count;
}

/** The browser's counters of a page (`Performance.getMetrics` of the DevTools protocol). */
async function metricsOf(session: CDPSession): Promise<Record<string, number>> {
  const { metrics } = await session.send("Performance.getMetrics");
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

/** The browser's counters of a page whose garbage is collected, before and after this time. */
export async function metricsOver(page: Page, ms: number) {
  const session = await page.createCDPSession();
  await session.send("Performance.enable");
  await session.send("HeapProfiler.collectGarbage");
  const before = await metricsOf(session);
  await new Promise((resolve) => setTimeout(resolve, ms));
  const after = await metricsOf(session);
  await session.detach();
  return { before, after };
}
