import { expect } from "@open-wc/testing";
import { agree, type Description, reworded, states, useSides } from "./negotiator-sides.ts";

const setupIn = (description: Description | null) =>
  /^a=setup:(\w+)/m.exec(description?.sdp ?? "")?.[1];
const withSetup = (role: string) => (sdp: string) =>
  sdp.replace(/^a=setup:\w+/gm, `a=setup:${role}`);

/** Firefox answers `active` whatever its role is, and keeps its role all the same. */
const likeFirefox = withSetup("active");

describe("createNegotiator(), when an answer has the wrong role in the DTLS association", () => {
  const { createSide, createSides } = useSides();

  /** The polite side has offered, and is the passive one. */
  async function agreed() {
    const { impolite, polite } = createSides();
    await agree(polite, impolite);
    expect(setupIn(impolite.sent[0])).to.equal("active");
    return { impolite, polite };
  }

  it("takes it with the role of the first descriptions, through all further ones", async () => {
    const { impolite, polite } = await agreed();
    // One more offer of theirs, with roles that are up to the answer again.
    await polite.offers("video");
    await impolite.take(polite.sent[1]);
    await polite.take(impolite.sent[1]);
    for (const round of [2, 3]) {
      impolite.connection.restartIce();
      await polite.take(await impolite.said(round));
      const answer = polite.sent.at(-1)!;
      expect(setupIn(answer)).to.equal("passive");
      await impolite.take(reworded(answer, likeFirefox));
      expect([impolite.errors, states(impolite)]).to.deep.equal([[], ["stable"]]);
    }
  });

  it("takes it with the role of their first answer", async () => {
    const { impolite, polite } = createSides();
    // A caller that has no address of theirs yet gives itself the active role.
    await agree(impolite, polite, { offer: withSetup("active") });
    expect(setupIn(polite.sent[0])).to.equal("passive");
    impolite.connection.restartIce();
    await polite.take(await impolite.said(1));
    await impolite.take(reworded(polite.sent[1], likeFirefox));
    expect([impolite.errors, states(impolite)]).to.deep.equal([[], ["stable"]]);
  });

  it("takes the answer of a caller that has given itself the active role", async () => {
    const { impolite, polite } = createSides();
    await agree(impolite, polite, { offer: withSetup("active") });
    polite.connection.restartIce();
    await impolite.take(await polite.said(1));
    expect(setupIn(impolite.sent[1])).to.equal("active");
    await polite.take(impolite.sent[1]);
    expect([polite.errors, states(polite)]).to.deep.equal([[], ["stable"]]);
  });

  it("does not take a wrong answer of its own for the roles of both", async () => {
    const { impolite, polite } = createSides();
    await agree(impolite, polite);
    expect(setupIn(polite.sent[0])).to.equal("active");
    const { connection } = impolite;
    const real = Object.getOwnPropertyDescriptor(RTCPeerConnection.prototype, "localDescription")!;
    Object.defineProperty(connection, "localDescription", {
      get: () => reworded(real.get!.call(connection), likeFirefox),
      configurable: true,
    });
    await impolite.take(await polite.offers("video"));
    expect(setupIn(impolite.sent[1])).to.equal("active");
    Reflect.deleteProperty(connection, "localDescription");
    await polite.take(impolite.sent[1]);
    connection.restartIce();
    await polite.take(await impolite.said(2));
    await impolite.take(polite.sent.at(-1)!);
    expect([impolite.errors, polite.errors, states(impolite)]).to.deep.equal([[], [], ["stable"]]);
  });

  it("leaves the role to a new connection of theirs", async () => {
    const { impolite } = await agreed();
    const another = createSide(true);
    await another.take(await impolite.offers("video"));
    expect(setupIn(another.sent[0])).to.equal("active");
    await impolite.take(another.sent[0]);
    expect([impolite.errors, setupIn(impolite.connection.remoteDescription)])
      .to.deep.equal([[], "active"]);
  });
});
