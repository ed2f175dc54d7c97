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
  it("is full on a path without fault, and nothing where nothing was measured", () => {
    expect(scoreOf([sample()])).to.equal(100);
    expect(scoreOf([])).to.equal(null);
  });

  it("takes the worst of all paths", () => {
    const samples = [sample(), sample({ lossPercent: 5 }), sample({ lossPercent: 1 })];
    expect(scoreOf(samples)).to.equal(scoreOf([samples[1]]));
  });

  it("charges loss by what it does: a picture suffers more than a voice", () => {
    const voice = scoreOf([sample({ lossPercent: 4 })])!;
    const picture = scoreOf([sample({ kind: "video", lossPercent: 4 })])!;
    expect(voice).to.be.closeTo(100 - 4 * 5.3, 0.01);
    expect(picture).to.equal(60);
    expect(scoreOf([sample({ kind: "video", lossPercent: 50 })])).to.equal(0);
  });

  it("hardly charges a delay that nobody notices, and one beyond it much", () => {
    expect(scoreOf([sample({ roundTripMs: 100 })])).to.be.above(98);
    expect(scoreOf([sample({ roundTripMs: 800 })])).to.equal(72);
    expect(scoreOf([sample({ jitterMs: 200 })])).to.equal(72);
  });
});

describe("followScore()", () => {
  it("falls at once and climbs slowly", () => {
    expect(followScore(null, 50)).to.equal(50);
    expect(100 - followScore(100, 50)).to.be.above(followScore(50, 100) - 50);
  });
});

describe("levelOf() and mosOf()", () => {
  it("name the bands", () => {
    expect([100, 80, 40, 20, 0].map(levelOf)).to.deep.equal([
      "excellent",
      "good",
      "poor",
      "lost",
      "lost",
    ]);
  });

  it("give the score that people would", () => {
    expect(mosOf(100)).to.equal(4.5);
    expect(mosOf(0)).to.equal(1);
    expect(mosOf(80)).to.be.within(3.9, 4.1);
  });
});
