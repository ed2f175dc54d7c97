import { expect } from "@open-wc/testing";
import {
  createLinkHealth,
  type RepairPolicy,
} from "../../../../widget/effects/link/link-health.ts";

const POLICY: RepairPolicy = {
  silenceMs: 50,
  listenerMs: 60,
  disconnectedMs: 20,
  againMs: 40,
  restarts: 2,
  configMs: 10,
  lagShare: 0.2,
};

/** A connection whose packets and path state the test sets. */
class FakeConnection extends EventTarget {
  connectionState: RTCPeerConnectionState = "new";
  answers = 0;
  #sends = false;
  /** The time of the newest packet. */
  #newest = 0;

  getReceivers() {
    this.#receive();
    const sources = this.#newest > 0 ? [{ timestamp: this.#newest }] : [];
    return [{ getSynchronizationSources: () => sources }];
  }

  getStats() {
    const pair = { type: "candidate-pair", responsesReceived: this.answers };
    return Promise.resolve(new Map([["pair", pair]]));
  }

  become(state: RTCPeerConnectionState) {
    this.connectionState = state;
    this.dispatchEvent(new Event("connectionstatechange"));
  }

  send() {
    this.#sends = true;
  }

  silence() {
    this.#receive();
    this.#sends = false;
  }

  /**
   * Computed on reading: real packets arrive on another thread and do not depend on page timers.
   */
  #receive() {
    if (this.#sends) this.#newest = performance.now();
  }
}

describe("createLinkHealth()", () => {
  let connection: FakeConnection;
  let log: string[];
  let changed = () => {};
  let stop = () => {};

  beforeEach(() => {
    connection = new FakeConnection();
    log = [];
  });
  afterEach(() => {
    stop();
    connection.silence();
  });

  function start({ connectMs = 10_000, policy = POLICY } = {}) {
    const note = (what: string) => () => {
      log.push(what);
      changed();
    };
    const health = createLinkHealth({
      connection: connection as unknown as RTCPeerConnection,
      connectMs: () => connectMs,
      policy,
      events: {
        connected: note("connected"),
        lagging: note("lagging"),
        interrupted: note("interrupted"),
        failed: note("failed"),
      },
      restart: note("restart"),
      rebuild: note("rebuild"),
    });
    stop = health.stop;
    health.start();
    return health;
  }

  /** Waits until this has been logged this many times. */
  const seen = (what: string, times = 1) =>
    new Promise<void>((resolve) => {
      changed = () => {
        if (log.filter((entry) => entry === what).length >= times) resolve();
      };
      changed();
    });

  async function talking(options = {}) {
    const health = start(options);
    connection.become("connected");
    connection.send();
    await seen("connected");
    return health;
  }

  it("is connected when a packet arrives, not when the transport is connected", async () => {
    const health = start();
    connection.become("connected");
    expect(health.isFlowing).to.equal(false);
    connection.send();
    await seen("connected");
    expect(health.isFlowing).to.equal(true);
  });

  it("counts as connected without packets too, as with somebody who only listens", async () => {
    start();
    connection.become("connected");
    await seen("connected");
    connection.send();
    connection.silence();
    expect(log).to.deep.equal(["connected"]);
  });

  it("restarts as soon as no packets arrive, even if the browser reports a connection", async () => {
    await talking();
    connection.silence();
    const silentAt = performance.now();
    await seen("restart");
    expect(performance.now() - silentAt).to.be.at.least(POLICY.silenceMs * 0.8);
    expect(log).to.deep.equal(["connected", "interrupted", "restart"]);
    expect(connection.connectionState).to.equal("connected");
  });

  it("is connected again when packets arrive", async () => {
    await talking();
    connection.silence();
    await seen("restart");
    connection.send();
    await seen("connected", 2);
    expect(log).to.deep.equal(["connected", "interrupted", "restart", "connected"]);
  });

  it("is connected again when the path answers, even if nobody sends sound", async () => {
    await talking({ policy: { ...POLICY, againMs: 10_000 } });
    connection.silence();
    await seen("restart");
    // Lets the code read the count from before the restart first.
    await connection.getStats();
    await new Promise((resolve) => setTimeout(resolve));
    connection.answers++;
    await seen("connected", 2);
  });

  it("rebuilds once after the allowed number of restarts", async () => {
    await talking();
    connection.silence();
    await seen("rebuild");
    await new Promise((resolve) => setTimeout(resolve, POLICY.againMs * 2));
    expect(log.slice(2)).to.deep.equal(["restart", "restart", "rebuild"]);
  });

  it("fails at the timeout, and does nothing more", async () => {
    await talking({ connectMs: 100 });
    connection.silence();
    await seen("failed");
    const before = log.length;
    connection.send();
    await new Promise((resolve) => setTimeout(resolve, POLICY.againMs * 2));
    expect(log.slice(before)).to.deep.equal([]);
  });

  it("ignores the silence of a muted person", async () => {
    const health = await talking();
    health.setMuted(true);
    connection.silence();
    await new Promise((resolve) => setTimeout(resolve, POLICY.silenceMs * 3));
    expect(log).to.deep.equal(["connected"]);
    health.setMuted(false);
    connection.send();
    await new Promise((resolve) => setTimeout(resolve, POLICY.silenceMs));
    connection.silence();
    await seen("interrupted");
  });

  it("does not restart while the other page is away, nor at the moment it is back", async () => {
    const health = await talking();
    health.setAway(true);
    connection.silence();
    await seen("interrupted");
    await new Promise((resolve) => setTimeout(resolve, POLICY.againMs * 2));
    expect(log).to.deep.equal(["connected", "interrupted"]);
    health.setAway(false);
    expect(log).to.deep.equal(["connected", "interrupted"]);
    await seen("restart");
  });

  it("restarts at once when retried", async () => {
    const health = await talking({ policy: { ...POLICY, againMs: 10_000 } });
    connection.silence();
    await seen("restart");
    health.retry();
    await seen("restart", 2);
  });

  it("reports lagging once before it fails, but not for a link that was connected", async () => {
    start({ connectMs: 100 });
    await seen("failed");
    expect(log).to.deep.equal(["lagging", "failed"]);
    stop();
    log = [];
    // Half of the time is long enough to connect on any machine.
    await talking({ connectMs: 1_500, policy: { ...POLICY, lagShare: 0.5 } });
    connection.silence();
    await seen("failed");
    expect(log).not.to.include("lagging");
  });

  it("acts at once when the browser reports failed, but waits when it reports disconnected", async () => {
    await talking({ policy: { ...POLICY, silenceMs: 10_000 } });
    connection.become("disconnected");
    connection.become("connected");
    await new Promise((resolve) => setTimeout(resolve, POLICY.disconnectedMs * 2));
    expect(log).to.deep.equal(["connected"]);
    connection.become("failed");
    expect(log).to.deep.equal(["connected", "interrupted", "restart"]);
  });
});
