import { expect } from "@open-wc/testing";
import { config } from "../../model/script.ts";
import { accept, CALL, device, kinds, signals, useLinkPairs } from "./link-pairs.ts";

describe("createLinkSet()", () => {
  const pairs = useLinkPairs();
  const { answer, open, ring, ringEarly } = pairs;

  it("prepares both ends while it rings, without sending an address or the answer", async () => {
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
    // Ben is ready; only his answer is held back.
    expect(pairs.record.all.map(({ signalingState }) => signalingState)).to.deep.equal([
      "have-local-offer",
      "stable",
    ]);
    expect(ben.sent.some(({ type }) => type === "link.stream")).to.equal(false);
  });

  it("builds a new connection and answers if the prepared one has failed", async () => {
    const pair = await ring();
    // As in Firefox after ringing for more than five seconds.
    Object.defineProperty(pairs.record.all[1], "connectionState", { value: "failed" });
    answer(pair);
    await Promise.all([pair.ann.heard("link.connected"), pair.ben.heard("link.connected")]);
    expect(pairs.record.all).to.have.lengthOf(3);
    expect(pairs.record.all[1].signalingState).to.equal("closed");
    expect(kinds(pair.ben).filter((type) => type === "webrtc:answer")).to.have.lengthOf(1);
  });

  it("repeats the prepared offer when the line is back, still without an address", async () => {
    const { ann } = await ring();
    ann.send({ type: "renegotiate" });
    const said = signals(ann);
    expect(said.map(({ type }) => type)).to.deep.equal(["webrtc:offer", "webrtc:offer"]);
    expect(pairs.record.all[0].localDescription?.sdp).to.match(/^c=IN IP4 (?!0\.0\.0\.0)/m);
    for (const message of said) {
      expect(JSON.stringify(message)).not.to.match(/a=candidate|c=IN IP4 (?!0\.0\.0\.0)/);
    }
  });

  it("lets the caller, who can reach the other first, start the DTLS handshake", async () => {
    const pair = await ring();
    answer(pair);
    await Promise.all([pair.ann.heard("link.connected"), pair.ben.heard("link.connected")]);
    const roles = await Promise.all(pairs.record.all.map(async (connection) => {
      const reports = [...(await connection.getStats()).values()];
      return reports.find(({ type }) => type === "transport").dtlsRole;
    }));
    expect(roles).to.deep.equal(["client", "server"]);
  });

  it("sends no active TCP candidates, which nobody can connect to", async () => {
    const pair = await ring();
    answer(pair);
    await Promise.all([pair.ann.heard("link.connected"), pair.ben.heard("link.connected")]);
    const said = JSON.stringify([...signals(pair.ann), ...signals(pair.ben)]);
    expect(pairs.record.all[0].localDescription?.sdp).to.include("tcptype active");
    expect(said).to.include(" udp ");
    expect(said).not.to.include("tcptype active");
  });

  it("sends sound with in-band FEC and without DTX", async () => {
    const pair = await ring();
    answer(pair);
    await pair.ann.heard("link.connected");
    for (const { localDescription } of pairs.record.all) {
      expect(localDescription?.sdp).to.match(/^a=fmtp:\d+ .*useinbandfec=1/m);
      // With DTX, a pause in speech could not be told from a cut path.
      expect(localDescription?.sdp).not.to.include("usedtx=1");
    }
  });

  it("connects at the accept: both hear, and signals no longer name a connection", async () => {
    const pair = await ring();
    answer(pair);
    await Promise.all([pair.ann.heard("link.connected"), pair.ben.heard("link.connected")]);

    // All candidates found while it rang come in one message.
    const [answered] = signals(pair.ben);
    expect(answered.type).to.equal("webrtc:answer");
    expect(JSON.stringify(answered)).to.include("a=candidate");
    for (const message of [...signals(pair.ann).slice(1), ...signals(pair.ben)]) {
      expect(message).not.to.have.property("targetConnectionId");
    }
    for (const connection of pairs.record.all) {
      const [receiver] = connection.getReceivers();
      expect(receiver.getSynchronizationSources()).to.have.lengthOf(1);
    }
    const { stream } = await pair.ann.heard("link.stream");
    expect(stream.getAudioTracks()).to.have.lengthOf(1);
  });

  it("sets the camera's limits while it rings, and reads no sender again before the first media", async () => {
    const pair = await ring("video");
    const askedTooSoon: RTCRtpSender[] = [];
    for (const [at, person] of [pair.ann, pair.ben].entries()) {
      const [, camera] = pairs.record.all[at].getSenders();
      const { degradationPreference, encodings: [encoding] } = camera.getParameters();
      expect(degradationPreference).to.equal("maintain-resolution");
      expect(encoding.maxBitrate).to.equal(config.media.videoMaxBitrate);
      camera.getParameters = () => {
        if (!person.sent.some(({ type }) => type === "link.connected")) askedTooSoon.push(camera);
        return RTCRtpSender.prototype.getParameters.call(camera);
      };
    }
    answer(pair, "video");
    await Promise.all([pair.ann.heard("link.connected"), pair.ben.heard("link.connected")]);
    expect(askedTooSoon).to.deep.equal([]);
  });

  it("does not renegotiate when the microphone opens after the accept", async () => {
    const { ann, ben } = await ring();
    accept({ ann, ben });
    await ben.heard("link.connected");
    ben.send({ type: "local-stream", stream: pairs.microphone });
    await ann.heard("link.connected");
    expect([...kinds(ann), ...kinds(ben)].filter((kind) => kind === "webrtc:offer")).to.have
      .lengthOf(1);
  });

  it("closes the links to the devices that did not accept", async () => {
    const ann = open("ann");
    ann.send({ type: "local-stream", stream: pairs.microphone });
    const devices = [device("phone"), device("desk")];
    ann.send({ type: "ring", ...CALL, callType: "voice", devices });
    await pairs.record.gathered(2);
    const [phone, desk] = pairs.record.all;
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

  it("closes the link to a device that stops ringing, and keeps the others", async () => {
    const ann = open("ann");
    const devices = [device("phone"), device("desk")];
    ann.send({ type: "ring", ...CALL, callType: "voice", devices });
    await pairs.record.gathered(2);
    ann.send({ type: "ring", ...CALL, callType: "voice", devices: [device("desk")] });
    const [phone, desk] = pairs.record.all;
    expect([phone.signalingState, desk.signalingState]).to.deep.equal([
      "closed",
      "have-local-offer",
    ]);
    expect(pairs.record.all).to.have.lengthOf(2);
  });

  const sentPackets = async (connection: RTCPeerConnection): Promise<number> => {
    let packets = 0;
    for (const report of (await connection.getStats()).values()) {
      if (report.type === "outbound-rtp") packets += report.packetsSent;
    }
    return packets;
  };

  it("connects while it rings between contacts, without sending sound", async () => {
    const { ann, ben } = await ringEarly();
    for (const connection of pairs.record.all) {
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

  it("adds the tracks to a connected link at the accept without renegotiation", async () => {
    const pair = await ringEarly();
    // Further candidates may be found after the link has connected.
    const descriptions = () =>
      [...kinds(pair.ann), ...kinds(pair.ben)].filter((kind) => kind !== "webrtc:ice-candidate");
    const before = descriptions();
    answer(pair);
    await Promise.all([pair.ann.heard("link.connected"), pair.ben.heard("link.connected")]);
    expect(descriptions()).to.deep.equal(before);
    const { stream } = await pair.ann.heard("link.stream");
    expect(stream.getAudioTracks()).to.have.lengthOf(1);
  });

  it("renegotiates if no packets arrive from the tracks of a connected link", async () => {
    const pair = await ringEarly();
    const [annEnd, benEnd] = pairs.record.all;
    // Like a browser that accepts the track but sends nothing.
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

  it("closes the connecting links to the devices that did not accept", async () => {
    const ann = open("ann");
    const ben = open("ben");
    ann.send({ type: "local-stream", stream: pairs.microphone });
    const devices = [device("phone", "connect"), device("desk", "connect")];
    ann.send({ type: "ring", ...CALL, callType: "voice", devices });
    await pairs.record.gathered(2);
    const [phone, desk] = pairs.record.all;
    ben.send({ type: "local-stream", stream: pairs.microphone });
    ann.send({ type: "answered", ...CALL, callType: "voice", userId: "ben", connectionId: "desk" });
    expect(phone.connectionState).to.equal("closed");
    expect(desk.signalingState).to.equal("have-local-offer");
  });
});
