/** A call as the relay sees it, with people in seats or being rung, for the relay tests. */
import assert from "node:assert/strict";
import type { CallService, LiveSeats } from "../../../../server/calls/call-service.ts";
import type { EarlyMedia } from "../../../../server/protocol/call.ts";
import { ClientMessage, type RelayedMessage } from "../../../../server/protocol/client-message.ts";
import { check } from "../../../../server/protocol/codec.ts";
import type { HandlerContext } from "../../../../server/realtime/handlers/handler.ts";
import { createRegistry } from "../../../../server/realtime/registry.ts";
import { relay } from "../../../../server/realtime/relay/relay.ts";
import { createRouter } from "../../../../server/realtime/router.ts";
import { type FakeConnection, fakeConnection } from "../../../support/fake-connection.ts";

export const CALL = { sessionId: "s1", chatId: "c1" };
export const OFFER = { type: "offer", sdp: "v=0\r\na=mid:0\r\n" };
export const OFFER_WITH_ADDRESS = {
  type: "offer",
  sdp: "v=0\r\na=candidate:1 1 udp 1 192.0.2.1 9 typ host\r\n",
};
const ANSWER = { type: "answer", sdp: "v=0\r\n" };
export const CANDIDATE = {
  candidate: "candidate:1 1 udp 1 192.0.2.1 9 typ host",
  sdpMid: "0",
  sdpMLineIndex: 0,
};

/** Ann calls Ben, who has two devices; Eve is connected but not in the call. */
export function scene(
  { answered = false, early = "hold", hasRelay = false }: {
    answered?: boolean;
    early?: EarlyMedia;
    hasRelay?: boolean;
  } = {},
) {
  const registry = createRegistry();
  const people = {
    ann: fakeConnection("ann"),
    anns2nd: fakeConnection("ann", "ann-2"),
    ben: fakeConnection("ben"),
    bens2nd: fakeConnection("ben", "ben-2"),
    eve: fakeConnection("eve"),
  };
  for (const connection of Object.values(people)) registry.add(connection);
  const live: LiveSeats = {
    ...CALL,
    status: answered ? "active" : "ringing",
    callerId: "ann",
    seats: new Map([["ann", "ann-1"], ...answered ? [["ben", "ben-1"] as const] : []]),
    ringing: new Set(answered ? [] : ["ben"]),
    connectsEarly: new Set(early === "connect" ? ["ben"] : []),
  };
  const calls: Pick<CallService, "live"> = {
    live: (id) => id === live.sessionId ? live : undefined,
  };
  const context = {
    calls,
    registry,
    router: createRouter(registry),
    hasRelay,
    takeOffer: () => 0,
    now: Date.now,
  } as unknown as HandlerContext;

  /** "sent", or the code of the refusal. */
  const relayText = (from: FakeConnection, text: string): string => {
    const message = check(ClientMessage, JSON.parse(text));
    assert.ok(message.ok, message.ok ? "" : message.problem);
    const reply = relay(context, from, message.value as RelayedMessage, text);
    assert.ok(!(reply instanceof Promise));
    return reply.ok ? "sent" : reply.code;
  };
  const send = (from: FakeConnection, message: object): string =>
    relayText(from, JSON.stringify({ ...CALL, ...message }));
  return { ...people, registry, live, relayText, send };
}

export const toBen = { targetUserId: "ben" };
export const toAnn = { targetUserId: "ann" };
export const offer = { type: "webrtc:offer", offer: OFFER };
export const answer = { type: "webrtc:answer", answer: ANSWER };
export const candidate = { type: "webrtc:ice-candidate", candidate: CANDIDATE };
