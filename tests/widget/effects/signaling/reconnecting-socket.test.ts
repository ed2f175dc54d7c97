import { expect } from "@open-wc/testing";
import {
  createReconnectingSocket,
  type ReconnectingSocket,
  type SocketPolicy,
} from "../../../../widget/effects/signaling/reconnecting-socket.ts";
import { installFakeSockets, type SocketTheatre } from "./fake-socket.ts";

const AT_ONCE: SocketPolicy = {
  retryDelaysMs: [0],
  jitter: 0,
  silenceMs: 10_000,
  leavingMs: 10_000,
};

describe("createReconnectingSocket()", () => {
  let theatre: SocketTheatre;
  let socket: ReconnectingSocket | null = null;
  let log: string[];
  let mayTryAgain: boolean;

  beforeEach(() => {
    theatre = installFakeSockets();
    log = [];
    mayTryAgain = true;
  });
  afterEach(() => {
    socket?.close();
    theatre.restore();
  });

  function open(policy: SocketPolicy = AT_ONCE) {
    socket = createReconnectingSocket({
      url: "wss://calls.example/signal",
      policy,
      listener: {
        opened: () => log.push("opened"),
        message: (text) => log.push(text),
        lost: () => log.push("lost"),
        unauthorized: () => mayTryAgain,
        refused: (why) => log.push(`refused: ${why}`),
        probe: () => log.push("probe"),
      },
    });
    return socket;
  }

  it("requests the protocol's subprotocol", () => {
    open();
    expect(theatre.last.protocol).to.equal("chat-call.v1");
  });

  it("reconnects after a loss", async () => {
    open();
    theatre.last.open();
    theatre.last.drop();
    expect(log).to.deep.equal(["opened", "lost"]);
    (await theatre.made(2)).open();
    expect(log).to.deep.equal(["opened", "lost", "opened"]);
  });

  it("ignores late messages and closes of an earlier socket", async () => {
    open();
    const [first] = theatre.sockets;
    first.open();
    first.drop();
    await theatre.made(2);
    first.say("late");
    first.drop();
    expect(log).to.deep.equal(["opened", "lost"]);
    expect(theatre.sockets).to.have.lengthOf(2);
  });

  it("retries while the listener has other credentials, and then gives up", async () => {
    open();
    theatre.last.drop(4401);
    await theatre.made(2);
    mayTryAgain = false;
    theatre.last.drop(4401);
    expect(log.at(-1)).to.equal("refused: unauthorized");
    expect(socket?.send("anything")).to.equal(false);
  });

  for (const code of [4403, 4400]) {
    it(`gives up at close code ${code}`, () => {
      open();
      theatre.last.drop(code);
      dispatchEvent(new Event("online"));
      expect(log).to.deep.equal(["refused: closed"]);
      expect(theatre.sockets).to.have.lengthOf(1);
    });
  }

  it("warns with the server's reason when it gives up", () => {
    const warnings: unknown[] = [];
    const { warn } = console;
    console.warn = (words) => warnings.push(words);
    open();
    theatre.last.drop(4403, "CHAT_CALL_ORIGINS does not name https://shop.example");
    console.warn = warn;
    expect(warnings).to.deep.equal([
      "Cannot connect to wss://calls.example/signal: " +
      "CHAT_CALL_ORIGINS does not name https://shop.example",
    ]);
  });

  it("retries at once when the network is back, whatever the delay", async () => {
    open({ ...AT_ONCE, retryDelaysMs: [60_000] });
    theatre.last.drop();
    expect(theatre.sockets).to.have.lengthOf(1);
    dispatchEvent(new Event("online"));
    await theatre.made(2);
  });

  it("probes an open line when the network is back, and leaves it if it is silent", async () => {
    open({ ...AT_ONCE, silenceMs: 20 });
    theatre.last.open();
    socket?.settled();
    dispatchEvent(new Event("online"));
    expect(log.at(-1)).to.equal("probe");
    await theatre.made(2);
    expect(log.at(-1)).to.equal("lost");
    expect(theatre.sockets[0].readyState).to.equal(WebSocket.CLOSED);
  });

  it("stays on a line that answers", async () => {
    open({ ...AT_ONCE, silenceMs: 20 });
    theatre.last.open();
    dispatchEvent(new Event("online"));
    theatre.last.say("pong");
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(theatre.sockets).to.have.lengthOf(1);
  });

  it("closes a socket that never opens, and tries another", async () => {
    open({ ...AT_ONCE, silenceMs: 20 });
    await theatre.made(2);
    expect(theatre.sockets[0].readyState).to.equal(WebSocket.CLOSED);
  });

  it("startAgain() closes the socket, and reconnects after the given time", async () => {
    open({ ...AT_ONCE, retryDelaysMs: [60_000] });
    theatre.last.open();
    socket?.startAgain(5);
    expect(theatre.sockets[0].readyState).to.equal(WebSocket.CLOSED);
    await theatre.made(2);
  });

  it("waits before it reconnects if the browser closes it for a page that is left", async () => {
    open({ ...AT_ONCE, leavingMs: 20 });
    theatre.last.open();
    theatre.last.drop(1001);
    await new Promise((resolve) => setTimeout(resolve));
    expect(theatre.sockets).to.have.lengthOf(1);
    await theatre.made(2);
  });

  it("does not reconnect after pagehide, but at pageshow", async () => {
    open({ ...AT_ONCE, leavingMs: 5 });
    theatre.last.open();
    theatre.last.drop(1001);
    dispatchEvent(new PageTransitionEvent("pagehide", { persisted: false }));
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(theatre.sockets).to.have.lengthOf(1);
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    expect(theatre.sockets).to.have.lengthOf(2);
  });

  it("closes for the back-forward cache, and opens again when the page is back", () => {
    open();
    theatre.last.open();
    dispatchEvent(new PageTransitionEvent("pagehide", { persisted: false }));
    expect(theatre.last.readyState).to.equal(WebSocket.OPEN);
    dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
    expect(log.at(-1)).to.equal("lost");
    expect(theatre.last.readyState).to.equal(WebSocket.CLOSED);
    expect(theatre.sockets).to.have.lengthOf(1);
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    expect(theatre.sockets).to.have.lengthOf(2);
  });

  it("reconnects when a page in the background is restored, but not when it only becomes hidden", () => {
    open();
    theatre.last.open();
    dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
    Object.defineProperty(document, "hidden", { configurable: true, value: true });
    try {
      document.dispatchEvent(new Event("visibilitychange"));
      expect(theatre.sockets).to.have.lengthOf(1);
      dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
      expect(theatre.sockets).to.have.lengthOf(2);
    } finally {
      Reflect.deleteProperty(document, "hidden");
    }
  });

  it("leaves no listener and no socket behind", () => {
    open();
    theatre.last.open();
    socket?.close();
    dispatchEvent(new Event("online"));
    expect(log).to.deep.equal(["opened"]);
    expect(theatre.last.readyState).to.equal(WebSocket.CLOSED);
  });
});
