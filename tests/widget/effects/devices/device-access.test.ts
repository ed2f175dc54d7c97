import { expect } from "@open-wc/testing";
import { browserDevices } from "../../../../widget/effects/devices/device-access.ts";
import { saveChoices } from "../../../../widget/effects/devices/device-choice.ts";
import { BACKGROUND_ERROR } from "../../../../widget/model/background.ts";
import { drawCameras } from "../../../support/drawn-camera.ts";
import { afterEach, beforeEach, describe, it } from "../../support/mocha.ts";

describe("browserDevices", () => {
  const { getUserMedia } = MediaDevices.prototype;

  beforeEach(() => drawCameras());
  afterEach(() => {
    MediaDevices.prototype.getUserMedia = getUserMedia;
    saveChoices({});
  });

  it("have no getUserMedia() where the browser has none, as without HTTPS", () => {
    Object.defineProperty(navigator, "mediaDevices", { value: undefined, configurable: true });
    try {
      expect(browserDevices.getUserMedia).to.equal(undefined);
    } finally {
      Reflect.deleteProperty(navigator, "mediaDevices");
    }
    expect(browserDevices.getUserMedia).not.to.equal(undefined);
  });

  it("do not know the permission of a device that the browser has no permission for", async () => {
    expect((await browserDevices.permission("camera"))?.state).to.be.a("string");
    const { query } = Permissions.prototype;
    Permissions.prototype.query = () => Promise.reject(new TypeError("no such name"));
    try {
      expect(await browserDevices.permission("camera")).to.equal(null);
    } finally {
      Permissions.prototype.query = query;
    }
  });

  it("apply the background that was chosen while the browser asked, to a camera only", async () => {
    const opening = browserDevices.getUserMedia!({ video: true });
    saveChoices({ background: "blur" });
    const [covered] = (await opening).getVideoTracks();
    const [bare] = window.drawnCameras;
    expect([covered.readyState, bare.readyState]).to.deep.equal(["live", "live"]);
    expect(covered).not.to.equal(bare);
    covered.stop();
    const voice = await browserDevices.getUserMedia!({ audio: true });
    expect(voice.getTracks().map(({ kind }) => kind)).to.deep.equal(["audio"]);
    voice.getTracks()[0].stop();
  });

  it("close what they opened if the background cannot be applied", async () => {
    saveChoices({ background: "blur" });
    const { getContext } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string) {
      return kind === "2d" ? getContext.call(this, kind) : null;
    } as typeof getContext;
    try {
      const error = await browserDevices.getUserMedia!({ audio: true, video: true })
        .then(() => null, (error) => error);
      expect(error.name).to.equal(BACKGROUND_ERROR);
      expect(window.drawnCameras.map(({ readyState }) => readyState)).to.deep.equal(["ended"]);
    } finally {
      HTMLCanvasElement.prototype.getContext = getContext;
    }
  });
});
