/** How many sockets are allowed, and how many refused ones are told why. */
import assert from "node:assert/strict";
import { load } from "../../config/loaded-config.ts";
import { createSocketCaps } from "../../../../server/realtime/socket/socket-caps.ts";

Deno.test("mayExplain() is false while too many refused sockets are open, and true once one closes", () => {
  const caps = createSocketCaps(load().caps);
  const closed: (() => void)[] = [];
  while (caps.mayExplain() && closed.length < 10_000) closed.push(caps.explaining());
  assert.equal(caps.mayExplain(), false);
  closed[0]();
  // A socket may close twice.
  closed[0]();
  assert.equal(caps.mayExplain(), true);
  caps.explaining();
  assert.equal(caps.mayExplain(), false);
});

Deno.test("take() has room again for an address once its sockets close, with or without a hello", () => {
  const { caps } = load({ SOCKETS_PER_ADDRESS: "2" });
  const places = createSocketCaps(caps);
  for (let round = 0; round < 3; round++) {
    const [silent, known] = [places.take("192.0.2.1"), places.take("192.0.2.1")];
    assert.ok(silent && known);
    assert.equal(places.take("192.0.2.1"), null);
    known.settled();
    assert.equal(places.pending, 1);
    for (const place of [silent, known, silent, known]) place.freed();
    assert.equal(places.pending, 0);
  }
});

for (
  const [name, addresses] of [
    ["SOCKETS_PER_ADDRESS", ["192.0.2.1", "192.0.2.1", "192.0.2.1"]],
    ["PENDING_SOCKETS_PER_ADDRESS", ["192.0.2.1", "192.0.2.1", "192.0.2.1"]],
    ["PENDING_SOCKETS", ["192.0.2.1", "192.0.2.2", "192.0.2.3"]],
  ] as const
) {
  Deno.test(`take() gives at most ${name} places, and any number when it is 0`, () => {
    const takenWith = (value: string) => {
      const places = createSocketCaps(load({ [name]: value }).caps);
      return addresses.map((address) => places.take(address) !== null);
    };
    assert.deepEqual(takenWith("2"), [true, true, false]);
    assert.deepEqual(takenWith("0"), [true, true, true]);
  });
}
