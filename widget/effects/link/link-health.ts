/**
 * Whether one link carries media, and when to mend it: the waits are data, what is done is its
 * owner's. "Connected" means that packets come, not that a transport stands: a browser takes six
 * seconds to see that a path is cut, and may never say that it is gone for good.
 */
import { createPacketWatch } from "./packet-watch.ts";

export interface LinkHealthEvents {
  connected(): void;
  lagging(): void;
  interrupted(): void;
  failed(): void;
}

/** Every wait of a link's repair, in milliseconds. */
export interface RepairPolicy {
  /** Whoever sends is silent for so long only where the path is cut. */
  silenceMs: number;
  /** A path that stands and brings nothing for so long belongs to somebody who only listens. */
  listenerMs: number;
  /** `disconnected` often mends itself; after so long it is taken for a cut. */
  disconnectedMs: number;
  /** How long each restart may take before the next. */
  againMs: number;
  /** Most restarts of one interruption; after them the link is built anew, once. */
  restarts: number;
  /** How long a restart waits for fresh ICE servers. */
  configMs: number;
  /** In this part of the time to connect every server that can be reached has answered: later a link lags. */
  lagShare: number;
}

export const REPAIR: RepairPolicy = {
  silenceMs: 800,
  listenerMs: 2_000,
  disconnectedMs: 1_000,
  againMs: 5_000,
  restarts: 3,
  configMs: 1_000,
  lagShare: 0.4,
};

export interface LinkHealthOptions {
  connection: RTCPeerConnection;
  /** How long it may take from the accept, or from an interruption, until media flows. */
  connectMs: () => number;
  events: LinkHealthEvents;
  /** Restart ICE once fresh servers are there. */
  restart(): void;
  /** Restarts have not helped: another connection might. */
  rebuild(): void;
  policy?: RepairPolicy;
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
  /** The other says that nothing will be heard: silence then means nothing. */
  setMuted(isMuted: boolean): void;
  /** The way to the server is back: if media does not flow, mend it now. */
  retry(): void;
  stop(): void;
}

type State = "waiting" | "connecting" | "connected" | "interrupted" | "over";

export function createLinkHealth(
  { connection, connectMs, events, restart, rebuild, policy = REPAIR }: LinkHealthOptions,
): LinkHealth {
  const packets = createPacketWatch({ connection });
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  let state: State = "waiting";
  let restarts = 0;
  let isDue = false;
  let isAway = false;
  let isMuted = false;

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
        cancel("cut");
        if (state === "connected") break;
        packets.onArrival(flows);
        after("listener", policy.listenerMs, listens);
        break;
      case "disconnected":
        cancel("listener");
        after("cut", policy.disconnectedMs, lose);
        break;
      case "failed":
        cancel("listener");
        lose();
        break;
    }
  }

  function flows(): void {
    come();
    packets.onSilence(policy.silenceMs, () => isMuted ? listens() : lose());
  }

  /** The path holds and nothing comes: silence begins to mean something with the next packet. */
  function listens(): void {
    come();
    packets.onArrival(flows);
  }

  function come(): void {
    cancel("budget", "lag", "listener", "cut", "again");
    isDue = false;
    restarts = 0;
    if (state === "connected") return;
    state = "connected";
    events.connected();
  }

  function lose(): void {
    if (state === "connected") {
      state = "interrupted";
      after("budget", connectMs(), fail);
      packets.onArrival(flows);
      events.interrupted();
    }
    mend();
  }

  function mend(): void {
    if (isAway) return;
    cancel("cut");
    if (restarts === policy.restarts) return rebuild();
    restarts++;
    isDue = true;
    restart();
    void askThePath();
    after("again", policy.againMs, mend);
  }

  /** Nobody may be speaking: then only the path's own answers tell whether the restart has helped. */
  async function askThePath(): Promise<void> {
    const before = await pathAnswers(connection);
    if (state !== "interrupted") return;
    after("listener", policy.listenerMs, async () => {
      if (await pathAnswers(connection) > before && state === "interrupted") listens();
    });
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
      after("lag", connectMs() * policy.lagShare, events.lagging);
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
      // A new page offers by itself, and one that is the same restarts by itself.
      if (!isAway && state === "interrupted") after("again", policy.againMs, mend);
    },
    setMuted(now) {
      isMuted = now;
    },
    retry() {
      if (state !== "interrupted" && connection.connectionState !== "failed") return;
      restarts = 0;
      mend();
    },
    stop,
  };
}

/** How many connectivity checks of this connection were ever answered; 0 where the browser does not say. */
async function pathAnswers(connection: RTCPeerConnection): Promise<number> {
  let answers = 0;
  for (const report of (await connection.getStats()).values()) {
    if (report.type === "candidate-pair") answers += report.responsesReceived ?? 0;
  }
  return answers;
}
