import { expect } from "@open-wc/testing";
import { idOf, referenceOf } from "../../../../widget/effects/link/description-reference.ts";
import type { OutgoingMessage, WebrtcSignal } from "../../../../widget/model/ports.ts";
import { config } from "../../model/script.ts";
import { waitUntil } from "../../support/wait-until.ts";
import { accept, CALL, device, kinds, signals, useLinkPairs } from "./link-pairs.ts";

/** The ids of a message's description and of the one it builds on, without its candidates. */
const descriptionIn = (message: OutgoingMessage): unknown =>
  message.type === "webrtc:answer" && [idOf(message.answer.sdp), referenceOf(message.answer.sdp)];

describe("createLinkSet() when pages, lines and configurations change", () => {
  const pairs = useLinkPairs();
  const { answer, carry, open, ring, start } = pairs;

  it("plays audio that the browser blocked once this page captures, as after a reload", async () => {
    const { play } = HTMLMediaElement.prototype;
    HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException("", "NotAllowedError"));
    try {
      const { ann, ben } = await ring();
      accept({ ann, ben });
      await ben.heard("link.audio-blocked");
      HTMLMediaElement.prototype.play = play;
      ben.send({ type: "local-stream", stream: pairs.microphone });
      await ben.heard("link.audio-playing");
    } finally {
      HTMLMediaElement.prototype.play = play;
    }
  });

  it("answers a repeated offer with the same answer", async () => {
    const pair = await ring();
    answer(pair);
    await Promise.all([pair.ann.heard("link.connected"), pair.ben.heard("link.connected")]);
    const [offer] = signals(pair.ann);
    const signal = { ...offer, fromUserId: "ann", fromConnectionId: "laptop" } as WebrtcSignal;
    pair.ben.send({ type: "signal", signal, early: "hold" });
    const [first, second, ...more] = signals(pair.ben).filter(({ type }) =>
      type === "webrtc:answer"
    );
    expect(descriptionIn(second)).to.deep.equal(descriptionIn(first));
    expect(more).to.deep.equal([]);
  });

  it("accepts a repeated offer that the browser first refused", async () => {
    const pair = await ring();
    answer(pair);
    await Promise.all([pair.ann.heard("link.connected"), pair.ben.heard("link.connected")]);
    const benEnd: Partial<RTCPeerConnection> = pairs.record.all[1];
    const refused = new Promise<void>((resolve) => {
      benEnd.setRemoteDescription = () => {
        delete benEnd.setRemoteDescription;
        setTimeout(resolve);
        return Promise.reject(new DOMException("", "OperationError"));
      };
    });
    const before = pair.ann.sent.length;
    pair.ann.send({ type: "local-stream", stream: pairs.camera });
    await refused;
    pair.ann.send({ type: "renegotiate" });
    const { stream } = await pair.ann.heard("link.stream", before);
    expect(stream.getVideoTracks()).to.have.lengthOf(1);
  });

  it("rebuilds a link if the browser keeps refusing an offer", async () => {
    const pair = await ring();
    answer(pair);
    await Promise.all([pair.ann.heard("link.connected"), pair.ben.heard("link.connected")]);
    let refusals = 0;
    const again = () => pair.ann.send({ type: "renegotiate" });
    pairs.record.all[1].setRemoteDescription = () => {
      refusals++;
      setTimeout(again);
      return Promise.reject(new DOMException("", "OperationError"));
    };
    const before = pair.ann.sent.length;
    const bensBefore = pair.ben.sent.length;
    pair.ann.send({ type: "local-stream", stream: pairs.camera });
    await waitUntil(() =>
      pair.ben.sent.slice(bensBefore).some((event) =>
        event.type === "link.stream" && event.stream.getVideoTracks().length === 1
      )
    );
    await Promise.all([
      pair.ann.heard("link.connected", before),
      pair.ben.heard("link.connected", bensBefore),
    ]);
    expect(refusals).to.equal(2);
  });

  it("answers an offer that comes after the accept", async () => {
    const ann = open("ann");
    const ben = open("ben");
    for (const links of [ann, ben]) links.send({ type: "local-stream", stream: pairs.microphone });
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

  it("connects through a new connection after an answer was lost", async () => {
    const ann = open("ann");
    const ben = open("ben");
    for (const links of [ann, ben]) links.send({ type: "local-stream", stream: pairs.microphone });
    const devices = [device("phone", "connect")];
    ann.send({ type: "ring", ...CALL, callType: "voice", devices });
    carry(ann, ben, "ann", "laptop", { early: "connect" });
    await ben.heard("link.signal");
    await pairs.record.gathered(2);
    carry(ben, ann, "ben", "phone", { early: "connect", since: ben.sent.length });
    accept({ ann, ben });
    await Promise.all([ann.heard("link.connected"), ben.heard("link.connected")]);
    expect(pairs.record.all).to.have.lengthOf(3);
  });

  it("accepts the offer of a caller who rings again from another connection", async () => {
    const { ann, ben } = await ring();
    const again = open("ann");
    again.send({ type: "local-stream", stream: pairs.microphone });
    ann.stop();
    again.send({ type: "ring", ...CALL, callType: "voice", devices: [device("phone")] });
    carry(again, ben, "ann", "laptop");
    carry(ben, again, "ben", "phone");
    await again.heard("link.signal");
    answer({ ann: again, ben });
    await Promise.all([again.heard("link.connected"), ben.heard("link.connected")]);
  });

  it("waits for the configuration, but only for a limited time", async () => {
    const links = start("ann", { configMs: 30 });
    links.send({ type: "ring", ...CALL, callType: "voice", devices: [device("phone")] });
    expect(pairs.record.all).to.deep.equal([]);
    const { message } = await links.heard("link.signal");
    expect(message.type).to.equal("webrtc:offer");
  });

  it("uses the configured servers", async () => {
    const iceServers = [{ urls: ["turn:127.0.0.1:9"], username: "u", credential: "c" }];
    const links = start("ann");
    links.send({ type: "ring", ...CALL, callType: "voice", devices: [device("phone")] });
    links.send({ type: "configure", config: { ...config, iceServers } });
    await links.heard("link.signal");
    const [{ urls }] = pairs.record.all[0].getConfiguration().iceServers ?? [];
    expect([urls].flat()).to.deep.equal(["turn:127.0.0.1:9"]);
  });

  it("fails if no media arrives in time", async () => {
    const links = start("ann");
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

  it("requests fresh servers and restarts ICE when the connection fails", async () => {
    const pair = await ring();
    answer(pair);
    await Promise.all([pair.ann.heard("link.connected"), pair.ben.heard("link.connected")]);
    const [annEnd] = pairs.record.all;
    const before = pair.ann.sent.length;
    const ufrag = /a=ice-ufrag:(\S+)/.exec(annEnd.localDescription!.sdp)![1];
    // Within one page no path can be broken, so the connection is made to report it.
    Object.defineProperty(annEnd, "connectionState", { value: "failed", configurable: true });
    annEnd.dispatchEvent(new Event("connectionstatechange"));
    await pair.ann.heard("link.interrupted", before);
    const asked = pair.ann.sent.slice(before).find((event) => event.type === "link.signal");
    expect(asked).to.have.nested.property("message.type", "webrtc:config:get");
    Object.defineProperty(annEnd, "connectionState", { value: "connected", configurable: true });
    pair.ann.send({ type: "configure", config });
    annEnd.dispatchEvent(new Event("connectionstatechange"));
    await pair.ann.heard("link.connected", before);
    const offers = () => signals(pair.ann).filter(({ type }) => type === "webrtc:offer");
    // The faked state applies at once, but the browser takes a while to make the offer.
    await waitUntil(() => offers().length === 2);
    expect(JSON.stringify(offers()[1])).not.to.include(`a=ice-ufrag:${ufrag}`);
  });

  it("repeats the answer when it may have been lost with the line", async () => {
    const pair = await ring();
    answer(pair);
    await Promise.all([pair.ann.heard("link.connected"), pair.ben.heard("link.connected")]);
    const before = kinds(pair.ben).length;
    pair.ben.send({ type: "renegotiate" });
    expect(kinds(pair.ben).slice(before)).to.deep.equal(["webrtc:answer", "webrtc:ice-candidate"]);
    expect(pairs.record.all.map(({ signalingState }) => signalingState)).to.deep.equal([
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
    expect(pairs.record.all.map(({ connectionState }) => connectionState)).to.deep.equal([
      "closed",
      "closed",
    ]);
  });
});
