/** Relaying before the accept: strangers see no addresses, contacts may connect. */
import assert from "node:assert/strict";
import {
  answer,
  candidate,
  offer,
  OFFER_WITH_ADDRESS,
  scene,
  toAnn,
  toBen,
} from "./relay-fixture.ts";

Deno.test("relay() relays no address before the accept in hold mode", () => {
  const { ann, ben, bens2nd, send } = scene();
  const toDevice = { ...toBen, targetConnectionId: "ben-2" };
  assert.equal(send(ann, { ...candidate, ...toDevice }), "too-early");
  assert.equal(send(ann, { ...offer, ...toDevice, offer: OFFER_WITH_ADDRESS }), "too-early");
  assert.equal(send(ben, { ...answer, ...toAnn }), "too-early");
  assert.equal(send(ben, { ...candidate, ...toAnn }), "too-early");
  const relayed = { type: "answer", sdp: "v=0\r\na=x-chat-call-relay:candidate:1 1 udp\r\n" };
  assert.equal(send(ben, { ...answer, ...toAnn, answer: relayed }), "too-early");
  assert.deepEqual([...ann.sent, ...ben.sent, ...bens2nd.sent], []);
});

Deno.test("relay() recognises every spelling of a candidate that Firefox accepts", () => {
  const { ann, ben, send } = scene({ hasRelay: true });
  const toDevice = { ...toBen, targetConnectionId: "ben-1" };
  for (const name of ["CANDIDATE:", " candidate:", ":candidate:", "\tcandidate:", "candidate "]) {
    const sdp = `a=${name}1 1 udp 1 192.0.2.7 9 typ host\r\na=x-chat-call-relay:candidate:1\r\n`;
    assert.equal(send(ann, { ...offer, ...toDevice, offer: { type: "offer", sdp } }), "too-early");
    assert.equal(send(ben, { ...answer, ...toAnn, answer: { type: "answer", sdp } }), "too-early");
  }
});

Deno.test("relay() lets a device rung by a stranger answer only with a relay address", () => {
  const { ann, ben, send } = scene({ hasRelay: true });
  const relayed = `a=x-chat-call-relay:candidate:1 1 udp 1 192.0.2.9 9 typ relay\r\n`;
  const through = (sdp: string) => ({ ...answer, ...toAnn, answer: { type: "answer", sdp } });
  assert.equal(send(ann, { ...candidate, ...toBen, targetConnectionId: "ben-1" }), "too-early");
  assert.equal(send(ben, { ...candidate, ...toAnn }), "too-early");
  assert.equal(send(ben, { ...answer, ...toAnn }), "too-early");
  assert.equal(send(ben, through(`${OFFER_WITH_ADDRESS.sdp}${relayed}`)), "too-early");
  assert.deepEqual(ann.sent, []);
  assert.equal(send(ben, through(`v=0\r\n${relayed}`)), "sent");
  assert.equal(ann.sent.length, 1);
});

Deno.test("relay() lets contacts connect while it rings", () => {
  const { ann, ben, send } = scene({ early: "connect" });
  const toDevice = { ...toBen, targetConnectionId: "ben-1" };
  assert.equal(send(ann, { ...offer, ...toDevice, offer: OFFER_WITH_ADDRESS }), "sent");
  assert.equal(send(ann, { ...candidate, ...toDevice }), "sent");
  assert.equal(send(ben, { ...answer, ...toAnn }), "sent");
  assert.equal(send(ben, { ...candidate, ...toAnn }), "sent");
  assert.equal(ann.sent.length, 2);
  assert.equal(ben.sent.length, 2);
});
