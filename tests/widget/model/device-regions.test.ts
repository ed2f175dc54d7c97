import { expect } from "@open-wc/testing";
import { selectCameraOn, selectMicrophoneOn } from "../../../widget/model/call-selectors.ts";
import { rehearse } from "./rehearsal.ts";
import { seated } from "./seated.ts";
import {
  accepted,
  acked,
  answered,
  call,
  changed,
  failure,
  initiate,
  initiated,
  opened,
  person,
  restored,
  ringing,
  SESSION,
  snapshotOf,
} from "./script.ts";

describe("the microphone region", () => {
  it("mutes and unmutes the device, and tells the server and the page", () => {
    const ann = seated();
    for (const on of [false, true]) {
      ann.hear({ type: "toggle-microphone" });
      expect(selectMicrophoneOn(ann.snapshot)).to.equal(on);
      expect(ann.toMedia()).to.deep.equal([{ type: "microphone", on }]);
      expect(ann.toServer()).to.deep.equal([{ type: "call:toggle-audio", ...call, muted: !on }]);
      expect(ann.news()).to.deep.equal([{ type: "microphone-toggle", enabled: on }]);
    }
  });

  it("corrects the server's mute after a reconnect", () => {
    const ann = seated().hear({ type: "toggle-microphone" });
    const saying = (muted: boolean) => [{ type: "call:toggle-audio", ...call, muted }];
    const back = (muted: boolean) =>
      restored([answered({
        participants: [person("ann", "joined", { muted }), person("ben", "joined")],
        seatConnectionId: "connection-ann",
      })]);
    ann.toServer();
    expect(ann.hear(back(true)).toServer()).to.deep.equal([]);
    expect(ann.hear(back(false)).toServer()).to.deep.equal(saying(true));
    ann.hear({ type: "toggle-microphone" });
    ann.toServer();
    expect(ann.hear(back(false)).toServer()).to.deep.equal([]);
    expect(ann.hear(back(true)).toServer()).to.deep.equal(saying(false));
  });

  it("repeats it after the request for the seat, which it depends on", () => {
    const ann = seated().hear({ type: "toggle-microphone" });
    ann.toServer();
    ann.hear(restored([answered({ seatConnectionId: "the-line-before" })]));
    expect(ann.toServer().map(({ type }) => type)).to.deep.equal([
      "call:resume",
      "call:toggle-audio",
    ]);
  });

  it("does nothing if it is already in the requested state", () => {
    const ann = seated().hear({ type: "toggle-microphone", force: true });
    expect(ann.toMedia()).to.deep.equal([]);
    expect(ann.news()).to.deep.equal([]);
  });

  it("tells the server at the accept that it was muted while it rang", () => {
    const ann = rehearse().hear(initiate(), opened(), initiated, ringing("phone"));
    ann.hear({ type: "toggle-microphone" });
    expect(ann.toServer().map(({ type }) => type)).not.to.include("call:toggle-audio");
    ann.hear(accepted());
    expect(ann.toServer()).to.deep.equal([{ type: "call:toggle-audio", ...call, muted: true }]);
  });

  it("is off when it is lost and cannot be replaced", () => {
    const ann = seated().hear(changed(false, false));
    expect(selectMicrophoneOn(ann.snapshot)).to.equal(false);
    expect(ann.toServer()).to.deep.equal([{ type: "call:toggle-audio", ...call, muted: true }]);
  });

  it("is off again if unmuting fails to open one", () => {
    const ann = seated().hear(changed(false, false), { type: "toggle-microphone" });
    expect(selectMicrophoneOn(ann.snapshot)).to.equal(true);
    ann.toServer();
    ann.news();
    const noMicrophone = failure("microphone");
    ann.hear({ type: "media.device-error", failure: noMicrophone }, changed(false, false));
    expect(selectMicrophoneOn(ann.snapshot)).to.equal(false);
    expect(ann.toServer()).to.deep.equal([{ type: "call:toggle-audio", ...call, muted: true }]);
    expect(ann.news()).to.have.deep.members([
      { type: "device-error", failure: noMicrophone },
      { type: "microphone-toggle", enabled: false },
    ]);
  });

  it("is off if it is lost before the accept, and tells the server at the accept", () => {
    const ann = rehearse().hear(initiate(), opened(), initiated, ringing("phone"));
    ann.toServer();
    ann.hear({ type: "media.device-error", failure: failure("microphone", "not-found") });
    expect(selectMicrophoneOn(ann.snapshot)).to.equal(false);
    expect(ann.toServer()).to.deep.equal([]);
    ann.hear(accepted());
    expect(ann.toServer()).to.deep.equal([{ type: "call:toggle-audio", ...call, muted: true }]);
  });

  it("stays on when the camera fails", () => {
    const ann = seated().hear({ type: "media.device-error", failure: failure("camera") });
    expect(selectMicrophoneOn(ann.snapshot)).to.equal(true);
  });

  it("stays muted when the camera changes", () => {
    const ann = seated().hear({ type: "toggle-microphone" }, changed(true, true));
    expect(selectMicrophoneOn(ann.snapshot)).to.equal(false);
  });
});

describe("the camera region", () => {
  it("corrects the server's camera state after a reconnect", () => {
    const ann = seated("video");
    const back = (videoEnabled: boolean) =>
      restored([answered({
        callType: "video",
        participants: [person("ann", "joined", { videoEnabled }), person("ben", "joined")],
        seatConnectionId: "connection-ann",
      })]);
    const saying = (enabled: boolean) => [{ type: "call:toggle-video", ...call, enabled }];
    expect(ann.hear(back(true)).toServer()).to.deep.equal([]);
    expect(ann.hear(back(false)).toServer()).to.deep.equal(saying(true));
    ann.hear({ type: "toggle-camera" });
    ann.toServer();
    expect(ann.hear(back(false)).toServer()).to.deep.equal([]);
    expect(ann.hear(back(true)).toServer()).to.deep.equal(saying(false));
  });

  it("is off in a voice call, and is on once the camera is open", () => {
    const ann = seated();
    expect(selectCameraOn(ann.snapshot)).to.equal(false);
    ann.hear({ type: "toggle-camera" });
    expect(ann.toMedia()).to.deep.equal([{ type: "camera", on: true }]);
    expect(ann.toServer()).to.deep.equal([]);
    ann.hear(changed(true, true));
    expect(selectCameraOn(ann.snapshot)).to.equal(true);
    expect(ann.toServer()).to.deep.equal([{ type: "call:toggle-video", ...call, enabled: true }]);
  });

  it("turns the device off, and tells the server and the page", () => {
    const ann = seated("video").hear({ type: "toggle-camera" });
    expect(selectCameraOn(ann.snapshot)).to.equal(false);
    expect(ann.toMedia()).to.deep.equal([{ type: "camera", on: false }]);
    expect(ann.toServer()).to.deep.equal([{ type: "call:toggle-video", ...call, enabled: false }]);
    expect(ann.news()).to.deep.equal([{ type: "camera-toggle", enabled: false }]);
  });

  it("can be turned on without a background that failed", () => {
    const ann = seated("video").hear(
      { type: "media.device-error", failure: failure("camera", "unknown") },
      changed(true, false),
    );
    expect(selectCameraOn(ann.snapshot)).to.equal(false);
    ann.toMedia();
    ann.toServer();
    ann.hear({ type: "bare-camera" });
    expect(ann.toMedia()).to.deep.equal([{ type: "camera", on: true, isBare: true }]);
    ann.hear(changed(true, true));
    expect(ann.toServer()).to.deep.equal([{ type: "call:toggle-video", ...call, enabled: true }]);
  });

  it("is off again when it cannot be opened", () => {
    const ann = seated().hear({ type: "toggle-camera" }, {
      type: "media.device-error",
      failure: failure("camera", "in-use"),
    });
    expect(ann.snapshot.matches({ live: { camera: "off" } })).to.equal(true);
    expect(ann.news().at(-1)).to.deep.equal({ type: "camera-toggle", enabled: false });
  });

  it("tells the server at the accept that a video call has no camera", () => {
    const ann = rehearse().hear(
      initiate("video"),
      opened(true, false),
      acked("call:initiate", { sessionId: SESSION, call: snapshotOf({ callType: "video" }) }),
      ringing("phone"),
    );
    ann.toServer();
    ann.hear(accepted(answered({ callType: "video" })));
    expect(ann.toServer()).to.deep.equal([{ type: "call:toggle-video", ...call, enabled: false }]);
  });

  it("is off when it is lost during the call", () => {
    const ann = seated("video").hear(changed(true, false));
    expect(ann.snapshot.matches({ live: { camera: "off" } })).to.equal(true);
    expect(ann.toServer()).to.deep.equal([{ type: "call:toggle-video", ...call, enabled: false }]);
    expect(ann.news()).to.deep.equal([{ type: "camera-toggle", enabled: false }]);
  });

  it("is off if it is lost before the accept", () => {
    const ann = rehearse().hear(initiate("video"), opened(true, true), initiated);
    ann.hear(changed(true, false));
    expect(ann.snapshot.matches({ live: { camera: "off" } })).to.equal(true);
  });
});
