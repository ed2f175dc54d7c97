/**
 * Whether one link carries media, and when to mend it: the waits are data, what is done is its
 * owner's. "Connected" means that packets have come, not that a transport stands.
 */
import { createPacketWatch } from "./packet-watch.ts";

export interface LinkHealthEvents {
  connected(): void;
  interrupted(): void;
  failed(): void;
}

/** Every wait of a link's repair, in milliseconds. */
export const REPAIR = {
  /** A transport that stands and brings nothing for so long belongs to somebody who only listens. */
  listenerMs: 2_000,
  /** `disconnected` often mends itself; after so long the person is told. */
  tellMs: 1_000,
  /** And after so long ICE is restarted. */
  restartMs: 2_000,
  /** How long each restart may take before the next. */
  againMs: 5_000,
  /** Most restarts of one interruption. */
  restarts: 3,
  /** How long a restart waits for fresh ICE servers. */
  configMs: 1_000,
} as const;

export interface LinkHealthOptions {
  connection: RTCPeerConnection;
  /** How long it may take from the accept, or from an interruption, until media flows. */
  connectMs: () => number;
  events: LinkHealthEvents;
  /** Restart ICE once fresh servers are there. */
  restart(): void;
}

export interface LinkHealth {
  /** Whether media comes now. */
  readonly isFlowing: boolean;
  /** The call is answered: from now on the link has to come up. */
  start(): void;
  /** Whether a restart was asked for and not yet made; answering yes makes it. */
  isRestartDue(): boolean;
  /** While the other's page is away nobody there would answer a restart. */
  setAway(isAway: boolean): void;
  /** The way to the server is back: if media does not flow, mend it now. */
  retry(): void;
  stop(): void;
}

type State = "waiting" | "connecting" | "connected" | "interrupted" | "over";

export function createLinkHealth(
  { connection, connectMs, events, restart }: LinkHealthOptions,
): LinkHealth {
  const packets = createPacketWatch({ connection });
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  let state: State = "waiting";
  let restarts = 0;
  let isDue = false;
  let isAway = false;

  function after(name: string, delayMs: number, run: () => void): void {
    clearTimeout(timers.get(name));
    timers.set(name, setTimeout(run, delayMs));
  }
  function cancel(...names: string[]): void {
    for (const name of names) clearTimeout(timers.get(name));
  }

  function follow(): void {
    if (state === "waiting" || state === "over") return;
    switch (connection.connectionState) {
      case "connected":
        cancel("tell", "restart");
        if (state !== "connected") {
          packets.start(flows);
          after("listener", REPAIR.listenerMs, flows);
        }
        break;
      case "disconnected":
        cancel("listener");
        after("tell", REPAIR.tellMs, interrupt);
        after("restart", REPAIR.restartMs, mend);
        break;
      case "failed":
        cancel("listener");
        interrupt();
        mend();
        break;
    }
  }

  function flows(): void {
    packets.stop();
    cancel("budget", "listener", "tell", "restart");
    isDue = false;
    restarts = 0;
    state = "connected";
    events.connected();
  }

  function interrupt(): void {
    if (state !== "connected") return;
    state = "interrupted";
    after("budget", connectMs(), fail);
    packets.stop();
    events.interrupted();
  }

  function mend(): void {
    if (isAway || restarts >= REPAIR.restarts) return;
    restarts++;
    isDue = true;
    restart();
    after("restart", REPAIR.againMs, mend);
  }

  function fail(): void {
    stop();
    events.failed();
  }

  function stop(): void {
    state = "over";
    isDue = false;
    packets.stop();
    cancel(...timers.keys());
    connection.removeEventListener("connectionstatechange", follow);
  }

  connection.addEventListener("connectionstatechange", follow);

  return {
    get isFlowing() {
      return state === "connected";
    },
    start() {
      if (state !== "waiting") return;
      state = "connecting";
      after("budget", connectMs(), fail);
      follow();
    },
    isRestartDue() {
      const wasDue = isDue;
      isDue = false;
      return wasDue;
    },
    setAway(now) {
      isAway = now;
      restarts = 0;
      // A new page offers by itself; one that is the same restarts by itself. This is for neither.
      if (!isAway && state === "interrupted") after("restart", REPAIR.restartMs, mend);
    },
    retry() {
      const { connectionState } = connection;
      if (state === "interrupted" || connectionState === "failed") {
        restarts = 0;
        mend();
      }
    },
    stop,
  };
}
