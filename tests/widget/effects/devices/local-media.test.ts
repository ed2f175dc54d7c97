import { expect } from "@open-wc/testing";
import { saveChoices } from "../../../../widget/effects/devices/device-choice.ts";
import { createLocalMedia } from "../../../../widget/effects/devices/local-media.ts";
import type { LocalMediaEvent } from "../../../../widget/model/call-event.ts";
import type { LocalMediaReceives } from "../../../../widget/model/ports.ts";
import { config } from "../../model/script.ts";
import { createFakeDevices, type FakeDevices } from "../fake-track.ts";
import { perform, type Stage } from "../stage.ts";

const OPEN = { type: "open", audio: true, video: true, media: config.media } as const;

describe("createLocalMedia()", () => {
  let devices: FakeDevices;
  let media: Stage<LocalMediaReceives, LocalMediaEvent>;
  let now: number;

  beforeEach(() => {
    now = 0;
    devices = createFakeDevices();
    media = perform(createLocalMedia({ devices, now: () => now }), undefined);
  });
  afterEach(() => {
    media.stop();
    saveChoices({});
  });

  const types = () => media.sent.map(({ type }) => type);

  it("requests both devices together, with the configured constraints", async () => {
    const video = { ...config.media.video, width: 640, height: 360 };
    media.send({ ...OPEN, media: { ...config.media, video } });
    const { constraints } = await devices.question(1);
    expect(constraints.audio).to.deep.equal(config.media.audio);
    expect(constraints.video).to.deep.equal({
      width: { ideal: 640 },
      height: { ideal: 360 },
      aspectRatio: { ideal: 640 / 360 },
      frameRate: { ideal: 30 },
    });
  });

  it("reports first whether permission is granted, then what was opened", async () => {
    media.send(OPEN);
    (await devices.question(1)).grant();
    const opened = await media.heard("media.opened");
    expect(types()).to.deep.equal(["media.opening", "media.opened"]);
    expect(media.sent[0]).to.have.property("granted", true);
    expect(opened).to.deep.include({ microphone: true, camera: true, failures: [] });
    expect(opened.stream.getTracks().map(({ kind, enabled }) => [kind, enabled]))
      .to.have.deep.members([["audio", true], ["video", true]]);
  });

  it("tells the browser that the microphone is for speech and the camera for motion", async () => {
    media.send(OPEN);
    const tracks = (await devices.question(1)).grant();
    await media.heard("media.opened");
    expect(tracks.map(({ contentHint }) => contentHint)).to.deep.equal(["speech", "motion"]);
  });

  describe("when the permission is already known", () => {
    let reported: string[];

    beforeEach(async () => {
      await Promise.resolve();
      await Promise.resolve();
      await Promise.resolve();
      media.send(OPEN);
      reported = types();
    });

    it("reports the opening at once", () => {
      expect(reported).to.deep.equal(["media.opening"]);
    });

    it("does not make the voice wait for the camera", async () => {
      const [microphone] = (await devices.question(1)).grant();
      const { stream } = await media.heard("media.arriving");
      expect(stream.getTracks()).to.deep.equal([microphone]);
      const [camera] = (await devices.question(2)).grant();
      const opened = await media.heard("media.opened");
      expect(opened.stream.getTracks()).to.have.members([microphone, camera]);
    });

    it("reports nothing of a camera that opens after the call is over", async () => {
      (await devices.question(1)).grant();
      await media.heard("media.arriving");
      media.stop();
      const [camera] = (await devices.question(2)).grant();
      await new Promise((resolve) => setTimeout(resolve));
      expect(camera.readyState).to.equal("ended");
      expect(types()).to.deep.equal(["media.opening", "media.arriving"]);
    });

    it("does not report the voice as lost when the camera is turned off before it comes", async () => {
      (await devices.question(2)).grant();
      await media.heard("media.arriving");
      media.send({ type: "camera", on: false });
      expect(await media.heard("media.changed"))
        .to.deep.include({ microphone: true, camera: false });
    });

    it("goes on with the voice if the camera fails", async () => {
      (await devices.question(2)).refuse("NotReadableError");
      await import("../../../../widget/effects/devices/device-ladder.ts");
      await new Promise((resolve) => setTimeout(resolve));
      // Nothing has arrived that could be heard or seen.
      expect(types()).to.deep.equal(["media.opening"]);
      (await devices.question(1)).grant();
      const opened = await media.heard("media.opened");
      expect(opened).to.deep.include({ microphone: true, camera: false });
      expect(opened.failures).to.deep.equal([
        { kind: "device", device: "camera", type: "in-use" },
      ]);
    });
  });

  for (const state of ["prompt", "denied", null] as const) {
    it(`does not treat the permission state ${state} as granted`, async () => {
      devices.states = { microphone: "granted", camera: state };
      media.stop();
      media = perform(createLocalMedia({ devices }), undefined);
      media.send(OPEN);
      expect(await media.heard("media.opening")).to.have.property("granted", false);
    });
  }

  it("requests each device alone if the two together fail", async () => {
    media.send(OPEN);
    (await devices.question(1)).refuse("NotFoundError");
    (await devices.question(2)).grant();
    (await devices.question(3)).refuse("NotFoundError");
    const opened = await media.heard("media.opened");
    expect(opened).to.deep.include({ microphone: true, camera: false });
    expect(opened.failures).to.deep.equal([
      { kind: "device", device: "camera", type: "not-found" },
    ]);
  });

  it("does not ask again when both were denied", async () => {
    devices.states = { microphone: "denied", camera: "denied" };
    media.send(OPEN);
    (await devices.question(1)).refuse("NotAllowedError");
    const { failures } = await media.heard("media.failed");
    expect(failures.map(({ device, type }) => [device, type])).to.deep.equal([
      ["microphone", "permissions"],
      ["camera", "permissions"],
    ]);
    expect(devices.questions).to.have.lengthOf(1);
  });

  it("requests the microphone alone if only the camera is denied", async () => {
    devices.states = { microphone: "prompt", camera: "denied" };
    media.send(OPEN);
    (await devices.question(1)).refuse("NotAllowedError");
    (await devices.question(2)).grant();
    expect(await media.heard("media.opened")).to.deep.include({ microphone: true, camera: false });
  });

  it("opens nothing if nothing is requested", async () => {
    media.send({ ...OPEN, audio: false, video: false });
    const opened = await media.heard("media.opened");
    expect(opened).to.deep.include({ microphone: false, camera: false, failures: [] });
    expect(devices.questions).to.deep.equal([]);
  });

  it("reports a page without HTTPS as the reason", async () => {
    media.stop();
    const insecure = { permission: devices.permission, getUserMedia: undefined };
    media = perform(createLocalMedia({ devices: insecure }), undefined);
    media.send({ ...OPEN, video: false });
    const { failures } = await media.heard("media.failed");
    expect(failures).to.deep.equal([
      { kind: "device", device: "microphone", type: "insecure-context" },
    ]);
  });

  it("mutes with `enabled`, even before the microphone is open", async () => {
    media.send(OPEN);
    for (const on of [false, true, false]) media.send({ type: "microphone", on });
    const [microphone, camera] = (await devices.question(1)).grant();
    await media.heard("media.opened");
    expect(devices.questions).to.have.lengthOf(1);
    expect([microphone.enabled, camera.enabled]).to.deep.equal([false, true]);
    media.send({ type: "microphone", on: true });
    expect(microphone.enabled).to.equal(true);
    expect(microphone.readyState).to.equal("live");
  });

  it("opens a microphone that has failed when it is turned on again", async () => {
    media.send({ ...OPEN, video: false });
    (await devices.question(1)).refuse("NotReadableError");
    await media.heard("media.failed");
    media.send({ type: "microphone", on: false });
    expect(devices.questions).to.have.lengthOf(1);
    media.send({ type: "microphone", on: true });
    const [microphone] = (await devices.question(2)).grant();
    const { stream } = await media.heard("media.changed");
    expect(stream.getTracks()).to.deep.equal([microphone]);
    expect(microphone.enabled).to.equal(true);
  });

  it("stops the camera when it is turned off, and reopens it", async () => {
    media.send(OPEN);
    const [, camera] = (await devices.question(1)).grant();
    await media.heard("media.opened");
    media.send({ type: "camera", on: false });
    expect(camera.readyState).to.equal("ended");
    expect(await media.heard("media.changed")).to.deep.include({ camera: false });
    // What it does afterwards does not turn it on.
    camera.dispatchEvent(new Event("ended"));
    expect(devices.questions).to.have.lengthOf(1);
    media.send({ type: "camera", on: true });
    (await devices.question(2)).grant();
    const changed = await media.heard("media.changed", 3);
    expect(changed).to.deep.include({ microphone: true, camera: true });
    expect(changed.stream.getVideoTracks()).to.have.lengthOf(1);
    media.send({ type: "camera", on: true });
    expect(devices.questions).to.have.lengthOf(2);
  });

  it("stops a camera that opens after it was turned off again", async () => {
    media.send(OPEN);
    media.send({ type: "camera", on: false });
    const [microphone, camera] = (await devices.question(1)).grant();
    const opened = await media.heard("media.opened");
    expect(opened.camera).to.equal(false);
    expect(camera.readyState).to.equal("ended");
    expect(microphone.readyState).to.equal("live");
  });

  it("requests the camera anew if it is turned off and on while it opens", async () => {
    media.send(OPEN);
    const first = await devices.question(1);
    media.send({ type: "camera", on: false });
    media.send({ type: "camera", on: true });
    const second = await devices.question(2);
    const [microphone, camera] = first.grant();
    expect(await media.heard("media.opened")).to.deep.include({ microphone: true, camera: false });
    // The second one is still to come.
    media.send({ type: "camera", on: true });
    expect(devices.questions).to.have.lengthOf(2);
    const [again] = second.grant();
    const { stream } = await media.heard("media.changed");
    expect(stream.getTracks()).to.have.members([microphone, again]);
    expect([camera, again].map(({ readyState }) => readyState)).to.deep.equal(["ended", "live"]);
  });

  it("reports why a camera cannot be opened in the call", async () => {
    media.send({ ...OPEN, video: false });
    (await devices.question(1)).grant();
    await media.heard("media.opened");
    media.send({ type: "camera", on: true });
    (await devices.question(2)).refuse("NotReadableError");
    const { failure } = await media.heard("media.device-error");
    expect(failure).to.deep.equal({ kind: "device", device: "camera", type: "in-use" });
    expect(await media.heard("media.changed")).to.deep.include({ camera: false });
  });

  it("lets the browser choose if the chosen device is missing", async () => {
    saveChoices({ microphone: { id: "gone", label: "" } });
    media.send({ ...OPEN, video: false });
    const first = await devices.question(1);
    expect(first.constraints).to.have.nested.property("audio.deviceId.exact", "gone");
    first.refuse("OverconstrainedError");
    const second = await devices.question(2);
    expect(second.constraints).not.to.have.nested.property("audio.deviceId");
    second.grant();
    expect(await media.heard("media.opened")).to.deep.include({ microphone: true, failures: [] });
  });

  it("stops what the first request opens after the call is over, and reports nothing", async () => {
    media.send(OPEN);
    media.stop();
    const tracks = (await devices.question(1)).grant();
    await new Promise((resolve) => setTimeout(resolve));
    expect(tracks.map(({ readyState }) => readyState)).to.deep.equal(["ended", "ended"]);
    expect(types()).to.deep.equal([]);
  });

  it("stops every track when the call is over, even one that opens later", async () => {
    media.send({ ...OPEN, video: false });
    const [microphone] = (await devices.question(1)).grant();
    await media.heard("media.opened");
    media.send({ type: "camera", on: true });
    const late = await devices.question(2);
    media.stop();
    expect(microphone.readyState).to.equal("ended");
    const count = media.sent.length;
    const [camera] = late.grant();
    await new Promise((resolve) => setTimeout(resolve));
    expect(camera.readyState).to.equal("ended");
    microphone.dispatchEvent(new Event("ended"));
    expect(devices.questions).to.have.lengthOf(2);
    expect(media.sent).to.have.lengthOf(count);
  });
});
