import { expect } from "@open-wc/testing";
import type { CallEvent } from "../../../widget/model/call-event.ts";
import { callOf, link, seated } from "./group-script.ts";
import { rehearse } from "./rehearsal.ts";
import { acked, call, CHAT, opened, refused, SESSION, snapshotOf } from "./script.ts";

describe("joining a call", () => {
  const join: CallEvent = { type: "join", chatId: CHAT, sessionId: SESSION, callType: "voice" };

  it("opens the devices, joins without having been rung, and offers to everybody in the call", () => {
    const dan = rehearse("dan").hear(join);
    expect(dan.toMedia()).to.deep.include({ type: "open", audio: true, video: false, media: null });
    dan.toServer();
    dan.hear(opened());
    expect(dan.state).to.equal("connecting");
    expect(dan.toServer()).to.deep.equal([{ type: "call:join", ...call }]);
    dan.toLinks();
    const inIt = callOf(seated("ann", 1), seated("ben", 2), seated("dan", 4));
    dan.hear(acked("call:join", { call: inIt }));
    expect(dan.toLinks()).to.deep.equal([{
      type: "meet",
      ...call,
      callType: "voice",
      people: [{ userId: "ann", isPolite: false }, { userId: "ben", isPolite: false }],
    }]);
    expect(dan.news().map(({ type }) => type)).to.deep.equal(["accepted"]);
    dan.hear(link("connected", "ben"));
    expect(dan.state).to.equal("active");
  });

  it("reports why there was no seat", () => {
    const dan = rehearse("dan").hear(join, opened(), refused("call:join", "call-full"));
    expect(dan.state).to.equal("ended");
    expect(dan.snapshot.context.failure).to.deep.include({ kind: "refused", code: "call-full" });
  });

  it("ends if the link to the only other person fails before it connected", () => {
    const dan = rehearse("dan").hear(
      join,
      opened(),
      acked("call:join", { call: snapshotOf({ participants: [seated("ann", 1)] }) }),
    );
    expect(dan.state).to.equal("connecting");
    dan.hear(link("failed", "ann"));
    expect(dan.state).to.equal("ended");
  });
});
