import { expect } from "@open-wc/testing";
import type { LinksReceives } from "../../../../widget/model/ports.ts";
import { CALL, kinds, useLinkPairs } from "./link-pairs.ts";

describe("createLinkSet() across a page change", () => {
  const pairs = useLinkPairs();
  const { answer, carry, open, ring } = pairs;
  const meet = (userId: string, isPolite: boolean): Extract<LinksReceives, { type: "meet" }> => ({
    type: "meet",
    ...CALL,
    callType: "voice",
    people: [{ userId, isPolite }],
  });

  it("builds a new link with a page that takes up the call of the previous one", async () => {
    const pair = await ring();
    answer(pair);
    await Promise.all([pair.ann.heard("link.connected"), pair.ben.heard("link.connected")]);
    const before = pair.ann.sent.length;
    pair.ann.send({ type: "away", userId: "ben", isAway: true });
    pair.ben.stop();

    const back = open("ben");
    carry(pair.ann, back, "ann", "laptop", { since: before });
    carry(back, pair.ann, "ben", "phone-2");
    pair.ann.send({ type: "away", userId: "ben", isAway: false });
    back.send({
      type: "meet",
      ...CALL,
      callType: "voice",
      people: [{ userId: "ann", isPolite: false }],
    });
    back.send({ type: "local-stream", stream: pairs.microphone });
    await Promise.all([back.heard("link.connected"), pair.ann.heard("link.connected", before)]);
    expect(pairs.record.all.map(({ connectionState }) => connectionState)).to.deep.equal([
      "closed",
      "closed",
      "connected",
      "connected",
    ]);
    const { stream } = await pair.ann.heard("link.stream", before);
    expect(stream.getAudioTracks()).to.have.lengthOf(1);
  });

  it("connects when both are on new pages at the same time", async () => {
    const ann = open("ann");
    const ben = open("ben");
    for (const links of [ann, ben]) links.send({ type: "local-stream", stream: pairs.microphone });
    // Ann's offer finds nobody; Ben's finds Ann waiting.
    ann.send(meet("ben", false));
    await pairs.record.gathered(1);
    carry(ann, ben, "ann", "laptop", { since: ann.sent.length });
    carry(ben, ann, "ben", "phone");
    ben.send(meet("ann", true));
    await Promise.all([ann.heard("link.connected"), ben.heard("link.connected")]);
    const inUse = pairs.record.all.filter(({ connectionState }) => connectionState !== "closed");
    expect(inUse).to.have.lengthOf(2);
    for (const connection of inUse) {
      // With another transceiver that no description names, they would negotiate for ever.
      const [voice, ...more] = connection.getTransceivers();
      expect(more).to.deep.equal([]);
      expect([voice.mid, voice.sender.track?.kind]).to.deep.equal(["0", "audio"]);
      expect(voice.receiver.getSynchronizationSources()).to.have.lengthOf(1);
    }
  });

  it("answers an offer that arrives before its own is sent, and drops its own", async () => {
    const ann = open("ann");
    const ben = open("ben");
    for (const links of [ann, ben]) links.send({ type: "local-stream", stream: pairs.microphone });
    ben.send(meet("ann", true));
    await ben.heard("link.signal");
    carry(ann, ben, "ann", "laptop");
    // In the same turn, so that Ben's offer is there before Ann's own is sent.
    ann.send(meet("ben", false));
    carry(ben, ann, "ben", "phone");
    await Promise.all([ann.heard("link.connected"), ben.heard("link.connected")]);
    for (const links of [ann, ben]) {
      expect(kinds(links).filter((kind) => kind === "webrtc:offer")).to.have.lengthOf(
        links === ben ? 1 : 0,
      );
    }
    for (const connection of pairs.record.all) {
      if (connection.connectionState === "closed") continue;
      expect(connection.getTransceivers().map(({ mid }) => mid)).to.deep.equal(["0"]);
    }
  });

  it("ignores an answer that was meant for the previous page", async () => {
    const [ann, gone] = [open("ann"), open("ben")];
    ann.send({ type: "local-stream", stream: pairs.microphone });
    // Ann is in the call, with nobody else in it yet.
    ann.send({ ...meet("ben", false), people: [] });
    carry(gone, ann, "ben", "phone");
    gone.send(meet("ann", true));
    await ann.heard("link.signal");
    gone.stop();

    const back = open("ben");
    back.send({ type: "local-stream", stream: pairs.microphone });
    back.send(meet("ann", true));
    await back.heard("link.signal");
    carry(ann, back, "ann", "laptop");
    carry(back, ann, "ben", "phone-2");
    await Promise.all([ann.heard("link.connected"), back.heard("link.connected")]);
  });

  it("ignores an offer that was meant for the previous page", async () => {
    const { ann, ben: gone } = await ring();
    answer({ ann, ben: gone });
    await Promise.all([ann.heard("link.connected"), gone.heard("link.connected")]);
    gone.stop();
    const before = ann.sent.length;
    ann.send({ type: "local-stream", stream: pairs.camera });
    await ann.heard("link.signal", before);

    const back = open("ben");
    back.send({ type: "local-stream", stream: pairs.microphone });
    back.send(meet("ann", true));
    await back.heard("link.signal");
    carry(ann, back, "ann", "laptop", { since: before });
    carry(back, ann, "ben", "phone-2");
    await Promise.all([ann.heard("link.connected", before), back.heard("link.connected")]);
    // The offer to the earlier page opened no further connection.
    expect(pairs.record.all).to.have.lengthOf(4);
  });
});
