/** Counts sockets by address and those that have not said hello, so that nobody can use up the server before anyone is known. */
import type { Caps } from "../config.ts";

/** The place of one socket; each call is safe to repeat. */
export interface SocketPlace {
  /** It has said hello. */
  settled(): void;
  /** It is gone. */
  freed(): void;
}

export interface SocketCaps {
  /** A place for a socket from this address; null where there is none. */
  take(address: string): SocketPlace | null;
  /** Whether a refused socket may still be upgraded, so that a browser can read why. */
  mayExplain(): boolean;
  /** Sockets that have not said hello. */
  readonly pending: number;
  /** A refused socket was opened to be closed. Call the answer when it is closed. */
  explaining(): () => void;
}

/** Refused sockets that wait for their close to be answered; more than these get a plain HTTP refusal. */
const EXPLAINING_MAX = 200;

/** Counts against the configured caps; 0 is no cap. */
export function createSocketCaps(caps: Caps): SocketCaps {
  const byAddress = new Map<string, { all: number; pending: number }>();
  let pending = 0;
  let explaining = 0;

  return {
    take(address) {
      const own = byAddress.get(address) ?? { all: 0, pending: 0 };
      if (isOver(pending, caps.pendingSockets)) return null;
      if (isOver(own.pending, caps.pendingPerAddress)) return null;
      if (isOver(own.all, caps.socketsPerAddress)) return null;
      byAddress.set(address, own);
      own.all += 1;
      own.pending += 1;
      pending += 1;

      const settled = once(() => {
        own.pending -= 1;
        pending -= 1;
      });
      const freed = once(() => {
        settled();
        own.all -= 1;
        if (own.all === 0) byAddress.delete(address);
      });
      return { settled, freed };
    },
    get pending() {
      return pending;
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
