import { expect } from "@open-wc/testing";
import type { CallEvent } from "../../../widget/model/call-event.ts";
import { rehearse } from "./rehearsal.ts";
import {
  accepted,
  acked,
  answered,
  call,
  config,
  ended,
  failure,
  incoming,
  initiate,
  initiated,
  opened,
  person,
  restored,
  ringing,
} from "./script.ts";

const connected: CallEvent = { type: "link.connected", userId: "ben" };
const interrupted: CallEvent = { type: "link.interrupted", userId: "ben" };
const linkFailed: CallEvent = { type: "link.failed", userId: "ben" };

function connecting(snapshot = answered()) {
  const ann = rehearse().hear(
    initiate(),
    opened(),
    initiated,
    ringing("phone"),
    accepted(snapshot),
  );
  ann.toServer();
  ann.toLinks();
  ann.news();
  return ann;
}
function active(snapshot = answered()) {
  const ann = connecting(snapshot).hear(connected);
  ann.news();
  return ann;
}
const three = answered({
  participants: [person("ann", "joined"), person("ben", "joined"), person("cleo", "joined")],
});

describe("the live phases", () => {
  it("are active only once media has arrived", () => {
    const ann = connecting();
    expect(ann.state).to.equal("connecting");
    ann.hear(connected);
    expect(ann.state).to.equal("active");
    expect(ann.news()).to.deep.equal([{ type: "connected" }]);
  });

  it("accept the seat's ack even if the media was quicker", () => {
    const ben = rehearse("ben").hear(
      incoming(),
      { type: "accept" },
      { type: "media.opening", granted: true },
      { type: "link.connected", userId: "ann" },
      acked("call:accept", { call: answered() }),
    );
    expect(ben.state).to.equal("active");
    expect(ben.snapshot.context.call?.answeredAtMs).to.equal(500);
  });

  it("end a call whose media never arrived", () => {
    const ann = connecting().hear(linkFailed);
    expect(ann.toServer()).to.deep.equal([{ type: "call:end", ...call, reason: "connect-failed" }]);
    expect(ann.snapshot.context.failure).to.deep.equal({ kind: "connection", type: "no-media" });
  });

  it("reconnect, and are active again", () => {
    const ann = active().hear(interrupted);
    expect(ann.state).to.equal("reconnecting");
    ann.hear(connected);
    expect(ann.state).to.equal("active");
    expect(ann.news().map(({ type }) => type)).to.deep.equal(["reconnecting", "reconnected"]);
  });

  it("end a call of two whose link is lost for good", () => {
    const ann = active().hear(interrupted, linkFailed);
    expect(ann.toServer()).to.deep.equal([
      { type: "call:end", ...call, reason: "connection-lost" },
    ]);
    expect(ann.snapshot.context.ending?.reason).to.equal("connection-lost");
  });

  it("stay in a call of three while one other is still heard", () => {
    const ann = active(three).hear({ type: "link.connected", userId: "cleo" }, interrupted);
    expect(ann.state).to.equal("active");
    ann.hear({ type: "link.interrupted", userId: "cleo" });
    expect(ann.state).to.equal("reconnecting");
    ann.hear(linkFailed);
    expect(ann.state).to.equal("reconnecting");
  });

  it("a hang-up ends a call of two, and leaves one of three", () => {
    expect(active().hear({ type: "hang-up" }).toServer()).to.deep.equal([
      { type: "call:end", ...call },
    ]);
    expect(active(three).hear({ type: "hang-up" }).toServer()).to.deep.equal([
      { type: "call:leave", ...call },
    ]);
    expect(active().hear({ type: "leave" }).toServer()).to.deep.equal([
      { type: "call:leave", ...call },
    ]);
  });

  it("report the end as the server states it", () => {
    const ann = active().hear({ type: "hang-up" });
    expect(ann.news()).to.deep.equal([]);
    ann.hear(ended("completed", { durationSeconds: 42, endedBy: "ann" }));
    expect(ann.news()).to.deep.equal([{ type: "ended", reason: "completed", durationSeconds: 42 }]);
  });

  it("forget the call when the outcome is dismissed", () => {
    const ann = active().hear(ended(), { type: "dismiss" });
    expect(ann.state).to.equal("idle");
    expect(ann.snapshot.context.call).to.equal(null);
  });

  it("drop the links and streams at the end of the call", () => {
    const stream = new MediaStream();
    const ann = active().hear({ type: "link.stream", userId: "ben", stream });
    expect(ann.snapshot.context.remoteStreams).to.deep.equal({ ben: stream });
    ann.hear(ended());
    expect(ann.snapshot.context.remoteStreams).to.deep.equal({});
    expect(ann.snapshot.context.localStream).to.equal(null);
    expect(Object.keys(ann.snapshot.children)).not.to.include("links");
  });
});

describe("the record of a call", () => {
  it("hands the server's configuration to the links", () => {
    const ann = rehearse().hear(initiate(), acked("webrtc:config:get", { config }));
    expect(ann.toLinks()).to.deep.equal([{ type: "configure", config }]);
    expect(ann.snapshot.context.config).to.equal(config);
  });

  it("passes the links' signals to the server, and the server's signals to the links", () => {
    const message = {
      type: "webrtc:answer",
      ...call,
      targetUserId: "ben",
      answer: { type: "answer", sdp: "v=0" },
    } as const;
    const ann = active().hear({ type: "link.signal", message });
    expect(ann.toServer()).to.deep.equal([message]);
    const signal: CallEvent = {
      ...message,
      targetUserId: "ann",
      fromUserId: "ben",
      fromConnectionId: "phone",
      receivedAtMs: 1,
    };
    ann.hear(signal);
    expect(ann.toLinks()).to.deep.equal([{ type: "signal", signal, early: "hold" }]);
  });

  it("announces the connection quality, and reports it to the server", () => {
    const ann = active().hear({ type: "quality.changed", level: "poor", mos: 2.1 });
    expect(ann.news()).to.deep.equal([{ type: "quality-change", level: "poor", mos: 2.1 }]);
    expect(ann.snapshot.context.quality).to.deep.equal({ level: "poor", mos: 2.1 });
    const quality = { avgBitrate: 30_000, packetLoss: 4, jitter: 12, roundTripTime: 80 };
    ann.toServer();
    ann.hear({ type: "quality.measured", quality, receivingFrom: ["ben"] });
    expect(ann.toServer()).to.deep.equal([
      { type: "call:quality", ...call, quality, receivingFrom: ["ben"] },
    ]);
  });

  it("records what the others do", () => {
    const about = { ...call, userId: "ben", receivedAtMs: 1 };
    const ann = active().hear(
      { type: "call:participant-audio-toggle", ...about, muted: true },
      { type: "call:participant-video-toggle", ...about, enabled: true },
      { type: "call:participant-away", ...about },
    );
    const ben = () =>
      ann.snapshot.context.call?.participants.find(({ userId }) => userId === "ben");
    expect(ben()).to.deep.include({ muted: true, videoEnabled: true, away: true });
    expect(ann.news()).to.deep.equal(
      Array.from({ length: 3 }, () => ({ type: "participant-change", userId: "ben" })),
    );
    ann.hear({ type: "call:participant-resumed", ...about, connectionId: "phone-2" });
    expect(ben()).to.deep.include({ away: false });
  });

  it("closes the link to a person who leaves", () => {
    const ann = active(three).hear({
      type: "call:participant-left",
      ...call,
      userId: "cleo",
      reason: "left",
      receivedAtMs: 1,
    });
    expect(ann.toLinks()).to.deep.equal([{ type: "close", userId: "cleo" }]);
    expect(ann.news()).to.deep.equal([
      { type: "participant-left", userId: "cleo", reason: "left" },
    ]);
  });

  it("asks for its seat again if the resume token did not restore it", () => {
    expect(active().hear(restored([answered()])).toServer()).to.deep.equal([
      { type: "call:resume", ...call },
    ]);
    const resumed = active().hear(
      restored([answered({ seatConnectionId: "connection-ann" })], true),
    );
    expect(resumed.toServer()).to.deep.equal([]);
    expect(resumed.toLinks()).to.deep.equal([{ type: "renegotiate" }]);
    expect(resumed.state).to.equal("active");
  });

  it("ends a call that the server no longer knows", () => {
    const ann = active().hear({ type: "signaling.lost" });
    expect(ann.state).to.equal("active");
    ann.hear(restored([]));
    expect(ann.state).to.equal("ended");
    expect(ann.snapshot.context.ending?.reason).to.equal("connection-lost");
  });

  it("keeps ringing after the line was lost and restored", () => {
    const ben = rehearse("ben").hear(
      incoming(),
      { type: "signaling.lost" },
      restored([
        answered({ status: "ringing", participants: [person("ben", "ringing")], startedAt: null }),
      ]),
    );
    expect(ben.state).to.equal("incoming");
    expect(ben.toServer().map(({ type }) => type)).not.to.include("call:resume");
  });

  it("shows that the sound waits for a gesture, until it plays", () => {
    const ann = active().hear({ type: "link.audio-blocked", userId: "ben" });
    expect(ann.snapshot.context.audioBlocked).to.equal(true);
    expect(ann.news()).to.deep.equal([{ type: "audio-blocked" }]);
    ann.hear({ type: "unblock-audio" });
    expect(ann.toLinks()).to.deep.equal([{ type: "unblock-audio" }]);
    ann.hear({ type: "link.audio-playing", userId: "ben" });
    expect(ann.snapshot.context.audioBlocked).to.equal(false);
  });

  it("reports a device that fails in the call", () => {
    const lost = failure("camera", "in-use");
    const ann = active().hear({ type: "media.device-error", failure: lost });
    expect(ann.news()).to.deep.equal([{ type: "device-error", failure: lost }]);
    expect(ann.snapshot.context.deviceFailures).to.deep.equal([lost]);
  });
});
