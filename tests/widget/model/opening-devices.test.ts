import { expect } from "@open-wc/testing";
import type { CallEvent } from "../../../widget/model/call-event.ts";
import { selectCameraOn, selectMicrophoneOn } from "../../../widget/model/call-selectors.ts";
import { type Rehearsal, rehearse } from "./rehearsal.ts";
import {
  accepted,
  acked,
  answered,
  call,
  changed,
  config,
  failure,
  incoming,
  initiate,
  initiated,
  opened,
  person,
  restored,
  ringing,
  SESSION,
  snapshotOf,
} from "./script.ts";
import { seated } from "./seated.ts";

const failed: CallEvent = { type: "media.failed", failures: [failure("microphone")] };
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

  it("show the camera that opens though the microphone is lost", () => {
    const lost: CallEvent = { type: "media.device-error", failure: failure("microphone") };
    const ann = seated().hear({ type: "toggle-camera" }, lost, changed(false, false));
    ann.hear(changed(false, true));
    expect([selectMicrophoneOn(ann.snapshot), selectCameraOn(ann.snapshot)])
      .to.deep.equal([false, true]);
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
    const inVoice = back("voice").hear(failed);
    expect(toggles(inVoice)).to.deep.equal([muted]);
    expect(inVoice.snapshot.matches({ live: { camera: "off" } })).to.equal(true);
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

describe("a camera that is on before the accept", () => {
  const inVoice = () =>
    rehearse().hear(initiate(), opened(), { type: "toggle-camera" }, changed(true, true));

  it("makes a voice call a video call at the accept, and not before", () => {
    const ann = inVoice().hear(initiated, ringing("phone"));
    expect(toggles(ann)).to.deep.equal([]);
    ann.hear(accepted());
    expect(toggles(ann)).to.deep.equal([shown]);
    expect(ann.snapshot.context.call?.callType).to.equal("video");
  });

  it("does so too when it is this person who accepts", () => {
    const ben = rehearse("ben").hear(
      incoming(),
      { type: "accept", video: true },
      { type: "media.opening", granted: true },
      opened(true, true),
    );
    expect(toggles(ben)).to.deep.equal([]);
    ben.hear(acked("call:accept", { call: answered() }));
    expect(toggles(ben)).to.deep.equal([shown]);
  });

  it("is expected in a video call: it is announced only if the system holds it back", () => {
    const ann = rehearse().hear(initiate("video"), opened(true, true));
    expect(toggles(answers(ann, "video"))).to.deep.equal([]);
    const interrupted: CallEvent[] = [
      opened(true, true),
      { type: "media.interrupted", device: "camera", isInterrupted: true },
    ];
    const held = rehearse().hear(initiate("video"), ...interrupted);
    expect(toggles(held)).to.deep.equal([]);
    expect(toggles(answers(held, "video"))).to.deep.equal([unseen]);
    const ben = rehearse("ben").hear(
      incoming(snapshotOf({ callType: "video" })),
      { type: "accept" },
      { type: "media.opening", granted: true },
      ...interrupted,
      acked("call:accept", { call: answered({ callType: "video" }) }),
    );
    expect(toggles(ben)).to.deep.equal([unseen]);
  });
});

describe("a camera that is on in the call", () => {
  it("stays on when the microphone changes or is lost", () => {
    const ann = seated("video").hear(changed(true, true), changed(false, true));
    expect(selectCameraOn(ann.snapshot)).to.equal(true);
    expect(toggles(ann)).to.deep.equal([muted]);
  });

  it("is switched to the one facing the other way", () => {
    const ann = seated("video").hear({ type: "switch-camera" });
    expect(ann.toMedia()).to.deep.equal([{ type: "switch-camera" }]);
    expect(selectCameraOn(ann.snapshot)).to.equal(true);
  });

  it("is announced as held back to a server that has missed it", () => {
    const ann = seated("video")
      .hear({ type: "media.interrupted", device: "camera", isInterrupted: true });
    ann.toServer();
    const participants = [person("ann", "joined", { videoEnabled: true }), person("ben", "joined")];
    const seat = answered({ callType: "video", participants, seatConnectionId: "connection-ann" });
    expect(toggles(ann.hear(restored([seat])))).to.deep.equal([unseen]);
  });

  it("is reported on when it is turned on without its background", () => {
    const ann = seated("video").hear({ type: "toggle-camera" });
    ann.news();
    ann.hear({ type: "bare-camera" });
    expect(ann.news()).to.deep.equal([{ type: "camera-toggle", enabled: true }]);
  });
});
