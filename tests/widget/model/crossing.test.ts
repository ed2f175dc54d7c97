/** What crosses on the wire, or comes when nobody waits for it any more: no seat and no ring is left over. */
import { expect } from "@open-wc/testing";
import type { CallEvent } from "../../../widget/model/call-event.ts";
import { describe, it } from "../support/mocha.ts";
import { rehearse } from "./rehearsal.ts";
import {
  answered,
  call,
  ended,
  incoming,
  initiate,
  initiated,
  opened,
  person,
  restored,
  ringing,
  SESSION,
  snapshotOf,
} from "./script.ts";

const secondRing = {
  ...incoming(snapshotOf({ sessionId: "call-2", callerId: "cleo" })),
  sessionId: "call-2",
} as CallEvent;
const mySeat = { seatConnectionId: "connection-ann" };

describe("the call machine, where things cross", () => {
  it("ends with one command whatever the server knows: a cancel that an accept has crossed", () => {
    const ann = rehearse().hear(initiate(), opened(), initiated, ringing("phone"));
    ann.toServer();
    ann.hear({ type: "hang-up" });
    expect(ann.toServer()).to.deep.equal([{ type: "call:end", ...call }]);
  });

  it("ends a dial whose ack comes when the page is idle again", () => {
    const ann = rehearse().hear(initiate(), opened(), { type: "hang-up" }, { type: "dismiss" });
    ann.toServer();
    ann.hear(initiated);
    expect(ann.toServer()).to.deep.equal([{ type: "call:end", ...call }]);
    expect(ann.state).to.equal("idle");
  });

  it("does not take the ack of an earlier dial for this one's", () => {
    const ann = rehearse().hear(initiate(), opened(), { type: "hang-up" }, initiate(), opened());
    ann.toServer();
    ann.hear({ ...initiated, tag: 1 } as CallEvent);
    expect(ann.toServer()).to.deep.equal([{ type: "call:end", ...call }]);
    expect(ann.state).to.equal("dialing");
    expect(ann.snapshot.context.call?.sessionId).to.equal(null);
  });

  it("gives back a seat that came with a new connection to a page without a call", () => {
    for (const calls of [[answered(mySeat)], [snapshotOf(mySeat)]]) {
      const ann = rehearse().hear(restored(calls, true));
      expect(ann.toServer()).to.deep.equal([{ type: "call:end", ...call }]);
      expect(ann.state).to.equal("idle");
    }
  });

  it("hangs up once the line is back, where it was lost before the hang-up left", () => {
    const ann = rehearse().hear(initiate(), opened(), initiated, { type: "signaling.lost" });
    ann.hear({ type: "hang-up" });
    ann.toServer();
    ann.hear(restored([snapshotOf(mySeat)], true));
    expect(ann.toServer()).to.deep.equal([{ type: "call:end", ...call }]);
  });

  it("takes back the seat of a dial that nobody has answered yet", () => {
    const ann = rehearse().hear(initiate(), opened(), initiated, ringing("phone"));
    ann.toServer();
    ann.hear(restored([snapshotOf({ seatConnectionId: "an older connection" })]));
    expect(ann.toServer()).to.deep.equal([{ type: "call:resume", ...call }]);
  });

  it("lets a second ring wait, and shows it when the first call is over", () => {
    const ben = rehearse("ben").hear(incoming(), secondRing);
    expect(ben.snapshot.context.call?.sessionId).to.equal(SESSION);
    ben.hear({ type: "reject" }, ended("declined"));
    expect(ben.state).to.equal("incoming");
    expect(ben.snapshot.context.call?.sessionId).to.equal("call-2");
  });

  it("forgets a second ring that has ended meanwhile", () => {
    const over = { ...ended("cancelled"), sessionId: "call-2" } as CallEvent;
    const ben = rehearse("ben").hear(incoming(), secondRing, over, { type: "ignore" });
    expect(ben.state).to.equal("idle");
  });

  it("does not ring again for the call that both had dialled", () => {
    const ann = rehearse("ben").hear(initiate(), opened(), incoming());
    ann.hear({
      ...initiated,
      ack: {
        type: "ack",
        id: "1",
        success: true,
        sessionId: SESSION,
        accepted: true,
        call: answered(),
      },
    } as CallEvent);
    expect(ann.state).to.equal("connecting");
    ann.hear(ended("completed"), { type: "dismiss" });
    expect(ann.state).to.equal("idle");
  });

  it("stays silent for a call that was ignored here, also after the line was lost", () => {
    const rings = snapshotOf({ participants: [person("ann", "joined"), person("ben", "ringing")] });
    const ben = rehearse("ben").hear(incoming(), { type: "ignore" }, restored([rings]));
    expect(ben.state).to.equal("idle");
  });

  it("stays silent for a call that an earlier page of the tab ignored", () => {
    const rings = snapshotOf({ participants: [person("ann", "joined"), person("ben", "ringing")] });
    const ben = rehearse("ben", { ignored: [SESSION] }).hear(restored([rings]));
    expect(ben.state).to.equal("idle");
  });

  it("stops ringing by itself where the server is not heard of again", () => {
    for (
      const ann of [
        rehearse("ben").hear(incoming()),
        rehearse().hear(initiate(), opened(), initiated, ringing("phone")),
      ]
    ) {
      const state = ann.state === "incoming" ? "incoming" : "live.phase.outgoing.ringing";
      expect(ann.snapshot.context.call?.ringMs).to.equal(30_000);
      ann.hear({ type: `xstate.after.ringOver.${idOf(state)}` } as unknown as CallEvent);
      expect(ann.state).to.equal("ended");
      expect(ann.snapshot.context.ending?.reason).to.equal("no-answer");
    }
  });

  it("lets the camera be turned off and on again before anybody has answered", () => {
    const ann = rehearse().hear(initiate("video"), opened(true, true), initiated);
    ann.toServer();
    ann.hear({ type: "toggle-camera" }, { type: "toggle-camera" });
    expect(ann.toMedia().slice(-2)).to.deep.equal([
      { type: "camera", on: false },
      { type: "camera", on: true },
    ]);
    ann.hear({ ...opened(true, true), type: "media.changed" } as CallEvent);
    expect(ann.toServer()).to.deep.equal([]);
  });
});

function idOf(state: string): string {
  return state === "incoming" ? "incoming" : `call.${state}`;
}
