import { expect, oneEvent } from "@open-wc/testing";
import { accepted, answered, ended, incoming, snapshotOf } from "../model/script.ts";
import { waitUntil } from "../support/wait-until.ts";
import { CHAT } from "./call-server-fake.ts";
import { codeOf, useElementPage, wire } from "./element-page.ts";

describe("<chat-call> during a call", () => {
  const page = useElementPage();
  const { inCall, place, ready } = page;

  it("truncates the reason of decline() to what the server accepts", async () => {
    const element = await ready();
    page.server.says(wire(incoming()));
    await waitUntil(() => element.state === "incoming");
    await element.decline("x".repeat(200));
    const { reason } = await page.server.hears("call:reject");
    expect(reason).to.equal("x".repeat(64));
  });

  it("declines without a reason for null", async () => {
    const element = await ready();
    page.server.says(wire(incoming()));
    await waitUntil(() => element.state === "incoming");
    await element.decline(JSON.parse("null"));
    expect(await page.server.hears("call:reject")).not.to.have.property("reason");
  });

  it("rings, and accept() resolves with the seat taken and the microphone open", async () => {
    const element = await ready();
    page.server.acknowledges((type) => type === "call:accept" ? { call: answered() } : {});
    const rings = oneEvent(element, "chat-call-incoming");
    const snapshot = answered({
      status: "ringing",
      callerId: "ben",
      startedAt: null,
      participants: answered().participants.map((participant) =>
        participant.userId === "ann" ? { ...participant, userStatus: "ringing" } : participant
      ),
    });
    page.server.says({ ...wire(incoming(snapshot)), callerId: "ben", callerName: "Ben" });
    expect((await rings).detail.call.caller.name).to.equal("ben");
    expect(element.state).to.equal("incoming");
    await element.accept();
    expect(element.state).to.equal("connecting");
    expect(page.opened.map(({ kind, readyState }) => [kind, readyState])).to.deep.equal([
      ["audio", "live"],
    ]);
    expect(element.call?.startedAt).to.match(/^\d{4}-.*Z$/);
  });

  it("does not draw an incoming call if the page prevents the event", async () => {
    const element = await ready();
    element.addEventListener("chat-call-incoming", (event) => event.preventDefault());
    page.server.says(wire(incoming(answered({ status: "ringing", callerId: "ben" }))));
    await waitUntil(() => element.state === "incoming");
    await element.updateComplete;
    expect(element.renderRoot.querySelector("chat-call-window")?.quiet).to.equal(true);
  });

  it("mutes, and fires the event", async () => {
    const element = await inCall();
    const toggled = oneEvent(element, "chat-call-microphone-toggle");
    await element.toggleMicrophone();
    expect((await toggled).detail).to.deep.equal({ enabled: false });
    expect(element.microphoneOn).to.equal(false);
    expect(page.opened[0].enabled).to.equal(false);
  });

  it("shows the own person's microphone and camera in participants", async () => {
    const element = await inCall();
    const own = () => element.participants.find(({ isSelf }) => isSelf);
    expect(own()).to.include({ muted: false, videoEnabled: false });
    await element.toggleMicrophone(false);
    await element.toggleCamera(true);
    expect(own()).to.include({ muted: true, videoEnabled: true });
    expect(element.call?.participants[0]).to.deep.equal(own());
    await element.toggleMicrophone(true);
    await element.toggleCamera(false);
    expect(own()).to.include({ muted: false, videoEnabled: false });
  });

  it("toggleMicrophone() opens a microphone that was not open, or rejects with the cause", async () => {
    const element = await ready();
    page.server.acknowledges((type) => type === "call:accept" ? { call: answered() } : {});
    page.server.says(wire(incoming(snapshotOf({ callerId: "ben" }))));
    await waitUntil(() => element.state === "incoming");
    await element.accept({ audio: false });
    expect([element.microphoneOn, page.opened.length]).to.deep.equal([false, 0]);
    const { getUserMedia } = MediaDevices.prototype;
    MediaDevices.prototype.getUserMedia = () =>
      Promise.reject(new DOMException("no", "NotReadableError"));
    const refusal = await element.toggleMicrophone().then(() => "on", codeOf);
    MediaDevices.prototype.getUserMedia = getUserMedia;
    expect([refusal, element.microphoneOn]).to.deep.equal(["in-use", false]);
    await element.toggleMicrophone();
    expect(page.opened.map(({ kind, readyState }) => [kind, readyState])).to.deep.equal([
      ["audio", "live"],
    ]);
    expect(element.microphoneOn).to.equal(true);
  });

  it("the toggles reject while it only rings", async () => {
    const element = await ready();
    page.server.says(wire(incoming(snapshotOf({ callType: "video", callerId: "ben" }))));
    await waitUntil(() => element.state === "incoming");
    for (const force of [undefined, true, false]) {
      expect(await element.toggleCamera(force).catch(codeOf)).to.equal("not-in-call");
      expect(await element.toggleMicrophone(force).catch(codeOf)).to.equal("not-in-call");
      expect(await element.toggleScreenShare(force).catch(codeOf)).to.equal("not-in-call");
    }
    expect([element.state, page.opened.length]).to.deep.equal(["incoming", 0]);
  });

  it("startCall() accepts a call that rings in the same chat", async () => {
    const element = await ready();
    page.server.acknowledges((type) => type === "call:accept" ? { call: answered() } : {});
    page.server.says(wire(incoming(snapshotOf({ callerId: "ben" }))));
    await waitUntil(() => element.state === "incoming");
    await element.startCall({ type: "voice" });
    await page.server.hears("call:accept");
    expect(element.state).to.be.oneOf(["connecting", "active"]);
    expect(page.opened.map(({ kind }) => kind)).to.deep.equal(["audio"]);
  });

  it("accept() rejects if no device opens, and the call goes on without one", async () => {
    const element = await ready();
    page.server.acknowledges((type) => type === "call:accept" ? { call: answered() } : {});
    page.server.says(wire(incoming(snapshotOf({ callerId: "ben" }))));
    await waitUntil(() => element.state === "incoming");
    const { getUserMedia } = MediaDevices.prototype;
    MediaDevices.prototype.getUserMedia = () =>
      Promise.reject(new DOMException("no", "NotAllowedError"));
    const outcome = await element.accept().then(() => "accepted", codeOf);
    MediaDevices.prototype.getUserMedia = getUserMedia;
    expect(outcome).to.equal("permissions");
    expect(element.state).to.be.oneOf(["connecting", "active"]);
  });

  it("rejects the camera if the chat allows voice only", async () => {
    const element = place();
    page.server.acknowledges();
    const chats = [{ ...CHAT, calls: "voice" as const }];
    await Promise.all([oneEvent(element, "chat-call-ready"), page.server.welcomes({ chats })]);
    await element.startCall();
    page.server.says(wire(accepted()));
    await waitUntil(() => element.state === "connecting");
    expect(await element.toggleCamera(true).catch(codeOf)).to.equal("calls-not-allowed");
    expect(element.cameraOn).to.equal(false);
    await element.hangUp();
    page.server.says(wire(ended()));
    page.server.says(wire(incoming({ ...snapshotOf(), sessionId: "call-2", callerId: "ben" })));
    await waitUntil(() => element.state === "incoming");
    expect(await element.accept({ video: true }).catch(codeOf)).to.equal("calls-not-allowed");
    expect(element.state).to.equal("incoming");
  });

  it("hangUp() ends the call, and the event says how it ended", async () => {
    const element = await inCall();
    const over = oneEvent(element, "chat-call-ended");
    const done = element.hangUp();
    await page.server.hears("call:end");
    page.server.says(wire(ended("completed", { durationSeconds: 12 })));
    await done;
    expect((await over).detail).to.deep.equal({ reason: "completed", durationSeconds: 12 });
    expect(page.opened[0].readyState).to.equal("ended");
  });

  it("decline() and ignore() settle even if another call rings at once", async () => {
    const element = await ready();
    const rings = (sessionId: string) =>
      page.server.says(wire(incoming(snapshotOf({ sessionId, callerId: "ben" }))));
    rings("call-1");
    await waitUntil(() => element.state === "incoming");
    rings("call-2");
    await element.ignore();
    expect([element.state, element.call?.id]).to.deep.equal(["incoming", "call-2"]);
    const done = element.decline();
    await page.server.hears("call:reject");
    rings("call-3");
    await done;
    expect([element.state, element.call?.id]).to.deep.equal(["incoming", "call-3"]);
    // A request for a call that is over must not affect the next one.
    const accepted = element.accept().then(() => "accepted", codeOf);
    await waitUntil(() => element.state === "connecting");
    rings("call-4");
    page.server.says({ ...wire(ended("cancelled")), sessionId: "call-3" });
    expect(await accepted).to.equal("cancelled");
    expect(element.call?.id).to.equal("call-4");
  });
});
