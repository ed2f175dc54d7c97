/** Addresses and networks, as used in the list of trusted proxies. */
import assert from "node:assert/strict";
import { includesAddress, isNetwork, partyOf, withoutPort } from "../../server/network.ts";

const CASES: [network: string, address: string, isIn: boolean][] = [
  ["10.0.0.0/8", "10.255.0.1", true],
  ["10.0.0.0/8", "11.0.0.1", false],
  ["192.0.2.7", "192.0.2.7", true],
  ["192.0.2.7", "192.0.2.8", false],
  ["192.0.2.0/25", "192.0.2.127", true],
  ["192.0.2.0/25", "192.0.2.128", false],
  ["0.0.0.0/0", "203.0.113.1", true],
  ["127.0.0.0/8", "::ffff:127.0.0.1", true],
  ["127.0.0.0/8", "::ffff:7f00:1", true],
  ["::1", "0:0:0:0:0:0:0:1", true],
  ["2001:db8::/32", "2001:db8:ffff::1", true],
  ["2001:db8::/32", "2001:db9::1", false],
  ["fe80::/10", "FEBF::1", true],
  ["::/0", "10.0.0.1", false],
  ["10.0.0.0/8", "unknown", false],
  ["10.0.0.0/8", "10.0.0.1.evil.example", false],
  ["10.0.0.0/8", "10.0.0.256", false],
  ["10.0.0.0/x", "10.0.0.1", false],
];

for (const [network, address, isIn] of CASES) {
  Deno.test(`includesAddress() says ${isIn} for ${address} in ${network}`, () => {
    assert.equal(includesAddress(network, address), isIn);
  });
}

Deno.test("isNetwork() accepts only addresses and networks", () => {
  for (const text of ["10.0.0.1", "10.0.0.0/8", "::1", "2001:db8::/32", "0.0.0.0/0"]) {
    assert.equal(isNetwork(text), true, text);
  }
  for (
    const text of [
      "",
      "localhost",
      "10.0.0",
      "10.0.0.0/33",
      "10.0.0.0/",
      "10.0.0.0/8/8",
      "10.0.0.0/-1",
      "::1/129",
      "[::1]",
    ]
  ) {
    assert.equal(isNetwork(text), false, text);
  }
});

const PARTIES: [address: string, party: string][] = [
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["::ffff:c000:207", "192.0.2.7"],
  ["0:0:0:0:0:FFFF:c000:0207", "192.0.2.7"],
  ["fe80::1%eth0", "fe80000000000000::/64"],
  ["2001:db8:1:2:aaaa::1", "20010db800010002::/64"],
  ["2001:db8:1:2:bbbb:1:2:3", "20010db800010002::/64"],
  ["2001:db8:1:3::1", "20010db800010003::/64"],
  ["unknown", "unknown"],
];
for (const [address, party] of PARTIES) {
  Deno.test(`partyOf() counts ${address} as ${party}`, () => {
    assert.equal(partyOf(address).padStart(party.length, "0"), party);
  });
}

Deno.test("withoutPort() strips port and brackets from a forwarded address", () => {
  assert.equal(withoutPort("192.0.2.7:51234"), "192.0.2.7");
  assert.equal(withoutPort("[2001:db8::1]:443"), "2001:db8::1");
  assert.equal(withoutPort("[2001:db8::1]"), "2001:db8::1");
  assert.equal(withoutPort("2001:db8::1"), "2001:db8::1");
  assert.equal(withoutPort("made up"), "made up");
});
