import { expect } from "@open-wc/testing";
import {
  type CheckName,
  type CheckResult,
  CHECKS,
  reportOf,
  type Verdict,
  verdictOf,
} from "../../../widget/model/diagnosis.ts";
import { describe, it } from "../support/mocha.ts";

const results = (bad: CheckName[] = [], skipped: CheckName[] = []) =>
  new Map<CheckName, CheckResult>(CHECKS.map((name) => {
    const status = bad.includes(name) ? "failed" : skipped.includes(name) ? "skipped" : "ok";
    return [name, { status, detail: `${name}!` }];
  }));

const VERDICTS: [CheckName[], CheckName[], Verdict][] = [
  [[], [], "good"],
  [["camera"], [], "unseen"],
  [[], ["stun", "turn", "media"], "good"],
  [["stun"], [], "good"],
  [["turn"], ["media"], "good"],
  [["stun", "turn"], ["media"], "shut-in"],
  [["turn"], ["stun", "media"], "shut-in"],
  [["stun"], ["turn", "media"], "shut-in"],
  [["media"], [], "unrelayed"],
  [["microphone"], [], "unheard"],
  [["microphone", "camera"], [], "unheard"],
  [["camera", "stun", "turn"], ["media"], "shut-in"],
  [["microphone", "server"], [], "offline"],
  [["secure", "microphone"], [], "unsupported"],
];

describe("the diagnosis", () => {
  for (const [bad, skipped, verdict] of VERDICTS) {
    it(`verdictOf() is ${verdict} if ${bad.join(" and ") || "nothing"} failed, with ${skipped.length} skipped`, () => {
      expect(verdictOf(results(bad, skipped))).to.equal(verdict);
    });
  }

  it("verdictOf() does not blame the network if the TURN server refused", () => {
    const refused = results(["stun", "turn"], ["media"]);
    refused.set("turn", { status: "failed", detail: "", why: "refused" });
    expect(verdictOf(refused)).to.equal("unrelayed");
  });

  it("verdictOf() is null until every check is done", () => {
    const partial = results();
    partial.set("media", { status: "running", detail: "" });
    expect(verdictOf(partial)).to.equal(null);
    expect(verdictOf(new Map())).to.equal(null);
  });

  it("reportOf() has a line for each check", () => {
    const about = { time: "2026-01-01T00:00:00Z", browser: "a browser", server: "calls.example" };
    const lines = reportOf(results(["stun"]), about).split("\n");
    expect(lines.slice(0, 2)).to.deep.equal([
      "chat-call calls.example, 2026-01-01T00:00:00Z",
      "a browser",
    ]);
    expect(lines).to.include("stun       failed  stun!");
    expect(lines).to.have.length(3 + CHECKS.length);
  });
});
