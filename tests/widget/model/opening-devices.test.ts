import { expect } from "@open-wc/testing";
import type { CallEvent } from "../../../widget/model/call-event.ts";
import { selectCameraOn, selectMicrophoneOn } from "../../../widget/model/call-selectors.ts";
import { type Rehearsal, rehearse } from "./rehearsal.ts";
import {
  accepted,
  acked,
  answered,
  call,
  config,
  failure,
  initiate,
  opened,
  person,
  restored,
  ringing,
  SESSION,
  snapshotOf,
} from "./script.ts";
import { seated } from "./seated.ts";

const failed: CallEvent = { type: "media.failed", failures: [failure("microphone")] };
const changed = (microphone: boolean, camera: boolean): CallEvent => ({
  type: "media.changed",
  stream: new MediaStream(),
  microphone,
  camera,
});

/** Ann's page has come back to her call with Ben, and the browser opens her devices. */
function back(callType: "voice" | "video"): Rehearsal {
  const own = { videoEnabled: callType === "video" };
  const participants = [person("ann", "joined", own), person("ben", "joined")];
  const seat = answered({ callType, participants, seatConnectionId: "connection-ann" });
  const ann = rehearse("ann", { returning: { sessionId: SESSION, config } })
    .hear(restored([seat], true));
  ann.toServer();
  ann.toMedia();
  ann.news();
  return ann;
}
/** Ann has dialled with whatever her devices gave her, and Ben accepts. */
const answers = (ann: Rehearsal, callType: "voice" | "video") =>
  ann.hear(
    acked("call:initiate", { sessionId: SESSION, call: snapshotOf({ callType }) }),
    ringing("phone"),
    accepted(answered({ callType })),
  );
const toggles = (ann: Rehearsal) =>
  ann.toServer().filter(({ type }) => type.startsWith("call:toggle"));
const muted = { type: "call:toggle-audio", ...call, muted: true };
const unseen = { type: "call:toggle-video", ...call, enabled: false };
const shown = { type: "call:toggle-video", ...call, enabled: true };

describe("devices that open late", () => {
  it("leave a person without a microphone muted for the others", () => {
    const ann = back("voice").hear(opened(false, false));
    expect(selectMicrophoneOn(ann.snapshot)).to.equal(false);
    expect(toggles(ann)).to.deep.equal([muted]);
  });

  it("announce nothing before the accept", () => {
    const ann = rehearse().hear(initiate("video"), opened(true, true), changed(false, false));
    expect([selectMicrophoneOn(ann.snapshot), selectCameraOn(ann.snapshot)])
      .to.deep.equal([false, false]);
    expect(toggles(ann)).to.deep.equal([]);
    answers(ann, "video");
    expect(toggles(ann)).to.have.deep.members([muted, unseen]);
  });

  it("announce that a video call has no camera", () => {
    const ann = back("video").hear(opened(true, false));
    expect(selectCameraOn(ann.snapshot)).to.equal(false);
    expect(toggles(ann)).to.deep.equal([unseen]);
    const inVoice = back("voice").hear(opened(true, false));
    expect(toggles(inVoice)).to.deep.equal([]);
  });

  it("announce a camera only where the server does not expect one", () => {
    const ann = back("video").hear(opened(true, true));
    expect(selectCameraOn(ann.snapshot)).to.equal(true);
    expect(toggles(ann)).to.deep.equal([]);
    const inVoice = back("voice").hear(opened(true, true));
    expect(toggles(inVoice)).to.deep.equal([shown]);
    expect(inVoice.snapshot.context.call?.callType).to.equal("video");
  });

  it("still show a camera that opens after another device has changed meanwhile", () => {
    const ann = seated().hear({ type: "toggle-camera" }, changed(true, false));
    expect(toggles(ann)).to.deep.equal([]);
    ann.hear(changed(true, true));
    expect(selectCameraOn(ann.snapshot)).to.equal(true);
    expect(toggles(ann)).to.deep.equal([shown]);
  });

  it("do not show a camera that was turned off while it opened", () => {
    const ann = back("video").hear({ type: "toggle-camera", force: false });
    expect(ann.toMedia()).to.deep.equal([{ type: "camera", on: false }]);
    expect(ann.news()).to.deep.equal([{ type: "camera-toggle", enabled: false }]);
    ann.hear(opened(true, false));
    expect(selectCameraOn(ann.snapshot)).to.equal(false);
  });
});

describe("devices that cannot be opened", () => {
  it("leave a listener, of whom the others know it", () => {
    const ann = back("video").hear(failed);
    expect([selectMicrophoneOn(ann.snapshot), selectCameraOn(ann.snapshot)])
      .to.deep.equal([false, false]);
    expect(toggles(ann)).to.have.deep.members([muted, unseen]);
    expect(toggles(back("voice").hear(failed))).to.deep.equal([muted]);
  });
});

describe("a device that is off", () => {
  it("stays off when it is turned off again", () => {
    const ann = seated().hear({ type: "toggle-microphone", force: false });
    for (const drain of [ann.toMedia, ann.toServer, ann.news]) drain();
    ann.hear({ type: "toggle-microphone", force: false }, { type: "toggle-camera", force: false });
    expect([selectMicrophoneOn(ann.snapshot), selectCameraOn(ann.snapshot)])
      .to.deep.equal([false, false]);
    expect([ann.toMedia(), ann.toServer(), ann.news()]).to.deep.equal([[], [], []]);
  });
});
