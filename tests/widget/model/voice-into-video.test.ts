import { expect } from "@open-wc/testing";
import type { CallEvent } from "../../../widget/model/call-event.ts";
import { selectCameraOn } from "../../../widget/model/call-selectors.ts";
import { describe, it } from "../support/mocha.ts";
import { type Rehearsal, rehearse } from "./rehearsal.ts";
import {
  accepted,
  acked,
  answered,
  call,
  incoming,
  initiate,
  initiated,
  opened,
  person,
  ringing,
} from "./script.ts";

const camera = (on: boolean): CallEvent => ({
  type: "media.changed",
  stream: new MediaStream(),
  microphone: true,
  camera: on,
});
const theirs = (enabled: boolean, userId = "ben"): CallEvent => ({
  type: "call:participant-video-toggle",
  ...call,
  userId,
  enabled,
  receivedAtMs: 0,
});

function seated(): Rehearsal {
  const ann = rehearse().hear(initiate(), opened(), initiated, ringing("phone"), accepted());
  ann.toServer();
  ann.toMedia();
  return ann;
}

describe("a voice call in which a camera is turned on", () => {
  it("a voice call becomes a video call once the own camera is open, and tells the server", () => {
    const ann = seated().hear({ type: "toggle-camera" });
    expect(ann.toMedia()).to.deep.equal([{ type: "camera", on: true }]);
    expect(selectCameraOn(ann.snapshot)).to.equal(false);
    ann.hear(camera(true));
    expect(selectCameraOn(ann.snapshot)).to.equal(true);
    expect(ann.snapshot.context.call!.callType).to.equal("video");
    expect(ann.toServer()).to.deep.equal([{ type: "call:toggle-video", ...call, enabled: true }]);
  });

  it("a voice call offers the own camera when the other's is turned on, and opens nothing by itself", () => {
    const ann = seated().hear(theirs(true));
    const { context } = ann.snapshot;
    expect(context.cameraOffer).to.deep.equal({ kind: "join", userId: "ben" });
    expect(context.call!.callType).to.equal("video");
    expect(ann.toMedia()).to.deep.equal([]);
    expect(ann.toServer()).to.deep.equal([]);
  });

  for (const force of [true, false]) {
    it(`a voice call withdraws the offer when the camera is ${force ? "turned on" : "left off"}`, () => {
      const ann = seated().hear(theirs(true), { type: "toggle-camera", force });
      expect(ann.snapshot.context.cameraOffer).to.equal(null);
      expect(ann.toMedia()).to.deep.equal(force ? [{ type: "camera", on: true }] : []);
    });
  }

  it("a voice call withdraws the offer when the other's camera is off again, and stays a video call", () => {
    const ann = seated().hear(theirs(true), theirs(false));
    expect(ann.snapshot.context.cameraOffer).to.equal(null);
    expect(ann.snapshot.context.call!.callType).to.equal("video");
    ann.hear(theirs(true));
    expect(ann.snapshot.context.cameraOffer, "only once in a call").to.equal(null);
  });

  it("a voice call that rings stays one if the caller's camera is turned on", () => {
    const ben = rehearse("ben").hear(incoming(), theirs(true, "ann"));
    expect(ben.snapshot.context.call!.callType).to.equal("voice");
    ben.hear({ type: "accept" });
    expect(ben.toMedia()[0]).to.deep.include({ type: "open", video: false });
  });

  it("a voice call accepted with the camera tells the server when the seat is taken", () => {
    const ben = rehearse("ben").hear(
      incoming(),
      { type: "accept", video: true },
      opened(true, true),
    );
    ben.toServer();
    ben.hear(acked("call:accept", { call: answered() }));
    expect(ben.toServer()).to.deep.include({ type: "call:toggle-video", ...call, enabled: true });
    expect(ben.snapshot.context.call!.callType).to.equal("video");
  });

  it("a voice call becomes a video call for a person who accepts while a camera is on", () => {
    const participants = [person("ann", "joined", { videoEnabled: true }), person("ben", "joined")];
    const ben = rehearse("ben").hear(incoming(), { type: "accept" }, opened());
    ben.hear(acked("call:accept", { call: answered({ participants }) }));
    expect(ben.snapshot.context.call!.callType).to.equal("video");
    expect(selectCameraOn(ben.snapshot)).to.equal(false);
  });

  it("a weak connection offers to turn the camera off, until that is answered", () => {
    const ann = seated().hear({ type: "quality.exhausted" });
    expect(ann.snapshot.context.cameraOffer).to.deep.equal({ kind: "spare" });
    ann.hear({ type: "toggle-camera", force: true });
    expect(ann.snapshot.context.cameraOffer).to.equal(null);
  });
});
