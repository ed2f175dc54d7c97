/** What the connections of a page say of their ways: which of its own addresses carry it, and which it knows of the other side. */
import type { Person } from "./person.ts";

declare global {
  interface Window {
    /** Every connection that the page has made. */
    madeConnections: RTCPeerConnection[];
  }
}

/** Runs in a page before anything else. */
export function rememberConnections(): void {
  window.madeConnections = [];
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      window.madeConnections.push(this);
    }
  };
}

export interface Ways {
  state: RTCPeerConnectionState;
  /** The kind of this side's end of the way that is in use; null before there is one. */
  inUse: string | null;
  /** Kinds of all addresses of the other side that this one has learned. */
  theirs: string[];
  /** Ports of this side's ends of all ways that were tried. */
  triedFrom: number[];
  packetsHeard: number;
}

/** Of each connection that is not closed. */
export async function waysOf({ page }: Person): Promise<Ways[]> {
  return await page.evaluate(async () => {
    const open = window.madeConnections.filter((one) => one.connectionState !== "closed");
    return await Promise.all(open.map(async (connection) => {
      const stats = await connection.getStats();
      const ways: Ways = {
        state: connection.connectionState,
        inUse: null,
        theirs: [],
        triedFrom: [],
        packetsHeard: 0,
      };
      stats.forEach((report) => {
        if (report.type === "remote-candidate") ways.theirs.push(report.candidateType);
        if (report.type === "inbound-rtp") ways.packetsHeard += report.packetsReceived;
        if (report.type !== "candidate-pair") return;
        const own = stats.get(report.localCandidateId);
        ways.triedFrom.push(own.port);
        const { selectedCandidatePairId } = stats.get(report.transportId) ?? {};
        // Firefox marks the pair itself.
        if (selectedCandidatePairId === report.id || report.selected) {
          ways.inUse = own.candidateType;
        }
      });
      return ways;
    }));
  });
}
