import { expect } from "@open-wc/testing";
import {
  followScore,
  levelOf,
  mosOf,
  type PathSample,
  scoreOf,
} from "../../../widget/model/call-quality.ts";

const sample = (change: Partial<PathSample> = {}): PathSample => ({
  kind: "audio",
  lossPercent: 0,
  jitterMs: 0,
  roundTripMs: 0,
  ...change,
});

describe("scoreOf()", () => {
  it("is 100 on a perfect path, and null without measurements", () => {
    expect(scoreOf([sample()])).to.equal(100);
    expect(scoreOf([])).to.equal(null);
  });

  it("is the score of the worst path", () => {
    const samples = [sample(), sample({ lossPercent: 5 }), sample({ lossPercent: 1 })];
    expect(scoreOf(samples)).to.equal(scoreOf([samples[1]]));
  });

  it("lowers the score for loss more with a picture than with a voice", () => {
    const voice = scoreOf([sample({ lossPercent: 4 })])!;
    const picture = scoreOf([sample({ kind: "video", lossPercent: 4 })])!;
    expect(voice).to.be.closeTo(100 - 4 * 5.3, 0.01);
    expect(picture).to.equal(60);
    expect(scoreOf([sample({ kind: "video", lossPercent: 50 })])).to.equal(0);
  });

  it("lowers the score little for a short delay, and much for a long one", () => {
    expect(scoreOf([sample({ roundTripMs: 100 })])).to.be.above(98);
    expect(scoreOf([sample({ roundTripMs: 800 })])).to.equal(72);
    expect(scoreOf([sample({ jitterMs: 200 })])).to.equal(72);
  });
});

describe("followScore()", () => {
  it("falls fast and climbs slowly", () => {
    expect(followScore(null, 50)).to.equal(50);
    expect(100 - followScore(100, 50)).to.be.above(followScore(50, 100) - 50);
  });
});

describe("levelOf() and mosOf()", () => {
  it("levelOf() names the bands of scores", () => {
    expect([100, 80, 40, 20, 0].map(levelOf)).to.deep.equal([
      "excellent",
      "good",
      "poor",
      "lost",
      "lost",
    ]);
  });

  it("mosOf() maps scores to mean opinion scores", () => {
    expect(mosOf(100)).to.equal(4.5);
    expect(mosOf(0)).to.equal(1);
    expect(mosOf(80)).to.be.within(3.9, 4.1);
  });
});
