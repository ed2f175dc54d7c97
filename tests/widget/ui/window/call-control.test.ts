import { expect } from "@open-wc/testing";
import { controlsOf } from "../../../../widget/ui/window/call-control.ts";
import { describe, it } from "../../support/mocha.ts";

describe("controlsOf()", () => {
  const offered = () => controlsOf(["video"], null).split(" ");

  // No browser has both.
  for (const name of ["permissionsPolicy", "featurePolicy"] as const) {
    it(`offers no screen sharing where the page's policy forbids it (${name})`, () => {
      expect(offered()).to.include("screenshare");
      const allowsFeature = (feature: string) => feature !== "display-capture";
      Object.defineProperty(document, name, { value: { allowsFeature }, configurable: true });
      try {
        expect(offered()).not.to.include("screenshare");
      } finally {
        Reflect.deleteProperty(document, name);
      }
    });
  }
});
