/** Messages that cross on the wire or arrive late: no seat and no ring is left over. */
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

describe("the call machine when messages cross", () => {
  it("hangs up a ringing call with a single call:end", () => {
    const ann = rehearse().hear(initiate(), opened(), initiated, ringing("phone"));
    ann.toServer();
    ann.hear({ type: "hang-up" });
    expect(ann.toServer()).to.deep.equal([{ type: "call:end", ...call }]);
  });

  it("ends a dial whose ack arrives when the page is idle again", () => {
    const ann = rehearse().hear(initiate(), opened(), { type: "hang-up" }, { type: "dismiss" });
    ann.toServer();
    ann.hear(initiated);
    expect(ann.toServer()).to.deep.equal([{ type: "call:end", ...call }]);
    expect(ann.state).to.equal("idle");
  });

  it("does not take the ack of an earlier dial for that of the current one", () => {
    const ann = rehearse().hear(initiate(), opened(), { type: "hang-up" }, initiate(), opened());
    ann.toServer();
    ann.hear({ ...initiated, tag: 1 } as CallEvent);
    expect(ann.toServer()).to.deep.equal([{ type: "call:end", ...call }]);
    expect(ann.state).to.equal("dialing");
    expect(ann.snapshot.context.call?.sessionId).to.equal(null);
  });

  it("ends the call of a seat that a new connection gives to a page without a call", () => {
    for (const calls of [[answered(mySeat)], [snapshotOf(mySeat)]]) {
      const ann = rehearse().hear(restored(calls, true));
      expect(ann.toServer()).to.deep.equal([{ type: "call:end", ...call }]);
      expect(ann.state).to.equal("idle");
    }
  });

  it("hangs up once the line is back if it was lost before the hang-up", () => {
    const ann = rehearse().hear(initiate(), opened(), initiated, { type: "signaling.lost" });
    ann.hear({ type: "hang-up" });
    ann.toServer();
    ann.hear(restored([snapshotOf(mySeat)], true));
    expect(ann.toServer()).to.deep.equal([{ type: "call:end", ...call }]);
  });

  it("asks for the seat of an unanswered dial again after a reconnect", () => {
    const ann = rehearse().hear(initiate(), opened(), initiated, ringing("phone"));
    ann.toServer();
    ann.hear(restored([snapshotOf({ seatConnectionId: "an older connection" })]));
    expect(ann.toServer()).to.deep.equal([{ type: "call:resume", ...call }]);
  });

  it("queues a second ring, and shows it when the first call is over", () => {
    const ben = rehearse("ben").hear(incoming(), secondRing);
    expect(ben.snapshot.context.call?.sessionId).to.equal(SESSION);
    ben.hear({ type: "reject" }, ended("declined"));
    expect(ben.state).to.equal("incoming");
    expect(ben.snapshot.context.call?.sessionId).to.equal("call-2");
  });

  it("forgets a queued ring that has ended", () => {
    const over = { ...ended("cancelled"), sessionId: "call-2" } as CallEvent;
    const ben = rehearse("ben").hear(incoming(), secondRing, over, { type: "ignore" });
    expect(ben.state).to.equal("idle");
  });

  it("does not ring again for a call that both had dialled", () => {
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

  it("stays silent for a call that was ignored here, even after a reconnect", () => {
    const rings = snapshotOf({ participants: [person("ann", "joined"), person("ben", "ringing")] });
    const ben = rehearse("ben").hear(incoming(), { type: "ignore" }, restored([rings]));
    expect(ben.state).to.equal("idle");
  });

  it("stays silent for a call that an earlier page of the tab ignored", () => {
    const rings = snapshotOf({ participants: [person("ann", "joined"), person("ben", "ringing")] });
    const ben = rehearse("ben", { ignored: [SESSION] }).hear(restored([rings]));
    expect(ben.state).to.equal("idle");
  });

  it("stops ringing by itself if the server is not heard of again", () => {
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

  it("can turn the camera off and on again before anybody has accepted", () => {
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
