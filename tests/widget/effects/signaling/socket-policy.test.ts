/** The waits of a real page's socket, as its server would see them. */
import { expect } from "@open-wc/testing";
import {
  createReconnectingSocket,
  type ReconnectingSocket,
} from "../../../../widget/effects/signaling/reconnecting-socket.ts";
import { type FakeTime, installFakeTime } from "../../support/fake-time.ts";
import { installFakeSockets, type SocketTheatre } from "./fake-socket.ts";

describe("the policy of createReconnectingSocket()", () => {
  let theatre: SocketTheatre;
  let time: FakeTime;
  let socket: ReconnectingSocket | null = null;

  beforeEach(() => {
    theatre = installFakeSockets();
    time = installFakeTime();
  });
  afterEach(() => {
    socket?.close();
    time.restore();
    theatre.restore();
  });

  function open(random = () => 0): void {
    const ignore = () => {};
    socket = createReconnectingSocket({
      url: "wss://calls.example/signal",
      random,
      listener: {
        opened: ignore,
        message: ignore,
        lost: ignore,
        unauthorized: () => true,
        refused: ignore,
        probe: ignore,
      },
    });
  }

  /** The next socket is made after exactly this time, and not before. */
  function reconnectsAfter(ms: number): void {
    const { length } = theatre.sockets;
    if (ms > 0) {
      time.pass(ms - 1);
      expect(theatre.sockets, `${ms - 1} ms after the loss`).to.have.lengthOf(length);
    }
    time.pass(ms > 0 ? 1 : 0);
    expect(theatre.sockets, `${ms} ms after the loss`).to.have.lengthOf(length + 1);
  }

  it("waits longer after each failed try, up to seven seconds, for as long as it takes", () => {
    open();
    for (const ms of [300, 1_200, 2_700, 4_800, 7_000, 7_000, 7_000]) {
      theatre.last.drop();
      reconnectsAfter(ms);
    }
  });

  it("reconnects at once when a settled connection is lost, and then begins anew", () => {
    open();
    theatre.last.drop();
    reconnectsAfter(300);
    theatre.last.open();
    socket?.settled();
    theatre.last.drop();
    reconnectsAfter(0);
    theatre.last.drop();
    reconnectsAfter(300);
  });

  it("does not take an opened socket for a settled one", () => {
    open();
    for (const ms of [300, 1_200]) {
      theatre.last.open();
      theatre.last.drop();
      reconnectsAfter(ms);
    }
  });

  it("adds at most 30 % at random, so that the clients of a server do not all return at once", () => {
    open(() => 1);
    for (const ms of [390, 1_560, 3_510, 6_240, 9_100]) {
      theatre.last.drop();
      reconnectsAfter(ms);
    }
    socket?.close();
    open(() => 0.5);
    theatre.last.drop();
    reconnectsAfter(345);
  });

  it("gives a socket four seconds to open, and the server as long to answer", () => {
    open();
    time.pass(3_999);
    expect(theatre.sockets[0].readyState).to.equal(WebSocket.CONNECTING);
    time.pass(1);
    expect(theatre.sockets[0].readyState).to.equal(WebSocket.CLOSED);
    reconnectsAfter(300);
    theatre.last.open();
    time.pass(3_999);
    expect(theatre.last.readyState).to.equal(WebSocket.OPEN);
    time.pass(1);
    expect(theatre.last.readyState).to.equal(WebSocket.CLOSED);
  });

  it("stays connected however long a settled server has nothing to say", () => {
    open();
    theatre.last.open();
    socket?.settled();
    time.pass(24 * 3600_000);
    expect(theatre.last.readyState).to.equal(WebSocket.OPEN);
  });

  it("leaves half a second to a page that is left, however often it happens", () => {
    open(() => 1);
    for (let n = 0; n < 3; n++) {
      theatre.last.open();
      socket?.settled();
      theatre.last.drop(1001);
      reconnectsAfter(500);
    }
  });
});
