import { describe, it } from "../../support/mocha.ts";
import { expect, oneEvent } from "@open-wc/testing";
import { waitUntil } from "../../support/wait-until.ts";
import { FakeCall } from "../support/fake-call.ts";
import {
  button,
  buttonNames,
  find,
  findAll,
  partText,
  settled,
  showCall,
  spoken,
} from "../support/show-call.ts";

describe("stage panel", () => {
  it("stage panel of a voice call shows the name, the timer and the controls", async () => {
    const { view } = await showCall(new FakeCall({ elapsedSeconds: 135 }).active());
    expect(find(view, "h2").textContent).to.equal("Ben Okafor");
    expect(find(view, "[role='timer']").textContent).to.match(/^2:(1[5-9]|[2-5]\d)$/);
    expect(buttonNames(view)).to.deep.equal(["Mute", "Hang up"]);
    expect(spoken(view)).to.equal("Connected with Ben Okafor");
    for (const part of ["popup", "stage", "controls", "microphone", "hangup", "timer", "avatar"]) {
      expect(findAll(view, `[part~="${part}"]`), part).to.have.length(1);
    }
    await expect(view).to.be.accessible();
  });

  it("stage panel of a video call shows both videos and the camera's control", async () => {
    const stream = new MediaStream();
    const { view } = await showCall(new FakeCall({ callType: "video" }).active().picture(stream));
    expect(buttonNames(view))
      .to.deep.equal(["Mute", "Turn camera off", "Enter full screen", "Hang up"]);
    for (const part of ["tile", "local-preview", "camera", "fullscreen"]) {
      expect(findAll(view, `[part~="${part}"]`), part).to.have.length(1);
    }
    const [tile] = findAll<HTMLElement & { stream: MediaStream }>(view, "[part~='tile']");
    expect(tile!.stream === stream).to.equal(true);
    await expect(view).to.be.accessible();
  });

  it("stage panel sends its buttons' requests, and changes only when they take effect", async () => {
    const call = new FakeCall({ callType: "video" }).active();
    const { view, requests } = await showCall(call);
    button(view, "Mute").click();
    button(view, "Turn camera off").click();
    button(view, "Hang up").click();
    expect(requests.map(({ type }) => type))
      .to.deep.equal(["toggle-microphone", "toggle-camera", "hang-up"]);
    expect(buttonNames(view)).to.include("Mute");

    call.send({ type: "toggle-microphone" }).send({ type: "toggle-camera" });
    await settled();
    expect(buttonNames(view)).to.include.members(["Unmute", "Turn camera on"]);
    expect(findAll(view, "[part~='local-preview']")).to.have.length(0);
  });

  it("stage panel offers to switch cameras if there are several and the camera is on", async () => {
    const call = new FakeCall({ callType: "video" }).active();
    const { view, requests } = await showCall(call);
    expect(buttonNames(view)).not.to.include("Switch camera");
    call.send({ type: "media.switchable" });
    await settled();
    button(view, "Switch camera").click();
    expect(requests).to.deep.equal([{ type: "switch-camera" }]);
    await expect(view).to.be.accessible();
    call.send({ type: "toggle-camera" });
    await settled();
    expect(buttonNames(view)).not.to.include("Switch camera");
  });

  it("stage panel mirrors the front camera but not the rear one", async () => {
    for (const facingMode of ["user", "environment"]) {
      const [track] = document.createElement("canvas").captureStream(0).getVideoTracks();
      Object.assign(track, { getSettings: () => ({ facingMode }) });
      const stream = new MediaStream([track]);
      const { view } = await showCall(new FakeCall({ callType: "video", stream }).active());
      const video = find(view, "[part~='local-preview']").shadowRoot!.querySelector("video")!;
      expect(video.classList.contains("mirrored"), facingMode).to.equal(facingMode === "user");
    }
  });

  it("stage panel shows that the other is muted and has the camera off", async () => {
    const call = new FakeCall({ callType: "video" }).active();
    const { view } = await showCall(call);
    expect(findAll(view, "[role='img']")).to.have.length(0);
    call.other({ muted: true, videoEnabled: false });
    await settled();
    expect(findAll(view, "[role='img']").map((badge) => badge.getAttribute("aria-label")))
      .to.deep.equal(["Ben Okafor is muted", "Ben Okafor’s camera is off"]);
    await expect(view).to.be.accessible();
  });

  it("stage panel says whose connection is the problem, also to a screen reader", async () => {
    const call = new FakeCall().active();
    const { view } = await showCall(call);
    const says = async (words: string, aloud = words) => {
      await settled();
      expect(partText(view, "status")).to.equal(words);
      expect(spoken(view)).to.equal(aloud);
    };
    call.reconnecting();
    await says("Reconnecting…", "Connection interrupted, reconnecting");
    call.other({ away: "connection-lost" });
    await says("Ben Okafor’s connection is unstable…");
    call.send({ type: "signaling.lost" });
    await says("Your connection is unstable, reconnecting…");
    call.other({ away: "changing-page" });
    await says("Ben Okafor is changing pages…");
    await expect(view).to.be.accessible();
  });

  it("stage panel does not report a lost server connection while the other is heard", async () => {
    const call = new FakeCall().active();
    const { view } = await showCall(call);
    call.send({ type: "signaling.lost" }).other({ away: "connection-lost" });
    await settled();
    expect(find(view, "[part='timer']")).not.to.equal(null);
    expect(spoken(view)).to.equal("Connected with Ben Okafor");
  });

  it("stage panel reports the lost connection of a muted person at once", async () => {
    const call = new FakeCall().active().other({ muted: true });
    const { view } = await showCall(call);
    call.other({ away: "connection-lost" });
    await settled();
    expect(partText(view, "status")).to.equal("Ben Okafor’s connection is unstable…");
  });

  it("stage panel asks for a tap while the browser blocks the sound", async () => {
    const call = new FakeCall().active();
    const { view, requests } = await showCall(call);
    call.send({ type: "link.audio-blocked", userId: "ben" });
    await waitUntil(() => buttonNames(view).includes("Tap to hear"), "the button");
    await settled();
    button(view, "Tap to hear").click();
    expect(requests).to.deep.equal([{ type: "unblock-audio" }]);
    await expect(view).to.be.accessible();
    call.send({ type: "link.audio-playing", userId: "ben" });
    await settled();
    expect(buttonNames(view)).not.to.include("Tap to hear");
  });

  it("stage panel of a voice call asks to turn on the own camera when the other's comes on", async () => {
    const call = new FakeCall().active();
    const { view, requests } = await showCall(call, { controls: "camera" });
    expect(buttonNames(view)).to.deep.equal(["Mute", "Turn camera on", "Hang up"]);
    call.other({ videoEnabled: true });
    await waitUntil(() => findAll(view, ".asking").length > 0, "the question");
    await settled();
    expect(find(view, ".asking p").textContent)
      .to.equal("Ben Okafor turned the camera on. Turn yours on too?");
    expect(findAll(view, "[part~='tile']")).to.have.length(1);
    await expect(view).to.be.accessible();
    find<HTMLButtonElement>(view, ".asking .main").click();
    button(view, "Not now").click();
    expect(requests).to.deep.equal([
      { type: "toggle-camera", force: true },
      { type: "toggle-camera", force: false },
    ]);
    call.send({ type: "toggle-camera", force: false });
    await settled();
    expect(findAll(view, ".asking")).to.have.length(0);
  });

  it("stage panel offers to turn the camera off when the connection is too weak for it", async () => {
    const call = new FakeCall({ callType: "video" }).active().send({ type: "quality.exhausted" });
    const { view, requests } = await showCall(call, { controls: "camera" });
    await waitUntil(() => findAll(view, ".asking").length > 0, "the question");
    await settled();
    expect(find(view, ".asking p").textContent).to.contain("Without your camera");
    find<HTMLButtonElement>(view, ".asking .main").click();
    expect(requests).to.deep.equal([{ type: "toggle-camera", force: false }]);
  });

  it("stage panel offers screen sharing where it is among the controls", async () => {
    const call = new FakeCall().active();
    const { view, requests } = await showCall(call, { controls: "screenshare" });
    expect(buttonNames(view)).to.deep.equal(["Mute", "Share screen", "Hang up"]);
    button(view, "Share screen").click();
    expect(requests).to.deep.equal([{ type: "toggle-screen-share" }]);
    expect(findAll(view, "[part~='screenshare']")).to.have.length(1);
    await expect(view).to.be.accessible();
  });

  it("stage panel offers the camera in a voice call while a screen is shown", async () => {
    const call = new FakeCall().active().other({ screenEnabled: true });
    call.picture(new MediaStream(), new MediaStream());
    const { view, requests } = await showCall(call, { controls: "camera" });
    expect(find(view, ".shared")).to.be.ok;
    button(view, "Turn camera on").click();
    expect(requests).to.deep.equal([{ type: "toggle-camera" }]);
  });

  it("stage panel says that the own screen is shared, once it is", async () => {
    const call = new FakeCall().active().send({ type: "toggle-screen-share" });
    const { view } = await showCall(call, { controls: "screenshare" });
    expect(buttonNames(view)).to.include("Share screen");
    call.send({ type: "screen.started", stream: new MediaStream() });
    await settled();
    expect(buttonNames(view)).to.include("Stop sharing");
    expect(find(view, ".sharing").textContent!.trim()).to.equal("You are sharing your screen");
    expect(spoken(view)).to.equal("You are sharing your screen");
    await expect(view).to.be.accessible();
  });

  it("stage panel shows a shared screen with the people beside it in a voice call", async () => {
    const screen = new MediaStream();
    const call = new FakeCall().active().picture(new MediaStream(), screen);
    const { view } = await showCall(call);
    expect(findAll(view, ".screen")).to.have.length(0);
    call.other({ screenEnabled: true });
    await settled();
    const shown = find<HTMLElement & { stream: MediaStream }>(view, ".screen");
    expect(shown.stream === screen).to.equal(true);
    expect(findAll(view, ".people > [part~='tile']")).to.have.length(1);
    expect(spoken(view)).to.equal("Ben Okafor is sharing their screen");
    await expect(view).to.be.accessible();
    call.other({ screenEnabled: false });
    await settled();
    expect(findAll(view, ".screen")).to.have.length(0);
    expect(spoken(view)).to.equal("Connected with Ben Okafor");
  });

  it("stage panel says why the screen cannot be shared", async () => {
    const call = new FakeCall().active().send({ type: "toggle-screen-share" });
    const { view } = await showCall(call);
    const failure = { kind: "device", device: "screen", type: "permissions" } as const;
    call.send({ type: "screen.ended", failure });
    await waitUntil(() => findAll(view, "chat-call-device-notice").length > 0, "the notice");
    await settled();
    const notice = find(view, "chat-call-device-notice");
    expect(notice.shadowRoot!.textContent).to.contain("Your screen cannot be shared");
  });

  it("stage panel asks its window for full screen", async () => {
    const { view } = await showCall(new FakeCall({ callType: "video" }).active());
    const stage = find(view, "chat-call-stage-panel");
    const asked = oneEvent(stage, "chat-call-full-screen");
    button(view, "Enter full screen").click();
    await asked;
  });

  it("stage panel says Leave full screen while it fills the screen", async () => {
    const { view } = await showCall(new FakeCall({ callType: "video" }).active());
    const stage = find<HTMLElement & { full: boolean }>(view, "chat-call-stage-panel");
    stage.full = true;
    await settled();
    expect(buttonNames(view)).to.include("Leave full screen");
  });
});
