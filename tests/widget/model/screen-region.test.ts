import { expect } from "@open-wc/testing";
import { selectScreenOn } from "../../../widget/model/call-selectors.ts";
import { describe, it } from "../support/mocha.ts";
import { type Rehearsal, rehearse } from "./rehearsal.ts";
import {
  accepted,
  answered,
  call,
  initiate,
  initiated,
  opened,
  person,
  restored,
  ringing,
} from "./script.ts";

const SHARED = { type: "screen.started", stream: new MediaStream() } as const;

function seated(): Rehearsal {
  const ann = rehearse().hear(initiate(), opened(), initiated, ringing("phone"), accepted());
  forget(ann);
  return ann;
}

function forget(who: Rehearsal): void {
  for (const take of [who.toServer, who.toLinks, who.news]) take();
}

describe("the screen region", () => {
  it("the screen region sends the screen once it is chosen, and tells the server and the page", () => {
    const ann = seated().hear({ type: "toggle-screen-share" });
    expect(ann.toServer()).to.deep.equal([]);
    expect(selectScreenOn(ann.snapshot)).to.equal(false);
    ann.hear(SHARED);
    expect(selectScreenOn(ann.snapshot)).to.equal(true);
    expect(ann.toLinks()).to.deep.equal([{ type: "screen", stream: SHARED.stream }]);
    expect(ann.toServer()).to.deep.equal([{ type: "call:toggle-screen", ...call, enabled: true }]);
    expect(ann.news()).to.deep.equal([{ type: "screenshare-toggle", enabled: true }]);
  });

  for (const end of [{ type: "toggle-screen-share" }, { type: "screen.ended" }] as const) {
    it(`the screen region stops sending it at ${end.type}`, () => {
      const ann = seated().hear({ type: "toggle-screen-share" }, SHARED);
      forget(ann);
      ann.hear(end);
      expect(selectScreenOn(ann.snapshot)).to.equal(false);
      expect(ann.toLinks()).to.deep.equal([{ type: "screen", stream: null }]);
      expect(ann.toServer()).to.deep.equal([
        { type: "call:toggle-screen", ...call, enabled: false },
      ]);
      expect(ann.news()).to.deep.equal([{ type: "screenshare-toggle", enabled: false }]);
    });
  }

  it("the screen region corrects the server's state after a reconnect", () => {
    const ann = seated();
    const back = (screenEnabled: boolean) =>
      restored([answered({
        participants: [person("ann", "joined", { screenEnabled }), person("ben", "joined")],
        seatConnectionId: "connection-ann",
      })]);
    const saying = (enabled: boolean) => [{ type: "call:toggle-screen", ...call, enabled }];
    expect(ann.hear(back(true)).toServer()).to.deep.equal(saying(false));
    ann.hear({ type: "toggle-screen-share" }, SHARED);
    ann.toServer();
    expect(ann.hear(back(true)).toServer()).to.deep.equal([]);
    expect(ann.hear(back(false)).toServer()).to.deep.equal(saying(true));
  });

  it("the screen region reports nothing if the choice is dismissed", () => {
    const ann = seated().hear({ type: "toggle-screen-share" }, { type: "screen.ended" });
    expect(ann.toServer()).to.deep.equal([]);
    expect(ann.news()).to.deep.equal([]);
    expect(ann.snapshot.context.deviceFailures).to.deep.equal([]);
  });

  it("the screen region reports a failure to capture", () => {
    const failure = { kind: "device", device: "screen", type: "permissions" } as const;
    const ann = seated().hear({ type: "toggle-screen-share" }, { type: "screen.ended", failure });
    expect(ann.news()).to.deep.equal([{ type: "device-error", failure }]);
    expect(ann.snapshot.context.deviceFailures).to.deep.equal([failure]);
  });

  it("the screen region shares nothing before the accept", () => {
    const ann = rehearse().hear(initiate(), opened(), initiated, ringing("phone"));
    ann.hear({ type: "toggle-screen-share" });
    expect(ann.snapshot.matches({ live: { screen: "off" } })).to.equal(true);
  });

  it("the screen region tells the others that the last page's sharing is over", () => {
    const snapshot = answered({
      participants: [person("ann", "joined", { screenEnabled: true }), person("ben", "joined")],
      seatConnectionId: "connection-ann",
    });
    const ann = rehearse("ann", { returning: { sessionId: call.sessionId, config: null } });
    ann.hear(restored([snapshot], true));
    expect(ann.toServer()).to.deep.include({ type: "call:toggle-screen", ...call, enabled: false });
    expect(ann.snapshot.context.sharingOver).to.equal(true);
    ann.hear({ type: "toggle-screen-share" });
    expect(ann.snapshot.context.sharingOver).to.equal(false);
  });

  it("the screen region keeps others' screens by user until they end", () => {
    const stream = new MediaStream();
    const screen = new MediaStream();
    const ann = seated().hear({ type: "link.stream", userId: "ben", stream, screen });
    expect(ann.snapshot.context.remoteScreens).to.deep.equal({ ben: screen });
    ann.hear({ type: "link.stream", userId: "ben", stream, screen: null });
    expect(ann.snapshot.context.remoteScreens).to.deep.equal({});
  });
});
