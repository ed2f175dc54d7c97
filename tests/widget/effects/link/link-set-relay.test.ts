/** Two strangers, whose link is connected through a relay while it rings. */
import { expect } from "@open-wc/testing";
import type { WebrtcSignal } from "../../../../widget/model/ports.ts";
import { config } from "../../model/script.ts";
import { waitUntil } from "../../support/wait-until.ts";
import { accept, CALL, device, kinds, type Links, signals, useLinkPairs } from "./link-pairs.ts";

const RELAY = { urls: ["turn:127.0.0.1:9"], username: "a", credential: "b" };
const withRelay = { ...config, iceServers: [RELAY] };

/** The transport policies that a connection was given, in order. */
type Policies = (RTCIceTransportPolicy | undefined)[];

describe("createLinkSet() between strangers with a relay", () => {
  const pairs = useLinkPairs();
  let policies: Policies[];

  /** The tests have no relay, so every candidate of a connection counts as relayed. */
  beforeEach(() => {
    policies = [];
    const toAll = ({ iceTransportPolicy: _, iceServers: __, ...rest }: RTCConfiguration) => rest;
    globalThis.RTCPeerConnection = class extends globalThis.RTCPeerConnection {
      readonly #policies: Policies = [];
      constructor(configuration: RTCConfiguration = {}) {
        super(toAll(configuration));
        policies.push(this.#policies);
        this.#policies.push(configuration.iceTransportPolicy);
      }
      override setConfiguration(configuration: RTCConfiguration = {}) {
        this.#policies.push(configuration.iceTransportPolicy);
        super.setConfiguration(toAll(configuration));
      }
    };
  });

  function open(selfId: string): Links {
    const links = pairs.start(selfId);
    links.send({ type: "configure", config: withRelay });
    return links;
  }

  async function ring() {
    const [ann, ben] = [open("ann"), open("ben")];
    for (const links of [ann, ben]) links.send({ type: "local-stream", stream: pairs.microphone });
    ann.send({ type: "ring", ...CALL, callType: "voice", devices: [device("phone")] });
    pairs.carry(ann, ben, "ann", "laptop");
    pairs.carry(ben, ann, "ben", "phone");
    await pairs.record.connected(2);
    return { ann, ben };
  }

  const bothConnect = ({ ann, ben }: { ann: Links; ben: Links }) =>
    Promise.all([ann.heard("link.connected"), ben.heard("link.connected")]);

  it("connects while it rings, through the relay only and without sound", async () => {
    const { ann, ben } = await ring();
    expect(policies).to.deep.equal([["relay"], ["relay"]]);
    for (const connection of pairs.record.all) {
      expect(connection.getSenders().map(({ track }) => track)).to.deep.equal([null]);
    }
    expect(kinds(ann)).to.include("webrtc:offer").and.not.to.include("webrtc:ice-candidate");
    expect(new Set(kinds(ben))).to.deep.equal(new Set(["webrtc:answer"]));
    expect(JSON.stringify([...signals(ann), ...signals(ben)])).not.to.include("a=candidate");
  });

  it("applies a repeated offer with another address to the same connection", async () => {
    const { ann, ben } = await ring();
    const [offer] = signals(ann);
    const signal = { ...offer, fromUserId: "ann", fromConnectionId: "laptop" } as WebrtcSignal;
    ben.send({ type: "signal", signal, early: "hold" });
    expect(pairs.record.all).to.have.lengthOf(2);
  });

  it("lets the callee negotiate a direct path once media flows", async () => {
    const pair = await ring();
    accept(pair);
    await bothConnect(pair);
    await waitUntil(() => kinds(pair.ann).includes("webrtc:answer"));
    expect(kinds(pair.ben)).to.include("webrtc:offer");
    expect(policies).to.deep.equal([["relay", "all"], ["relay", "all"]]);
  });

  it("allows every path if the relay fails between the accept and the first media", async () => {
    const pair = await ring();
    accept(pair);
    const [, bensEnd] = pairs.record.all;
    Object.defineProperty(bensEnd, "connectionState", { value: "failed", configurable: true });
    bensEnd.dispatchEvent(new Event("connectionstatechange"));
    pair.ben.send({ type: "configure", config: withRelay });
    expect(policies[1]).to.deep.equal(["relay", "all"]);
  });

  it("connects on the accept's signals even before the server reports the accept", async () => {
    const pair = await ring();
    pair.ben.send({ type: "accept", ...CALL, callType: "voice", callerId: "ann" });
    await bothConnect(pair);
    expect(policies[0]).to.deep.equal(["relay", "all"]);
  });

  it("does not take an answer over the relay for an accept if it has offered no relay", async () => {
    const ann = pairs.open("ann");
    ann.send({ type: "local-stream", stream: pairs.microphone });
    ann.send({ type: "ring", ...CALL, callType: "voice", devices: [device("phone")] });
    const ben = open("ben");
    pairs.carry(ann, ben, "ann", "laptop");
    await pairs.record.gathered(2);
    const [annsEnd, bensEnd] = pairs.record.all;
    const line = "a=x-chat-call-relay:candidate:1 1 udp 1 127.0.0.1 9 typ relay\r\n";
    const signal = {
      type: "webrtc:answer",
      ...CALL,
      answer: {
        type: "answer",
        sdp: `${bensEnd.localDescription!.sdp.replace(/^a=candidate:.*\r\n/gm, "")}${line}`,
      },
      fromUserId: "ben",
      fromConnectionId: "phone",
    } as WebrtcSignal;
    ann.send({ type: "signal", signal, early: "hold" });
    await waitUntil(() => annsEnd.signalingState === "stable");
    expect(kinds(ann)).to.deep.equal(["webrtc:offer"]);
    expect(ann.sent.filter(({ type }) => type !== "link.signal")).to.deep.equal([]);
  });
});
