import { expect } from "@open-wc/testing";
import {
  createSignalingLine,
  type LineNews,
  type LineOptions,
} from "../../../../widget/effects/signaling/signaling-line.ts";
import type { TokenSource } from "../../../../widget/effects/signaling/token-source.ts";
import { config, incoming, welcome } from "../../model/script.ts";
import { type FakeSocket, installFakeSockets, type SocketTheatre } from "./fake-socket.ts";

const POLICY = { retryDelaysMs: [0], jitter: 0, silenceMs: 10_000, leavingMs: 0 };
const CONFIG_GET = { type: "webrtc:config:get" } as const;

describe("createSignalingLine()", () => {
  let theatre: SocketTheatre;
  let news: LineNews[];
  let handed: boolean[];
  let close: () => void = () => {};

  beforeEach(() => {
    theatre = installFakeSockets();
    news = [];
    handed = [];
  });
  afterEach(() => {
    close();
    theatre.restore();
  });

  const tokens: TokenSource = {
    get: (isStale = false) => {
      handed.push(isStale);
      return Promise.resolve(`token-${handed.length}`);
    },
    isRenewable: true,
  };

  function open(options: Partial<LineOptions> = {}) {
    const line = createSignalingLine({
      url: "wss://calls.example/signal",
      tokens,
      policy: POLICY,
      onNews: (item) => news.push(item),
      ...options,
    });
    close = () => line.close();
    return line;
  }

  /** Opens a socket and waits for its hello. */
  async function hello(socket: FakeSocket): Promise<Record<string, unknown>> {
    socket.open();
    await Promise.resolve();
    await Promise.resolve();
    return socket.sent[0];
  }

  async function welcomed(change = {}, answerMs?: number) {
    const line = open(answerMs === undefined ? {} : { answerMs });
    await hello(theatre.last);
    theatre.last.say(welcome(change));
    return line;
  }
  const types = () => news.map(({ type }) => type);

  it("sends hello with the token, and passes the welcome on", async () => {
    open();
    expect(await hello(theatre.last)).to.deep.equal({ type: "hello", token: "token-1" });
    theatre.last.say(welcome());
    expect(types()).to.deep.equal(["welcome"]);
  });

  it("reconnects with the resume token of the last welcome", async () => {
    const line = await welcomed({ resumeToken: "ticket" });
    theatre.last.drop();
    const next = await theatre.made(2);
    const { idempotencyKey, ...said } = await hello(next);
    expect(said).to.deep.equal({
      type: "hello",
      token: "token-2",
      resume: "ticket",
      replace: true,
    });
    expect(idempotencyKey).to.equal(line.ticket?.key);
    expect(types()).to.deep.equal(["welcome", "lost"]);
  });

  it("gives each request an id, and matches the answers", async () => {
    const line = await welcomed();
    const [first, second] = [line.ask(CONFIG_GET), line.ask({ type: "calls:seen" })];
    const [a, b] = theatre.last.sent.slice(1);
    expect(a.id).not.to.equal(b.id);
    const refusal = { code: "rate-limited", message: "slow down" };
    theatre.last.say({ type: "ack", id: b.id, success: false, error: refusal });
    theatre.last.say({ type: "ack", id: a.id, success: true, config });
    expect(await second).to.deep.equal({ ok: false, ...refusal });
    expect(await first).to.have.nested.property("ack.config");
  });

  it("fails requests when the line is lost, and while there is none", async () => {
    const line = await welcomed();
    const asked = line.ask(CONFIG_GET);
    theatre.last.drop();
    expect(await asked).to.deep.include({ ok: false, code: "server-unreachable" });
    expect(await line.ask(CONFIG_GET)).to.deep.include({ code: "server-unreachable" });
    expect(line.tell(CONFIG_GET)).to.equal(false);
  });

  it("fails a request that stays unanswered", async () => {
    const line = await welcomed({}, 20);
    expect(await line.ask(CONFIG_GET)).to.deep.include({ code: "server-unreachable" });
  });

  it("drops a line on which a request for ICE servers stays unanswered", async () => {
    const line = open({ policy: { ...POLICY, silenceMs: 20 } });
    await hello(theatre.last);
    theatre.last.say(welcome());
    expect(await line.ask(CONFIG_GET)).to.deep.include({ code: "server-unreachable" });
    expect(theatre.sockets[0].readyState).to.equal(WebSocket.CLOSED);
    await theatre.made(2);
  });

  it("sends nothing but hello before the welcome", async () => {
    const line = open();
    await hello(theatre.last);
    expect(line.tell(CONFIG_GET)).to.equal(false);
    expect(theatre.last.sent).to.have.lengthOf(1);
  });

  it("passes other messages on unchanged", async () => {
    await welcomed();
    const { receivedAtMs: _, ...message } = incoming() as ReturnType<typeof incoming> & {
      receivedAtMs: number;
    };
    theatre.last.say(message);
    expect(news.at(-1)).to.have.property("message").that.deep.equals(message);
  });

  it("ignores what is not a message", async () => {
    await welcomed();
    for (const text of ["{", "1", "null", '{"type":1}', "[]"]) theatre.last.say(text);
    expect(types()).to.deep.equal(["welcome"]);
  });

  it("fetches a new token once when one is refused, and keeps the ticket of its seat", async () => {
    const line = await welcomed({ resumeToken: "ticket" });
    theatre.last.drop(4401);
    const next = await theatre.made(2);
    const { idempotencyKey, ...said } = await hello(next);
    expect(said).to.deep.equal({
      type: "hello",
      token: "token-2",
      resume: "ticket",
      replace: true,
    });
    expect(idempotencyKey).to.equal(line.ticket?.key);
    expect(handed).to.deep.equal([false, true]);
    next.drop(4401);
    expect(news.at(-1)).to.deep.equal({ type: "refused", why: "unauthorized" });
  });

  it("sends hello with the last page's ticket alone, without fetching a token", async () => {
    const ticket = { token: "from-the-last-page", key: "of-the-tab" };
    const line = open({ ticket });
    expect(await hello(theatre.last)).to.deep.equal({
      type: "hello",
      resume: "from-the-last-page",
      idempotencyKey: "of-the-tab",
      replace: false,
    });
    // A page that is left before its welcome passes this ticket on.
    expect(line.ticket).to.deep.equal(ticket);
    expect(handed).to.deep.equal([]);
    theatre.last.say(welcome({ resumeToken: "next" }));
    theatre.last.drop();
    expect(await hello(await theatre.made(2))).to.deep.equal({
      type: "hello",
      token: "token-1",
      resume: "next",
      idempotencyKey: "of-the-tab",
      replace: true,
    });
  });

  it("falls back to its token if the last page's ticket is refused", async () => {
    open({ ticket: { token: "used", key: "of-the-tab" } });
    await hello(theatre.last);
    theatre.last.drop(4401);
    expect(await hello(await theatre.made(2))).to.deep.equal({ type: "hello", token: "token-1" });
    expect(handed).to.deep.equal([false]);
  });

  it("exposes the ticket of its welcome for the next page", async () => {
    const line = open();
    expect(line.ticket).to.equal(null);
    await hello(theatre.last);
    theatre.last.say(welcome({ resumeToken: "ticket" }));
    expect(line.ticket?.token).to.equal("ticket");
  });

  it("disconnects at the server's goaway and reconnects", async () => {
    await welcomed();
    theatre.last.say({ type: "server:goaway", reconnectAfterMs: 5 });
    expect(types()).to.deep.equal(["welcome", "lost"]);
    await theatre.made(2);
  });

  it("renews the token before it expires by the server's clock", async () => {
    await welcomed({
      serverTime: "2001-01-01T00:00:00.000Z",
      tokenExpiresAt: "2001-01-01T00:00:01.000Z",
    });
    const socket = theatre.last;
    await new Promise<void>((resolve) => {
      const send = socket.send;
      socket.send = (text) => {
        send.call(socket, text);
        resolve();
      };
    });
    expect(socket.sent[1]).to.deep.include({ type: "auth:refresh", token: "token-2" });
    expect(handed).to.deep.equal([false, true]);
  });

  it("sends no hello with a token that arrives after its socket was lost", async () => {
    let release = (_token: string) => {};
    const slow: TokenSource = {
      get: () => new Promise((resolve) => release = resolve),
      isRenewable: true,
    };
    open({ tokens: slow });
    theatre.last.open();
    const late = release;
    theatre.last.drop();
    const next = await theatre.made(2);
    next.open();
    late("old");
    release("new");
    await Promise.resolve();
    await Promise.resolve();
    expect(next.sent).to.deep.equal([{ type: "hello", token: "new" }]);
  });
});
