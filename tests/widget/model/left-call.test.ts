import { expect } from "@open-wc/testing";
import { selectReturning } from "../../../widget/model/left-call.ts";
import { rehearse } from "./rehearsal.ts";
import { answered, config, opened, restored, SESSION } from "./script.ts";

const RETURNING = { sessionId: SESSION, config };
const back = restored([answered({ seatConnectionId: "connection-ann" })], true);

describe("selectReturning()", () => {
  it("leaves what this page sends to the next one", () => {
    const sent = { muted: false, videoEnabled: false };
    const ann = rehearse("ann", { returning: RETURNING }).hear(back, opened());
    expect(selectReturning(ann.snapshot)).to.deep.equal({ ...RETURNING, sent });
    ann.hear({ type: "toggle-microphone" }, { type: "toggle-camera" }, opened(true, true));
    expect(selectReturning(ann.snapshot)?.sent).to.deep.equal({ muted: true, videoEnabled: true });
  });

  it("leaves on what the last page left, where this one goes before the server has spoken", () => {
    const returning = { ...RETURNING, sent: { muted: true, videoEnabled: false } };
    expect(selectReturning(rehearse("ann", { returning }).snapshot)).to.equal(returning);
  });

  it("leaves nothing where there is no call", () => {
    expect(selectReturning(rehearse("ann").snapshot)).to.equal(null);
  });
});
