import { expect } from "@open-wc/testing";
import { readChoices, saveChoices } from "../../../../widget/effects/devices/device-choice.ts";
import { createLocalMedia } from "../../../../widget/effects/devices/local-media.ts";
import { BACKGROUND_ERROR } from "../../../../widget/model/background.ts";
import type { LocalMediaEvent } from "../../../../widget/model/call-event.ts";
import type { LocalMediaReceives } from "../../../../widget/model/ports.ts";
import { config } from "../../model/script.ts";
import { waitUntil } from "../../support/wait-until.ts";
import { createFakeDevices, type FakeDevices } from "../fake-track.ts";
import { perform, type Stage } from "../stage.ts";

const CHOSEN = { camera: { id: "cam", label: "" } };

describe("createLocalMedia() with a background", () => {
  let devices: FakeDevices;
  let media: Stage<LocalMediaReceives, LocalMediaEvent>;
  let microphone: MediaStreamTrack;
  let camera: MediaStreamTrack;

  beforeEach(async () => {
    saveChoices(CHOSEN);
    devices = createFakeDevices();
    media = perform(createLocalMedia({ devices, now: () => 0 }), undefined);
    media.send({ type: "open", audio: true, video: true, media: config.media });
    [microphone, camera] = (await devices.question(1)).grant();
    makeChosen(camera);
    await media.heard("media.opened");
  });
  afterEach(() => {
    media.stop();
    saveChoices({ background: "blur" });
    saveChoices({});
  });

  const makeChosen = (track: MediaStreamTrack) =>
    Object.defineProperty(track, "getSettings", { value: () => ({ deviceId: "cam" }) });

  it("prepares the chosen one before there is a camera, and nothing if none is chosen", async () => {
    const asked: string[] = [];
    const { getContext } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.getContext = function (
      this: HTMLCanvasElement,
      ...parameters: unknown[]
    ) {
      asked.push(String(parameters[0]));
      return Reflect.apply(getContext, this, parameters);
    } as typeof getContext;
    const ring = () => perform(createLocalMedia({ devices }), undefined).stop();
    try {
      ring();
      await import("../../../../widget/effects/background/covered-camera.ts");
      await new Promise((resolve) => setTimeout(resolve));
      expect(asked).to.deep.equal([]);
      saveChoices({ background: "blur" });
      ring();
      await waitUntil(() => asked.includes("webgl2"), "prepared");
    } finally {
      HTMLCanvasElement.prototype.getContext = getContext;
    }
  });

  it("stops the bare camera at once when one is chosen, and reopens the same camera for it", async () => {
    const before = media.sent.length;
    saveChoices({ ...CHOSEN, background: "blur" });
    expect(camera.readyState).to.equal("ended");
    const question = await devices.question(2);
    expect(question.constraints).to.have.nested.property("video.deviceId.exact", "cam");
    expect(question.constraints).not.to.have.property("audio");
    const [covered] = question.grant();
    const { stream } = await media.heard("media.changed", before);
    expect(stream.getTracks()).to.have.members([microphone, covered]);
    expect(media.sent.map(({ type }) => type)).not.to.include("media.replaced");
  });

  it("reopens the camera for none, but not for a change from one background to another", async () => {
    saveChoices({ ...CHOSEN, background: "blur" });
    makeChosen((await devices.question(2)).grant()[0]);
    await media.heard("media.changed");
    saveChoices({ ...CHOSEN, background: "dusk" });
    expect(devices.questions).to.have.lengthOf(2);
    saveChoices(CHOSEN);
    await devices.question(3);
  });

  it("applies the last choice if it changes faster than a camera opens", async () => {
    saveChoices({ ...CHOSEN, background: "blur" });
    const first = await devices.question(2);
    saveChoices(CHOSEN);
    const last = await devices.question(3);
    const before = media.sent.length;
    const [covered] = first.grant();
    const [plain] = last.grant();
    const { stream } = await media.heard("media.changed", before);
    expect(stream.getVideoTracks()).to.deep.equal([plain]);
    expect([covered.readyState, plain.readyState]).to.deep.equal(["ended", "live"]);
  });

  it("keeps it while the camera is turned off and on", async () => {
    saveChoices({ ...CHOSEN, background: "blur" });
    (await devices.question(2)).grant();
    await media.heard("media.changed");
    for (const on of [false, true]) media.send({ type: "camera", on });
    await devices.question(3);
    expect(readChoices().background).to.equal("blur");
  });

  it("turns the camera off if the background fails, and reports that as the cause", async () => {
    const before = media.sent.length;
    saveChoices({ ...CHOSEN, background: "blur" });
    (await devices.question(2)).refuse(BACKGROUND_ERROR);
    const { failure } = await media.heard("media.device-error", before);
    expect(failure).to.deep.equal({
      kind: "device",
      device: "camera",
      type: "unknown",
      by: "background",
    });
    expect(await media.heard("media.changed", before)).to.deep.include({ camera: false });
  });

  it("shows the camera without it on request, but only until the next page", async () => {
    saveChoices({ ...CHOSEN, background: "blur" });
    (await devices.question(2)).refuse(BACKGROUND_ERROR);
    await media.heard("media.changed");
    media.send({ type: "camera", on: true, isBare: true });
    const question = await devices.question(3);
    expect(question.constraints).to.have.nested.property("video.deviceId.exact", "cam");
    expect(readChoices().background).to.equal(undefined);
    const nextPage = "../../../../widget/effects/devices/device-choice.ts?page-after-bare";
    const { readChoices: readOnNextPage } = await import(nextPage);
    expect(readOnNextPage().background).to.equal("blur");
  });
});
