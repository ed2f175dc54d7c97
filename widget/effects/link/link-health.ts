/**
 * Whether one link carries media, and when to repair it. The waits are data; the owner carries out
 * the repair. "Connected" means that packets arrive, not that a transport is up: a browser takes
 * six seconds to notice that a path is cut, and may never report that it has failed.
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
  /** A sender is silent for this long only if the path is cut. */
  silenceMs: number;
  /** A connected path that brings nothing for this long leads to somebody who only listens. */
  listenerMs: number;
  /** `disconnected` often recovers by itself; after this long it is treated as a cut. */
  disconnectedMs: number;
  /** How long each restart may take before the next one. */
  againMs: number;
  /** The most restarts for one interruption; after them the link is rebuilt, once. */
  restarts: number;
  /** How long a restart waits for fresh ICE servers. */
  configMs: number;
  /** After this share of the time to connect a link lags: reachable servers answer sooner. */
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
  /** How long media may take to flow after the accept or after an interruption. */
  connectMs: () => number;
  events: LinkHealthEvents;
  /** Asks for an ICE restart as soon as fresh servers have come. */
  restart(): void;
  /** Restarts have not helped: a new connection might. */
  rebuild(): void;
  policy?: RepairPolicy;
}

export interface LinkHealth {
  /** Whether media arrives now. */
  readonly isFlowing: boolean;
  /** The call is answered: the time to connect starts. */
  start(): void;
  /** Whether a restart was requested and is not made yet. Reading it clears the request. */
  isRestartDue(): boolean;
  /** While the other page is away, nobody there would answer a restart. */
  setAway(isAway: boolean): void;
  /** The other has muted, so silence is no sign of a cut. */
  setMuted(isMuted: boolean): void;
  /** The connection to the server is back: if media does not flow, repair the link now. */
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

  /** The path is up but silent: counts as connected; silence is ignored until a packet comes. */
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

  /** If nobody sends, only answered connectivity checks tell whether the restart has helped. */
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
      // First give them time: a new page makes its own offer, and the same page its own restart.
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

/** How many connectivity checks were answered so far; 0 if the browser does not tell. */
async function pathAnswers(connection: RTCPeerConnection): Promise<number> {
  let answers = 0;
  for (const report of (await connection.getStats()).values()) {
    if (report.type === "candidate-pair") answers += report.responsesReceived ?? 0;
  }
  return answers;
}
