import { describe, it } from "../../support/mocha.ts";
import { expect } from "@open-wc/testing";
import type { WebrtcSignal } from "../../../../widget/model/ports.ts";
import { CALL, useLinkPairs } from "./link-pairs.ts";

const FROM = { ...CALL, targetUserId: "ben", fromUserId: "ann", fromConnectionId: "laptop" };

/** An offer as a browser writes it. */
async function offerOf(session: number): Promise<WebrtcSignal> {
  const connection = new RTCPeerConnection();
  connection.addTransceiver("audio");
  const { sdp = "" } = await connection.createOffer();
  connection.close();
  const offer = { type: "offer" as const, sdp: sdp.replace(/^o=- \d+/m, `o=- ${session}`) };
  return { type: "webrtc:offer", ...FROM, offer };
}

function candidatesFrom(first: number): WebrtcSignal {
  const candidate = Array.from({ length: 64 }, (_, at) => ({
    candidate: `candidate:${first + at} 1 udp 1 10.0.${(first + at) >> 8}.1 ${
      1024 + first + at
    } typ host`,
    sdpMid: "0",
    sdpMLineIndex: 0,
  }));
  return { type: "webrtc:ice-candidate", ...FROM, candidate };
}

describe("createLinkSet() with a hostile peer", () => {
  const pairs = useLinkPairs();

  it("limits how many candidates of the peer it adds", async () => {
    const ben = pairs.open("ben");
    const hear = (signal: WebrtcSignal) => ben.send({ type: "signal", signal, early: "hold" });
    ben.send({ type: "accept", ...CALL, callType: "voice", callerId: "ann" });
    const [connection] = pairs.record.all;
    let given = 0;
    Object.defineProperty(connection, "addIceCandidate", {
      value(candidate: RTCIceCandidateInit) {
        given++;
        return Reflect.apply(RTCPeerConnection.prototype.addIceCandidate, connection, [candidate]);
      },
    });
    // Candidates before the offer wait for it.
    for (let first = 0; first < 2_000; first += 64) hear(candidatesFrom(first));
    hear(await offerOf(1));
    await ben.heard("link.signal");
    for (let first = 2_000; first < 4_000; first += 64) hear(candidatesFrom(first));
    expect(given).to.be.within(100, 400);
  });
});
