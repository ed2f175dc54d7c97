import { expect } from "@open-wc/testing";
import { signalOf } from "../../../../widget/effects/link/signal-message.ts";

describe("signalOf()", () => {
  const from = {
    type: "webrtc:ice-candidate",
    sessionId: "s1",
    chatId: "c1",
    targetUserId: "ann",
    fromUserId: "ben",
    fromConnectionId: "ben-1",
  } as const;
  const candidate = { candidate: "candidate:1 1 udp 1 192.0.2.1 9 typ host", sdpMid: "0" };

  it("reads a candidate and a list of them alike", () => {
    const signal = { type: "candidates", candidates: [candidate] };
    expect(signalOf({ ...from, candidate })).to.deep.equal(signal);
    expect(signalOf({ ...from, candidate: [candidate] })).to.deep.equal(signal);
  });

  it("finds no candidate in the end-of-candidates that other clients send", () => {
    const signal = { type: "candidates", candidates: [] };
    expect(signalOf({ ...from, candidate: null })).to.deep.equal(signal);
  });
});
