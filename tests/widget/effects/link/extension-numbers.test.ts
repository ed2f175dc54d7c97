import { describe, it } from "../../support/mocha.ts";
import { expect } from "@open-wc/testing";
import { withoutTaken } from "../../../../widget/effects/link/extension-numbers.ts";

const OURS = "v=0\r\na=extmap:1 urn:a\r\na=extmap:2/sendonly urn:b\r\na=extmap:3 urn:c x\r\n";

describe("withoutTaken()", () => {
  it("removes extension numbers that our offer has used for another extension", () => {
    const kept = [
      "a=extmap:1 urn:a",
      "a=extmap:2 urn:b",
      "a=extmap:3/recvonly urn:c y z",
      "a=extmap:4 urn:d",
      "a=mid:0",
    ];
    const taken = ["a=extmap:1 urn:b", "a=extmap:2/sendrecv urn:a", "a=extmap:3 urn:d y z"];
    const sdp = (lines: string[]) => lines.map((line) => `${line}\r\n`).join("");
    expect(withoutTaken(sdp([...taken, ...kept, ...taken]), OURS)).to.equal(sdp(kept));
    expect(withoutTaken(sdp(taken))).to.equal(sdp(taken));
  });

  it("takes little time for any input of the other side", () => {
    const long = 30_000;
    const from = performance.now();
    for (
      const sdp of [
        `a=extmap:${"1".repeat(long)}`,
        `a=extmap:1 ${"x".repeat(long)}\n`,
        `a=extmap:${"1".repeat(long / 2)} ${"x".repeat(long / 2)}\n`,
        `a=extmap:1 x${" ".repeat(long)}\n`,
      ]
    ) expect(withoutTaken(sdp, OURS)).to.equal(sdp);
    expect(performance.now() - from).to.be.below(1_000);
  });
});
