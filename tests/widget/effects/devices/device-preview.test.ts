import { expect } from "@open-wc/testing";
import { saveChoices } from "../../../../widget/effects/devices/device-choice.ts";
import {
  createDevicePreview,
  type DevicePreview,
} from "../../../../widget/effects/devices/device-preview.ts";
import { drawCameras } from "../../../support/drawn-camera.ts";
import { afterEach, beforeEach, describe, it } from "../../support/mocha.ts";
import { waitUntil } from "../../support/wait-until.ts";

describe("createDevicePreview()", () => {
  const { getUserMedia } = MediaDevices.prototype;
  let preview: DevicePreview;
  let inCall: MediaStream | null;
  let changes: number;

  beforeEach(() => {
    drawCameras();
    inCall = null;
    changes = 0;
    const onChange = () => void changes++;
    preview = createDevicePreview({ inCall: () => inCall, pictures: [], onChange });
  });
  afterEach(() => {
    preview.close();
    saveChoices({});
    MediaDevices.prototype.getUserMedia = getUserMedia;
  });

  const camera = () => preview.stream?.getVideoTracks()[0];
  const states = () => window.drawnCameras.map(({ readyState }) => readyState);

  it("shows the camera with the chosen background, and without one again", async () => {
    await preview.open();
    expect(camera()).to.equal(window.drawnCameras[0]);
    preview.background.choose("dusk");
    await waitUntil(() => window.drawnCameras.length === 2 && camera() !== undefined, "another");
    await waitUntil(() => states()[0] === "ended", "the first to stop");
    expect(camera()).not.to.equal(window.drawnCameras[1]);
    const covered = camera();
    preview.background.choose("dawn");
    expect(camera()).to.equal(covered);
    preview.background.choose(null);
    await waitUntil(() => camera() === window.drawnCameras[2], "the plain one");
    expect(states()).to.deep.equal(["ended", "ended", "live"]);
  });

  it("stops every camera when it is closed, even one that is still being covered", async () => {
    saveChoices({ background: "blur" });
    const opening = preview.open();
    preview.close();
    await opening;
    await waitUntil(() => states().length > 0 && !states().includes("live"), "all to stop");
  });

  it("opens nothing during a call, and shows the call's stream", async () => {
    inCall = new MediaStream();
    await preview.open();
    preview.background.choose("blur");
    expect(preview.stream).to.equal(inCall);
    expect(window.drawnCameras).to.deep.equal([]);
  });

  it("reports when the call has replaced the device that is shown", async () => {
    const voices = new AudioContext();
    const voice = () => voices.createMediaStreamDestination().stream.getTracks()[0];
    const stream = inCall = new MediaStream([voice()]);
    await preview.open();
    preview.level();
    const before = changes;
    preview.level();
    expect(changes).to.equal(before);
    stream.removeTrack(stream.getTracks()[0]);
    stream.addTrack(voice());
    preview.level();
    expect(changes).to.equal(before + 1);
    await voices.close();
  });

  it("closes the audio context if the test sound is refused", async () => {
    const { play } = HTMLMediaElement.prototype;
    const { AudioContext } = window;
    const contexts: AudioContext[] = [];
    window.AudioContext = class extends AudioContext {
      constructor() {
        super();
        contexts.push(this);
      }
    };
    HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException("", "NotAllowedError"));
    try {
      const refused = await preview.playTestSound().then(() => null, ({ name }) => name);
      expect(refused).to.equal("NotAllowedError");
      expect(contexts.map(({ state }) => state)).to.deep.equal(["closed"]);
    } finally {
      HTMLMediaElement.prototype.play = play;
      window.AudioContext = AudioContext;
    }
  });
});
