import { expect } from "@open-wc/testing";
import type {
  coverCamera,
  loadSegmenter,
} from "../../../../widget/effects/background/covered-camera.ts";
import { saveChoices } from "../../../../widget/effects/devices/device-choice.ts";
import { type PersonSegmenter } from "../../../../widget/effects/background/person-segmenter.ts";
import { BACKGROUND_ERROR } from "../../../../widget/model/background.ts";
import { makeTrack } from "../fake-track.ts";

const SEGMENTER: PersonSegmenter = { segment: () => new Float32Array(256 * 144) };

let pages = 0;

describe("coverCamera()", () => {
  let page: { coverCamera: typeof coverCamera; loadSegmenter: typeof loadSegmenter };

  beforeEach(async () => {
    saveChoices({ background: "blur" });
    page = await import(`../../../../widget/effects/background/covered-camera.ts?page=${pages++}`);
  });
  afterEach(() => saveChoices({}));

  const open = () => new MediaStream([makeTrack("camera"), makeTrack("microphone")]);
  const fails = () => Promise.reject(new Error("no line"));

  it("returns the microphone unchanged, and a covered camera without waiting for the segmenter", async () => {
    const stream = open();
    page.loadSegmenter(() => new Promise(() => {}));
    const covered = await page.coverCamera(stream);
    expect(covered.getAudioTracks()).to.deep.equal(stream.getAudioTracks());
    expect(covered.getVideoTracks()).to.have.lengthOf(1);
    expect(covered.getVideoTracks()).not.to.deep.equal(stream.getVideoTracks());
    covered.getVideoTracks()[0].stop();
    expect(stream.getVideoTracks()[0].readyState).to.equal("ended");
  });

  it("ends the camera if the segmenter fails to load, and rejects until it loads", async () => {
    page.loadSegmenter(fails).catch(() => {});
    const stream = open();
    const [track] = (await page.coverCamera(stream)).getVideoTracks();
    await new Promise((resolve) => track.onended = resolve);
    expect(stream.getVideoTracks()[0].readyState).to.equal("ended");

    page.loadSegmenter(fails).catch(() => {});
    const error = await page.coverCamera(open()).then(() => null, (error) => error);
    expect(error.name).to.equal(BACKGROUND_ERROR);

    void page.loadSegmenter(() => Promise.resolve(SEGMENTER));
    const [covered] = (await page.coverCamera(open())).getVideoTracks();
    expect(covered.readyState).to.equal("live");
    covered.stop();
  });

  it("loads the segmenter once for all cameras of the page", async () => {
    let loads = 0;
    const load = () => {
      loads++;
      return Promise.resolve(SEGMENTER);
    };
    await Promise.all([page.loadSegmenter(load), page.loadSegmenter(load)]);
    expect(loads).to.equal(1);
  });
});
