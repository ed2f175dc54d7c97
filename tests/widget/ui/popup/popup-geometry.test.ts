import { expect } from "@open-wc/testing";
import { placeAt, pointOf, within } from "../../../../widget/ui/popup/popup-geometry.ts";
import { describe, it } from "../../support/mocha.ts";

const AREA = { left: 0, top: 0, width: 1000, height: 800 };
const SIZE = { width: 300, height: 200 };
const MARGINS = { top: 16, right: 16, bottom: 16, left: 16 };

describe("within()", () => {
  it("keeps a popup that is fully on the screen, and brings back any other", () => {
    const at = (left: number, top: number) => within({ left, top }, SIZE, AREA, MARGINS);
    expect(at(100, 100)).to.deep.equal({ left: 100, top: 100 });
    expect(at(-500, -500)).to.deep.equal({ left: 16, top: 16 });
    expect(at(5000, 5000)).to.deep.equal({ left: 684, top: 584 });
  });

  it("keeps the popup inside the visible part of the page", () => {
    const seen = { left: 200, top: 300, width: 400, height: 300 };
    expect(within({ left: 0, top: 0 }, SIZE, seen, MARGINS)).to.deep.equal({ left: 216, top: 316 });
    expect(within({ left: 900, top: 900 }, SIZE, seen, MARGINS))
      .to.deep.equal({ left: 284, top: 384 });
  });

  it("aligns a popup larger than the screen with the top left", () => {
    const small = { left: 0, top: 0, width: 200, height: 100 };
    expect(within({ left: 50, top: 50 }, SIZE, small, MARGINS)).to.deep.equal({
      left: 16,
      top: 16,
    });
  });
});

describe("placeAt()", () => {
  it("snaps to a near edge or corner", () => {
    expect(placeAt({ left: 640, top: 40 }, SIZE, AREA, MARGINS))
      .to.deep.equal({ x: "right", y: "top", fromX: 16, fromY: 16 });
    expect(placeAt({ left: 300, top: 560 }, SIZE, AREA, MARGINS))
      .to.deep.equal({ x: "left", y: "bottom", fromX: 300, fromY: 16 });
  });

  it("keeps a place away from the edges, measured from the nearer ones", () => {
    expect(placeAt({ left: 400, top: 250 }, SIZE, AREA, MARGINS))
      .to.deep.equal({ x: "right", y: "top", fromX: 300, fromY: 250 });
  });
});

describe("pointOf()", () => {
  it("keeps the distance to its edges when the popup or the screen is resized", () => {
    const place = { x: "right", y: "bottom", fromX: 40, fromY: 60 } as const;
    expect(pointOf(place, SIZE, AREA, MARGINS)).to.deep.equal({ left: 660, top: 540 });
    const wide = { width: 420, height: 300 };
    expect(pointOf(place, wide, AREA, MARGINS)).to.deep.equal({ left: 540, top: 440 });
    const turned = { ...AREA, width: 800, height: 1000 };
    expect(pointOf(place, SIZE, turned, MARGINS)).to.deep.equal({ left: 460, top: 740 });
  });

  it("stays on the screen when its place no longer is", () => {
    const place = { x: "left", y: "top", fromX: 600, fromY: 500 } as const;
    const phone = { left: 0, top: 0, width: 400, height: 300 };
    expect(pointOf(place, SIZE, phone, MARGINS)).to.deep.equal({ left: 84, top: 84 });
  });
});
