/** Relaying: who may address whom, before and after the accept, and what is sent. */
import assert from "node:assert/strict";
import { ClientMessage } from "../../../../server/protocol/client-message.ts";
import { check } from "../../../../server/protocol/codec.ts";
import {
  answer,
  CALL,
  CANDIDATE,
  candidate,
  OFFER,
  offer,
  scene,
  toAnn,
  toBen,
} from "./relay-fixture.ts";

Deno.test("relay() forwards the text unchanged, with the sender appended", () => {
  const { ann, ben, bens2nd, relayText } = scene({ answered: true });
  const text = JSON.stringify({ type: "webrtc:offer", ...CALL, ...toBen, offer: OFFER });
  assert.equal(relayText(ann, text), "sent");
  assert.deepEqual(ben.sentTexts, [
    `${text.slice(0, -1)},"fromUserId":"ann","fromConnectionId":"ann-1"}`,
  ]);
  assert.deepEqual(bens2nd.sent, []);
});

Deno.test("relay() carries answers, a candidate and lists of candidates", () => {
  const { ann, ben, send } = scene({ answered: true });
  assert.equal(send(ben, { ...answer, ...toAnn }), "sent");
  assert.equal(send(ben, { ...candidate, ...toAnn }), "sent");
  assert.equal(
    send(ben, { ...candidate, ...toAnn, candidate: [CANDIDATE, { candidate: "" }] }),
    "sent",
  );
  assert.deepEqual(ann.sent.map(({ type, fromConnectionId }) => [type, fromConnectionId]), [
    ["webrtc:answer", "ben-1"],
    ["webrtc:ice-candidate", "ben-1"],
    ["webrtc:ice-candidate", "ben-1"],
  ]);
});

Deno.test("relay() forwards the end of candidates so that every parser reads the same", () => {
  const { ann, ben, relayText } = scene({ answered: true });
  const end = { type: "webrtc:ice-candidate", ...CALL, ...toAnn, candidate: null };
  const text = JSON.stringify(end);
  assert.equal(relayText(ben, text), "sent");
  assert.equal(relayText(ben, text.replace("null", `{"candidate":"x"},"candidate":null`)), "sent");
  const forwarded = `${text.slice(0, -1)},"fromUserId":"ben","fromConnectionId":"ben-1"}`;
  assert.deepEqual(ann.sentTexts, [forwarded, forwarded]);
});

Deno.test("relay() does not forward the request's id", () => {
  const { ann, ben, send } = scene({ answered: true });
  assert.equal(send(ann, { ...offer, ...toBen, id: "r1" }), "sent");
  assert.deepEqual(ben.sent, [
    {
      type: "webrtc:offer",
      ...CALL,
      ...toBen,
      offer: OFFER,
      fromUserId: "ann",
      fromConnectionId: "ann-1",
    },
  ]);
});

const ENVELOPE = `"sessionId":"s1","chatId":"c1","targetUserId":"ben"`;
const ENCODED: [string, string][] = [
  [
    "blank space around and inside",
    ` { "type" : "webrtc:offer", ${ENVELOPE} ,"offer" : ${JSON.stringify(OFFER)} } \n`,
  ],
  [
    "two types",
    `{"type":"call:ended",${ENVELOPE},"offer":${JSON.stringify(OFFER)},"type":"webrtc:offer"}`,
  ],
  [
    "two types, one escaped",
    `{"\\u0074ype":"call:ended",${ENVELOPE},"offer":${
      JSON.stringify(OFFER)
    },"type":"webrtc:offer"}`,
  ],
  [
    "two types with blank space",
    `{"type" :"call:ended",${ENVELOPE},"offer":${JSON.stringify(OFFER)},"type":"webrtc:offer"}`,
  ],
  [
    "two calls",
    `{"type":"webrtc:offer","sessionId":"s0",${ENVELOPE},"offer":${JSON.stringify(OFFER)}}`,
  ],
  [
    "a number first",
    `{"type":1,"type":"webrtc:offer",${ENVELOPE},"offer":${JSON.stringify(OFFER)}}`,
  ],
  [
    "two offers, the first an object of anything",
    `{"type":"webrtc:offer",${ENVELOPE},"offer":{"fromUserId":"ben"},"offer":${
      JSON.stringify(OFFER)
    }}`,
  ],
  [
    "two keys inside the offer",
    `{"type":"webrtc:offer",${ENVELOPE},"offer":{"sdp":"evil","type":"offer","sdp":${
      JSON.stringify(OFFER.sdp)
    }}}`,
  ],
];

/** The keys of a text; without duplicates, every parser reads the same. */
function keysOf(text: string): string[] {
  const keys: string[] = [];
  JSON.parse(text, function (key, value) {
    keys.push(key);
    return value;
  });
  return keys;
}

for (const [name, text] of ENCODED) {
  Deno.test(`relay() forwards text that every parser reads the same: ${name}`, () => {
    const { ann, ben, relayText } = scene({ answered: true });
    assert.equal(relayText(ann, text), "sent");
    const [forwarded] = ben.sentTexts;
    assert.deepEqual(JSON.parse(forwarded), {
      type: "webrtc:offer",
      ...CALL,
      ...toBen,
      offer: OFFER,
      fromUserId: "ann",
      fromConnectionId: "ann-1",
    });
    const quotes = forwarded.split('"').length - 1;
    // Each key once: nine keys, of which only `offer` has no string value.
    assert.equal(quotes, 9 * 4 - 2);
    assert.equal(keysOf(forwarded).length, 10);
    assert.ok(forwarded.endsWith(`,"fromUserId":"ann","fromConnectionId":"ann-1"}`));
  });
}

Deno.test("a message that names a sender is refused by the schema", () => {
  const forged = { type: "webrtc:offer", ...CALL, ...toBen, offer: OFFER, fromUserId: "eve" };
  assert.deepEqual(check(ClientMessage, forged), { ok: false, problem: "unknown key fromUserId" });
});

Deno.test("relay() forwards quotation marks and escapes unchanged in meaning", () => {
  const { ann, ben, send } = scene({ answered: true });
  const sdp = 'v=0\r\ns="quoted" \\ } \u2028\r\n';
  assert.equal(send(ann, { ...offer, ...toBen, offer: { type: "offer", sdp } }), "sent");
  assert.deepEqual(ben.sent[0].offer, { type: "offer", sdp });
  assert.equal(ben.sent[0].fromUserId, "ann");
});

Deno.test("relay() refuses a call that does not exist or belongs to another chat", () => {
  const { ann, ben, send } = scene({ answered: true });
  assert.equal(send(ann, { ...offer, ...toBen, sessionId: "s2" }), "call-not-found");
  assert.equal(send(ann, { ...offer, ...toBen, chatId: "c2" }), "call-not-found");
  assert.deepEqual(ben.sent, []);
});

Deno.test("relay() refuses strangers, and messages to strangers or to oneself", () => {
  const { ann, anns2nd, ben, eve, send } = scene({ answered: true });
  assert.equal(send(eve, { ...offer, ...toBen }), "forbidden");
  assert.equal(send(ann, { ...offer, targetUserId: "eve" }), "target-not-found");
  assert.equal(
    send(ann, { ...offer, targetUserId: "eve", targetConnectionId: "eve-1" }),
    "target-not-found",
  );
  assert.equal(send(ann, { ...offer, ...toAnn }), "target-not-found");
  assert.equal(send(ann, { ...offer, targetUserId: "nobody" }), "target-not-found");
  assert.deepEqual([...ann.sent, ...anns2nd.sent, ...ben.sent, ...eve.sent], []);
});

Deno.test("relay() relays only between the connections that hold the seats", () => {
  const { anns2nd, ann, bens2nd, send } = scene({ answered: true });
  assert.equal(send(anns2nd, { ...offer, ...toBen }), "not-in-call");
  assert.equal(send(bens2nd, { ...answer, ...toAnn }), "not-in-call");
  assert.equal(send(ann, { ...offer, ...toBen, targetConnectionId: "ben-2" }), "target-not-found");
  assert.equal(send(ann, { ...offer, ...toBen, targetConnectionId: "ben-1" }), "sent");
});

Deno.test("relay() answers target-not-found when the other device is away", () => {
  const { ann, ben, registry, send } = scene({ answered: true });
  registry.remove(ben);
  assert.equal(send(ann, { ...offer, ...toBen }), "target-not-found");
});

Deno.test("relay() lets the caller offer to one ringing device by its connection id", () => {
  const { ann, ben, bens2nd, send } = scene();
  assert.equal(send(ann, { ...offer, ...toBen, targetConnectionId: "ben-2" }), "sent");
  assert.equal(bens2nd.sent.length, 1);
  assert.deepEqual(ben.sent, []);
  assert.equal(send(ann, { ...offer, ...toBen }), "target-not-found");
  assert.equal(send(ann, { ...offer, ...toBen, targetConnectionId: "eve-1" }), "target-not-found");
  assert.equal(send(ann, { ...offer, ...toBen, targetConnectionId: "ann-2" }), "target-not-found");
});

Deno.test("relay() needs no connection id when only one device rings", () => {
  const { ann, ben, bens2nd, registry, send } = scene();
  registry.remove(bens2nd);
  assert.equal(send(ann, { ...offer, ...toBen }), "sent");
  assert.equal(ben.sent.length, 1);
  registry.remove(ben);
  assert.equal(send(ann, { ...offer, ...toBen }), "target-not-found");
});

Deno.test("relay() lets a ringing device address only the caller's seat, with or without its connection id", () => {
  const { ann, ben, send } = scene({ early: "connect" });
  for (const to of [toAnn, { ...toAnn, targetConnectionId: ann.id }]) {
    assert.equal(send(ben, { ...answer, ...to }), "sent");
  }
  assert.equal(ann.sent.length, 2);
  assert.equal(send(ben, { ...answer, targetUserId: "eve" }), "target-not-found");
  assert.equal(send(ben, { ...answer, ...toAnn, targetConnectionId: "ann-2" }), "target-not-found");
});
