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
  it("rings, plays the ringtone and tells the page", () => {
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

  it("does not ring for a call that the welcome names as active", () => {
    expect(rehearse("ben").hear(restored([answered()])).state).to.equal("idle");
  });

  it("stops ringing here at a log-out, without telling the server", () => {
    const ben = rehearse("ben").hear(incoming());
    ben.toServer();
    ben.hear({ type: "log-out" });
    expect([ben.state, ben.toServer()]).to.deep.equal(["idle", []]);
  });

  it("does not ring for a waiting call after a log-out", () => {
    const second = incoming(snapshotOf({ sessionId: "call-2" }));
    for (const before of [[], [{ type: "accept" } as const, granted, seat]]) {
      const ben = rehearse("ben").hear(incoming(), ...before, second, { type: "log-out" }, ended());
      expect(ben.state, `${before.length}`).to.be.oneOf(["idle", "ended"]);
      expect(ben.snapshot.context.waiting).to.deep.equal([]);
    }
  });

  it("leaving rejects the call while the browser asks for permission", () => {
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

  it("takes the seat at once if permission is already granted", () => {
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

  it("takes the seat only after the browser has asked for permission", () => {
    const ben = rehearse("ben").hear(incoming(), { type: "accept" }, asked);
    expect(ben.state).to.equal("connecting");
    expect(ben.toServer()).to.deep.equal([{ type: "webrtc:config:get" }]);
    ben.hear(opened());
    expect(ben.toServer()).to.deep.equal([{ type: "call:accept", ...call }]);
  });

  it("accepts as a listener if no device can be opened", () => {
    const ben = rehearse("ben").hear(incoming(), { type: "accept" }, asked, {
      type: "media.failed",
      failures: [failure("microphone")],
    });
    expect(ben.toServer().at(-1)).to.deep.equal({ type: "call:accept", ...call });
    expect(ben.snapshot.context.deviceFailures).to.deep.equal([failure("microphone")]);
    ben.hear(seat);
    expect(ben.toServer()).to.deep.equal([{ type: "call:toggle-audio", ...call, muted: true }]);
  });

  it("opens the requested devices, by default those of the call type", () => {
    const video = () => rehearse("ben").hear(incoming(snapshotOf({ callType: "video" })));
    const open = (ben: ReturnType<typeof rehearse>) => ben.toMedia().at(-1);
    expect(open(video().hear({ type: "accept" }))).to.deep.include({ audio: true, video: true });
    expect(open(video().hear({ type: "accept", video: false }))).to.deep.include({ video: false });
  });

  it("never shows a device as on that was not requested", () => {
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

  it("takes the time of the accept from the server's clock", () => {
    const ben = rehearse("ben").hear(incoming(), { type: "accept" }, granted, opened(), seat);
    expect(ben.snapshot.context.call?.answeredAtMs).to.equal(500);
    expect(ben.news().map(({ type }) => type)).to.include("accepted");
  });

  it("ends if another device of the person was quicker", () => {
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

  it("reports why a late accept failed", () => {
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

  it("a hang-up rejects the call, even while the browser asks for permission", () => {
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

  it("reports a missed call once, whether call:missed or call:ended comes first", () => {
    const missed = { type: "call:missed", ...call, callerId: "ann", receivedAtMs: 1 } as const;
    for (const order of [[missed, ended("no-answer")], [ended("cancelled"), missed]]) {
      const ben = rehearse("ben").hear(incoming(), ...order);
      expect(ben.state).to.equal("ended");
      expect(ben.news().filter(({ type }) => type === "missed")).to.deep.equal([
        { type: "missed", callerId: "ann" },
      ]);
    }
  });

  it("rings again while the last outcome is still shown", () => {
    const next = snapshotOf({ sessionId: "call-2" });
    const ben = rehearse("ben").hear(incoming(), ended("cancelled"));
    ben.hear({ ...incoming(next), sessionId: "call-2" } as ReturnType<typeof incoming>);
    expect(ben.state).to.equal("incoming");
    expect(ben.snapshot.context.ending).to.equal(null);
  });
});
