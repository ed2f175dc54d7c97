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

describe("a voice call that becomes one with pictures", () => {
  it("a voice call shows the own camera once it is open, and says so", () => {
    const ann = seated().hear({ type: "toggle-camera" });
    expect(ann.toMedia()).to.deep.equal([{ type: "camera", on: true }]);
    expect(selectCameraOn(ann.snapshot)).to.equal(false);
    ann.hear(camera(true));
    expect(selectCameraOn(ann.snapshot)).to.equal(true);
    expect(ann.snapshot.context.call!.callType).to.equal("video");
    expect(ann.toServer()).to.deep.equal([{ type: "call:toggle-video", ...call, enabled: true }]);
  });

  it("a voice call asks who sees the other's camera, and opens nothing by itself", () => {
    const ann = seated().hear(theirs(true));
    const { context } = ann.snapshot;
    expect(context.cameraOffer).to.deep.equal({ kind: "join", userId: "ben" });
    expect(context.call!.callType).to.equal("video");
    expect(ann.toMedia()).to.deep.equal([]);
    expect(ann.toServer()).to.deep.equal([]);
  });

  for (const force of [true, false]) {
    it(`a voice call asks no more when the camera is ${force ? "turned on" : "left off"}`, () => {
      const ann = seated().hear(theirs(true), { type: "toggle-camera", force });
      expect(ann.snapshot.context.cameraOffer).to.equal(null);
      expect(ann.toMedia()).to.deep.equal(force ? [{ type: "camera", on: true }] : []);
    });
  }

  it("a voice call asks no more when the other's camera is off again, and stays with pictures", () => {
    const ann = seated().hear(theirs(true), theirs(false));
    expect(ann.snapshot.context.cameraOffer).to.equal(null);
    expect(ann.snapshot.context.call!.callType).to.equal("video");
    ann.hear(theirs(true));
    expect(ann.snapshot.context.cameraOffer, "once a call").to.equal(null);
  });

  it("a voice call that rings stays one, whatever the caller's camera does", () => {
    const ben = rehearse("ben").hear(incoming(), theirs(true, "ann"));
    expect(ben.snapshot.context.call!.callType).to.equal("voice");
    ben.hear({ type: "accept" });
    expect(ben.toMedia()[0]).to.deep.include({ type: "open", video: false });
  });

  it("a voice call that is accepted with the camera says so when the seat is taken", () => {
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

  it("a voice call has pictures for who comes into it where somebody is seen", () => {
    const participants = [person("ann", "joined", { videoEnabled: true }), person("ben", "joined")];
    const ben = rehearse("ben").hear(incoming(), { type: "accept" }, opened());
    ben.hear(acked("call:accept", { call: answered({ participants }) }));
    expect(ben.snapshot.context.call!.callType).to.equal("video");
    expect(selectCameraOn(ben.snapshot)).to.equal(false);
  });

  it("a weak connection asks for the camera, until that is answered", () => {
    const ann = seated().hear({ type: "quality.exhausted" });
    expect(ann.snapshot.context.cameraOffer).to.deep.equal({ kind: "spare" });
    ann.hear({ type: "toggle-camera", force: true });
    expect(ann.snapshot.context.cameraOffer).to.equal(null);
  });
});
