import { expect } from "@open-wc/testing";
import {
  createSignalOutbox,
  type Hold,
  type LinkSignal,
  relayedIn,
} from "../../../../widget/effects/link/signal-outbox.ts";
import { waitUntil } from "../../support/wait-until.ts";

const SDP = "v=0\r\nc=IN IP4 192.0.2.7\r\nm=audio 4000 UDP/TLS/RTP/SAVPF 111\r\n";
const RELAYED = "candidate:1 1 udp 1 198.51.100.9 700 typ relay raddr 192.0.2.7 rport 4000";
const HOST = "candidate:2 1 udp 2 192.0.2.7 4000 typ host";

/** An outbox with a description of this type, and a function that adds candidates. */
function outboxFor(type: "offer" | "answer", hold: Hold) {
  const sent: LinkSignal[] = [];
  const description = { type, sdp: SDP };
  const outbox = createSignalOutbox(hold, {
    send: (signal) => sent.push(signal),
    sayDescription: () => outbox.description(description),
  });
  const gather = (candidate: string) =>
    outbox.candidate({ candidate, sdpMid: "0", sdpMLineIndex: 0, usernameFragment: "u" });
  return { outbox, sent, description, gather };
}

const sdpsIn = (sent: LinkSignal[]) => sent.map((signal) => "sdp" in signal ? signal.sdp : "");

describe("createSignalOutbox() between strangers, while it rings", () => {
  it("sends the caller's offer at once, and again with each relay address", async () => {
    const { outbox, sent, description, gather } = outboxFor("offer", "candidates");
    outbox.meetThroughRelay();
    outbox.description(description);
    gather(RELAYED);
    await waitUntil(() => sent.length === 2);
    expect(sdpsIn(sent).map((sdp) => relayedIn(sdp).length)).to.deep.equal([0, 1]);
    // Not even the related address of the relayed candidate.
    expect(sdpsIn(sent).join()).not.to.contain("192.0.2.7").and.not.to.contain("a=candidate");
  });

  it("holds the answer until the relay may be used and has an address", async () => {
    const { outbox, sent, description, gather } = outboxFor("answer", "everything");
    outbox.description(description);
    gather(RELAYED);
    outbox.meetThroughRelay();
    await waitUntil(() => sent.length > 0);
    expect(sent.map(({ type }) => type)).to.deep.equal(["answer"]);
    expect(relayedIn(sdpsIn(sent)[0])).to.deep.equal([{
      candidate: RELAYED.replace("192.0.2.7 rport 4000", "0.0.0.0 rport 0"),
      sdpMLineIndex: 0,
    }]);
  });

  it("sends after the accept what was found later, but no relay address twice", async () => {
    const { outbox, sent, description, gather } = outboxFor("answer", "everything");
    outbox.description(description);
    outbox.meetThroughRelay();
    gather(RELAYED);
    await waitUntil(() => sent.length === 1);
    outbox.release();
    gather(HOST);
    await waitUntil(() => sent.length === 2);
    const [, after] = sent;
    expect("candidates" in after && after.candidates.map(({ candidate }) => candidate))
      .to.deep.equal([HOST]);
  });

  it("sends the answer at the accept if there is no relay address", () => {
    const { outbox, sent, description } = outboxFor("answer", "everything");
    outbox.meetThroughRelay();
    outbox.description(description);
    expect(sent).to.deep.equal([]);
    outbox.release();
    expect(sent).to.deep.equal([{ type: "answer", sdp: SDP }]);
  });
});

describe("relayedIn()", () => {
  it("finds nothing in a description without relay addresses", () => {
    expect(relayedIn(`${SDP}a=${HOST}\r\n`)).to.deep.equal([]);
  });
});
