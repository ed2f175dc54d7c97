import { expect } from "@open-wc/testing";
import type { CallQuality } from "../../../../server/protocol/client-message.ts";
import { careForCall } from "../../../../widget/effects/link/call-care.ts";
import { createLinkStats } from "../../../../widget/effects/link/link-stats.ts";
import { createVideoAdaptation } from "../../../../widget/effects/link/video-adaptation.ts";
import { shareOf, type VideoShare } from "../../../../widget/effects/link/video-sending.ts";

type Report = Record<string, unknown> & { id: string };

/** A connection whose statistics the test sets. */
function fakeConnection(...reports: Report[]) {
  const stats = new Map(reports.map((report) => [report.id, report]));
  const connection = {
    getStats: () =>
      Promise.resolve(new Map(Array.from(stats, ([id, report]) => [id, { ...report }]))),
    getSenders: () => [],
  } as unknown as RTCPeerConnection;
  return {
    connection,
    change: (id: string, change: Record<string, unknown>) => Object.assign(stats.get(id)!, change),
  };
}
const inbound = (change = {}): Report => ({
  id: "in",
  type: "inbound-rtp",
  kind: "audio",
  timestamp: 1_000,
  packetsReceived: 100,
  packetsLost: 0,
  bytesReceived: 10_000,
  jitter: 0.005,
  ...change,
});

describe("createLinkStats()", () => {
  it("reads what has arrived since the last reading", async () => {
    const { connection, change } = fakeConnection(inbound());
    const stats = createLinkStats(connection);
    await stats.read();
    change("in", {
      timestamp: 3_000,
      packetsReceived: 190,
      packetsLost: 10,
      bytesReceived: 20_000,
    });
    expect(await stats.read()).to.deep.equal({
      samples: [{ kind: "audio", lossPercent: 10, jitterMs: 5, roundTripMs: 0 }],
      bitrate: 40_000,
      isReceiving: true,
    });
  });

  it("reads the other direction from what the other browser reports", async () => {
    const { connection, change } = fakeConnection(
      { id: "out", type: "outbound-rtp", kind: "video", timestamp: 0, packetsSent: 0 },
      {
        id: "remote",
        type: "remote-inbound-rtp",
        kind: "video",
        timestamp: 0,
        localId: "out",
        packetsLost: 0,
      },
      {
        id: "pair",
        type: "candidate-pair",
        timestamp: 0,
        nominated: true,
        state: "succeeded",
        currentRoundTripTime: 0.08,
      },
    );
    const stats = createLinkStats(connection);
    expect((await stats.read()).samples).to.deep.equal([]);
    change("out", { packetsSent: 200 });
    change("remote", { packetsLost: 50, roundTripTime: 0.12, jitter: 0.01 });
    expect((await stats.read()).samples).to.deep.equal([
      { kind: "video", lossPercent: 25, jitterMs: 10, roundTripMs: 120 },
    ]);
    change("out", { packetsSent: 400 });
    change("remote", { roundTripTime: undefined });
    expect((await stats.read()).samples[0]).to.deep.include({ lossPercent: 0, roundTripMs: 80 });
  });

  it("counts nothing that the browser does not report", async () => {
    const { connection } = fakeConnection(
      { id: "in", type: "inbound-rtp", timestamp: 0 },
      { id: "remote", type: "remote-inbound-rtp", kind: "audio", timestamp: 0 },
    );
    expect(await createLinkStats(connection).read()).to.deep.equal({
      samples: [],
      bitrate: 0,
      isReceiving: false,
    });
  });
});

describe("createVideoAdaptation()", () => {
  function camera(contentHint = "motion") {
    const encoding: RTCRtpEncodingParameters = { maxBitrate: 2_500_000, scaleResolutionDownBy: 1 };
    const sender = {
      track: { kind: "video", contentHint },
      getParameters: () => ({ encodings: [encoding] }),
      setParameters: () => Promise.resolve(),
    };
    const share: VideoShare = { maxBitrate: 2_500_000, scale: 1 };
    const adaptation = createVideoAdaptation({
      connection: { getSenders: () => [sender as unknown as RTCRtpSender] },
      share: () => share,
    });
    const follow = async (...scores: number[]) => {
      for (const score of scores) await adaptation.follow(score);
      return [encoding.maxBitrate, encoding.scaleResolutionDownBy];
    };
    return { adaptation, encoding, follow, share };
  }

  it("lowers the bit rate on a poor path, then the picture size, down to a minimum", async () => {
    const { follow } = camera();
    expect(await follow(30)).to.deep.equal([2_500_000, 1]);
    expect(await follow(30)).to.deep.equal([750_000, 1]);
    expect(await follow(30, 30)).to.deep.equal([250_000, 2]);
    expect(await follow(0, 0, 0, 0)).to.deep.equal([250_000, 2]);
  });

  it("is exhausted when even the minimum is too much, until the path improves", async () => {
    const { adaptation, follow } = camera();
    await follow(30, 30, 30, 30, 30, 30, 30);
    expect(adaptation.isExhausted).to.equal(false);
    await follow(30);
    expect(adaptation.isExhausted).to.equal(true);
    await follow(60);
    expect(adaptation.isExhausted).to.equal(false);
  });

  it("keeps the size of a shared screen, and lowers only its bit rate", async () => {
    const { follow } = camera("detail");
    expect(await follow(30, 30, 30, 30)).to.deep.equal([500_000, 1]);
  });

  it("recovers step by step when the path has been good for a while", async () => {
    const { follow } = camera();
    await follow(30, 30, 30, 30);
    expect(await follow(90, 90, 90, 90, 90)).to.deep.equal([250_000, 2]);
    expect(await follow(90)).to.deep.equal([750_000, 1]);
    expect(await follow(90, 90, 70, 90, 90, 90, 90, 90)).to.deep.equal([750_000, 1]);
    expect(await follow(90)).to.deep.equal([2_500_000, 1]);
  });

  it("stays within its share among several people", async () => {
    const { follow, share } = camera();
    await follow(90);
    Object.assign(share, shareOf(2_500_000, 3));
    expect(await follow(90)).to.deep.equal([833_333, 2]);
    expect(await follow(30, 30)).to.deep.equal([250_000, 2]);
    Object.assign(share, shareOf(2_500_000, 1));
    expect(await follow(50)).to.deep.equal([750_000, 1]);
  });

  it("sets the bit rate again after a negotiation has reset it", async () => {
    const { encoding, follow } = camera();
    await follow(30, 30);
    encoding.maxBitrate = 2_500_000;
    expect(await follow(60)).to.deep.equal([750_000, 1]);
  });
});

describe("shareOf()", () => {
  it("never needs more for several people than for one, nor a larger picture for more of them", () => {
    for (const links of [1, 2, 3, 4, 5]) {
      const { maxBitrate, scale } = shareOf(2_500_000, links);
      expect(maxBitrate * links).to.be.at.most(2_500_000 + links);
      expect(scale).to.be.at.least(shareOf(2_500_000, links - 1).scale);
    }
    expect(shareOf(2_500_000, 1)).to.deep.equal({ maxBitrate: 2_500_000, scale: 1 });
    expect(shareOf(2_500_000, 2).scale).to.equal(1.5);
  });
});

describe("careForCall()", () => {
  it("announces a level when it changes, and reports what was measured", async () => {
    const { connection, change } = fakeConnection(inbound());
    const levels: [string, number][] = [];
    const people: [string, string][] = [];
    let received = 100;
    let lost = 0;
    const reported = new Promise<[CallQuality, string[]]>((resolve) => {
      const care = careForCall({
        connections: () => {
          received += 50;
          change("in", { packetsReceived: received, packetsLost: lost });
          return new Map([["ben", connection]]);
        },
        videoMaxBitrate: 2_500_000,
        reportIntervalMs: 100,
        readEveryMs: 10,
        onLevel: (level, mos) => {
          levels.push([level, mos]);
          lost += 200;
        },
        onPerson: (...person) => people.push(person),
        onExhausted: () => {},
        onReport: (...report) => {
          if (people.length < 2) return;
          care.stop();
          resolve(report);
        },
      });
    });
    const [quality, receivingFrom] = await reported;
    expect(receivingFrom).to.deep.equal(["ben"]);
    expect(levels.slice(0, 2).map(([level]) => level)).to.deep.equal(["excellent", "lost"]);
    expect(people.slice(0, 2)).to.deep.equal([["ben", "excellent"], ["ben", "lost"]]);
    expect(quality.packetLoss).to.be.above(0);
    expect(quality.jitter).to.equal(5);
  });

  it("does not report a forgotten person as heard because of earlier packets", async () => {
    const ben = fakeConnection(inbound());
    const cid = fakeConnection(inbound());
    let received = 100;
    let isGone = false;
    const reports: string[][] = [];
    const said = Promise.withResolvers<void>();
    const care = careForCall({
      connections: () => {
        received += 50;
        cid.change("in", { packetsReceived: received });
        if (!isGone) ben.change("in", { packetsReceived: received });
        return new Map([["ben", ben.connection], ["cid", cid.connection]]);
      },
      videoMaxBitrate: 2_500_000,
      reportIntervalMs: 60,
      readEveryMs: 10,
      onLevel: () => {},
      onPerson: () => {},
      onExhausted: () => {},
      onReport: (_, receivingFrom) => {
        reports.push(receivingFrom);
        if (reports.length === 3) return said.resolve();
        isGone = true;
        care.forget("ben");
      },
    });
    await said.promise;
    care.stop();
    expect(reports[0]).to.have.members(["ben", "cid"]);
    expect(reports.slice(1)).to.deep.equal([["cid"], ["cid"]]);
  });
});
