import { expect } from "@open-wc/testing";
import { createLinkHealth, REPAIR } from "../../../../widget/effects/link/link-health.ts";
import { type FakeTime, installFakeTime } from "../../support/fake-time.ts";

const CONNECT_MS = 30_000;
/** A packet is seen at the next look, which is this far away at most. */
const LOOK_MS = 25;
/** By now silence is noticed: it counts from a look, of which there are five in its time. */
const SILENT_MS = REPAIR.silenceMs * 1.2;

/** The waits of a link's repair as they are in a call, with the time moved by hand. */
describe("a link's repair", () => {
  let time: FakeTime;
  let elapsed: number;
  let log: string[];
  const { now } = performance;

  beforeEach(() => {
    time = installFakeTime();
    elapsed = 1;
    performance.now = () => elapsed;
    log = [];
  });
  afterEach(() => {
    time.restore();
    performance.now = now;
  });

  function pass(ms: number) {
    for (let left = ms; left > 0; left--) {
      elapsed++;
      time.pass(1);
    }
  }

  /** A connection whose packets, path and answered checks the test sets. */
  class FakeConnection extends EventTarget {
    connectionState: RTCPeerConnectionState = "new";
    answers = [0, 0];
    #lastAt: number | null = 0;

    /** Packets come from now on, or none any more. */
    set sends(does: boolean) {
      this.#lastAt = does ? null : elapsed;
    }
    getReceivers() {
      return [{ getSynchronizationSources: () => [{ timestamp: this.#lastAt ?? elapsed }] }];
    }
    getStats() {
      const pairs = this.answers.map((responsesReceived, at) =>
        [`${at}`, { type: "candidate-pair", responsesReceived }] as const
      );
      return Promise.resolve(new Map(pairs));
    }
    become(state: RTCPeerConnectionState) {
      this.connectionState = state;
      this.dispatchEvent(new Event("connectionstatechange"));
    }
  }

  function create() {
    const connection = new FakeConnection();
    const note = (what: string) => () => void log.push(what);
    const health = createLinkHealth({
      connection: connection as unknown as RTCPeerConnection,
      connectMs: () => CONNECT_MS,
      events: {
        connected: note("connected"),
        lagging: note("lagging"),
        interrupted: note("interrupted"),
        failed: note("failed"),
      },
      restart: note("restart"),
      rebuild: note("rebuild"),
    });
    return { connection, health };
  }

  /** The events since the last time. */
  const news = () => log.splice(0);
  /** Lets the answers of `getStats()` arrive. */
  const settle = async () => {
    for (let turn = 0; turn < 10; turn++) await null;
  };

  function talking() {
    const link = create();
    link.health.start();
    link.connection.become("connected");
    link.connection.sends = true;
    pass(LOOK_MS);
    expect(news()).to.deep.equal(["connected"]);
    return link;
  }

  /** Interrupted by silence, with the first restart asked for. */
  function interrupted() {
    const link = talking();
    link.connection.sends = false;
    pass(SILENT_MS);
    expect(news()).to.deep.equal(["interrupted", "restart"]);
    return link;
  }

  it("waits for the accept, whatever the connection does before it", () => {
    const { connection, health } = create();
    connection.become("connected");
    connection.sends = true;
    pass(CONNECT_MS);
    connection.become("failed");
    connection.become("connected");
    expect([news(), health.isFlowing]).to.deep.equal([[], false]);
    health.start();
    pass(LOOK_MS);
    expect([news(), health.isFlowing]).to.deep.equal([["connected"], true]);
    health.start();
    expect(health.isFlowing).to.equal(true);
  });

  it("is over for a link that connects with the first packet, long before silence could count", () => {
    const { connection, health } = create();
    health.start();
    connection.become("connected");
    pass(REPAIR.listenerMs - 2 * LOOK_MS);
    connection.sends = true;
    pass(LOOK_MS);
    expect(news()).to.deep.equal(["connected"]);
    // Nothing is left over from the start: no listener, no lag and no failure.
    pass(LOOK_MS);
    connection.sends = false;
    pass(SILENT_MS);
    expect(news()).to.deep.equal(["interrupted", "restart"]);
  });

  it("takes a path without packets for a listener's after two seconds, and reports it once", () => {
    const { connection, health } = create();
    health.start();
    connection.become("connected");
    pass(REPAIR.listenerMs - 1);
    expect(news()).to.deep.equal([]);
    pass(1);
    connection.sends = true;
    pass(LOOK_MS);
    connection.become("connected");
    pass(CONNECT_MS);
    expect(news()).to.deep.equal(["connected"]);
    connection.sends = false;
    pass(SILENT_MS);
    expect(news()).to.deep.equal(["interrupted", "restart"]);
  });

  for (const [lost, waitMs] of [["disconnected", REPAIR.disconnectedMs], ["failed", 0]] as const) {
    it(`does not take a path that is ${lost} for a listener's, and restarts`, () => {
      const { connection, health } = create();
      health.start();
      connection.become("connected");
      connection.become(lost);
      pass(waitMs);
      expect(news()).to.deep.equal(["restart"]);
      pass(REPAIR.listenerMs);
      expect(news()).to.deep.equal([]);
    });
  }

  it("restarts when the browser reports a lasting disconnection, even if packets still come", () => {
    const { connection } = talking();
    connection.become("disconnected");
    pass(REPAIR.disconnectedMs - 1);
    connection.become("connected");
    pass(REPAIR.disconnectedMs);
    expect(news()).to.deep.equal([]);
    connection.become("disconnected");
    pass(REPAIR.disconnectedMs);
    expect(news()).to.deep.equal(["interrupted", "restart"]);
  });

  it("restarts once for a cut that shows as silence and as a disconnection", () => {
    const { connection } = talking();
    connection.become("disconnected");
    connection.sends = false;
    pass(SILENT_MS);
    expect(news()).to.deep.equal(["interrupted", "restart"]);
    pass(REPAIR.disconnectedMs);
    expect(news()).to.deep.equal([]);
  });

  it("is over as soon as packets come again", () => {
    const { connection, health } = interrupted();
    connection.become("disconnected");
    connection.sends = true;
    pass(LOOK_MS);
    expect(news()).to.deep.equal(["connected"]);
    // A restart that has not been made yet is not made any more.
    expect(health.isRestartDue()).to.equal(false);
    pass(2 * CONNECT_MS);
    expect(news()).to.deep.equal([]);
  });

  it("asks for a restart until it is made, and after three for a new connection", () => {
    const { connection, health } = interrupted();
    expect([health.isRestartDue(), health.isRestartDue()]).to.deep.equal([true, false]);
    pass(3 * REPAIR.againMs);
    expect(news()).to.deep.equal(["restart", "restart", "rebuild"]);
    pass(REPAIR.againMs);
    expect(news()).to.deep.equal([]);
    // The next interruption has three of its own.
    connection.sends = true;
    pass(LOOK_MS);
    connection.sends = false;
    pass(SILENT_MS);
    expect(news()).to.deep.equal(["connected", "interrupted", "restart"]);
  });

  it("counts restarts anew when the person is back from another page, or the server is", () => {
    for (const returns of ["the person", "the server"]) {
      const { health } = interrupted();
      pass(2 * REPAIR.againMs);
      expect(news()).to.deep.equal(["restart", "restart"]);
      if (returns === "the server") health.retry();
      else {
        health.setAway(true);
        health.setAway(false);
        pass(REPAIR.againMs);
      }
      expect(news(), returns).to.deep.equal(["restart"]);
      health.stop();
    }
  });

  it("is not begun by retry() while media flows, but is for a path that failed before any came", () => {
    const { health } = talking();
    health.retry();
    expect(news()).to.deep.equal([]);
    health.stop();
    const early = create();
    early.health.start();
    early.health.retry();
    expect(news()).to.deep.equal([]);
    early.connection.become("failed");
    early.health.retry();
    expect(news()).to.deep.equal(["restart", "restart"]);
  });

  it("is over for a silent path only if checks on it are answered, on any pair of addresses", async () => {
    for (const [answers, expected] of [[[5, 5], []], [[6, 5], ["connected"]]] as const) {
      const { connection, health } = talking();
      connection.answers = [5, 5];
      connection.sends = false;
      pass(SILENT_MS);
      await settle();
      news();
      connection.answers = [...answers];
      pass(REPAIR.listenerMs);
      await settle();
      expect(news(), answers.join()).to.deep.equal(expected);
      health.stop();
    }
  });

  it("ends with the time to connect, reported as failed once", () => {
    const { connection, health } = create();
    health.start();
    pass(CONNECT_MS * REPAIR.lagShare);
    expect(news()).to.deep.equal(["lagging"]);
    pass(CONNECT_MS * (1 - REPAIR.lagShare));
    connection.become("connected");
    connection.sends = true;
    pass(CONNECT_MS);
    expect(news()).to.deep.equal(["failed"]);
    expect(health.isFlowing).to.equal(false);
  });

  it("ends with stop(), for good", () => {
    const flowing = talking();
    flowing.health.stop();
    expect(flowing.health.isFlowing).to.equal(false);
    const { connection, health } = interrupted();
    health.stop();
    expect([health.isFlowing, health.isRestartDue()]).to.deep.equal([false, false]);
    connection.sends = true;
    connection.become("failed");
    health.start();
    pass(2 * CONNECT_MS);
    expect(news()).to.deep.equal([]);
  });
});
