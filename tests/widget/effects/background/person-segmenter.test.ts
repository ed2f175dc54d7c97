import { expect } from "@open-wc/testing";
import {
  loadPersonSegmenter,
  MASK_HEIGHT,
  MASK_WIDTH,
} from "../../../../widget/effects/background/person-segmenter.ts";
import { drawCameras } from "../../../support/drawn-camera.ts";
import { describe, it } from "../../support/mocha.ts";

/** The response of a server that does not know the file's type. */
async function asBytes(address: URL): Promise<Response> {
  return new Response(await (await fetch(address)).arrayBuffer());
}

describe("loadPersonSegmenter()", () => {
  it("tells a person from the room, and finds nobody in an empty one", async () => {
    const segmenter = await loadPersonSegmenter(asBytes);
    drawCameras();
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    const video = document.createElement("video");
    Object.assign(video, { muted: true, srcObject: stream });
    await video.play();
    const pen = new OffscreenCanvas(MASK_WIDTH, MASK_HEIGHT).getContext("2d")!;
    const look = () => segmenter.segment(pen.getImageData(0, 0, MASK_WIDTH, MASK_HEIGHT));
    const at = (mask: Float32Array, x: number, y: number) =>
      mask[Math.round(y * MASK_HEIGHT) * MASK_WIDTH + Math.round(x * MASK_WIDTH)];

    pen.drawImage(video, 0, 0, MASK_WIDTH, MASK_HEIGHT);
    const mask = look();
    expect(at(mask, 0.5, 0.45)).to.be.greaterThan(0.9);
    for (const x of [0.1, 0.9]) expect(at(mask, x, 0.3)).to.be.lessThan(0.1);
    stream.getTracks().forEach((track) => track.stop());

    pen.fillStyle = "#a9b7a0";
    pen.fillRect(0, 0, MASK_WIDTH, MASK_HEIGHT);
    expect(Math.max(...look())).to.be.lessThan(0.1);
  });
});
