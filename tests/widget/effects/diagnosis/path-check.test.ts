import { expect } from "@open-wc/testing";
import { gatherCandidate, loopPicture } from "../../../../widget/effects/diagnosis/path-check.ts";
import { describe, it } from "../../support/mocha.ts";

describe("the network check", () => {
  it("gatherCandidate() reports protocol and time of a candidate of the type", async () => {
    const way = await gatherCandidate({}, "host");
    expect(way).to.include({ ok: true, protocol: "udp" });
    expect(way).to.have.property("tookMs").that.is.a("number");
  });

  it("gatherCandidate() finds no relay if no server answers", async () => {
    const iceServers = [{ urls: "turn:127.0.0.1:9", username: "u", credential: "c" }];
    const configuration = { iceServers, iceTransportPolicy: "relay" as const };
    expect(await gatherCandidate(configuration, "relay", 600))
      .to.deep.equal({ ok: false, refusal: null });
  });

  it("loopPicture() measures how long a picture takes over a loopback connection", async () => {
    expect(await loopPicture({})).to.be.a("number");
  });

  it("loopPicture() gives up if nothing can connect", async () => {
    expect(await loopPicture({ iceTransportPolicy: "relay" }, 500)).to.equal(null);
  });
});
