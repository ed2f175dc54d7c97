/**
 * Makes the browser's measurements worse than they are, because connections within a page never get
 * bad by themselves.
 */
import { oneOf } from "./one-of.ts";

export type NetworkQuality = "excellent" | "good" | "poor" | "lost";

export interface SyntheticNetwork {
  /** Sets the quality that is measured from now on. */
  is(quality: NetworkQuality): void;
  restore(): void;
}

/** Seconds of jitter added to what is measured; jitter alone is enough to reach each level. */
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
