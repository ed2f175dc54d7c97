import { expect } from "@open-wc/testing";
import type { CallEvent } from "../../../widget/model/call-event.ts";
import { type Rehearsal, rehearse } from "./rehearsal.ts";
import {
  acked,
  answered,
  call,
  config,
  opened,
  person,
  refused,
  restored,
  ringing,
  SESSION,
} from "./script.ts";

/** The id that `restored` gives this page's connection. */
const HERE = "connection-ann";
const RETURNING = { sessionId: SESSION, config };
const connected: CallEvent = { type: "link.connected", userId: "ben" };
const EARLIER = "2026-01-31T12:00:00.000Z";
const LATER = "2026-01-31T12:00:05.000Z";

const people = (own = {}, other = {}) => ({
  participants: [
    person("ann", "joined", { joinedAt: EARLIER, ...own }),
    person("ben", "joined", { joinedAt: LATER, ...other }),
  ],
});
const back = (change = {}) => restored([answered({ seatConnectionId: HERE, ...change })], true);

const switched = (page: Rehearsal) =>
  page.toServer().filter(({ type }) => type.startsWith("call:toggle"));

describe("a page that returns to a call", () => {
  it("builds new links, opens the microphone, and is active when media arrives", () => {
    const ann = rehearse("ann", { returning: RETURNING }).hear(back(people()));
    expect(ann.state).to.equal("reconnecting");
    expect(ann.toMedia()[0]).to.deep.include({
      type: "open",
      audio: true,
      video: false,
      isReturn: true,
    });
    expect(ann.toLinks()).to.deep.equal([
      { type: "configure", config },
      { type: "meet", ...call, callType: "voice", people: [{ userId: "ben", isPolite: true }] },
    ]);
    ann.hear(connected);
    expect(ann.state).to.equal("active");
    expect(ann.news().map(({ type }) => type)).to.deep.equal(["reconnecting", "reconnected"]);
  });

  it("is the impolite peer of those who joined before it", () => {
    const ben = rehearse("ben", { returning: RETURNING }).hear(back(people()));
    const [, meet] = ben.toLinks();
    expect(meet).to.have.deep.property("people", [{ userId: "ann", isPolite: false }]);
  });

  it("restores the mute and the camera from the server's snapshot", () => {
    const own = { muted: true, videoEnabled: true };
    const ann = rehearse("ann", { returning: RETURNING }).hear(
      back({ callType: "video", ...people(own) }),
    );
    expect(ann.toMedia()).to.deep.equal([
      { type: "open", audio: true, video: true, media: config.media, isReturn: true },
      { type: "microphone", on: false },
    ]);
    expect(ann.snapshot.matches({ live: { microphone: "off" } })).to.equal(true);
    expect(switched(ann)).to.deep.equal([{ type: "call:toggle-audio", ...call, muted: true }]);
  });

  it("restores the last page's mute and camera-off if a restarted server does not know them", () => {
    const sent = { muted: true, videoEnabled: false };
    const ann = rehearse("ann", { returning: { ...RETURNING, sent } }).hear(
      back({ callType: "video", ...people({ muted: false, videoEnabled: true }) }),
    );
    expect(ann.toMedia()).to.deep.equal([
      { type: "open", audio: true, video: false, media: config.media, isReturn: true },
      { type: "microphone", on: false },
    ]);
    expect(switched(ann)).to.deep.equal([
      { type: "call:toggle-video", ...call, enabled: false },
      { type: "call:toggle-audio", ...call, muted: true },
    ]);
  });

  it("restores the last page's microphone and camera if the server has not heard of them", () => {
    const sent = { muted: false, videoEnabled: true };
    const ann = rehearse("ann", { returning: { ...RETURNING, sent } }).hear(
      back(people({ muted: true, videoEnabled: false })),
    );
    expect(ann.toMedia()).to.deep.equal([
      { type: "open", audio: true, video: true, media: config.media, isReturn: true },
    ]);
    ann.hear(opened(true, true));
    expect(switched(ann)).to.deep.equal([
      { type: "call:toggle-audio", ...call, muted: false },
      { type: "call:toggle-video", ...call, enabled: true },
    ]);
    expect(ann.snapshot.matches({ live: { microphone: "on", camera: "on" } })).to.equal(true);
  });

  it("sends no toggle if the server's state is right", () => {
    const own = { muted: false, videoEnabled: true };
    const ann = rehearse("ann", { returning: { ...RETURNING, sent: own } }).hear(back(people(own)));
    expect(switched(ann)).to.deep.equal([]);
  });

  it("takes a call over from another tab once the server gives it the seat", () => {
    const ann = rehearse("ann").hear({ type: "take-over", ...call, config });
    expect(ann.state).to.equal("idle");
    expect(ann.toServer()).to.deep.equal([{ type: "call:resume", ...call }]);
    ann.hear(acked("call:resume", { call: answered({ seatConnectionId: HERE, ...people() }) }));
    expect(ann.state).to.equal("reconnecting");
    expect(ann.toLinks().map(({ type }) => type)).to.deep.equal(["configure", "meet"]);
    expect(ann.snapshot.context.returning).to.equal(null);
  });

  it("takes a call over with the answer to that request only", () => {
    const seat = { call: answered({ seatConnectionId: HERE, ...people() }) };
    const ann = rehearse("ann").hear(
      { type: "take-over", ...call, config },
      acked("call:initiate", seat),
      refused("call:initiate", "call-exists"),
    );
    expect(ann.state).to.equal("idle");
    expect(ann.snapshot.context.returning).to.deep.include({ sessionId: SESSION });
    ann.hear(acked("call:resume", { call: { ...seat.call, sessionId: "another" } }));
    expect(ann.state).to.equal("idle");
    ann.hear(acked("call:resume", seat));
    expect(ann.state).to.equal("reconnecting");
  });

  it("takes nothing over if the server refuses", () => {
    const ann = rehearse("ann").hear(
      { type: "take-over", ...call, config: null },
      refused("call:resume", "answered-elsewhere"),
      acked("call:resume", { call: answered() }),
    );
    expect(ann.state).to.equal("idle");
    expect(ann.snapshot.context.returning).to.equal(null);
  });

  it("ends the call of a person who logs out before or after the return", () => {
    const before = rehearse("ann", { returning: RETURNING })
      .hear({ type: "log-out" }, back(people()));
    expect([before.state, before.toServer()]).to.deep.equal([
      "idle",
      [{ type: "call:end", ...call }],
    ]);
    const after = rehearse("ann", { returning: RETURNING }).hear(back(people()), connected);
    after.toServer();
    after.hear({ type: "log-out" });
    expect(after.toServer()).to.deep.equal([{ type: "call:end", ...call }]);
    expect(after.state).to.equal("ended");
  });

  it("hands its call to another tab without ending it", () => {
    const ann = rehearse("ann", { returning: RETURNING }).hear(back(people()), connected);
    ann.toServer();
    ann.news();
    ann.hear({ type: "hand-over" });
    expect([ann.state, ann.toServer(), ann.news()]).to.deep.equal(["idle", [], []]);
  });

  it("goes on dialling if nobody has accepted", () => {
    const ann = rehearse("ann", { returning: RETURNING }).hear(
      restored([{ ...answered(), startedAt: null, status: "ringing", seatConnectionId: HERE }]),
    );
    expect(ann.state).to.equal("dialing");
    ann.hear(ringing("phone"));
    expect(ann.state).to.equal("ringing");
    expect(ann.toLinks().map(({ type }) => type)).to.deep.equal(["configure", "ring"]);
  });

  it("takes no call from the tab that it is a duplicate of", () => {
    const copy = rehearse("ann", { returning: RETURNING }).hear(
      restored([answered({ seatConnectionId: "the-other-tab" })]),
    );
    expect(copy.state).to.equal("idle");
    expect(copy.toServer()).to.deep.equal([]);
    expect(copy.toMedia()).to.deep.equal([]);
    expect(copy.snapshot.context.returning).to.equal(null);
  });

  it("stays idle if the call has ended", () => {
    const ann = rehearse("ann", { returning: RETURNING }).hear(restored([]));
    expect(ann.state).to.equal("idle");
    expect(ann.snapshot.context.returning).to.equal(null);
  });

  it("ends a call whose seat is restored to a page that has given it up", () => {
    const ann = rehearse("ann").hear(back());
    expect(ann.state).to.equal("idle");
    expect(ann.toServer()).to.deep.equal([{ type: "call:end", ...call }]);
  });

  it("tells the links when the other person's page goes away and comes back", () => {
    const ann = rehearse("ann", { returning: RETURNING }).hear(back(people()), connected);
    ann.toLinks();
    const about = { ...call, userId: "ben", receivedAtMs: 1 };
    ann.hear({ type: "call:participant-away", ...about });
    ann.hear({ type: "call:participant-resumed", ...about, connectionId: "phone-2" });
    expect(ann.toLinks()).to.deep.equal([
      { type: "away", userId: "ben", isAway: true },
      { type: "away", userId: "ben", isAway: false },
    ]);
  });
});
