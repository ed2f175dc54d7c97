/** What the browser measures of the page's connections, as worse than it is: no network in a page gets bad by itself. */
import { oneOf } from "./one-of.ts";

export type NetworkQuality = "excellent" | "good" | "poor" | "lost";

export interface SyntheticNetwork {
  /** From now on the paths are measured to be so. */
  is(quality: NetworkQuality): void;
  restore(): void;
}

/** How unevenly packets come, in seconds: the element hears of nothing else that it would call so. */
const JITTER: Record<NetworkQuality, number> = { excellent: 0, good: 0.2, poor: 0.4, lost: 0.6 };
const QUALITIES = Object.keys(JITTER) as NetworkQuality[];
const MEASURED = ["inbound-rtp", "remote-inbound-rtp"];

export function createSyntheticNetwork(): SyntheticNetwork {
  const { getStats } = RTCPeerConnection.prototype;
  let added = 0;

  RTCPeerConnection.prototype.getStats = async function (selector) {
    const measured = await getStats.call(this, selector);
    if (added === 0) return measured;
    const reports = measured as unknown as Iterable<[string, { type: string; jitter?: number }]>;
    return new Map(Array.from(reports, ([id, report]) => {
      const { type, jitter = 0 } = report;
      return [id, MEASURED.includes(type) ? { ...report, jitter: jitter + added } : report];
    }));
  };

  return {
    is: (quality) => void (added = JITTER[oneOf(quality, QUALITIES, "set the network")]),
    restore() {
      RTCPeerConnection.prototype.getStats = getStats;
    },
  };
}
