/** Reading descriptions without the schema: the result never differs from what the schema reads. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { ClientMessage, type RelayedMessage } from "../../../../server/protocol/client-message.ts";
import { decode } from "../../../../server/protocol/codec.ts";
import { ID_MAX_LENGTH, SDP_MAX_LENGTH } from "../../../../server/protocol/limits.ts";
import { readPlainDescription } from "../../../../server/realtime/relay/plain-description.ts";

const SDP = "v=0\r\ns=-\r\na=group:BUNDLE 0\r\na=ice-ufrag:SY/u\r\n";
const TO = { sessionId: "s1", chatId: "c1", targetUserId: "ben" };
const OFFER = { type: "webrtc:offer", ...TO, offer: { type: "offer", sdp: SDP } };
const ANSWER = { type: "webrtc:answer", ...TO, answer: { type: "answer", sdp: SDP } };

/** The message with its description decoded, as the schema gives it. */
function asPlainObject(message: RelayedMessage): unknown {
  if (message.type === "webrtc:ice-candidate") return message;
  const { type, sdp } = message.type === "webrtc:offer" ? message.offer : message.answer;
  return { ...message, [type]: { type, sdp } };
}

function agreesWithSchema(text: string): void {
  const message = readPlainDescription(text);
  if (message === null) return;
  assert.deepEqual({ ok: true, value: asPlainObject(message) }, decode(ClientMessage, text));
}

for (const message of [OFFER, ANSWER, { ...OFFER, offer: { type: "offer", sdp: "" } }]) {
  Deno.test(`readPlainDescription() reads a client's message: ${message.type}`, () => {
    const text = JSON.stringify(message);
    const read = readPlainDescription(text);
    assert.ok(read);
    assert.deepEqual(asPlainObject(read), message);
    agreesWithSchema(text);
  });
}

Deno.test("readPlainDescription() reads a message for one device", () => {
  const { type, offer } = OFFER;
  const message = { type, ...TO, targetConnectionId: "b-1", offer };
  const read = readPlainDescription(JSON.stringify(message));
  assert.ok(read);
  assert.deepEqual(asPlainObject(read), message);
});

const LEFT_TO_THE_SCHEMA: [string, string][] = [
  ["a request id", JSON.stringify({ ...OFFER, id: "1" })],
  ["another key", JSON.stringify({ ...OFFER, fromUserId: "eve" })],
  ["keys in another order", JSON.stringify({ offer: OFFER.offer, ...TO, type: OFFER.type })],
  ["a type twice", JSON.stringify(OFFER).replace("{", '{"type":"call:ended",')],
  ["a description twice", JSON.stringify(OFFER).replace("}}", '},"offer":{"type":"offer"}}')],
  ["an answer in an offer", JSON.stringify({ ...OFFER, offer: ANSWER.answer })],
  ["blank space", ` ${JSON.stringify(OFFER)}`],
  ["something after it", `${JSON.stringify(OFFER)}\n`],
  ["a quotation mark in the description", JSON.stringify(OFFER).replace("s=-", 's=\\"')],
  ["a description that hides its end", JSON.stringify(OFFER).replace('"}}', '\\"}}')],
  ["a control character in the description", JSON.stringify(OFFER).replace("s=-", "s=\u0001")],
  ["an escape unknown to JSON", JSON.stringify(OFFER).replace("s=-", "s=\\x")],
  ["an escaped letter", JSON.stringify(OFFER).replace("s=-", "s=\\u0061")],
  ["an empty id", JSON.stringify({ ...OFFER, chatId: "" })],
  ["an id that is too long", JSON.stringify({ ...OFFER, chatId: "x".repeat(ID_MAX_LENGTH + 1) })],
  ["an id with a control character", JSON.stringify({ ...OFFER, chatId: "a\u0085b" })],
  ["an id that is not a string", JSON.stringify({ ...OFFER, chatId: 1 })],
  [
    "a description at the bound",
    JSON.stringify({ ...OFFER, offer: { type: "offer", sdp: "x".repeat(SDP_MAX_LENGTH) } }),
  ],
  ["a candidate", JSON.stringify({ type: "webrtc:ice-candidate", ...TO, candidate: [] })],
  ["an empty object", "{}"],
];

for (const [name, text] of LEFT_TO_THE_SCHEMA) {
  Deno.test(`readPlainDescription() leaves to the schema: ${name}`, () => {
    assert.equal(readPlainDescription(text), null);
  });
}

const anyText = fc.string({ unit: "binary", maxLength: 12 });
const anyMessage = fc.record({
  kind: fc.constantFrom("offer", "answer"),
  sessionId: anyText,
  chatId: anyText,
  targetUserId: anyText,
  targetConnectionId: fc.option(anyText, { nil: undefined }),
  sdp: fc.array(fc.oneof(anyText, fc.constant("\r\n"))).map((parts) => parts.join("")),
}).map(({ kind, sdp, ...to }) =>
  JSON.stringify({ type: `webrtc:${kind}`, ...to, [kind]: { type: kind, sdp } })
);

Deno.test("readPlainDescription() reads no message differently from the schema", () => {
  fc.assert(fc.property(anyMessage, agreesWithSchema), { numRuns: 2_000 });
});

Deno.test("readPlainDescription() accepts no edited text that the schema refuses", () => {
  const text = JSON.stringify(OFFER);
  const edit = fc.record({
    at: fc.nat(text.length),
    cut: fc.nat(3),
    put: fc.constantFrom("", '"', "\\", "\\\\", "}", "{", ",", "\r", "\u0000", "é", "\\u000d", ":"),
  });
  const edited = fc.array(edit, { minLength: 1, maxLength: 3 }).map((edits) =>
    edits.reduce((now, { at, cut, put }) => now.slice(0, at) + put + now.slice(at + cut), text)
  );
  fc.assert(fc.property(edited, agreesWithSchema), { numRuns: 5_000 });
});
