import { expect } from "@open-wc/testing";
import { ignoredRings, keepIgnoredRings } from "../../../widget/effects/ignored-rings.ts";

describe("ignoredRings()", () => {
  afterEach(() => sessionStorage.clear());

  it("returns the kept rings to the same person only", () => {
    keepIgnoredRings("ben", ["call-1", "call-2"]);
    expect(ignoredRings("ben")).to.deep.equal(["call-1", "call-2"]);
    expect(ignoredRings("ann")).to.deep.equal([]);
  });

  it("returns only the latest ten", () => {
    keepIgnoredRings("ben", Array.from({ length: 12 }, (_, index) => `call-${index}`));
    expect(ignoredRings("ben")).to.have.lengthOf(10).and.to.include("call-11");
  });

  it("ignores stored values that it cannot read", () => {
    for (
      const [text, read] of [["{", []], ["null", []], ["{}", []], ['[1,"call-1"]', ["call-1"]]]
    ) {
      sessionStorage.setItem("chat-call:ignored:ben", text as string);
      expect(ignoredRings("ben"), text as string).to.deep.equal(read);
    }
  });
});
