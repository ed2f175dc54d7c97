import { expect } from "@open-wc/testing";
import { canSwitch, openOther } from "../../../../widget/effects/devices/camera-facing.ts";
import { readChoices, saveChoices } from "../../../../widget/effects/devices/device-choice.ts";
import { createLocalMedia } from "../../../../widget/effects/devices/local-media.ts";
import type { LocalMediaEvent } from "../../../../widget/model/call-event.ts";
import type { LocalMediaReceives } from "../../../../widget/model/ports.ts";
import { config } from "../../model/script.ts";
import { afterEach, beforeEach, describe, it } from "../../support/mocha.ts";
import { waitUntil } from "../../support/wait-until.ts";
import { createFakeDevices, type FakeDevices, makeTrack, type Question } from "../fake-track.ts";
import { perform, type Stage } from "../stage.ts";

const OPEN = { type: "open", audio: false, video: true, media: config.media } as const;

const facing = (track: MediaStreamTrack, facingMode: string, deviceId?: string) =>
  Object.assign(track, { getSettings: () => ({ facingMode, deviceId }) });
const deviceOf = ({ constraints }: { constraints: MediaStreamConstraints }) =>
  (constraints.video as MediaTrackConstraints).deviceId;
const facingOf = ({ constraints }: { constraints: MediaStreamConstraints }) =>
  (constraints.video as MediaTrackConstraints).facingMode;

describe("canSwitch()", () => {
  const cameras = (count: number) => ({
    enumerateDevices: () =>
      Promise.resolve([
        ...Array.from({ length: count }, () => ({ kind: "videoinput" })),
        { kind: "audioinput" },
      ] as MediaDeviceInfo[]),
  });

  it("canSwitch() needs a touch screen and more than one camera", async () => {
    expect(await canSwitch(cameras(2), true)).to.equal(true);
    expect(await canSwitch(cameras(1), true)).to.equal(false);
    expect(await canSwitch(cameras(2), false)).to.equal(false);
  });
});

describe("openOther()", () => {
  for (const [now, other] of [["user", "environment"], ["environment", "user"]]) {
    it(`openOther() stops the ${now} camera before it asks for the ${other} one`, async () => {
      const devices = createFakeDevices();
      const track = facing(makeTrack("camera"), now);
      const opening = openOther(devices, config.media, track);
      expect(track.readyState).to.equal("ended");
      const question = await devices.question(1);
      expect(facingOf(question)).to.deep.equal({ exact: other });
      const [camera] = question.grant();
      expect(await opening).to.deep.equal({ tracks: { camera }, failures: [] });
    });
  }

  it("openOther() reopens the previous camera if the other one fails", async () => {
    const devices = createFakeDevices();
    const before = facing(makeTrack("camera"), "user", "front 2");
    const opening = openOther(devices, config.media, before);
    (await devices.question(1)).refuse("NotReadableError");
    const question = await devices.question(2);
    expect(facingOf(question)).to.equal(undefined);
    expect(deviceOf(question)).to.deep.equal({ exact: "front 2" });
    const [camera] = question.grant();
    expect((await opening).tracks).to.deep.equal({ camera });
  });
});

/** The track must report its facing mode before the code under test reads it. */
function grantFacing(question: Question, mode: string, id?: string): MediaStreamTrack[] {
  const { captureStream } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.captureStream = function (...parameters) {
    const stream = captureStream.apply(this, parameters);
    facing(stream.getVideoTracks()[0], mode, id);
    return stream;
  };
  try {
    return question.grant();
  } finally {
    HTMLCanvasElement.prototype.captureStream = captureStream;
  }
}

describe("createLocalMedia() on a phone", () => {
  let devices: FakeDevices;
  let media: Stage<LocalMediaReceives, LocalMediaEvent>;

  beforeEach(() => {
    devices = createFakeDevices();
    const canSwitchCamera = () => Promise.resolve(true);
    media = perform(createLocalMedia({ devices, canSwitchCamera }), undefined);
  });
  afterEach(() => media.stop());

  async function open(facingMode?: string): Promise<MediaStreamTrack> {
    media.send(OPEN);
    const question = await devices.question(1);
    const [camera] = facingMode ? grantFacing(question, facingMode) : question.grant();
    await media.heard("media.opened");
    return camera;
  }

  it("reports that it can switch, if the browser says which way the camera faces", async () => {
    await open("user");
    await media.heard("media.switchable");
  });

  const whyNot: [
    string,
    string | undefined,
    boolean,
    (media: Stage<LocalMediaReceives, LocalMediaEvent>) => void,
  ][] = [
    ["the browser does not say which way the camera faces", undefined, true, () => {}],
    ["there is no other camera", "user", false, () => {}],
    [
      "the camera is off by then",
      "user",
      true,
      (media) => media.send({ type: "camera", on: false }),
    ],
  ];
  for (const [why, facingMode, isThere, meanwhile] of whyNot) {
    it(`does not report that it can switch if ${why}`, async () => {
      media.stop();
      let answer = (_: boolean) => {};
      const asked = new Promise<boolean>((resolve) => answer = resolve);
      media = perform(createLocalMedia({ devices, canSwitchCamera: () => asked }), undefined);
      await open(facingMode);
      meanwhile(media);
      answer(isThere);
      await new Promise((resolve) => setTimeout(resolve));
      expect(media.sent.map(({ type }) => type)).not.to.include("media.switchable");
    });
  }

  it("replaces the camera in use by the other one without reporting it off", async () => {
    const front = await open("user");
    media.send({ type: "switch-camera" });
    const question = await devices.question(2);
    // Pressed again while it opens: no further request, and the part that would make it is there.
    media.send({ type: "switch-camera" });
    await import("../../../../widget/effects/devices/camera-facing.ts");
    await new Promise((resolve) => setTimeout(resolve));
    const [back] = question.grant();
    const { stream, camera } = await media.heard("media.changed");
    expect([stream.getVideoTracks(), camera]).to.deep.equal([[back], true]);
    expect([front.readyState, back.readyState]).to.deep.equal(["ended", "live"]);
    expect(devices.questions).to.have.lengthOf(2);
  });

  it("does not switch a camera that is off, and can still turn it on", async () => {
    await open("user");
    media.send({ type: "camera", on: false });
    media.send({ type: "switch-camera" });
    await import("../../../../widget/effects/devices/camera-facing.ts");
    await new Promise((resolve) => setTimeout(resolve));
    expect(devices.questions).to.have.lengthOf(1);
    media.send({ type: "camera", on: true });
    await devices.question(2);
  });

  describe("after a switch", () => {
    beforeEach(async () => {
      saveChoices({ camera: { id: "front", label: "" }, microphone: { id: "headset", label: "" } });
      media.stop();
      const canSwitchCamera = () => Promise.resolve(true);
      media = perform(createLocalMedia({ devices, canSwitchCamera }), undefined);
      await open("user");
      media.send({ type: "switch-camera" });
      const question = await devices.question(2);
      grantFacing(question, "environment", "back");
      await media.heard("media.changed");
    });
    afterEach(() => saveChoices({}));

    it("turns the same camera on again after off", async () => {
      media.send({ type: "camera", on: false });
      media.send({ type: "camera", on: true });
      expect(deviceOf(await devices.question(3))).to.deep.equal({ exact: "back" });
    });

    it("keeps the camera when another choice is saved, but for this call only", () => {
      saveChoices({ ...readChoices(), microphone: { id: "desk", label: "" } });
      expect(devices.questions).to.have.lengthOf(2);
      expect(readChoices().camera?.id).to.equal("back");
      media.stop();
      expect(readChoices()).to.deep.equal({
        camera: { id: "front", label: "" },
        microphone: { id: "desk", label: "" },
      });
    });

    it("goes back to the camera that was chosen before, if it is chosen again", async () => {
      saveChoices({ camera: { id: "front", label: "" } });
      expect(deviceOf(await devices.question(3))).to.deep.equal({ exact: "front" });
    });

    it("opens the same camera on the next page of the call, and shows it as chosen there", async () => {
      // A page that is left stops nothing itself: the next one finds only what it has stored.
      const nextPage = "../../../../widget/effects/devices/device-choice.ts?next-page";
      const { readChoices: readOnNextPage } = await import(nextPage);
      expect(readOnNextPage().camera).to.deep.equal({ id: "back", label: "" });
      expect(sessionStorage.getItem("chat-call.call-camera")).to.equal("back");
      const next = perform(createLocalMedia({ devices }), undefined);
      next.send({ ...OPEN, isReturn: true });
      expect(deviceOf(await devices.question(3))).to.deep.equal({ exact: "back" });
      next.stop();
    });

    it("starts the next call with the chosen camera", () => {
      media.stop();
      expect(readChoices().camera?.id).to.equal("front");
      expect(sessionStorage.getItem("chat-call.call-camera")).to.equal(null);
    });

    it("forgets the switch if the call ended between two pages", async () => {
      const next = perform(createLocalMedia({ devices }), undefined);
      next.send(OPEN);
      const question = await devices.question(3);
      expect(deviceOf(question)).to.deep.equal({ exact: "front" });
      grantFacing(question, "user", "front");
      await next.heard("media.opened");
      media.stop();
      saveChoices(readChoices());
      expect(devices.questions).to.have.lengthOf(3);
      next.stop();
    });

    it("opens another camera that is chosen after the switch", async () => {
      saveChoices({ camera: { id: "third", label: "" } });
      expect(deviceOf(await devices.question(3))).to.deep.equal({ exact: "third" });
    });
  });

  it("reports the camera as off if neither can be opened any more", async () => {
    await open("user");
    media.send({ type: "switch-camera" });
    (await devices.question(2)).refuse("NotReadableError");
    (await devices.question(3)).refuse("NotReadableError");
    expect((await media.heard("media.device-error")).failure)
      .to.deep.equal({ kind: "device", device: "camera", type: "in-use" });
    expect(await media.heard("media.changed")).to.deep.include({ camera: false });
  });

  it("stops the other camera if the call ends while it opens", async () => {
    await open("user");
    media.send({ type: "switch-camera" });
    const question = await devices.question(2);
    media.stop();
    const [back] = question.grant();
    await waitUntil(() => back.readyState === "ended", "stopped");
  });
});
