import { expect } from "@open-wc/testing";
import { idOf, referenceOf } from "../../../../widget/effects/link/description-reference.ts";
import { waitUntil } from "../../support/wait-until.ts";
import {
  agree,
  type Description,
  reworded,
  type Side,
  states,
  types,
  useSides,
} from "./negotiator-sides.ts";

/** A candidate for the connection that this description is of. */
function candidateFor({ sdp }: Description, port: number): RTCIceCandidateInit {
  const [, usernameFragment] = /^a=ice-ufrag:(\S+)/m.exec(sdp ?? "")!;
  const candidate = `candidate:${port} 1 udp 1 127.0.0.1 ${port} typ host`;
  return { candidate, sdpMid: "0", sdpMLineIndex: 0, usernameFragment };
}

/** The ports of the candidates that its connection is given from now on. */
function portsGivenTo({ connection }: Side): number[] {
  const ports: number[] = [];
  const add = connection.addIceCandidate.bind(connection);
  connection.addIceCandidate = (candidate?: RTCIceCandidateInit | null) => {
    ports.push(Number(/ (\d+) typ/.exec(candidate?.candidate ?? "")?.[1]));
    return add(candidate);
  };
  return ports;
}

describe("createNegotiator()", () => {
  const { createSide, createSides } = useSides();

  describe("when both offer at once", () => {
    it("answers the offer of the impolite side first, then that of the polite one", async () => {
      const { impolite, polite } = createSides();
      await agree(impolite, polite);
      const [kept, dropped] = await Promise.all([impolite.offers("video"), polite.offers("video")]);
      await Promise.all([impolite.take(dropped), polite.take(kept)]);
      expect([types(impolite), types(polite)]).to.deep.equal([
        ["offer", "offer"],
        ["answer", "offer", "answer"],
      ]);
      await impolite.take(polite.sent[2]);
      // What was given up for the other's offer is offered again.
      await impolite.take(await polite.said(3));
      await polite.take(impolite.sent[2]);
      expect(states(impolite, polite)).to.deep.equal(["stable", "stable"]);
      for (const { connection } of [impolite, polite]) {
        const isAgreed = connection.getTransceivers().map((one) => one.currentDirection !== null);
        expect(isAgreed).to.deep.equal([true, true, true]);
      }
      expect([...impolite.errors, ...polite.errors]).to.deep.equal([]);
    });

    it("repeats the impolite side's offer if the polite side may never have received it", async () => {
      const { impolite, polite } = createSides();
      const [kept, dropped] = await Promise.all([impolite.offers(), polite.offers()]);
      await impolite.take(dropped);
      expect(impolite.sent.map(({ sdp }) => idOf(sdp))).to.deep.equal([
        idOf(kept.sdp),
        idOf(kept.sdp),
      ]);
      // If it was received, the repeat gets the same answer again, which is of no more use.
      for (const offer of impolite.sent) await polite.take(offer);
      const [, answer, repeated, ...more] = polite.sent;
      expect([idOf(repeated.sdp), more]).to.deep.equal([idOf(answer.sdp), []]);
      for (const description of [answer, repeated]) await impolite.take(description);
      expect(types(impolite)).to.deep.equal(["offer", "offer"]);
      expect(states(impolite, polite)).to.deep.equal(["stable", "stable"]);
      expect([...impolite.errors, ...polite.errors]).to.deep.equal([]);
    });

    it("does not repeat the impolite side's offer that is still being made", async () => {
      const { impolite, polite } = createSides();
      const dropped = await polite.offers();
      impolite.connection.addTransceiver("audio");
      impolite.negotiator.offer();
      await impolite.take(dropped);
      await impolite.said();
      expect(types(impolite)).to.deep.equal(["offer"]);
    });

    it("keeps the candidates of an offer for which it still gives up its own", async () => {
      const { impolite, polite } = createSides();
      await agree(impolite, polite);
      impolite.connection.restartIce();
      const restart = await impolite.said(1);
      const given = portsGivenTo(polite);
      polite.negotiator.offer();
      const taken = polite.take(restart);
      polite.negotiator.takeCandidates([candidateFor(restart, 1)]);
      expect(given).to.deep.equal([]);
      await taken;
      expect([polite.sent.at(-1)?.type, given]).to.deep.equal(["answer", [1]]);
      polite.negotiator.takeCandidates([candidateFor(restart, 2)]);
      expect(given).to.deep.equal([1, 2]);
    });

    it("takes an offer that numbers its extensions differently than the one that it still makes", async () => {
      const { impolite, polite } = createSides();
      await agree(impolite, polite);
      const offer = await impolite.offers("video");
      polite.connection.addTransceiver("video");
      polite.negotiator.offer();
      // The ids up to four are already agreed on with the voice.
      const swapped = (number: string) => Number(number) < 5 ? number : String(19 - Number(number));
      const renumbered = (sdp: string) =>
        sdp.replace(/^(a=extmap:)(\d+)/gm, (_, name, number) => `${name}${swapped(number)}`);
      await polite.take(reworded(offer, renumbered));
      expect([polite.errors, polite.sent.at(-1)?.type]).to.deep.equal([[], "answer"]);
    });

    it("reports a candidate that fits no description, but not one of the offer that it ignores", async () => {
      const { impolite, polite } = createSides();
      await agree(impolite, polite);
      const [kept, dropped] = await Promise.all([impolite.offers("video"), polite.offers("video")]);
      const unfit = { ...candidateFor(dropped, 1), sdpMid: "9", sdpMLineIndex: 9 };
      await impolite.take(dropped);
      for (const { negotiator } of [impolite, polite]) negotiator.takeCandidates([unfit]);
      await waitUntil(() => polite.errors.length === 1, "reported");
      expect(impolite.errors).to.deep.equal([]);
      // The answer ends that.
      await polite.take(kept);
      await impolite.take(polite.sent.at(-1)!);
      impolite.negotiator.takeCandidates([unfit]);
      await waitUntil(() => impolite.errors.length === 1, "reported");
    });

    it("takes an offer that directly follows the answer to its own, on the impolite side too", async () => {
      const { impolite, polite } = createSides();
      await polite.take(await impolite.offers());
      const next = await polite.offers("video");
      await Promise.all([impolite.take(polite.sent[0]), impolite.take(next)]);
      expect(types(impolite)).to.deep.equal(["offer", "answer"]);
      expect(impolite.errors).to.deep.equal([]);
    });
  });

  it("reports an offer that the browser fails to make, and makes the next one", async () => {
    const { impolite, polite } = createSides();
    const { connection, negotiator } = impolite;
    connection.setLocalDescription = () => Promise.reject(new Error("none"));
    negotiator.offer();
    await waitUntil(() => impolite.errors.length === 1, "reported");
    expect([impolite.errors, impolite.sent]).to.deep.equal([["Error: none"], []]);
    Reflect.deleteProperty(connection, "setLocalDescription");
    await agree(impolite, polite);
  });

  it("decides what to send once the offer is set, for each offer that it has not answered yet", async () => {
    const { impolite, polite } = createSides();
    await agree(impolite, polite);
    await polite.take(impolite.sent[0]);
    expect(polite.answering).to.deep.equal(["have-remote-offer"]);
    expect(impolite.answering).to.deep.equal([]);
    expect(polite.sent[1]).to.deep.equal(polite.sent[0]);
  });

  it("names its offer's answer and what its next offer builds on, to those who ask again too", async () => {
    const { impolite, polite } = createSides();
    impolite.negotiator.sayAgain();
    expect([impolite.sent, impolite.negotiator.theirSession]).to.deep.equal([[], undefined]);
    await agree(impolite, polite);
    expect(referenceOf(impolite.sent[0].sdp)).to.equal(undefined);
    expect(referenceOf(polite.sent[0].sdp)).to.deep.equal(idOf(impolite.sent[0].sdp));
    expect(impolite.negotiator.theirSession).to.equal(idOf(polite.sent[0].sdp)?.session);
    await impolite.offers("video");
    impolite.negotiator.sayAgain();
    for (const { sdp } of impolite.sent.slice(1)) {
      expect(referenceOf(sdp)).to.deep.equal(idOf(polite.sent[0].sdp));
    }
  });

  it("takes the answer to its present offer only, and one that names no offer", async () => {
    const { impolite, polite } = createSides();
    const another = createSide(true);
    const offer = await impolite.offers();
    await polite.take(offer);
    await another.take(offer);
    const [answer] = polite.sent;
    const toAnother = (sdp: string) => sdp.replace(/^(a=x-chat-call-re:\d+) \d+/m, "$1 99");
    await impolite.take(reworded(answer, toAnother));
    expect(states(impolite)).to.deep.equal(["have-local-offer"]);
    // Of two answers at once the first counts, and after it none.
    const toNone = (sdp: string) => sdp.replace(/^a=x-chat-call-re:.*\r\n/m, "");
    await Promise.all([impolite.take(reworded(answer, toNone)), impolite.take(another.sent[0])]);
    await impolite.take(another.sent[0]);
    expect(impolite.negotiator.theirSession).to.equal(idOf(answer.sdp)?.session);
    expect([impolite.errors, impolite.refusals]).to.deep.equal([[], 0]);
  });

  it("adds the candidates that come before the first offer once it is set, and only then", async () => {
    const { impolite, polite } = createSides();
    const given = portsGivenTo(polite);
    const offer = await impolite.offers();
    polite.negotiator.takeCandidates([candidateFor(offer, 1), candidateFor(offer, 2)]);
    expect(given).to.deep.equal([]);
    await polite.take(offer);
    polite.negotiator.takeCandidates([candidateFor(offer, 3)]);
    await impolite.take(polite.sent[0]);
    await polite.take(await impolite.offers("video"));
    expect(given).to.deep.equal([1, 2, 3]);
    expect(polite.errors).to.deep.equal([]);
  });

  it("takes a limited number of candidates with each description, not in the whole call", async () => {
    const { impolite, polite } = createSides();
    const given = portsGivenTo(polite);
    const many = (description: Description) =>
      Array.from({ length: 500 }, (_, at) => candidateFor(description, at + 1));
    await agree(impolite, polite);
    for (const round of [1, 2]) {
      polite.negotiator.takeCandidates(many(impolite.sent[round - 1]));
      polite.negotiator.takeCandidates(many(impolite.sent[round - 1]));
      expect(given).to.have.lengthOf(round * 400);
      await polite.take(await impolite.offers("video"));
      await impolite.take(polite.sent[round]);
    }
  });

  describe("when the browser refuses a description", () => {
    /** From now on it refuses each that does not `fit`. */
    function refuse(
      { connection }: Side,
      fit: (description: Description) => boolean = () => false,
    ) {
      const take = connection.setRemoteDescription.bind(connection);
      connection.setRemoteDescription = (description) =>
        fit(description) ? take(description) : Promise.reject(new Error("refused"));
    }

    it("tries a repeat, and goes on from what was taken before", async () => {
      const { impolite, polite } = createSides();
      await agree(impolite, polite);
      const offer = await impolite.offers("video");
      let attempts = 0;
      refuse(polite, () => attempts++ > 0);
      await polite.take(offer);
      expect(polite.errors).to.deep.equal(["Error: refused"]);
      polite.negotiator.sayAgain();
      expect(referenceOf(polite.sent.at(-1)?.sdp)).to.deep.equal(idOf(impolite.sent[0].sdp));
      await polite.take(offer);
      expect(types(polite)).to.deep.equal(["answer", "answer", "answer"]);
      expect([polite.errors.length, polite.refusals]).to.deep.equal([1, 0]);
    });

    it("reports a connection that never takes it, once for each repeat, but no other description", async () => {
      const { impolite, polite } = createSides();
      const offers = [await impolite.offers()];
      impolite.connection.addTransceiver("video");
      await impolite.connection.setLocalDescription({ type: "rollback" });
      offers.push(await impolite.said(1));
      refuse(polite);
      await polite.take(offers[0]);
      await polite.take(offers[1]);
      expect(polite.refusals).to.equal(0);
      await polite.take(offers[1]);
      expect([polite.refusals, polite.errors.length]).to.deep.equal([1, 3]);
      polite.connection.close();
      await polite.take(offers[1]);
      expect([polite.refusals, polite.errors.length]).to.deep.equal([1, 3]);
    });

    it("takes an offer after an answer that was refused", async () => {
      const { impolite, polite } = createSides();
      await polite.take(await impolite.offers());
      refuse(impolite, ({ type }) => type === "offer");
      await impolite.take(polite.sent[0]);
      expect(impolite.negotiator.theirSession).to.equal(undefined);
      const other = await polite.offers("video");
      await impolite.take(other);
      // Its own offer still waits for an answer, so theirs gives way to it.
      expect(types(impolite)).to.deep.equal(["offer", "offer"]);
    });
  });
});
