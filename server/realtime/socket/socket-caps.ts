/**
 * Counts sockets per address and before their hello, so that strangers cannot exhaust the server.
 */
import type { Caps } from "../../config/cap-setting.ts";

/** One socket's place; both methods are idempotent. */
export interface SocketPlace {
  /** It has said hello. */
  settled(): void;
  /** It is gone. */
  freed(): void;
}

export interface SocketCaps {
  /** A place for a socket from this address; null if there is none. */
  take(address: string): SocketPlace | null;
  /** Whether a refused socket may still be upgraded, so that a browser can read why. */
  mayExplain(): boolean;
  /** Sockets that have not said hello. */
  readonly pending: number;
  /** A refused socket was opened only to be closed; call the returned function when it is. */
  explaining(): () => void;
}

/**
 * Refused sockets still waiting for their close to be answered; beyond that, a plain HTTP refusal.
 */
const EXPLAINING_MAX = 200;

interface Counts {
  /** An address without a socket has no entry. */
  readonly byAddress: Map<string, { all: number; pending: number }>;
  pending: number;
}

/** Counts against the configured caps; 0 means no cap. */
export function createSocketCaps(caps: Caps): SocketCaps {
  const counts: Counts = { byAddress: new Map(), pending: 0 };
  let explaining = 0;

  return {
    take(address) {
      const own = counts.byAddress.get(address) ?? { all: 0, pending: 0 };
      if (isOver(counts.pending, caps.pendingSockets)) return null;
      if (isOver(own.pending, caps.pendingPerAddress)) return null;
      if (isOver(own.all, caps.socketsPerAddress)) return null;
      counts.byAddress.set(address, own);
      own.all += 1;
      own.pending += 1;
      counts.pending += 1;
      return new Place(counts, address);
    },
    get pending() {
      return counts.pending;
    },
    mayExplain: () => explaining < EXPLAINING_MAX,
    explaining() {
      explaining += 1;
      return once(() => {
        explaining -= 1;
      });
    },
  };
}

/** A class rather than closures, to save memory: every socket has one. */
class Place implements SocketPlace {
  readonly #counts: Counts;
  readonly #address: string;
  #state: "pending" | "settled" | "freed" = "pending";

  constructor(counts: Counts, address: string) {
    this.#counts = counts;
    this.#address = address;
  }

  settled(): void {
    if (this.#state !== "pending") return;
    this.#state = "settled";
    this.#counts.pending -= 1;
    this.#counts.byAddress.get(this.#address)!.pending -= 1;
  }

  freed(): void {
    if (this.#state === "freed") return;
    this.settled();
    this.#state = "freed";
    const { byAddress } = this.#counts;
    const own = byAddress.get(this.#address)!;
    own.all -= 1;
    if (own.all === 0) byAddress.delete(this.#address);
  }
}

function isOver(count: number, cap: number): boolean {
  return cap > 0 && count >= cap;
}

function once(run: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    run();
  };
}
