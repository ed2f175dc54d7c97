import { expect } from "@open-wc/testing";
import { gatherCandidate, loopPicture } from "../../../../widget/effects/diagnosis/path-check.ts";
import { describe, it } from "../../support/mocha.ts";

describe("the check of the network", () => {
  it("gatherCandidate() says how a candidate of the type was found", async () => {
    const way = await gatherCandidate({}, "host");
    expect(way).to.include({ ok: true, protocol: "udp" });
    expect(way).to.have.property("tookMs").that.is.a("number");
  });

  it("gatherCandidate() finds no relay where there is none", async () => {
    const iceServers = [{ urls: "turn:127.0.0.1:9", username: "u", credential: "c" }];
    const configuration = { iceServers, iceTransportPolicy: "relay" as const };
    expect(await gatherCandidate(configuration, "relay", 600))
      .to.deep.equal({ ok: false, refusal: null });
  });

  it("loopPicture() sends a picture to itself, and measures how long that takes", async () => {
    expect(await loopPicture({})).to.be.a("number");
  });

  it("loopPicture() gives up where the way carries nothing", async () => {
    expect(await loopPicture({ iceTransportPolicy: "relay" }, 500)).to.equal(null);
  });
});
