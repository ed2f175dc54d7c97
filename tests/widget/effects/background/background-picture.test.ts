import { expect } from "@open-wc/testing";
import { paintBackdrop } from "../../../../widget/effects/background/backdrop-canvas.ts";
import { createBackgroundPicture } from "../../../../widget/effects/background/background-picture.ts";
import { afterEach, beforeEach, describe, it } from "../../support/mocha.ts";

const SIZE = { width: 64, height: 36 };
const MASK = 256 * 144;

/** A room that is red on its left and green on its right. */
function room(): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement("canvas"), SIZE);
  const pen = canvas.getContext("2d")!;
  pen.fillStyle = "#f00";
  pen.fillRect(0, 0, 32, 36);
  pen.fillStyle = "#0f0";
  pen.fillRect(32, 0, 32, 36);
  return canvas;
}
/** A mask with the person on the left. */
const person = Float32Array.from(
  { length: MASK },
  (_, pixel) => pixel % 256 < 128 ? 1 : 0,
);

describe("createBackgroundPicture()", () => {
  let picture: NonNullable<ReturnType<typeof createBackgroundPicture>>;
  beforeEach(() => void (picture = createBackgroundPicture()!));
  afterEach(() => picture.close());

  const drawn = (x: number, who: Float32Array | null = person) => {
    expect(picture.draw(room(), SIZE, who)).to.equal(true);
    const copy = Object.assign(document.createElement("canvas"), SIZE);
    const pen = copy.getContext("2d")!;
    pen.drawImage(picture.canvas, 0, 0);
    return [...pen.getImageData(x, 6, 1, 1).data];
  };

  it("shows the person and nothing behind them", async () => {
    picture.setBehind(await paintBackdrop("dusk", SIZE));
    for (let frame = 0; frame < 8; frame++) drawn(0);
    expect(drawn(8)).to.deep.equal([255, 0, 0, 255]);
    expect(drawn(56)[1]).to.be.lessThan(110);
    expect(drawn(8, null)[0]).to.be.lessThan(110);
  });

  it("fades a person in, and covers at once where they have been", async () => {
    picture.setBehind(await paintBackdrop("dusk", SIZE));
    drawn(8);
    const first = drawn(8)[0];
    for (let frame = 0; frame < 8; frame++) drawn(8);
    expect(first).to.be.at.most(drawn(8)[0]);
    expect(drawn(8, new Float32Array(MASK))[0]).to.be.lessThan(110);
  });

  it("blurs what is behind them without smearing them into it", () => {
    for (let frame = 0; frame < 8; frame++) drawn(0);
    const [red, green] = drawn(44);
    expect(green).to.be.greaterThan(200);
    expect(red).to.be.lessThan(40);
  });

  const BEHIND = {
    "a backdrop": () => paintBackdrop("dawn", SIZE),
    "the room, blurred": () => Promise.resolve(null),
  };
  for (const [name, paint] of Object.entries(BEHIND)) {
    it(`draws nothing while the WebGL context is lost, and ${name} again once it is restored`, async () => {
      picture.setBehind(await paint());
      const before = drawn(56, null);
      const { canvas } = picture;
      const card = canvas.getContext("webgl2")!.getExtension("WEBGL_lose_context")!;
      const happens = (name: string) =>
        new Promise((resolve) => canvas.addEventListener(name, resolve, { once: true }));
      const lost = happens("webglcontextlost");
      card.loseContext();
      await lost;
      expect(picture.draw(room(), SIZE, person)).to.equal(false);
      const restored = happens("webglcontextrestored");
      // Only after the page has handled the loss.
      setTimeout(() => card.restoreContext());
      await restored;
      expect(drawn(56, null)).to.deep.equal(before);
    });
  }
});
