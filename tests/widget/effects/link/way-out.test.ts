import { expect } from "@open-wc/testing";
import { hasWayOut } from "../../../../widget/effects/link/way-out.ts";
import { describe, it } from "../../support/mocha.ts";

const description = (...candidates: [address: string, type: string][]) =>
  candidates.map(([address, type], at) =>
    `a=candidate:${at} 1 udp 2113937151 ${address} 5400${at} typ ${type} generation 0\r\n`
  ).join("");

describe("hasWayOut()", () => {
  const WITHIN = [
    "2c8f7f4e-5d0a-4f0e-9a57-7a9a5a1b2c3d.local",
    "10.0.0.7",
    "127.0.0.1",
    "169.254.10.1",
    "172.16.0.1",
    "172.31.255.1",
    "192.168.1.20",
    "100.64.0.1",
    "100.127.0.1",
    "::1",
    "fe80::1",
    "fd12:3456::1",
    "FC00::1",
  ];
  it("hasWayOut() is false for addresses of this network, and without any", () => {
    expect(hasWayOut(description(...WITHIN.map((one): [string, string] => [one, "host"]))))
      .to.equal(false);
    expect(hasWayOut("v=0\r\n")).to.equal(false);
  });

  for (const address of ["203.0.113.7", "172.32.0.1", "100.128.0.1", "2001:db8::1"]) {
    it(`hasWayOut() is true for ${address}, which is public`, () => {
      expect(hasWayOut(description(["10.0.0.7", "host"], [address, "host"]))).to.equal(true);
    });
  }

  it("hasWayOut() is true for every candidate from a server", () => {
    for (const type of ["srflx", "prflx", "relay"]) {
      expect(hasWayOut(description(["10.0.0.7", "host"], ["10.9.9.9", type]))).to.equal(true);
    }
  });
});
