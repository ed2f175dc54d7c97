import { expect } from "@open-wc/testing";
import type { CallEvent } from "../../../widget/model/call-event.ts";
import { selectMicrophoneOn } from "../../../widget/model/call-selectors.ts";
import { rehearse } from "./rehearsal.ts";
import { accepted, call, initiate, initiated, opened, ringing } from "./script.ts";
import { seated } from "./seated.ts";

describe("an interruption by the system", () => {
  const turn = (device: "microphone" | "camera", isInterrupted: boolean): CallEvent => ({
    type: "media.interrupted",
    device,
    isInterrupted,
  });

  it("of the microphone is sent to the server, and so is its end", () => {
    const ann = seated();
    for (const muted of [true, false]) {
      ann.hear(turn("microphone", muted));
      expect(ann.toServer()).to.deep.equal([{ type: "call:toggle-audio", ...call, muted }]);
      expect(selectMicrophoneOn(ann.snapshot), "the person's own choice").to.equal(true);
      expect(ann.snapshot.context.interrupted).to.deep.equal(muted ? ["microphone"] : []);
    }
  });

  it("of the camera is sent to the server, and so is its end", () => {
    const ann = seated("video");
    for (const enabled of [false, true]) {
      ann.hear(turn("camera", !enabled));
      expect(ann.toServer()).to.deep.equal([{ type: "call:toggle-video", ...call, enabled }]);
    }
  });

  it("of a muted microphone is not sent, and unmuting it keeps it muted for the others", () => {
    const ann = seated().hear({ type: "toggle-microphone" });
    ann.toServer();
    ann.hear(turn("microphone", true));
    expect(ann.toServer()).to.deep.equal([]);
    ann.hear({ type: "toggle-microphone" });
    expect(ann.toServer()).to.deep.equal([{ type: "call:toggle-audio", ...call, muted: true }]);
    ann.hear(turn("microphone", false));
    expect(ann.toServer()).to.deep.equal([{ type: "call:toggle-audio", ...call, muted: false }]);
  });

  it("that begins before the accept is sent at the accept, and not before", () => {
    const ann = rehearse().hear(initiate(), opened(), initiated, ringing("phone"));
    ann.toServer();
    ann.hear(turn("microphone", true), turn("camera", true));
    expect(ann.toServer()).to.deep.equal([]);
    ann.hear(accepted());
    expect(ann.toServer()).to.deep.equal([{ type: "call:toggle-audio", ...call, muted: true }]);
  });
});
