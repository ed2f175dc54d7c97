/**
 * What one link has to say to the other browser, in batches, and held back while the call still
 * rings: candidates by the caller, everything by the callee. It can say again what may be lost. Each
 * message and each candidate costs both pages time before the first words, so it says as few as it can.
 */
import { CANDIDATES_MAX } from "../../../server/protocol/limits.ts";
import { RELAYED } from "../../../server/protocol/relayed-candidate.ts";

export type LinkSignal =
  | { type: "offer" | "answer"; sdp: string }
  | { type: "candidates"; candidates: RTCIceCandidateInit[] };

/** What must wait for the accept. */
export type Hold = "nothing" | "candidates" | "everything";

export interface SignalOutbox {
  description(description: RTCSessionDescriptionInit): void;
  candidate(candidate: RTCIceCandidateInit): void;
  /**
   * The other side may have a relay's addresses: they go with the description, under a name of their own,
   * so that only who knows what they are takes them for candidates. There may be some to come.
   */
  meetThroughRelay(): void;
  /**
   * The accept is there: everything goes, from now on at once. A description that was held is said
   * anew: all addresses that were found meanwhile are in it.
   */
  release(): void;
  /** Says the candidates of the current description once more. */
  repeatCandidates(): void;
  close(): void;
}

/** TCP that only calls is of no use to any other side (RFC 6544, section 6.2), and half of what a browser finds. */
const ONLY_CALLS = "tcptype active";

export interface SignalOutboxOptions {
  send: (signal: LinkSignal) => void;
  /** Has the current description said once more, by way of `description`. */
  sayDescription: () => void;
}

export function createSignalOutbox(
  hold: Hold,
  { send, sayDescription }: SignalOutboxOptions,
): SignalOutbox {
  let holding = hold;
  let isRelayed = false;
  let isDescriptionHeld = false;
  let waiting: RTCIceCandidateInit[] = [];
  let said: RTCIceCandidateInit[] = [];
  let flushTimer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    clearTimeout(flushTimer);
    flushTimer = undefined;
    if (holding !== "nothing") {
      if (isRelayed && waiting.length > 0) sayDescription();
      return;
    }
    while (waiting.length > 0) {
      const candidates = waiting.splice(0, CANDIDATES_MAX);
      said.push(...candidates);
      send({ type: "candidates", candidates });
    }
  }

  return {
    description({ type, sdp = "" }) {
      if (type !== "offer" && type !== "answer") return;
      const relayed = isRelayed ? waiting.map(asRelayed) : [];
      isDescriptionHeld = holding === "everything" && relayed.length === 0;
      if (isDescriptionHeld) return;
      // What it brings itself need not follow it.
      if (holding === "nothing" && sdp.includes("a=candidate:")) said.push(...waiting.splice(0));
      const shown = holding === "nothing" ? withoutCallers(sdp) : heldBack(sdp) + relayed.join("");
      send({ type, sdp: shown });
    },
    candidate({ candidate = "", sdpMid, sdpMLineIndex, usernameFragment }) {
      if (candidate.includes(ONLY_CALLS)) return;
      // After an ICE restart the candidates of before are worth nothing.
      said = said.filter((old) => old.usernameFragment === usernameFragment);
      waiting.push({ candidate, sdpMid, sdpMLineIndex, usernameFragment });
      flushTimer ??= setTimeout(flush);
    },
    meetThroughRelay() {
      if (isRelayed) return;
      isRelayed = true;
      flush();
    },
    release() {
      if (holding === "nothing") return;
      holding = "nothing";
      // They have gone with the description.
      if (isRelayed) waiting = [];
      if (isDescriptionHeld) sayDescription();
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

function withoutCallers(sdp: string): string {
  return sdp.replace(/^a=candidate:.*\r\n/gm, (line) => line.includes(ONLY_CALLS) ? "" : line);
}

/** What the address stands for would say where this side is (RFC 8839, section 5.1); Firefox wants to read one. */
function asRelayed({ candidate = "" }: RTCIceCandidateInit): string {
  return `${RELAYED}${candidate.replace(/ raddr \S+ rport \d+/, " raddr 0.0.0.0 rport 0")}\r\n`;
}

/** The relayed candidates that a description brings under their own name. */
export function relayedIn(sdp: string): RTCIceCandidateInit[] {
  return sdp.split("\r\n").filter((line) => line.startsWith(RELAYED))
    .map((line) => ({ candidate: line.slice(RELAYED.length), sdpMLineIndex: 0 }));
}

/**
 * For whoever must not know yet where this side is: as it was before anything was found (RFC 8840,
 * section 4.1.1). After the accept this side is the first that can reach the other, half a round trip
 * ahead: so it is to begin the DTLS handshake (RFC 5763, section 5), which saves that half.
 */
function heldBack(sdp: string): string {
  return sdp.replace(/^a=(candidate:|rtcp:|end-of-candidates).*\r\n/gm, "")
    .replace(/^c=.*/gm, "c=IN IP4 0.0.0.0")
    .replace(/^(m=\w+) [1-9]\d*/gm, "$1 9")
    .replace(/^a=setup:actpass/gm, "a=setup:active");
}
