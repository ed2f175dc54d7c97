/**
 * What one link has to say to the other browser, in batches, and held back while the call still
 * rings: candidates by the caller, everything by the callee. It can say again what may be lost.
 */

export type LinkSignal =
  | { type: "offer" | "answer"; sdp: string }
  | { type: "candidates"; candidates: RTCIceCandidateInit[] };

/** What must wait for the accept. */
export type Hold = "nothing" | "candidates" | "everything";

export interface SignalOutbox {
  description(description: RTCSessionDescriptionInit): void;
  candidate(candidate: RTCIceCandidateInit): void;
  /** The accept is there: everything goes, from now on at once. */
  release(): void;
  /** Says the candidates of the current description once more. */
  repeatCandidates(): void;
  close(): void;
}

/** Most candidates in one message, by the protocol. */
const BATCH_MAX = 64;

export function createSignalOutbox(hold: Hold, send: (signal: LinkSignal) => void): SignalOutbox {
  let holding = hold;
  let description: LinkSignal | null = null;
  let waiting: RTCIceCandidateInit[] = [];
  let said: RTCIceCandidateInit[] = [];
  let flushTimer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    clearTimeout(flushTimer);
    flushTimer = undefined;
    if (holding !== "nothing") return;
    while (waiting.length > 0) {
      const candidates = waiting.splice(0, BATCH_MAX);
      said.push(...candidates);
      send({ type: "candidates", candidates });
    }
  }

  return {
    description({ type, sdp = "" }) {
      if (type !== "offer" && type !== "answer") return;
      const signal: LinkSignal = { type, sdp };
      // A later description takes the place of one that never left.
      if (holding === "everything") description = signal;
      else send(signal);
    },
    candidate({ candidate, sdpMid, sdpMLineIndex, usernameFragment }) {
      // After an ICE restart the candidates of before are worth nothing.
      said = said.filter((old) => old.usernameFragment === usernameFragment);
      waiting.push({ candidate, sdpMid, sdpMLineIndex, usernameFragment });
      flushTimer ??= setTimeout(flush);
    },
    release() {
      if (holding === "nothing") return;
      holding = "nothing";
      if (description) send(description);
      description = null;
      flush();
    },
    repeatCandidates() {
      if (holding !== "nothing") return;
      waiting = [...said.splice(0), ...waiting];
      flush();
    },
    close: () => clearTimeout(flushTimer),
  };
}
