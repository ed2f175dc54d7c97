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

/** Points in the camera's picture: a light stripe of the wall, a dark one, the person's cheek. */
const PLACES = { light: [80, 80], dark: [112, 80], cheek: [350, 185] } as const;
type Place = keyof typeof PLACES;

/** Chromium's own classes for camera frames; without them the code works as in other browsers. */
const OWN_WAY = ["MediaStreamTrackProcessor", "MediaStreamTrackGenerator"] as const;

for (const isOwnWay of [true, false]) {
  describe(`coverTrack() ${isOwnWay ? "with" : "without"} MediaStreamTrackProcessor`, () => {
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

    it("shows nothing of the camera before the segmenter is there", async () => {
      const until = shown.getVideoPlaybackQuality().totalVideoFrames + 5;
      await waitUntil(
        () => shown.getVideoPlaybackQuality().totalVideoFrames > until,
        "some pictures",
      );
      expect(isPerson()).to.equal(false);
      expect(isGreen(colours().light)).to.equal(false);
    });

    it("shows the person in front of the backdrop, and changes it on the same track", async () => {
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
        // In the room itself the stripes differ by 200.
        const { light, dark } = colours();
        expect(Math.abs(light[1] - dark[1])).to.be.lessThan(40);
      });
    }

    it("has the camera's label, settings and muted state", () => {
      let told = 0;
      cover.track.onmute = () => told++;
      Object.defineProperty(camera, "muted", { value: true });
      camera.dispatchEvent(new Event("mute"));
      expect([cover.track.muted, told]).to.deep.equal([true, 1]);
      expect(cover.track.label).to.equal(camera.label);
      expect(cover.track.getSettings()).to.deep.equal(camera.getSettings());
    });

    it("turns the camera off when it is stopped, without an ended event", () => {
      let told = 0;
      cover.track.onended = () => told++;
      cover.track.stop();
      cover.track.stop();
      cover.fail();
      expect([camera.readyState, cover.track.readyState]).to.deep.equal(["ended", "ended"]);
      expect([ends, told]).to.deep.equal([1, 0]);
    });

    it("ends with an event when the camera is unplugged", () => {
      let told = 0;
      cover.track.onended = () => told++;
      camera.dispatchEvent(new Event("ended"));
      expect([cover.track.readyState, ends, told]).to.deep.equal(["ended", 1, 1]);
    });

    it("ends together with the camera when the segmenter throws", async () => {
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
