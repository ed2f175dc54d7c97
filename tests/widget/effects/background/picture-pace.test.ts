import { expect } from "@open-wc/testing";
import { createPicturePace } from "../../../../widget/effects/background/picture-pace.ts";
import { describe, it } from "../../support/mocha.ts";

describe("createPicturePace()", () => {
  it("leaves the page as much time as a picture took", () => {
    const pace = createPicturePace();
    expect(pace.isFree(0)).to.equal(true);
    pace.drew(100, 120);
    expect(pace.isFree(139)).to.equal(false);
    expect(pace.isFree(140)).to.equal(true);
    pace.drew(200, 220, 100);
    expect([pace.isFree(299), pace.isFree(300)]).to.deep.equal([false, true]);
  });

  it("draws smaller on a slow machine, but not for an occasional slow picture", () => {
    const pace = createPicturePace();
    for (let at = 0; at < 40; at++) pace.drew(0, at % 8 ? 60 : 20);
    expect(pace.scale).to.equal(1);
    for (let at = 0; at < 12; at++) pace.drew(0, 60);
    expect(pace.scale).to.equal(0.5);
  });
});
