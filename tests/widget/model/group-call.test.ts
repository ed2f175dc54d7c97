import { expect } from "@open-wc/testing";
import type { CallSnapshot } from "../../../server/protocol/call.ts";
import type { CallEvent } from "../../../widget/model/call-event.ts";
import { hasSeat, tabCallOf } from "../../../widget/model/tab-call.ts";
import { callOf, link, seated } from "./group-script.ts";
import { rehearse } from "./rehearsal.ts";
import {
  accepted,
  acked,
  call,
  incoming,
  initiate,
  initiated,
  opened,
  person,
  ringing,
} from "./script.ts";

const joined = (userId: string, snapshot: CallSnapshot): CallEvent => ({
  type: "call:participant-joined",
  ...call,
  userId,
  call: snapshot,
  receivedAtMs: 3_000,
});
const left = (userId: string): CallEvent => ({
  type: "call:participant-left",
  ...call,
  userId,
  reason: "left",
  receivedAtMs: 4_000,
});

const withBen = callOf(seated("ann", 1), seated("ben", 2), person("cleo", "ringing"));
const allThree = callOf(seated("ann", 1), seated("ben", 2), seated("cleo", 3));

/** Ann talks to Ben while Cleo still rings. */
function ann() {
  const caller = rehearse().hear(
    initiate(),
    opened(),
    initiated,
    ringing("phone"),
    accepted(withBen),
    link("connected", "ben"),
  );
  caller.toLinks();
  caller.toServer();
  caller.news();
  return caller;
}
const cleoAccepts = { ...accepted(allThree), acceptedBy: "cleo", connectionId: "tablet" } as const;

/** Cleo, the third person, has accepted. */
function cleo(snapshot = allThree) {
  const third = rehearse("cleo").hear(
    incoming(withBen),
    { type: "accept" },
    { type: "media.opening", granted: true },
  );
  const before = third.toLinks();
  third.hear(acked("call:accept", { call: snapshot }));
  return { third, before };
}

describe("a group call", () => {
  it("has no seat here while it only rings, even if others have accepted", () => {
    const third = rehearse("cleo").hear(incoming(withBen));
    third.toServer();
    third.hear(
      { type: "toggle-microphone", force: false },
      { type: "toggle-screen-share", force: true },
    );
    expect(third.toServer()).to.deep.equal([]);
    expect(third.toMedia().map(({ type }) => type)).to.deep.equal(["microphone"]);
    const clock = { monotonicMs: 5_000, epochMs: 1_000_000 };
    expect(hasSeat(third.snapshot)).to.equal(false);
    expect(tabCallOf(third.snapshot, clock)).to.equal(null);
    third.hear({ type: "accept" }, { type: "media.opening", granted: true });
    expect(hasSeat(third.snapshot)).to.equal(false);
    third.hear(acked("call:accept", { call: allThree }));
    expect(hasSeat(third.snapshot)).to.equal(true);
    expect(tabCallOf(third.snapshot, clock)?.sessionId).to.equal(call.sessionId);
  });

  it("goes on ringing the others after the first accept", () => {
    const caller = ann();
    expect(caller.state).to.equal("active");
    caller.hear({ ...ringing("tablet"), devices: [] } as CallEvent);
    expect(caller.toLinks()).to.deep.equal([
      { type: "ring", ...call, callType: "voice", devices: [] },
    ]);
    caller.hear(cleoAccepts, joined("cleo", allThree));
    expect(caller.toLinks()).to.deep.equal([
      { type: "answered", ...call, callType: "voice", userId: "cleo", connectionId: "tablet" },
    ]);
    expect(caller.news()).to.deep.equal([{ type: "participant-joined", userId: "cleo" }]);
    expect(caller.state).to.equal("active");
  });

  it("lets a newcomer offer to everybody in it, as the impolite peer", () => {
    const { third, before } = cleo();
    expect(before.map(({ type }) => type)).to.include("accept");
    expect(third.toLinks()).to.deep.equal([{
      type: "meet",
      ...call,
      callType: "voice",
      people: [{ userId: "ann", isPolite: false }, { userId: "ben", isPolite: false }],
    }]);
  });

  it("does not wait for an offer of a caller who has left", () => {
    const third = rehearse("cleo").hear(
      incoming(callOf(person("ann", "left"), seated("ben", 2), person("cleo", "ringing"))),
      { type: "accept" },
      { type: "media.opening", granted: true },
    );
    expect(third.toLinks().at(-1)).to.deep.equal(
      { type: "meet", ...call, callType: "voice", people: [] },
    );
  });

  it("announces who joins and leaves, and closes the link to who has left", () => {
    const caller = ann();
    caller.hear(joined("cleo", allThree), link("connected", "cleo"), left("ben"));
    expect(caller.news()).to.deep.equal([
      { type: "participant-joined", userId: "cleo" },
      { type: "participant-left", userId: "ben", reason: "left" },
    ]);
    expect(caller.toLinks()).to.deep.equal([{ type: "close", userId: "ben" }]);
    expect(caller.snapshot.context.connected).to.deep.equal(["cleo"]);
    expect(caller.state).to.equal("active");
  });

  it("does not reconnect to somebody who has left while another rings", () => {
    const caller = ann().hear(link("interrupted", "ben"));
    expect(caller.state).to.equal("reconnecting");
    caller.hear(left("ben"));
    expect(caller.state).to.equal("active");
  });

  it("rebuilds a failed link while another one is connected", () => {
    const caller = ann().hear(cleoAccepts, link("connected", "cleo"));
    caller.toLinks();
    caller.hear(link("interrupted", "ben"), link("failed", "ben"));
    expect(caller.state).to.equal("active");
    expect(caller.snapshot.context.troubles).to.deep.equal({ ben: "failed" });
    expect(caller.toLinks().map(({ type }) => type)).to.deep.equal(["close", "meet"]);
    expect(caller.toServer()).to.deep.equal([]);
  });

  it("is left, not ended, when the links to everybody have failed", () => {
    const caller = ann().hear(cleoAccepts, link("failed", "cleo"));
    expect(caller.state).to.equal("active");
    caller.toServer();
    caller.hear(link("interrupted", "ben"), link("failed", "ben"));
    expect(caller.toServer()).to.deep.equal([{ type: "call:leave", ...call }]);
    expect(caller.snapshot.context.ending?.reason).to.equal("connection-lost");
  });

  it("is left by a hang-up while somebody else still rings", () => {
    const caller = ann().hear({ type: "hang-up" });
    expect(caller.toServer()).to.deep.equal([{ type: "call:leave", ...call }]);
  });

  it("shows a person who leaves the call's length until then", () => {
    const caller = ann();
    const { answeredAtMs } = caller.snapshot.context.call!;
    caller.hear({ type: "leave" }, {
      ...acked("call:leave"),
      receivedAtMs: answeredAtMs! + 65_900,
    } as CallEvent);
    expect(caller.snapshot.context.ending).to.include({
      reason: "completed",
      durationSeconds: 65,
    });
  });

  it("shows who of those rung was busy or unavailable", () => {
    const rejected = (rejectedBy: string, reason: "busy" | "unavailable"): CallEvent => ({
      type: "call:rejected",
      ...call,
      rejectedBy,
      reason,
      receivedAtMs: 2_000,
    });
    const caller = ann().hear(rejected("cleo", "busy"));
    const statusOf = (userId: string) =>
      caller.snapshot.context.call?.participants.find((one) => one.userId === userId)?.userStatus;
    expect(statusOf("cleo")).to.equal("busy");
    caller.hear(rejected("cleo", "unavailable"));
    expect(statusOf("cleo")).to.equal("rejected");
    expect(caller.snapshot.context.unavailable).to.deep.equal(["cleo"]);
  });

  it("learns from a ringing message who missed the call", () => {
    const over = callOf(seated("ann", 1), seated("ben", 2), person("cleo", "missed"));
    const caller = ann().hear({
      type: "call:ringing",
      ...call,
      targetUserIds: [],
      devices: [],
      call: over,
      receivedAtMs: 9_000,
    });
    expect(caller.snapshot.context.call?.participants[2].userStatus).to.equal("missed");
  });

  it("invites more people, and shows them as ringing once the server confirms", () => {
    const caller = ann().hear({ type: "invite", userIds: ["dan"] });
    expect(caller.toServer()).to.deep.equal([{ type: "call:invite", ...call, userIds: ["dan"] }]);
    caller.hear({
      type: "call:outgoing",
      ...call,
      callType: "voice",
      targetUserIds: ["dan"],
      expiresAt: "2026-01-31T12:00:30.000Z",
      expiresInMs: 30_000,
      call: callOf(...withBen.participants, person("dan", "ringing")),
      receivedAtMs: 5_000,
    });
    expect(caller.snapshot.context.call?.participants.map(({ userId }) => userId))
      .to.deep.equal(["ann", "ben", "cleo", "dan"]);
  });
});
