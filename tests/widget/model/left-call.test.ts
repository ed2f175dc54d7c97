import { expect } from "@open-wc/testing";
import { selectReturning } from "../../../widget/model/left-call.ts";
import type { CallEvent } from "../../../widget/model/call-event.ts";
import { selectNotices } from "../../../widget/ui/notices/notices-view.ts";
import { rehearse } from "./rehearsal.ts";
import { answered, call, config, opened, restored, SESSION } from "./script.ts";

const RETURNING = { sessionId: SESSION, config };
const back = restored([answered({ seatConnectionId: "connection-ann" })], true);

const LIMIT = "2026-01-31T12:10:00.000Z";
const timeWarning = (endsAt = LIMIT): CallEvent => ({
  type: "call:time-warning",
  ...call,
  endsAt,
  endsInMs: 39_000,
  receivedAtMs: 1_000,
});

describe("selectReturning()", () => {
  it("passes this page's mute and camera states on to the next page", () => {
    const sent = { muted: false, videoEnabled: false };
    const ann = rehearse("ann", { returning: RETURNING }).hear(back, opened());
    expect(selectReturning(ann.snapshot)).to.deep.equal({ ...RETURNING, sent, warnedOf: null });
    ann.hear({ type: "toggle-microphone" }, { type: "toggle-camera" }, opened(true, true));
    expect(selectReturning(ann.snapshot)?.sent).to.deep.equal({ muted: true, videoEnabled: true });
  });

  it("passes on what the last page left if this one is left before the welcome", () => {
    const returning = { ...RETURNING, sent: { muted: true, videoEnabled: false } };
    expect(selectReturning(rehearse("ann", { returning }).snapshot)).to.equal(returning);
  });

  it("passes on which time limit was announced, so that the next page does not repeat it", () => {
    const ann = rehearse("ann", { returning: RETURNING }).hear(back, opened(), timeWarning());
    const left = selectReturning(ann.snapshot)!;
    expect(left.warnedOf).to.equal(LIMIT);
    const next = rehearse("ann", { returning: left }).hear(back, opened());
    expect(next.snapshot.context.limit).to.equal(null);
    expect(selectReturning(next.snapshot)?.warnedOf).to.equal(LIMIT);
    next.hear(timeWarning());
    expect(selectNotices(next.snapshot)).to.deep.include({ endsAtMs: 40_000, limitNews: null });
    const moved = "2026-01-31T12:30:00.000Z";
    next.hear(timeWarning(moved));
    expect(selectNotices(next.snapshot).limitNews).to.equal(moved);
  });

  it("is null without a call", () => {
    expect(selectReturning(rehearse("ann").snapshot)).to.equal(null);
  });
});
