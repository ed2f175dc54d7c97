import { expect } from "@open-wc/testing";
import {
  type CoveredTrack,
  coverTrack,
} from "../../../../widget/effects/background/covered-track.ts";
import {
  loadPersonSegmenter,
  type PersonSegmenter,
} from "../../../../widget/effects/background/person-segmenter.ts";
import { drawCameras } from "../../../support/drawn-camera.ts";
import { afterEach, beforeEach, describe, it } from "../../support/mocha.ts";
import { waitUntil } from "../../support/wait-until.ts";

/** Places in the camera's picture: a light stripe of the wall, a dark one, the person's cheek. */
const PLACES = { light: [80, 80], dark: [112, 80], cheek: [350, 185] } as const;
type Place = keyof typeof PLACES;

/** Chromium's own way of handing pictures out, and that of all others. */
const OWN_WAY = ["MediaStreamTrackProcessor", "MediaStreamTrackGenerator"] as const;

for (const isOwnWay of [true, false]) {
  describe(`coverTrack() ${isOwnWay ? "with" : "without"} the camera's frames themselves`, () => {
    const kept = OWN_WAY.map((name) => [name, Reflect.get(globalThis, name)] as const);
    const { getUserMedia } = MediaDevices.prototype;
    let segmenter: PersonSegmenter | undefined;
    let camera: MediaStreamTrack;
    let cover: CoveredTrack;
    let shown: HTMLVideoElement;
    let ends: number;

    beforeEach(async () => {
      drawCameras();
      segmenter ??= await loadPersonSegmenter();
      if (!isOwnWay) { for (const name of OWN_WAY) Reflect.deleteProperty(globalThis, name); }
      const stream = await navigator.mediaDevices.getUserMedia({ video: true });
      [camera] = stream.getVideoTracks();
      ends = 0;
      cover = coverTrack(camera, "dusk", () => ends++)!;
      shown = document.createElement("video");
      Object.assign(shown, { muted: true, srcObject: new MediaStream([cover.track]) });
      await shown.play();
    });
    afterEach(() => {
      cover.track.stop();
      MediaDevices.prototype.getUserMedia = getUserMedia;
      for (const [name, value] of kept) Object.assign(globalThis, { [name]: value });
    });

    const pen = Object.assign(document.createElement("canvas"), { width: 640, height: 360 })
      .getContext("2d", { willReadFrequently: true })!;
    const colours = (): Record<Place, Uint8ClampedArray> => {
      pen.drawImage(shown, 0, 0, 640, 360);
      const at = (place: Place) => pen.getImageData(PLACES[place][0], PLACES[place][1], 1, 1).data;
      return { light: at("light"), dark: at("dark"), cheek: at("cheek") };
    };
    const isSkin = ([red, green, blue]: Uint8ClampedArray) =>
      red > 180 && red > green + 20 && green > blue;
    const isGreen = ([red, green, blue]: Uint8ClampedArray) =>
      green > red + 12 && green > blue + 12;
    const isPerson = () => isSkin(colours().cheek);

    it("shows nothing of the camera before a person can be told from a room", async () => {
      const until = shown.getVideoPlaybackQuality().totalVideoFrames + 5;
      await waitUntil(
        () => shown.getVideoPlaybackQuality().totalVideoFrames > until,
        "some pictures",
      );
      expect(isPerson()).to.equal(false);
      expect(isGreen(colours().light)).to.equal(false);
    });

    it("shows the person in front of the backdrop, and another one on the same track", async () => {
      cover.clear(segmenter!);
      await waitUntil(isPerson, "the person");
      expect(Math.max(...colours().light.slice(0, 3))).to.be.lessThan(110);
      cover.change("dawn");
      await waitUntil(() => colours().light[0] > 180, "the dawn");
      expect(isPerson()).to.equal(true);
    });

    for (const background of ["blur", "/nothing-here.png"]) {
      it(`blurs the room for ${background}`, async () => {
        cover.clear(segmenter!);
        cover.change(background);
        await waitUntil(() => isGreen(colours().light) && isPerson(), "the blur");
        // The stripes are 200 apart in the room itself.
        const { light, dark } = colours();
        expect(Math.abs(light[1] - dark[1])).to.be.lessThan(40);
      });
    }

    it("is the camera to whoever holds it: its name, its settings, its silence", () => {
      let told = 0;
      cover.track.onmute = () => told++;
      Object.defineProperty(camera, "muted", { value: true });
      camera.dispatchEvent(new Event("mute"));
      expect([cover.track.muted, told]).to.deep.equal([true, 1]);
      expect(cover.track.label).to.equal(camera.label);
      expect(cover.track.getSettings()).to.deep.equal(camera.getSettings());
    });

    it("turns the camera off when it is stopped, and tells nobody", () => {
      let told = 0;
      cover.track.onended = () => told++;
      cover.track.stop();
      cover.track.stop();
      cover.fail();
      expect([camera.readyState, cover.track.readyState]).to.deep.equal(["ended", "ended"]);
      expect([ends, told]).to.deep.equal([1, 0]);
    });

    it("ends when the camera is unplugged, and says so", () => {
      let told = 0;
      cover.track.onended = () => told++;
      camera.dispatchEvent(new Event("ended"));
      expect([cover.track.readyState, ends, told]).to.deep.equal(["ended", 1, 1]);
    });

    it("ends with the camera where a person can no longer be told from a room", async () => {
      const ended = new Promise((resolve) => cover.track.onended = resolve);
      cover.clear({
        segment() {
          throw new Error("out of memory");
        },
      });
      await ended;
      expect([camera.readyState, cover.track.readyState]).to.deep.equal(["ended", "ended"]);
    });
  });
}
