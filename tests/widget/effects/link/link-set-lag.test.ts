import { expect } from "@open-wc/testing";
import type { WebrtcSignal } from "../../../../widget/model/ports.ts";
import { config } from "../../model/script.ts";
import { describe, it } from "../../support/mocha.ts";
import { CALL, device, type Links, signals, useLinkPairs } from "./link-pairs.ts";

/** A server that never answers: its port is closed. */
const SILENT = { urls: ["turn:127.0.0.1:9?transport=tcp"], username: "a", credential: "b" };

describe("createLinkSet() with a lagging link", () => {
  const { start } = useLinkPairs();

  /** Ann calls with only these servers; Ben answers with only this candidate. */
  async function call(
    iceServers: RTCIceServer[],
    candidate: string,
    connectMs = 2_500,
  ): Promise<Links> {
    const links = start("ann");
    const timeouts = { ...config.timeouts, connectMs };
    const asked = { ...config, timeouts, iceServers, iceTransportPolicy: "relay" as const };
    links.send({ type: "configure", config: asked as typeof config });
    links.send({ type: "ring", ...CALL, callType: "voice", devices: [device("phone")] });
    const offer = await new Promise<string>((resolve) =>
      links.follow(() => {
        const said = signals(links).find(({ type }) => type === "webrtc:offer");
        if (said?.type === "webrtc:offer") resolve(said.offer.sdp);
      })
    );
    const ben = new RTCPeerConnection();
    await ben.setRemoteDescription({ type: "offer", sdp: offer });
    const { sdp } = await ben.createAnswer();
    ben.close();
    const signal = {
      type: "webrtc:answer",
      ...CALL,
      answer: { type: "answer", sdp: `${sdp}a=candidate:1 1 udp 99 127.0.0.1 9 ${candidate}\r\n` },
      fromUserId: "ben",
      fromConnectionId: "phone",
    } as WebrtcSignal;
    // Everything slow is done before the connect timeout starts.
    const to = { userId: "ben", connectionId: "phone" };
    links.send({ type: "answered", ...CALL, callType: "voice", ...to });
    links.send({ type: "signal", signal, early: "hold" });
    return links;
  }

  for (const type of ["srflx", "relay"]) {
    it(`reports that this network is closed if the other side has a ${type} candidate`, async () => {
      const links = await call([SILENT], `typ ${type} raddr 0.0.0.0 rport 0`, 8_000);
      await links.heard("link.shut-in");
    });
  }

  it("does not blame the network if the other side has no server candidate either", async () => {
    const links = await call([SILENT], "typ host");
    await links.heard("link.failed");
    expect(links.sent.some(({ type }) => type === "link.shut-in")).to.equal(false);
  });

  it("does not blame the network if no server was configured", async () => {
    const links = await call([], "typ relay raddr 0.0.0.0 rport 0");
    await links.heard("link.failed");
    expect(links.sent.some(({ type }) => type === "link.shut-in")).to.equal(false);
  });
});
