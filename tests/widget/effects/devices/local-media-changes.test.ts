import { expect } from "@open-wc/testing";
import { saveChoices } from "../../../../widget/effects/devices/device-choice.ts";
import { createLocalMedia } from "../../../../widget/effects/devices/local-media.ts";
import type { LocalMediaEvent } from "../../../../widget/model/call-event.ts";
import type { LocalMediaReceives } from "../../../../widget/model/ports.ts";
import { config } from "../../model/script.ts";
import { waitUntil } from "../../support/wait-until.ts";
import { createFakeDevices, type FakeDevices, type Question } from "../fake-track.ts";
import { perform, type Stage } from "../stage.ts";

const OPEN = { type: "open", audio: true, video: true, media: config.media } as const;

describe("createLocalMedia() in a running call", () => {
  let devices: FakeDevices;
  let media: Stage<LocalMediaReceives, LocalMediaEvent>;
  let now: number;

  beforeEach(() => {
    now = 0;
    devices = createFakeDevices();
    media = perform(
      createLocalMedia({ devices, now: () => now, interruptionSettlesMs: 0 }),
      undefined,
    );
  });
  afterEach(() => {
    media.stop();
    saveChoices({});
  });

  const types = () => media.sent.map(({ type }) => type);

  it("replaces an unplugged microphone by another one, once", async () => {
    media.send({ ...OPEN, video: false });
    const [first] = (await devices.question(1)).grant();
    await media.heard("media.opened");
    first.dispatchEvent(new Event("ended"));
    const [second] = (await devices.question(2)).grant();
    const { stream } = await media.heard("media.changed");
    expect(stream.getAudioTracks()).to.deep.equal([second]);
    expect(await media.heard("media.replaced")).to.deep.equal({
      type: "media.replaced",
      device: "microphone",
      label: second.label,
      isReturn: false,
    });

    const before = media.sent.length;
    second.dispatchEvent(new Event("ended"));
    expect((await media.heard("media.device-error", before)).failure)
      .to.deep.equal({ kind: "device", device: "microphone", type: "not-found" });
    expect(await media.heard("media.changed", before)).to.deep.include({ microphone: false });
    expect(devices.questions).to.have.lengthOf(2);
  });

  it("replaces a microphone again that has held for a while", async () => {
    media.send({ ...OPEN, video: false });
    for (const number of [1, 2, 3]) {
      const before = media.sent.length;
      const [microphone] = (await devices.question(number)).grant();
      if (number > 1) await media.heard("media.replaced", before);
      else await media.heard("media.opened");
      now += 5_000;
      microphone.dispatchEvent(new Event("ended"));
    }
    await devices.question(4);
    expect(types()).not.to.include("media.device-error");
  });

  it("reports a device as lost, not as replaced, if there is no other one", async () => {
    media.send({ ...OPEN, video: false });
    const [microphone] = (await devices.question(1)).grant();
    await media.heard("media.opened");
    microphone.stop();
    microphone.dispatchEvent(new Event("ended"));
    const before = media.sent.length;
    (await devices.question(2)).refuse("NotFoundError");
    expect((await media.heard("media.device-error", before)).failure)
      .to.deep.equal({ kind: "device", device: "microphone", type: "not-found" });
    expect(await media.heard("media.changed", before)).to.deep.include({ microphone: false });
    expect(types()).not.to.include("media.replaced");
  });

  for (const first of ["microphone", "camera"] as const) {
    it(`replaces both devices of an unplugged webcam, the ${first} first, and reports neither as lost`, async () => {
      media.send(OPEN);
      (await devices.question(1)).grant();
      const { stream } = await media.heard("media.opened");
      for (const track of stream.getTracks()) {
        track.stop();
        track.dispatchEvent(new Event("ended"));
      }
      const questions = [await devices.question(2), await devices.question(3)];
      const isFirst = ({ constraints }: Question) => (first === "camera") === !!constraints.video;
      const [one, other] = questions.toSorted((a, b) => Number(isFirst(b)) - Number(isFirst(a)));
      const before = media.sent.length;
      one.grant();
      const halfway = await media.heard("media.changed", before);
      expect(halfway).to.deep.include({ microphone: true, camera: true });
      const then = media.sent.length;
      other.grant();
      const after = await media.heard("media.changed", then);
      expect(after).to.deep.include({ microphone: true, camera: true });
      expect(after.stream.getTracks().map(({ readyState }) => readyState))
        .to.deep.equal(["live", "live"]);
    });
  }

  it("keeps the mute when another microphone replaces the muted one", async () => {
    media.send({ ...OPEN, video: false });
    const [first] = (await devices.question(1)).grant();
    await media.heard("media.opened");
    media.send({ type: "microphone", on: false });
    first.dispatchEvent(new Event("ended"));
    const [second] = (await devices.question(2)).grant();
    await media.heard("media.changed");
    expect(second.enabled).to.equal(false);
  });

  it("switches to a device chosen in the call, and keeps the old one until it opens", async () => {
    media.send(OPEN);
    const { microphone: [microphone], camera: [camera] } = await grantBoth(1);
    await media.heard("media.opened");
    const before = media.sent.length;
    const asked = devices.questions.length;
    saveChoices({ camera: { id: "other", label: "" } });
    const question = await devices.question(asked + 1);
    expect(question.constraints).to.have.nested.property("video.deviceId.exact", "other");
    expect(question.constraints).not.to.have.property("audio");
    expect(camera.readyState).to.equal("live");
    const [next] = question.grant();
    const { stream } = await media.heard("media.changed", before);
    expect(stream.getTracks()).to.have.members([microphone, next]);
    expect(camera.readyState).to.equal("ended");
  });

  it("keeps the device in use if the chosen one cannot be opened", async () => {
    media.send(OPEN);
    const { camera: [camera] } = await grantBoth(1);
    await media.heard("media.opened");
    const before = media.sent.length;
    const asked = devices.questions.length;
    saveChoices({ camera: { id: "busy", label: "" } });
    (await devices.question(asked + 1)).refuse("NotReadableError");
    const { stream } = await media.heard("media.changed", before);
    expect(stream.getVideoTracks()).to.deep.equal([camera]);
    expect(types()).not.to.include("media.device-error");
  });

  it("announces a chosen device that is back, but not one that was chosen just now", async () => {
    saveChoices({ microphone: { id: "headset", label: "" } });
    media.send({ ...OPEN, video: false });
    (await devices.question(1)).grant();
    await media.heard("media.opened");
    // The same choice again, while another device is in use.
    saveChoices({ microphone: { id: "headset", label: "" } });
    const [back] = (await devices.question(2)).grant();
    expect(await media.heard("media.replaced")).to.deep.include({
      label: back.label,
      isReturn: true,
    });
    const before = media.sent.length;
    saveChoices({ microphone: { id: "other", label: "" } });
    (await devices.question(3)).grant();
    await media.heard("media.changed", before);
    await new Promise((resolve) => setTimeout(resolve));
    expect(media.sent.slice(before).map(({ type }) => type)).not.to.include("media.replaced");
  });

  it("reports when the system mutes the microphone and unmutes it, until the call is over", async () => {
    media.send({ ...OPEN, video: false });
    const [microphone] = (await devices.question(1)).grant();
    let muted = false;
    Object.defineProperty(microphone, "muted", { get: () => muted });
    await media.heard("media.opened");
    const before = media.sent.length;
    muted = true;
    microphone.dispatchEvent(new Event("mute"));
    const about = { type: "media.interrupted", device: "microphone" };
    expect(await media.heard("media.interrupted", before))
      .to.deep.equal({ ...about, isInterrupted: true });
    muted = false;
    microphone.dispatchEvent(new Event("unmute"));
    expect(await media.heard("media.interrupted", before + 1))
      .to.deep.equal({ ...about, isInterrupted: false });
    muted = true;
    microphone.dispatchEvent(new Event("mute"));
    await media.heard("media.interrupted", before + 2);
    const count = media.sent.length;
    media.stop();
    expect(media.sent).to.have.lengthOf(count);
  });

  const ends: [string, (camera: MediaStreamTrack) => unknown][] = [
    ["is turned off", () => media.send({ type: "camera", on: false })],
    ["is unplugged", (camera) => camera.dispatchEvent(new Event("ended"))],
    ["gives way to another one", async () => {
      const asked = devices.questions.length;
      saveChoices({ camera: { id: "other", label: "" } });
      (await devices.question(asked + 1)).grant();
      await media.heard("media.changed");
    }],
  ];
  for (const [how, end] of ends) {
    it(`ends an interruption when the device ${how}`, async () => {
      media.send(OPEN);
      const { camera: [camera] } = await grantBoth(1);
      await media.heard("media.opened");
      Object.defineProperty(camera, "muted", { value: true });
      camera.dispatchEvent(new Event("mute"));
      const isCamera = (isInterrupted: boolean) => () =>
        media.sent.some((event) =>
          event.type === "media.interrupted" && event.device === "camera" &&
          event.isInterrupted === isInterrupted
        );
      await waitUntil(isCamera(true), "interrupted");
      await end(camera);
      expect(isCamera(false)()).to.equal(true);
    });
  }

  /** Grants both devices, whether they are requested together or one by one. */
  async function grantBoth(first: number) {
    const tracks = (await devices.question(first)).grant();
    const isApart = tracks.length === 1;
    if (isApart) tracks.push(...(await devices.question(first + 1)).grant());
    const of = (kind: string) => tracks.filter((track) => track.kind === kind);
    return { microphone: of("audio"), camera: of("video") };
  }
});
