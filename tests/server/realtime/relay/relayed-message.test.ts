/** The fast check of relayed messages, compared with the schemas it replaces. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { ClientMessage } from "../../../../server/protocol/client-message.ts";
import { check } from "../../../../server/protocol/codec.ts";
import { isRelayedMessage } from "../../../../server/realtime/relay/relayed-message.ts";

const id = fc.string({ minLength: 1, maxLength: 128 });
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const candidate = fc.record({
  candidate: fc.string({ maxLength: 200 }),
  sdpMid: orNull(fc.string({ maxLength: 64 })),
  sdpMLineIndex: orNull(fc.integer({ min: 0, max: 64 })),
  usernameFragment: orNull(fc.string({ maxLength: 256 })),
}, { requiredKeys: ["candidate"] });
const description = (type: string) =>
  fc.record({ type: fc.constant(type), sdp: fc.string({ maxLength: 500 }) });
const relayed = (type: string, payload: string, value: fc.Arbitrary<unknown>) =>
  fc.record({
    type: fc.constant(type),
    sessionId: id,
    chatId: id,
    targetUserId: id,
    targetConnectionId: id,
    [payload]: value,
  }, { requiredKeys: ["type", "sessionId", "chatId", "targetUserId", payload] });

const message = fc.oneof(
  relayed("webrtc:offer", "offer", description("offer")),
  relayed("webrtc:answer", "answer", description("answer")),
  relayed(
    "webrtc:ice-candidate",
    "candidate",
    fc.oneof(
      candidate,
      fc.array(candidate, { minLength: 1, maxLength: 64 }),
      fc.constant(null),
    ),
  ),
);

type Path = (string | number)[];

/** Values that a hostile client may put anywhere. */
const junk = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    "",
    "\u0000",
    "a\u007fb",
    "\u009f",
    "\u00a0",
    "x".repeat(128),
    "x".repeat(129),
    "x".repeat(1025),
    "x".repeat(60_001),
    -1,
    0.5,
    65,
    1e300,
    [],
    {},
    [[]],
    null,
  ),
);

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

/** A message with one place replaced, removed, or given an unknown key. */
const damaged = fc.tuple(
  message,
  fc.nat(),
  fc.constantFrom("replace", "remove", "add"),
  junk,
  fc.constantFrom("id", "extra", "__proto__", "constructor", "fromUserId", "sdpMid", "type"),
).map(([original, at, how, value, key]) => {
  const copy = { root: JSON.parse(JSON.stringify(original)) };
  const paths = pathsOf(copy.root);
  const path: Path = ["root", ...paths[at % paths.length]];
  // deno-lint-ignore no-explicit-any -- it walks through values of any type
  const holder = path.slice(0, -1).reduce((inner: any, step) => inner[step], copy);
  const last = path[path.length - 1];
  const place = holder[last];
  if (how === "remove" && path.length > 1) delete holder[last];
  else if (how === "add" && typeof place === "object" && place !== null) {
    Object.defineProperty(place, key, { value, enumerable: true, configurable: true });
  } else holder[last] = value;
  return copy.root;
});

function schemaReads(value: unknown): unknown {
  const checked = check(ClientMessage, value);
  return checked.ok ? checked.value : checked.problem;
}

Deno.test("isRelayedMessage() accepts what the schemas accept, unchanged", () => {
  let taken = 0;
  fc.assert(
    fc.property(message, (original) => {
      const value: unknown = JSON.parse(JSON.stringify(original));
      const isAllowed = check(ClientMessage, value).ok;
      assert.equal(isRelayedMessage(value), isAllowed);
      if (isAllowed) assert.deepEqual(schemaReads(value), value);
      if (isAllowed) taken += 1;
    }),
    { numRuns: 500 },
  );
  assert.ok(taken > 100);
});

Deno.test("isRelayedMessage() never accepts what the schemas refuse", () => {
  fc.assert(
    fc.property(damaged, (original) => {
      // Parsed as on arrival, so that `__proto__` is an ordinary key.
      const text = JSON.stringify(original);
      const value: unknown = text === undefined ? undefined : JSON.parse(text);
      if (isRelayedMessage(value)) assert.deepEqual(schemaReads(value), value);
    }),
    { numRuns: 3_000 },
  );
});

Deno.test("isRelayedMessage() leaves messages with an id, and all other messages, to the schemas", () => {
  const offer = {
    type: "webrtc:offer",
    sessionId: "s",
    chatId: "c",
    targetUserId: "u",
    offer: { type: "offer", sdp: "" },
  };
  assert.equal(isRelayedMessage(offer), true);
  assert.equal(isRelayedMessage({ ...offer, id: "1" }), false);
  assert.equal(
    isRelayedMessage(JSON.parse('{"__proto__":{},' + JSON.stringify(offer).slice(1))),
    false,
  );
  assert.equal(isRelayedMessage({ type: "calls:seen" }), false);
  for (const value of [undefined, null, 1, "x", [], [offer]]) {
    assert.equal(isRelayedMessage(value), false);
  }
});
