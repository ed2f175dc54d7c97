import { expect } from "@open-wc/testing";
import { createCall } from "../../../widget/engine/call-engine.ts";
import { incoming, SESSION } from "../model/script.ts";

/** The call part of a new page of Ben's. */
function createPage() {
  return createCall({
    selfId: "ben",
    server: "https://calls.example/",
    returning: null,
    line: { tell: () => true, ask: () => new Promise(() => {}) },
    ringtone: () => "none",
    onNews: () => {},
    onChange: () => {},
  });
}

describe("createCall()", () => {
  afterEach(() => sessionStorage.clear());

  it("passes ignored calls on to the next page", () => {
    const { receivedAtMs, ...message } = incoming() as ReturnType<typeof incoming> & {
      receivedAtMs: number;
    };
    const page = createPage();
    page.hear({ type: "message", message, receivedAtMs });
    expect(page.handle.actor.getSnapshot().matches({ live: { phase: "incoming" } })).to.equal(true);
    page.handle.actor.send({ type: "ignore" });
    page.stop();

    const next = createPage();
    expect(next.handle.actor.getSnapshot().context.ignored).to.deep.equal([SESSION]);
    next.stop();
  });
});
