import { expect } from "@open-wc/testing";
import type { EarlyMedia, RingingDevice } from "../../../server/protocol/call.ts";
import { createLinkSet } from "../../../widget/effects/link-set.ts";
import type { LinkEvent } from "../../../widget/model/call-event.ts";
import type { LinksReceives, WebrtcSignal } from "../../../widget/model/ports.ts";
import { config } from "../model/script.ts";
import { type ConnectionRecord, recordConnections } from "./connection-record.ts";
import { perform, type Stage } from "./stage.ts";

type Links = Stage<LinksReceives, LinkEvent>;
type SignalMessage = Extract<LinkEvent, { type: "link.signal" }>["message"];

const CALL = { sessionId: "call-1", chatId: "chat-1" };
const device = (connectionId: string, early: EarlyMedia = "hold"): RingingDevice => ({
  userId: "ben",
  connectionId,
  early,
});

const signals = (links: Links): SignalMessage[] =>
  links.sent.flatMap((event) => event.type === "link.signal" ? [event.message] : []);
const kinds = (links: Links) => signals(links).map(({ type }) => type);

describe("createLinkSet()", () => {
  let record: ConnectionRecord;
  let camera: MediaStream;
  let microphone: MediaStream;
  const stages: Links[] = [];

  before(async () => {
    camera = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
    microphone = new MediaStream(camera.getAudioTracks());
  });
  after(() => camera.getTracks().forEach((track) => track.stop()));
  beforeEach(() => {
    record = recordConnections();
  });
  afterEach(() => {
    stages.splice(0).forEach((stage) => stage.stop());
    record.restore();
  });

  function open(selfId: string): Links {
    const links = perform(createLinkSet(), { selfId });
    stages.push(links);
    links.send({ type: "configure", config });
    return links;
  }

  /** What the server does with a signal: stamps the sender and passes it on. */
  function carry(
    from: Links,
    to: Links,
    userId: string,
    connectionId: string,
    { early = "hold", since = 0 }: { early?: EarlyMedia; since?: number } = {},
  ): void {
    from.follow((event) => {
      if (from.sent.indexOf(event) < since) return;
      if (event.type !== "link.signal" || !event.message.type.startsWith("webrtc:")) return;
      if (event.message.type === "webrtc:config:get") return;
      const stamp = { fromUserId: userId, fromConnectionId: connectionId };
      const signal = { ...event.message, ...stamp } as WebrtcSignal;
      to.send({ type: "signal", signal, early });
    });
  }

  async function ring(callType: "voice" | "video" = "voice") {
    const ann = open("ann");
    const ben = open("ben");
    ann.send({ type: "local-stream", stream: microphone });
    ann.send({ type: "ring", ...CALL, callType, devices: [device("phone")] });
    carry(ann, ben, "ann", "laptop");
    carry(ben, ann, "ben", "phone");
    await record.gathered(2);
    return { ann, ben };
  }

  function answer({ ann, ben }: { ann: Links; ben: Links }, callType: "voice" | "video" = "voice") {
    ben.send({ type: "local-stream", stream: microphone });
    ben.send({ type: "accept", ...CALL, callType, callerId: "ann" });
    ann.send({ type: "answered", ...CALL, callType, userId: "ben", connectionId: "phone" });
  }

  it("prepares both ends while it rings, and lets nobody's address or answer out", async () => {
    const { ann, ben } = await ring();
    const [offer, ...more] = signals(ann);
    expect(more).to.deep.equal([]);
    expect(offer).to.deep.include({
      type: "webrtc:offer",
      ...CALL,
      targetUserId: "ben",
      targetConnectionId: "phone",
    });
    expect(JSON.stringify(offer)).not.to.include("a=candidate");
    expect(ben.sent).to.deep.equal([]);
    // Everything is ready behind the held answer.
    expect(record.all.map(({ signalingState }) => signalingState)).to.deep.equal([
      "have-local-offer",
      "stable",
    ]);
    expect(ben.sent.some(({ type }) => type === "link.stream")).to.equal(false);
  });

  it("answers anew where the browser has given up what it had prepared", async () => {
    const pair = await ring();
    // As in a Firefox that has rung for more than five seconds.
    Object.defineProperty(record.all[1], "connectionState", { value: "failed" });
    answer(pair);
    await Promise.all([pair.ann.heard("link.connected"), pair.ben.heard("link.connected")]);
    expect(record.all).to.have.lengthOf(3);
    expect(record.all[1].signalingState).to.equal("closed");
    expect(kinds(pair.ben).filter((type) => type === "webrtc:answer")).to.have.lengthOf(1);
  });

  it("sends sound that mends single losses, and packets in every pause", async () => {
    const pair = await ring();
    answer(pair);
    await pair.ann.heard("link.connected");
    for (const { localDescription } of record.all) {
      expect(localDescription?.sdp).to.match(/^a=fmtp:\d+ .*useinbandfec=1/m);
      // What stops sending in a pause cannot be told from a path that is cut.
      expect(localDescription?.sdp).not.to.include("usedtx=1");
    }
  });

  it("connects at the accept: both hear, and seats speak to seats", async () => {
    const pair = await ring();
    const started = performance.now();
    answer(pair);
    await Promise.all([pair.ann.heard("link.connected"), pair.ben.heard("link.connected")]);
    const tookMs = performance.now() - started;

    expect(kinds(pair.ben).slice(0, 2)).to.deep.equal(["webrtc:answer", "webrtc:ice-candidate"]);
    for (const message of [...signals(pair.ann).slice(1), ...signals(pair.ben)]) {
      expect(message).not.to.have.property("targetConnectionId");
    }
    for (const connection of record.all) {
      const [receiver] = connection.getReceivers();
      expect(receiver.getSynchronizationSources()).to.have.lengthOf(1);
    }
    const { stream } = await pair.ann.heard("link.stream");
    expect(stream.getAudioTracks()).to.have.lengthOf(1);
    // The goal is 60 ms on a quiet machine; this bound only says that no round of waiting crept in.
    expect(tookMs).to.be.below(1_000);
  });

  it("negotiates nothing anew when the microphone comes after the accept", async () => {
    const { ann, ben } = await ring();
    ben.send({ type: "accept", ...CALL, callType: "voice", callerId: "ann" });
    ann.send({
      type: "answered",
      ...CALL,
      callType: "voice",
      userId: "ben",
      connectionId: "phone",
    });
    await ben.heard("link.connected");
    ben.send({ type: "local-stream", stream: microphone });
    await ann.heard("link.connected");
    expect([...kinds(ann), ...kinds(ben)].filter((kind) => kind === "webrtc:offer")).to.have
      .lengthOf(1);
  });

  it("closes the links to the devices that did not answer", async () => {
    const ann = open("ann");
    ann.send({ type: "local-stream", stream: microphone });
    const devices = [device("phone"), device("desk")];
    ann.send({ type: "ring", ...CALL, callType: "voice", devices });
    await record.gathered(2);
    const [phone, desk] = record.all;
    ann.send({
      type: "answered",
      ...CALL,
      callType: "voice",
      userId: "ben",
      connectionId: "desk",
    });
    expect(phone.signalingState).to.equal("closed");
    expect(desk.signalingState).to.equal("have-local-offer");
  });

  it("closes the link to a device that rings no more, and keeps the others", async () => {
    const ann = open("ann");
    const devices = [device("phone"), device("desk")];
    ann.send({ type: "ring", ...CALL, callType: "voice", devices });
    await record.gathered(2);
    ann.send({ type: "ring", ...CALL, callType: "voice", devices: [device("desk")] });
    const [phone, desk] = record.all;
    expect([phone.signalingState, desk.signalingState]).to.deep.equal([
      "closed",
      "have-local-offer",
    ]);
    expect(record.all).to.have.lengthOf(2);
  });

  /** Rings between contacts until both ends of the link stand. */
  async function ringEarly(callType: "voice" | "video" = "voice") {
    const ann = open("ann");
    const ben = open("ben");
    ann.send({ type: "local-stream", stream: microphone });
    ann.send({ type: "ring", ...CALL, callType, devices: [device("phone", "connect")] });
    carry(ann, ben, "ann", "laptop", { early: "connect" });
    carry(ben, ann, "ben", "phone", { early: "connect" });
    await record.connected(2);
    return { ann, ben };
  }

  const sentPackets = async (connection: RTCPeerConnection): Promise<number> => {
    let packets = 0;
    for (const report of (await connection.getStats()).values()) {
      if (report.type === "outbound-rtp") packets += report.packetsSent;
    }
    return packets;
  };

  it("finishes the link while it rings between contacts, and sends nobody's sound", async () => {
    const { ann, ben } = await ringEarly();
    for (const connection of record.all) {
      expect(connection.getSenders().map(({ track }) => track)).to.deep.equal([null]);
      expect(await sentPackets(connection)).to.equal(0);
    }
    for (const links of [ann, ben]) {
      expect(links.sent.filter(({ type }) => type !== "link.signal")).to.deep.equal([]);
    }
    for (const message of signals(ben)) {
      expect(message).to.have.property("targetConnectionId", "laptop");
    }
  });

  it("puts the tracks on a finished link at the accept, and negotiates nothing", async () => {
    const pair = await ringEarly();
    const before = kinds(pair.ann).length + kinds(pair.ben).length;
    answer(pair);
    await Promise.all([pair.ann.heard("link.connected"), pair.ben.heard("link.connected")]);
    expect(kinds(pair.ann).length + kinds(pair.ben).length).to.equal(before);
    const { stream } = await pair.ann.heard("link.stream");
    expect(stream.getAudioTracks()).to.have.lengthOf(1);
  });

  it("negotiates where the tracks of a finished link bring nothing", async () => {
    const pair = await ringEarly();
    const [annEnd, benEnd] = record.all;
    // A browser that takes the track and sends nothing of it.
    benEnd.getSenders()[0].replaceTrack = () => Promise.resolve();
    const before = kinds(pair.ann).length;
    answer(pair);
    await pair.ben.heard("link.connected");
    await new Promise<void>((resolve) => {
      pair.ann.follow((event) => {
        if (pair.ann.sent.indexOf(event) < before) return;
        if (event.type === "link.signal" && event.message.type === "webrtc:offer") resolve();
      });
    });
    expect(annEnd.connectionState).to.equal("connected");
  });

  it("closes at once the finished links to the devices that did not answer", async () => {
    const ann = open("ann");
    const ben = open("ben");
    ann.send({ type: "local-stream", stream: microphone });
    const devices = [device("phone", "connect"), device("desk", "connect")];
    ann.send({ type: "ring", ...CALL, callType: "voice", devices });
    await record.gathered(2);
    const [phone, desk] = record.all;
    ben.send({ type: "local-stream", stream: microphone });
    ann.send({ type: "answered", ...CALL, callType: "voice", userId: "ben", connectionId: "desk" });
    expect(phone.connectionState).to.equal("closed");
    expect(desk.signalingState).to.equal("have-local-offer");
  });

  it("lays the link anew with a page that has taken up the call of the one before it", async () => {
    const pair = await ring();
    answer(pair);
    await Promise.all([pair.ann.heard("link.connected"), pair.ben.heard("link.connected")]);
    const before = pair.ann.sent.length;
    pair.ann.send({ type: "away", userId: "ben", isAway: true });
    pair.ben.stop();

    const back = open("ben");
    carry(pair.ann, back, "ann", "laptop", { since: before });
    carry(back, pair.ann, "ben", "phone-2");
    pair.ann.send({ type: "away", userId: "ben", isAway: false });
    back.send({
      type: "meet",
      ...CALL,
      callType: "voice",
      people: [{ userId: "ann", isPolite: false }],
    });
    back.send({ type: "local-stream", stream: microphone });
    await Promise.all([back.heard("link.connected"), pair.ann.heard("link.connected", before)]);
    expect(record.all.map(({ connectionState }) => connectionState)).to.deep.equal([
      "closed",
      "closed",
      "connected",
      "connected",
    ]);
    const { stream } = await pair.ann.heard("link.stream", before);
    expect(stream.getAudioTracks()).to.have.lengthOf(1);
  });

  it("meets where both are on new pages at the same time", async () => {
    const ann = open("ann");
    const ben = open("ben");
    for (const links of [ann, ben]) links.send({ type: "local-stream", stream: microphone });
    const meet = (userId: string, isPolite: boolean): LinksReceives => ({
      type: "meet",
      ...CALL,
      callType: "voice",
      people: [{ userId, isPolite }],
    });
    // Ann's offer finds nobody; Ben's finds Ann waiting.
    ann.send(meet("ben", false));
    await record.gathered(1);
    carry(ann, ben, "ann", "laptop", { since: ann.sent.length });
    carry(ben, ann, "ben", "phone");
    ben.send(meet("ann", true));
    await Promise.all([ann.heard("link.connected"), ben.heard("link.connected")]);
    for (const connection of record.all) {
      const inUse = connection.getTransceivers().filter(({ direction }) => direction !== "stopped");
      expect(inUse.map(({ sender }) => sender.track?.kind)).to.deep.equal(["audio"]);
      expect(inUse[0].receiver.getSynchronizationSources()).to.have.lengthOf(1);
    }
  });

  it("answers an offer that comes after the accept", async () => {
    const ann = open("ann");
    const ben = open("ben");
    for (const links of [ann, ben]) links.send({ type: "local-stream", stream: microphone });
    ben.send({ type: "accept", ...CALL, callType: "voice", callerId: "ann" });
    carry(ann, ben, "ann", "laptop");
    carry(ben, ann, "ben", "phone");
    ann.send({
      type: "answered",
      ...CALL,
      callType: "voice",
      userId: "ben",
      connectionId: "phone",
    });
    await Promise.all([ann.heard("link.connected"), ben.heard("link.connected")]);
  });

  it("takes the offer of a caller who rings anew from another connection", async () => {
    const { ann, ben } = await ring();
    const again = open("ann");
    again.send({ type: "local-stream", stream: microphone });
    ann.stop();
    again.send({ type: "ring", ...CALL, callType: "voice", devices: [device("phone")] });
    carry(again, ben, "ann", "laptop");
    carry(ben, again, "ben", "phone");
    await again.heard("link.signal");
    answer({ ann: again, ben });
    await Promise.all([again.heard("link.connected"), ben.heard("link.connected")]);
  });

  it("waits for the configuration, but not for ever", async () => {
    const links = perform(createLinkSet({ configMs: 30 }), { selfId: "ann" });
    stages.push(links);
    links.send({ type: "ring", ...CALL, callType: "voice", devices: [device("phone")] });
    expect(record.all).to.deep.equal([]);
    const { message } = await links.heard("link.signal");
    expect(message.type).to.equal("webrtc:offer");
  });

  it("uses the configured servers", async () => {
    const iceServers = [{ urls: ["turn:127.0.0.1:9"], username: "u", credential: "c" }];
    const links = perform(createLinkSet(), { selfId: "ann" });
    stages.push(links);
    links.send({ type: "ring", ...CALL, callType: "voice", devices: [device("phone")] });
    links.send({ type: "configure", config: { ...config, iceServers } });
    await links.heard("link.signal");
    const [{ urls }] = record.all[0].getConfiguration().iceServers ?? [];
    expect([urls].flat()).to.deep.equal(["turn:127.0.0.1:9"]);
  });

  it("fails where no media comes in time", async () => {
    const links = perform(createLinkSet(), { selfId: "ann" });
    stages.push(links);
    const timeouts = { ...config.timeouts, connectMs: 50 };
    links.send({ type: "configure", config: { ...config, timeouts } });
    links.send({
      type: "answered",
      ...CALL,
      callType: "voice",
      userId: "ben",
      connectionId: "phone",
    });
    expect((await links.heard("link.failed")).userId).to.equal("ben");
  });

  it("says where no address leads out of this network, and not where no server was asked", async () => {
    const server = { urls: ["turn:127.0.0.1:9?transport=tcp"], username: "a", credential: "b" };
    for (const iceServers of [[], [server]]) {
      const links = perform(createLinkSet(), { selfId: "ann" });
      stages.push(links);
      const connectMs = iceServers.length > 0 ? config.timeouts.connectMs : 1_000;
      const timeouts = { ...config.timeouts, connectMs };
      const relayed = { ...config, timeouts, iceServers, iceTransportPolicy: "relay" as const };
      links.send({ type: "configure", config: relayed });
      const to = { userId: "ben", connectionId: "phone" };
      links.send({ type: "answered", ...CALL, callType: "voice", ...to });
      await links.heard(iceServers.length > 0 ? "link.shut-in" : "link.failed");
      expect(links.sent.some(({ type }) => type === "link.shut-in"))
        .to.equal(iceServers.length > 0);
    }
  });

  it("adds a camera to a voice call by one more negotiation", async () => {
    const pair = await ring();
    answer(pair);
    await Promise.all([pair.ann.heard("link.connected"), pair.ben.heard("link.connected")]);
    const before = pair.ann.sent.length;
    pair.ben.send({ type: "local-stream", stream: camera });
    const { stream } = await pair.ann.heard("link.stream", before);
    expect(stream.getVideoTracks()).to.have.lengthOf(1);
  });

  /** A moving picture of this width. */
  function screenOf(width: number): MediaStream {
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = 90;
    const pen = canvas.getContext("2d")!;
    const draw = () => {
      pen.fillRect(0, 0, Math.random() * width, 90);
      requestAnimationFrame(draw);
    };
    draw();
    return canvas.captureStream();
  }
  async function widthOf(stream: MediaStream): Promise<number> {
    const video = document.createElement("video");
    video.muted = true;
    video.srcObject = stream;
    await video.play();
    return video.videoWidth;
  }

  it("shows a screen beside the person, and which is which", async () => {
    const pair = await ring("video");
    answer(pair, "video");
    pair.ben.send({ type: "local-stream", stream: camera });
    await Promise.all([pair.ann.heard("link.connected"), pair.ben.heard("link.connected")]);
    const before = pair.ann.sent.length;
    const { stream: person } = await pair.ann.heard("link.stream");
    pair.ben.send({ type: "screen", stream: screenOf(200) });
    const { stream, screen } = await pair.ann.heard("link.stream", before);
    expect(stream === person, "the person's stream is left alone").to.equal(true);
    expect(await widthOf(screen!)).to.equal(200);
    expect(stream.getVideoTracks()).to.have.lengthOf(1);
    expect(await widthOf(stream)).to.equal(camera.getVideoTracks()[0].getSettings().width);
  });

  it("negotiates a screen once: taken away and shared again, it only comes and goes", async () => {
    const pair = await ring();
    answer(pair);
    await Promise.all([pair.ann.heard("link.connected"), pair.ben.heard("link.connected")]);
    const before = pair.ann.sent.length;
    pair.ben.send({ type: "screen", stream: screenOf(200) });
    const { screen } = await pair.ann.heard("link.stream", before);
    const offers = kinds(pair.ben).filter((kind) => kind === "webrtc:offer").length;
    expect(await widthOf(screen!)).to.equal(200);
    pair.ben.send({ type: "screen", stream: null });
    pair.ben.send({ type: "screen", stream: screenOf(160) });
    const video = document.createElement("video");
    video.muted = true;
    video.srcObject = screen!;
    await video.play();
    while (video.videoWidth !== 160) {
      await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
    }
    expect(kinds(pair.ben).filter((kind) => kind === "webrtc:offer")).to.have.lengthOf(offers);
  });

  it("shows both screens where both share at the same moment", async () => {
    const pair = await ring();
    answer(pair);
    await Promise.all([pair.ann.heard("link.connected"), pair.ben.heard("link.connected")]);
    const seen = (links: Links, before: number) =>
      new Promise<MediaStream>((resolve) =>
        links.follow((event) => {
          if (links.sent.indexOf(event) < before || event.type !== "link.stream") return;
          if (event.screen) resolve(event.screen);
        })
      );
    const screens = [seen(pair.ann, pair.ann.sent.length), seen(pair.ben, pair.ben.sent.length)];
    pair.ann.send({ type: "screen", stream: screenOf(160) });
    pair.ben.send({ type: "screen", stream: screenOf(200) });
    const widths = (await Promise.all(screens)).map(widthOf);
    expect(await Promise.all(widths)).to.deep.equal([200, 160]);
  });

  it("shows the screen to somebody who comes back on another page", async () => {
    const pair = await ring();
    answer(pair);
    await Promise.all([pair.ann.heard("link.connected"), pair.ben.heard("link.connected")]);
    pair.ann.send({ type: "screen", stream: screenOf(200) });
    pair.ben.stop();
    const before = pair.ann.sent.length;
    const back = open("ben");
    carry(pair.ann, back, "ann", "laptop", { since: before });
    carry(back, pair.ann, "ben", "phone-2");
    const people = [{ userId: "ann", isPolite: false }];
    back.send({ type: "meet", ...CALL, callType: "voice", people });
    back.send({ type: "local-stream", stream: microphone });
    const screen = await new Promise<MediaStream>((resolve) =>
      back.follow((event) => event.type === "link.stream" && event.screen && resolve(event.screen))
    );
    expect(await widthOf(screen)).to.equal(200);
  });

  it("restarts ICE with fresh servers when the line is back and the link is not", async () => {
    const pair = await ring();
    answer(pair);
    await Promise.all([pair.ann.heard("link.connected"), pair.ben.heard("link.connected")]);
    const [annEnd] = record.all;
    const before = pair.ann.sent.length;
    const ufrag = /a=ice-ufrag:(\S+)/.exec(annEnd.localDescription!.sdp)![1];
    // A path that breaks cannot be had in one page; what the connection would say of it can.
    Object.defineProperty(annEnd, "connectionState", { value: "failed", configurable: true });
    annEnd.dispatchEvent(new Event("connectionstatechange"));
    await pair.ann.heard("link.interrupted", before);
    const asked = pair.ann.sent.slice(before).find((event) => event.type === "link.signal");
    expect(asked).to.have.nested.property("message.type", "webrtc:config:get");
    Object.defineProperty(annEnd, "connectionState", { value: "connected", configurable: true });
    pair.ann.send({ type: "configure", config });
    annEnd.dispatchEvent(new Event("connectionstatechange"));
    await pair.ann.heard("link.connected", before);
    const offers = signals(pair.ann).filter(({ type }) => type === "webrtc:offer");
    expect(offers).to.have.lengthOf(2);
    expect(JSON.stringify(offers[1])).not.to.include(`a=ice-ufrag:${ufrag}`);
  });

  it("says the answer again when it may have been lost with the line", async () => {
    const pair = await ring();
    answer(pair);
    await Promise.all([pair.ann.heard("link.connected"), pair.ben.heard("link.connected")]);
    const before = kinds(pair.ben).length;
    pair.ben.send({ type: "renegotiate" });
    expect(kinds(pair.ben).slice(before)).to.deep.equal(["webrtc:answer", "webrtc:ice-candidate"]);
    expect(record.all.map(({ signalingState }) => signalingState)).to.deep.equal([
      "stable",
      "stable",
    ]);
  });

  it("closes everything when the call is over", async () => {
    const pair = await ring();
    answer(pair);
    await Promise.all([pair.ann.heard("link.connected"), pair.ben.heard("link.connected")]);
    pair.ann.stop();
    pair.ben.stop();
    expect(record.all.map(({ connectionState }) => connectionState)).to.deep.equal([
      "closed",
      "closed",
    ]);
  });
});
