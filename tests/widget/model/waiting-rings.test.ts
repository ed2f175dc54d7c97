/** A second call that rings while another is on the screen: it waits, and loses nothing by it. */
import { expect } from "@open-wc/testing";
import type { CallSnapshot } from "../../../server/protocol/call.ts";
import type { CallEvent } from "../../../widget/model/call-event.ts";
import type { WebrtcSignal } from "../../../widget/model/ports.ts";
import { describe, it } from "../support/mocha.ts";
import { type Rehearsal, rehearse } from "./rehearsal.ts";
import { ended, incoming, person, restored, SESSION, snapshotOf } from "./script.ts";

const fromCleo: Partial<CallSnapshot> = {
  sessionId: "call-2",
  callerId: "cleo",
  participants: [person("cleo", "joined"), person("ben", "ringing")],
  early: "connect",
};
const secondRing = { ...incoming(snapshotOf(fromCleo)), sessionId: "call-2" } as CallEvent;
const over = (sessionId = SESSION) => ({ ...ended("cancelled"), sessionId }) as CallEvent;

const cleo = {
  sessionId: "call-2",
  chatId: "chat-1",
  fromUserId: "cleo",
  fromConnectionId: "cleos-phone",
};
const offer = {
  type: "webrtc:offer",
  ...cleo,
  offer: { type: "offer", sdp: "cleo's" },
} as WebrtcSignal & CallEvent;
const candidate = {
  type: "webrtc:ice-candidate",
  ...cleo,
  candidate: [{ candidate: "candidate:1" }],
} as WebrtcSignal & CallEvent;

const onScreen = ({ snapshot }: Rehearsal) => snapshot.context.call?.sessionId;

describe("a ring that waits behind another call", () => {
  it("hands its links the offer and the candidates that came meanwhile, once it is its turn", () => {
    const ben = rehearse("ben").hear(incoming(), secondRing, offer, candidate);
    expect(ben.toLinks()).to.deep.equal([]);
    ben.hear(over());
    expect([ben.state, onScreen(ben)]).to.deep.equal(["incoming", "call-2"]);
    expect(ben.toLinks()).to.deep.equal(
      [offer, candidate].map((signal) => ({ type: "signal", signal, early: "connect" })),
    );
    ben.hear(over("call-2"), { type: "dismiss" });
    expect(ben.snapshot.context.waiting).to.deep.equal([]);
  });

  it("keeps no signal of a call that does not wait, and of one that does only so many", () => {
    const ben = rehearse("ben").hear(incoming(), { ...offer, sessionId: "call-3" }, secondRing);
    for (let count = 0; count < 150; count++) ben.hear(candidate);
    const [ring, ...others] = ben.snapshot.context.waiting;
    expect([ring.signals.length, others]).to.deep.equal([100, []]);
  });

  it("can be declined, which leaves the call on the screen alone", () => {
    const ben = rehearse("ben").hear(incoming(), secondRing);
    const second = { sessionId: "call-2", chatId: "chat-1" };
    ben.hear({ type: "reject-waiting", ...second });
    expect(ben.toServer().at(-1)).to.deep.equal({ type: "call:reject", ...second });
    expect([ben.state, onScreen(ben)]).to.deep.equal(["incoming", SESSION]);
    ben.hear(over());
    expect(ben.state).to.equal("ended");
  });

  it("waits on the next page too, which the welcome tells of both calls", () => {
    const ben = rehearse("ben").hear(restored([snapshotOf(), snapshotOf(fromCleo)]));
    expect(onScreen(ben)).to.equal(SESSION);
    ben.hear(offer, over());
    expect([ben.state, onScreen(ben)]).to.deep.equal(["incoming", "call-2"]);
    expect(ben.toLinks()).to.deep.equal([{ type: "signal", signal: offer, early: "connect" }]);
  });

  it("waits if it began while the line was down, and keeps what came before", () => {
    const ben = rehearse("ben").hear(incoming(), { type: "signaling.lost" });
    ben.hear(restored([snapshotOf(), snapshotOf(fromCleo)]), offer, { type: "signaling.lost" });
    ben.hear(restored([snapshotOf(), snapshotOf(fromCleo)]));
    ben.toLinks();
    ben.hear(over());
    expect(onScreen(ben)).to.equal("call-2");
    expect(ben.toLinks()).to.deep.equal([{ type: "signal", signal: offer, early: "connect" }]);
  });

  it("does not ring any more if it ended while the line was down", () => {
    const ben = rehearse("ben").hear(incoming(), secondRing, { type: "signaling.lost" });
    ben.hear(restored([snapshotOf()]), over());
    expect([ben.state, onScreen(ben)]).to.deep.equal(["ended", SESSION]);
  });

  it("rings if the call on the screen ended while the line was down", () => {
    const ben = rehearse("ben").hear(incoming(), { type: "signaling.lost" });
    ben.hear(restored([snapshotOf(fromCleo)]));
    expect([ben.state, onScreen(ben)]).to.deep.equal(["incoming", "call-2"]);
  });

  it("does not ring after a reconnect if it was ignored here", () => {
    const ben = rehearse("ben", { ignored: ["call-2"] });
    ben.hear(incoming(), restored([snapshotOf(), snapshotOf(fromCleo)]), over());
    expect(ben.state).to.equal("ended");
  });
});
