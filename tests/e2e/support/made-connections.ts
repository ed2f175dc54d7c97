/**
 * The ICE candidates of a page's connections: which of its own are in use, and which it knows of
 * the other side.
 */
import type { Person } from "./person.ts";

declare global {
  interface Window {
    /** Every connection that the page has created. */
    madeConnections: RTCPeerConnection[];
  }
}

/** Runs inside a page before anything else. */
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
  /** What it has of the exchange of descriptions, and of its own candidates. */
  signaling: RTCSignalingState;
  gathering: RTCIceGatheringState;
  /** The local candidate type of the pair in use; null before there is one. */
  inUse: string | null;
  /** Types of all remote candidates that this side has learned. */
  theirs: string[];
  /** Local ports of all candidate pairs that were tried. */
  triedFrom: number[];
  packetsHeard: number;
}

/** The candidates of each connection that is not closed. */
export async function waysOf({ page }: Person): Promise<Ways[]> {
  return await page.evaluate(async () => {
    const open = window.madeConnections.filter((one) => one.connectionState !== "closed");
    return await Promise.all(open.map(async (connection) => {
      const stats = await connection.getStats();
      const ways: Ways = {
        state: connection.connectionState,
        signaling: connection.signalingState,
        gathering: connection.iceGatheringState,
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
        // Firefox marks the pair with `selected` instead.
        if (selectedCandidatePairId === report.id || report.selected) {
          ways.inUse = own.candidateType;
        }
      });
      return ways;
    }));
  });
}
