/**
 * Sends one link's descriptions and candidates to the other browser, in batches. While the call
 * rings it holds back candidates on the caller's side, everything on the callee's. It can repeat
 * what may be lost. Each message and candidate delays the first words on both pages, so it sends
 * few.
 */
import { CANDIDATES_MAX } from "../../../server/protocol/limits.ts";
import { RELAYED } from "../../../server/protocol/relayed-candidate.ts";

export type LinkSignal =
  | { type: "offer" | "answer"; sdp: string }
  | { type: "candidates"; candidates: RTCIceCandidateInit[] };

/** What has to wait for the accept. */
export type Hold = "nothing" | "candidates" | "everything";

export interface SignalOutbox {
  description(description: RTCSessionDescriptionInit): void;
  candidate(candidate: RTCIceCandidateInit): void;
  /**
   * The other side may be given relayed addresses. They go inside the description, in an attribute
   * of our own, so that only clients that know it use them. Later ones make it be sent again.
   */
  meetThroughRelay(): void;
  /**
   * The call is accepted: sends everything, and from now on at once. A description that was held is
   * sent as it is now, with all candidates found meanwhile.
   */
  release(): void;
  /** Sends the candidates of the current description again. */
  repeatCandidates(): void;
  close(): void;
}

/** Active TCP is half of a browser's candidates, of no use to others (RFC 6544, section 6.2). */
const ONLY_CALLS = "tcptype active";

export interface SignalOutboxOptions {
  send: (signal: LinkSignal) => void;
  /** Has the current description sent again, through `description`. */
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
      // Candidates inside the description need not be sent separately.
      if (holding === "nothing" && sdp.includes("a=candidate:")) said.push(...waiting.splice(0));
      const shown = holding === "nothing" ? withoutCallers(sdp) : heldBack(sdp) + relayed.join("");
      send({ type, sdp: shown });
    },
    candidate({ candidate = "", sdpMid, sdpMLineIndex, usernameFragment }) {
      if (candidate.includes(ONLY_CALLS)) return;
      // An ICE restart makes the earlier candidates worthless.
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
      // The waiting ones have gone with the description.
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

/** The related address would reveal this side's (RFC 8839, section 5.1), but Firefox needs one. */
function asRelayed({ candidate = "" }: RTCIceCandidateInit): string {
  return `${RELAYED}${candidate.replace(/ raddr \S+ rport \d+/, " raddr 0.0.0.0 rport 0")}\r\n`;
}

/** The relayed candidates that a description carries in our own attribute. */
export function relayedIn(sdp: string): RTCIceCandidateInit[] {
  return sdp.split("\r\n").filter((line) => line.startsWith(RELAYED))
    .map((line) => ({ candidate: line.slice(RELAYED.length), sdpMLineIndex: 0 }));
}

/**
 * The description as it was before any candidate was found (RFC 8840, section 4.1.1), for a peer
 * that may not see this side's address yet. After the accept this side can reach the other half a
 * round trip earlier, so it starts the DTLS handshake (RFC 5763, section 5), which saves that half.
 */
function heldBack(sdp: string): string {
  return sdp.replace(/^a=(candidate:|rtcp:|end-of-candidates).*\r\n/gm, "")
    .replace(/^c=.*/gm, "c=IN IP4 0.0.0.0")
    .replace(/^(m=\w+) [1-9]\d*/gm, "$1 9")
    .replace(/^a=setup:actpass/gm, "a=setup:active");
}
