import { expect } from "@open-wc/testing";
import { selectCameraOn, selectMicrophoneOn } from "../../../widget/model/call-selectors.ts";
import { rehearse } from "./rehearsal.ts";
import {
  acked,
  answered,
  call,
  ended,
  failure,
  incoming,
  opened,
  refused,
  restored,
  snapshotOf,
} from "./script.ts";

const granted = { type: "media.opening", granted: true } as const;
const asked = { type: "media.opening", granted: false } as const;
const seat = acked("call:accept", { call: answered() });

describe("the incoming phase", () => {
  it("rings, sounds and tells the page", () => {
    const ben = rehearse("ben").hear(incoming());
    expect(ben.state).to.equal("incoming");
    expect(ben.sounds()).to.deep.equal(["incoming"]);
    expect(ben.news()).to.deep.equal([{ type: "incoming" }]);
    expect(ben.snapshot.context.call?.direction).to.equal("incoming");
  });

  it("rings for a call that the welcome names", () => {
    const ben = rehearse("ben").hear(restored([snapshotOf()]));
    expect(ben.state).to.equal("incoming");
  });

  it("does not ring for a call that the welcome names as answered", () => {
    expect(rehearse("ben").hear(restored([answered()])).state).to.equal("idle");
  });

  it("is silent here when the person is logged out, and rings on where they are not", () => {
    const ben = rehearse("ben").hear(incoming());
    ben.toServer();
    ben.hear({ type: "log-out" });
    expect([ben.state, ben.toServer()]).to.deep.equal(["idle", []]);
  });

  it("does not ring for the next call either when the person is logged out", () => {
    const second = incoming(snapshotOf({ sessionId: "call-2" }));
    for (const before of [[], [{ type: "accept" } as const, granted, seat]]) {
      const ben = rehearse("ben").hear(incoming(), ...before, second, { type: "log-out" }, ended());
      expect(ben.state, `${before.length}`).to.be.oneOf(["idle", "ended"]);
      expect(ben.snapshot.context.waiting).to.deep.equal([]);
    }
  });

  it("gives the call up by leaving it too, while the browser asks", () => {
    const ben = rehearse("ben").hear(incoming(), { type: "accept" }, asked);
    ben.toServer();
    ben.hear({ type: "leave" });
    expect([ben.state, ben.toServer()]).to.deep.equal(["ended", [{
      type: "call:reject",
      ...call,
    }]]);
    const join = {
      type: "join",
      chatId: "chat-1",
      sessionId: "call-1",
      callType: "voice",
    } as const;
    expect(rehearse("ben").hear(join, asked, { type: "leave" }).state).to.equal("ended");
  });

  it("takes the seat at once where the browser will not ask", () => {
    const ben = rehearse("ben").hear(incoming(), { type: "accept" });
    expect(ben.toServer()).to.deep.equal([{ type: "webrtc:config:get" }]);
    ben.toLinks();
    ben.hear(granted);
    expect(ben.state).to.equal("connecting");
    expect(ben.toServer()).to.deep.equal([{ type: "call:accept", ...call }]);
    expect(ben.toLinks()).to.deep.equal([
      { type: "accept", ...call, callType: "voice", callerId: "ann" },
    ]);
  });

  it("keeps ringing over there while the browser asks, and takes the seat then", () => {
    const ben = rehearse("ben").hear(incoming(), { type: "accept" }, asked);
    expect(ben.state).to.equal("connecting");
    expect(ben.toServer()).to.deep.equal([{ type: "webrtc:config:get" }]);
    ben.hear(opened());
    expect(ben.toServer()).to.deep.equal([{ type: "call:accept", ...call }]);
  });

  it("accepts to listen where no device can be had", () => {
    const ben = rehearse("ben").hear(incoming(), { type: "accept" }, asked, {
      type: "media.failed",
      failures: [failure("microphone")],
    });
    expect(ben.toServer().at(-1)).to.deep.equal({ type: "call:accept", ...call });
    expect(ben.snapshot.context.deviceFailures).to.deep.equal([failure("microphone")]);
    ben.hear(seat);
    expect(ben.toServer()).to.deep.equal([{ type: "call:toggle-audio", ...call, muted: true }]);
  });

  it("opens what was asked for, else what the call's type says", () => {
    const video = () => rehearse("ben").hear(incoming(snapshotOf({ callType: "video" })));
    const open = (ben: ReturnType<typeof rehearse>) => ben.toMedia().at(-1);
    expect(open(video().hear({ type: "accept" }))).to.deep.include({ audio: true, video: true });
    expect(open(video().hear({ type: "accept", video: false }))).to.deep.include({ video: false });
  });

  it("says nowhere that a device is on which was not asked for, not even until others are open", () => {
    const ben = rehearse("ben").hear(
      incoming(snapshotOf({ callType: "video" })),
      { type: "accept", audio: false, video: false },
      granted,
    );
    expect(selectCameraOn(ben.snapshot)).to.equal(false);
    expect(selectMicrophoneOn(ben.snapshot)).to.equal(false);
    ben.toServer();
    ben.hear(acked("call:accept", { call: answered({ callType: "video" }) }));
    expect(ben.toServer()).to.deep.equal([
      { type: "call:toggle-audio", ...call, muted: true },
      { type: "call:toggle-video", ...call, enabled: false },
    ]);
    ben.hear(opened(false));
    expect(ben.toServer()).to.deep.equal([]);
  });

  it("counts the answer from the server's clock", () => {
    const ben = rehearse("ben").hear(incoming(), { type: "accept" }, granted, opened(), seat);
    expect(ben.snapshot.context.call?.answeredAtMs).to.equal(500);
    expect(ben.news().map(({ type }) => type)).to.include("accepted");
  });

  it("yields to the device that was quicker", () => {
    const answering = () => rehearse("ben").hear(incoming(), { type: "accept" }, granted);
    const refusal = answering().hear(refused("call:accept", "answered-elsewhere"));
    const word = answering().hear({
      type: "call:answered-elsewhere",
      ...call,
      receivedAtMs: 1,
    });
    for (const ben of [refusal, word]) {
      expect(ben.state).to.equal("ended");
      expect(ben.snapshot.context.ending?.reason).to.equal("answered-elsewhere");
      expect(ben.snapshot.context.failure).to.equal(null);
    }
  });

  it("says why an accept that came too late failed", () => {
    const ben = rehearse("ben").hear(incoming(), { type: "accept" }, granted);
    ben.hear(refused("call:accept", "call-over"));
    expect(ben.snapshot.context.failure).to.deep.include({ kind: "refused", code: "call-over" });
  });

  it("rejects with the reason that was given", () => {
    const ben = rehearse("ben").hear(incoming());
    ben.toServer();
    ben.hear({ type: "reject", reason: "later" });
    expect(ben.toServer()).to.deep.equal([{ type: "call:reject", ...call, reason: "later" }]);
    expect(ben.state).to.equal("ended");
  });

  it("rejects by Hang up too, also while the browser asks", () => {
    const ringing = rehearse("ben").hear(incoming(), { type: "hang-up" });
    const answering = rehearse("ben").hear(incoming(), { type: "accept" }, asked, {
      type: "hang-up",
    });
    for (const ben of [ringing, answering]) {
      expect(ben.toServer().at(-1)).to.deep.equal({ type: "call:reject", ...call });
    }
  });

  it("ignores on this page only", () => {
    const ben = rehearse("ben").hear(incoming());
    ben.toServer();
    ben.hear({ type: "ignore" });
    expect(ben.state).to.equal("idle");
    expect(ben.toServer()).to.deep.equal([]);
  });

  it("tells of a missed call, whether the ring or the word of it ends first", () => {
    const missed = { type: "call:missed", ...call, callerId: "ann", receivedAtMs: 1 } as const;
    for (const order of [[missed, ended("no-answer")], [ended("cancelled"), missed]]) {
      const ben = rehearse("ben").hear(incoming(), ...order);
      expect(ben.state).to.equal("ended");
      expect(ben.news().filter(({ type }) => type === "missed")).to.deep.equal([
        { type: "missed", callerId: "ann" },
      ]);
    }
  });

  it("rings anew while the last outcome is still on the screen", () => {
    const next = snapshotOf({ sessionId: "call-2" });
    const ben = rehearse("ben").hear(incoming(), ended("cancelled"));
    ben.hear({ ...incoming(next), sessionId: "call-2" } as ReturnType<typeof incoming>);
    expect(ben.state).to.equal("incoming");
    expect(ben.snapshot.context.ending).to.equal(null);
  });
});
