/**
 * How a connection's statistics have changed since they were last read. Every field may be missing
 * in some browser; what is missing is not counted.
 */
import type { PathSample } from "../../model/call-quality.ts";

export interface LinkReading {
  /** One for each kind of media and each direction; none where nothing was sent. */
  samples: PathSample[];
  /** Of the received media, in bits per second. */
  bitrate: number;
  /** Whether any packet has arrived. */
  isReceiving: boolean;
}

export interface LinkStats {
  read(): Promise<LinkReading>;
}

/** The report fields that are read (W3C WebRTC Statistics). */
interface Report {
  id: string;
  type: string;
  kind?: "audio" | "video";
  timestamp: number;
  localId?: string;
  nominated?: boolean;
  state?: string;
  packetsReceived?: number;
  packetsLost?: number;
  packetsSent?: number;
  bytesReceived?: number;
  jitter?: number;
  roundTripTime?: number;
  currentRoundTripTime?: number;
}

export function createLinkStats(connection: Pick<RTCPeerConnection, "getStats">): LinkStats {
  let before = new Map<string, Report>();

  return {
    async read() {
      const now = new Map((await connection.getStats()) as unknown as Iterable<[string, Report]>);
      const grown = (
        report: Report | undefined,
        field: "packetsReceived" | "packetsLost" | "packetsSent" | "bytesReceived",
      ) => Math.max(0, (report?.[field] ?? 0) - (before.get(report?.id ?? "")?.[field] ?? 0));
      const reports = [...now.values()];
      const pair = reports.find(({ type, nominated, state }) =>
        type === "candidate-pair" && nominated && state === "succeeded"
      );
      const pairMs = (pair?.currentRoundTripTime ?? 0) * 1000;

      const reading: LinkReading = { samples: [], bitrate: 0, isReceiving: false };
      const add = (report: Report, lost: number, arrived: number, roundTripMs: number) => {
        if (lost + arrived === 0 || !report.kind) return;
        reading.samples.push({
          kind: report.kind,
          lossPercent: 100 * lost / (lost + arrived),
          jitterMs: (report.jitter ?? 0) * 1000,
          roundTripMs,
        });
      };
      for (const report of reports) {
        // The first reading covers the whole call so far, and so does a report that is new.
        const earlier = before.get(report.id);
        if (report.type === "inbound-rtp") {
          if (grown(report, "packetsReceived") > 0) reading.isReceiving = true;
          add(report, grown(report, "packetsLost"), grown(report, "packetsReceived"), pairMs);
          const seconds = (report.timestamp - (earlier?.timestamp ?? report.timestamp)) / 1000;
          if (seconds > 0) reading.bitrate += 8 * grown(report, "bytesReceived") / seconds;
        } else if (report.type === "remote-inbound-rtp") {
          const lost = grown(report, "packetsLost");
          const sent = grown(now.get(report.localId ?? ""), "packetsSent");
          const ownMs = report.roundTripTime === undefined ? pairMs : report.roundTripTime * 1000;
          add(report, lost, Math.max(0, sent - lost), ownMs);
        }
      }
      before = now;
      return reading;
    },
  };
}
