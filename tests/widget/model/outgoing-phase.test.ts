import { expect } from "@open-wc/testing";
import { rehearse } from "./rehearsal.ts";
import {
  accepted,
  acked,
  answered,
  call,
  CHAT,
  ended,
  failure,
  initiate,
  initiated,
  opened,
  refused,
  restored,
  ringing,
  SESSION,
  snapshotOf,
} from "./script.ts";

const rung = () => rehearse().hear(initiate(), opened(), initiated, ringing("phone", "desk"));

describe("the outgoing phase", () => {
  it("opens the microphone before it rings anybody", () => {
    const ann = rehearse().hear(initiate());
    expect(ann.state).to.equal("dialing");
    expect(ann.toMedia()).to.deep.equal([{ type: "open", audio: true, video: false, media: null }]);
    expect(ann.toServer()).to.deep.equal([{ type: "webrtc:config:get" }]);
    ann.hear(opened());
    expect(ann.toServer()).to.deep.equal([
      { type: "call:initiate", chatId: CHAT, callType: "voice", targetUserIds: ["ben"] },
    ]);
  });

  it("asks for the camera in a video call", () => {
    const [open] = rehearse().hear(initiate("video")).toMedia();
    expect(open).to.deep.include({ audio: true, video: true });
  });

  it("omits the targets when everybody in the chat is called", () => {
    const everybody = { ...initiate(), people: [] } as ReturnType<typeof initiate>;
    const messages = rehearse().hear(everybody, opened()).toServer();
    expect(messages[1]).not.to.have.property("targetUserIds");
  });

  it("rings nobody without a microphone, and reports the device failure", () => {
    for (
      const event of [
        { ...opened(false), failures: [failure("microphone", "in-use")] },
        { type: "media.failed", failures: [failure("microphone", "in-use")] },
      ] as ReturnType<typeof opened>[]
    ) {
      const ann = rehearse().hear(initiate(), event);
      expect(ann.state).to.equal("ended");
      expect(ann.snapshot.context.failure).to.deep.equal(failure("microphone", "in-use"));
      expect(ann.toServer()).to.deep.equal([{ type: "webrtc:config:get" }]);
      const news = ann.news().map(({ type }) => type);
      expect(news).to.include.members(["device-error", "failed"]);
      expect(news).not.to.include("ended");
    }
  });

  it("places a video call without a camera, with the camera off", () => {
    const ann = rehearse().hear(initiate("video"), {
      ...opened(true, false),
      failures: [failure("camera", "not-found")],
    } as ReturnType<typeof opened>);
    expect(ann.state).to.equal("dialing");
    expect(ann.toServer().at(-1)).to.deep.include({ type: "call:initiate" });
    expect(ann.snapshot.matches({ live: { camera: "off" } })).to.equal(true);
  });

  it("waits for a line that is being restored, and dials then", () => {
    const unsent = { ...refused("call:initiate", "server-unreachable"), isUnsent: true };
    const ann = rehearse().hear(initiate(), opened());
    ann.toServer();
    ann.hear(unsent as ReturnType<typeof refused>);
    expect(ann.state).to.equal("dialing");
    expect(ann.toServer()).to.deep.equal([]);
    ann.hear(restored([]));
    expect(ann.toServer().map(({ type }) => type)).to.deep.equal(["call:initiate"]);
    expect(ann.hear(initiated).snapshot.context).to.deep.include({ failure: null });
    expect(ann.snapshot.context.call?.sessionId).to.equal(SESSION);
  });

  it("does not dial after a hang-up or a timeout during the wait for the line", () => {
    const unsent = { ...refused("call:initiate", "server-unreachable"), isUnsent: true };
    const stranded = () =>
      rehearse().hear(initiate(), opened(), unsent as ReturnType<typeof refused>);
    const given = stranded().hear({ type: "hang-up" });
    expect(given.snapshot.context).to.deep.include({ failure: null });
    expect(given.snapshot.context.ending?.reason).to.equal("cancelled");
    const late = stranded().hear(
      { type: "xstate.after.lineBack.call.live.phase.outgoing.stranded" } as never,
    );
    expect(late.news().at(-1)).to.deep.include({ type: "failed" });
    for (const ann of [given, late]) {
      ann.toServer();
      expect(ann.state).to.equal("ended");
      expect(ann.hear(restored([])).toServer()).to.deep.equal([]);
    }
  });

  it("takes the server's refusal as the outcome", () => {
    const ann = rehearse().hear(initiate(), opened(), refused("call:initiate", "already-in-call"));
    expect(ann.state).to.equal("ended");
    expect(ann.news().at(-1)).to.deep.equal({
      type: "failed",
      failure: { kind: "refused", code: "already-in-call", message: "refused: already-in-call" },
    });
  });

  it("links to the devices that ring, and plays the ringback", () => {
    const ann = rehearse().hear(initiate(), opened(), initiated);
    expect(ann.state).to.equal("dialing");
    ann.toLinks();
    ann.hear(ringing("phone"));
    expect(ann.state).to.equal("ringing");
    expect(ann.sounds()).to.deep.equal(["ringback"]);
    expect(ann.news().at(-1)).to.deep.equal({ type: "ringing" });
    expect(ann.toLinks()).to.deep.equal([
      {
        type: "ring",
        ...call,
        callType: "voice",
        devices: [{ userId: "ben", connectionId: "phone", early: "hold" }],
      },
    ]);
    ann.hear(ringing("phone", "desk"));
    const [ring] = ann.toLinks();
    expect(ring).to.have.property("devices").with.lengthOf(2);
  });

  it("stays dialling while no device is known to ring", () => {
    expect(rehearse().hear(initiate(), opened(), initiated, ringing()).state).to.equal("dialing");
  });

  it("keeps the link to the device that accepted", () => {
    const ann = rung();
    ann.toLinks();
    ann.hear(accepted());
    expect(ann.state).to.equal("connecting");
    expect(ann.toLinks()).to.deep.equal([
      { type: "answered", ...call, callType: "voice", userId: "ben", connectionId: "phone" },
    ]);
    expect(ann.news().at(-1)).to.deep.equal({ type: "accepted" });
    expect(ann.snapshot.context.call?.answeredAtMs).to.equal(1_500);
  });

  it("is active at the accept if the media arrived before it", () => {
    const ann = rung().hear({ type: "link.connected", userId: "ben" });
    expect(ann.state).to.equal("ringing");
    ann.news();
    ann.hear(accepted());
    expect(ann.state).to.equal("active");
    expect(ann.news().map(({ type }) => type)).to.deep.equal(["accepted", "connected"]);
  });

  it("accepts the other's call if both dialled each other", () => {
    const theirs = answered({ callerId: "ben" });
    const ann = rehearse().hear(initiate(), opened());
    ann.toLinks();
    ann.hear(acked("call:initiate", { sessionId: SESSION, accepted: true, call: theirs }));
    expect(ann.state).to.equal("connecting");
    expect(ann.toLinks()).to.deep.equal([
      { type: "accept", ...call, callType: "voice", callerId: "ben" },
      // Others may be in the call too; the link to the caller exists already.
      { type: "meet", ...call, callType: "voice", people: [{ userId: "ben", isPolite: true }] },
    ]);
  });

  it("passes on an offer that arrives before the ack when both dialled", () => {
    const ann = rehearse().hear(initiate(), opened());
    ann.toLinks();
    ann.hear({
      type: "webrtc:offer",
      ...call,
      targetUserId: "ann",
      offer: { type: "offer", sdp: "v=0" },
      fromUserId: "ben",
      fromConnectionId: "phone",
      receivedAtMs: 1,
    });
    expect(ann.toLinks().map(({ type }) => type)).to.deep.equal(["signal"]);
  });

  for (
    const [phase, events] of [
      ["ringing", [initiate(), opened(), initiated, ringing("phone")]],
      ["waiting", [initiate(), opened(), initiated]],
    ] as const
  ) {
    it(`cancels while ${phase}`, () => {
      const ann = rehearse().hear(...events);
      ann.toServer();
      ann.hear({ type: "hang-up" });
      expect(ann.toServer()).to.deep.equal([{ type: "call:end", ...call }]);
      expect(ann.state).to.equal("ended");
      ann.hear(ended("cancelled", { endedBy: "ann" }));
      expect(ann.news().at(-1)).to.deep.equal({
        type: "ended",
        reason: "cancelled",
        durationSeconds: 0,
      });
    });
  }

  it("cancels late if the ack arrives after the hang-up", () => {
    const ann = rehearse().hear(initiate(), opened(), { type: "hang-up" });
    expect(ann.toServer().map(({ type }) => type)).not.to.include("call:end");
    ann.hear(initiated);
    expect(ann.toServer()).to.deep.equal([{ type: "call:end", ...call }]);
  });

  it("tells the server nothing of a hang-up before the microphone was open", () => {
    const ann = rehearse().hear(initiate(), { type: "hang-up" });
    expect(ann.state).to.equal("ended");
    expect(ann.toServer()).to.deep.equal([{ type: "webrtc:config:get" }]);
  });

  it("ends with the reason that the server reports", () => {
    for (const reason of ["no-answer", "declined", "busy", "offline", "unavailable"] as const) {
      const ann = rung().hear(ended(reason));
      expect(ann.state).to.equal("ended");
      expect(ann.snapshot.context.ending?.reason).to.equal(reason);
    }
  });

  it("ignores the end of another call", () => {
    expect(rung().hear(ended("declined", { sessionId: "call-0" })).state).to.equal("ringing");
  });

  it("stays with its call when a second one rings", () => {
    const other = snapshotOf({ sessionId: "call-2", callerId: "cleo" });
    const ann = rung().hear({
      ...call,
      type: "call:incoming",
      sessionId: "call-2",
      callType: "voice",
      callerId: "cleo",
      callerName: "Cleo",
      expiresAt: other.initiatedAt,
      expiresInMs: 30_000,
      early: "hold",
      call: other,
      receivedAtMs: 1,
    });
    expect(ann.state).to.equal("ringing");
    expect(ann.snapshot.context.call?.sessionId).to.equal(SESSION);
  });
});
