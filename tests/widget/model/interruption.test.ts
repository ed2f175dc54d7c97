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

  it("of the microphone is told to the others, and its end too", () => {
    const ann = seated();
    for (const muted of [true, false]) {
      ann.hear(turn("microphone", muted));
      expect(ann.toServer()).to.deep.equal([{ type: "call:toggle-audio", ...call, muted }]);
      expect(selectMicrophoneOn(ann.snapshot), "as the person has it").to.equal(true);
      expect(ann.snapshot.context.interrupted).to.deep.equal(muted ? ["microphone"] : []);
    }
  });

  it("of the camera is told to the others, and its end too", () => {
    const ann = seated("video");
    for (const enabled of [false, true]) {
      ann.hear(turn("camera", !enabled));
      expect(ann.toServer()).to.deep.equal([{ type: "call:toggle-video", ...call, enabled }]);
    }
  });

  it("says nothing of a microphone that is muted anyway, and lets Unmute claim no more than is so", () => {
    const ann = seated().hear({ type: "toggle-microphone" });
    ann.toServer();
    ann.hear(turn("microphone", true));
    expect(ann.toServer()).to.deep.equal([]);
    ann.hear({ type: "toggle-microphone" });
    expect(ann.toServer()).to.deep.equal([{ type: "call:toggle-audio", ...call, muted: true }]);
    ann.hear(turn("microphone", false));
    expect(ann.toServer()).to.deep.equal([{ type: "call:toggle-audio", ...call, muted: false }]);
  });

  it("before the answer is told with the seat", () => {
    const ann = rehearse().hear(initiate(), opened(), initiated, ringing("phone"));
    ann.hear(turn("microphone", true));
    ann.toServer();
    ann.hear(accepted());
    expect(ann.toServer()).to.deep.equal([{ type: "call:toggle-audio", ...call, muted: true }]);
  });
});
