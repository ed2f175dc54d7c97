import { expect, oneEvent } from "@open-wc/testing";
import type { CallError } from "../../../widget/page/call-error.ts";
import type { CallEvent } from "../../../widget/model/call-event.ts";
import { answered, call, ended, incoming, person, ringing } from "../model/script.ts";
import { waitUntil } from "../support/wait-until.ts";
import { CHAT } from "./call-server-fake.ts";
import { codeOf, useElementPage, wire } from "./element-page.ts";

describe("<chat-call> when the page places a call", () => {
  const page = useElementPage();
  const { place, ready } = page;

  it("startCall() resolves when the server has the call, and events report its progress", async () => {
    const element = await ready();
    const states: string[] = [];
    element.addEventListener("chat-call-state-change", ({ detail }) => states.push(detail.state));
    await element.startCall({ type: "voice", to: "ben" });
    expect(await page.server.hears("call:initiate")).to.deep.include({
      chatId: CHAT.id,
      callType: "voice",
      targetUserIds: ["ben"],
    });
    expect(element.call).to.deep.include({ id: call.sessionId, type: "voice", startedAt: null });
    expect(element.participants.map(({ id }) => id)).to.deep.equal(["ann", "ben"]);
    expect(element.microphoneOn).to.equal(true);

    const rings = oneEvent(element, "chat-call-ringing");
    page.server.says(wire(ringing("phone")));
    await rings;
    page.server.says(wire(ended("declined")));
    expect(states).to.deep.equal(["dialing", "ringing", "ended"]);
    expect(element.matches(":state(ended)")).to.equal(true);
    expect(element.matches(":state(ringing)")).to.equal(false);
  });

  it("rejects with the server's code", async () => {
    const element = place();
    const welcomed = page.server.welcomes();
    await Promise.all([oneEvent(element, "chat-call-ready"), welcomed]);
    const refusal = element.startCall().then(() => "started", codeOf);
    const { id } = await page.server.hears("call:initiate");
    const error = { code: "calls-not-allowed", message: "no" };
    page.server.says({ type: "ack", id, success: false, error });
    expect(await refusal).to.equal("calls-not-allowed");
  });

  it("accept() rejects if a running call has no seat left", async () => {
    const element = place();
    const welcomed = page.server.welcomes();
    await Promise.all([oneEvent(element, "chat-call-ready"), welcomed]);
    const participants = [
      person("ben", "joined"),
      person("cleo", "joined"),
      person("ann", "ringing"),
    ];
    const running = answered({ callerId: "ben", participants });
    page.server.says(
      wire({ ...incoming(running), callerId: "ben", callerName: "Ben" } as CallEvent),
    );
    await waitUntil(() => element.state === "incoming", "it rings");
    const accepting = element.accept().then(() => "accepted", codeOf);
    const { id } = await page.server.hears("call:accept");
    await waitUntil(() => page.opened.length > 0, "the devices");
    page.server.says({
      type: "ack",
      id,
      success: false,
      error: { code: "call-full", message: "" },
    });
    expect(await accepting).to.equal("call-full");
  });

  it("methods reject in states in which they do not apply", async () => {
    const element = await ready();
    expect(await element.accept().catch(codeOf)).to.equal("not-ringing");
    expect(await element.decline().catch(codeOf)).to.equal("not-ringing");
    expect(await element.ignore().catch(codeOf)).to.equal("not-ringing");
    expect(await element.hangUp().catch(codeOf)).to.equal("not-in-call");
    expect(await element.leave().catch(codeOf)).to.equal("not-in-call");
    expect(await element.toggleMicrophone().catch(codeOf)).to.equal("not-in-call");
    expect(await element.toggleScreenShare().catch(codeOf)).to.equal("not-in-call");
    await element.startCall();
    expect(await element.startCall().catch(codeOf)).to.equal("already-in-call");
  });

  it("rejects an empty list of people instead of calling everybody", async () => {
    const element = await ready();
    expect(await element.startCall({ to: [] }).catch(codeOf)).to.equal("invalid-targets");
    expect(element.state).to.equal("idle");
  });

  it("rejects people outside the chat, and oneself, before it opens a device", async () => {
    const element = await ready();
    for (const to of ["ann", "nobody", ["ben", "nobody"]]) {
      expect(await element.startCall({ to }).catch(codeOf)).to.equal("invalid-targets");
    }
    expect(element.state).to.equal("idle");
    expect(page.opened).to.deep.equal([]);
  });

  it("rejects in a chat of nobody else, and says where the host lists the members", async () => {
    const element = place();
    const [ann] = CHAT.members;
    const welcomed = page.server.welcomes({ chats: [{ ...CHAT, members: [ann] }], members: [] });
    await Promise.all([oneEvent(element, "chat-call-ready"), welcomed]);
    for (const options of [{}, { to: "ben" }]) {
      const error = await element.startCall(options).catch((cause: CallError) => cause);
      expect(error).to.include({
        code: "invalid-targets",
        message:
          "Cannot call: the chat has no other members, add them to chat.members in its tokens",
      });
    }
    expect(page.opened).to.deep.equal([]);
  });

  it("rejects more people than a call holds before it opens a device", async () => {
    const element = place();
    const welcomed = page.server.welcomes({ maxParticipants: 1 });
    await Promise.all([oneEvent(element, "chat-call-ready"), welcomed]);
    expect(await element.startCall().catch(codeOf)).to.equal("invalid-targets");
    expect(page.opened).to.deep.equal([]);
  });

  it("rejects options that are not an object", async () => {
    const element = await ready();
    for (const options of ["video", null]) {
      const started = element.startCall(JSON.parse(JSON.stringify(options)));
      expect(await started.catch(codeOf)).to.equal("malformed");
    }
    expect(element.state).to.equal("idle");
  });

  it("rejects as not ready while there is no line", async () => {
    const element = place();
    await waitUntil(() => page.server.sockets.length === 1);
    expect(await element.startCall().catch(codeOf)).to.equal("not-ready");
  });

  it("rejects an unknown or forbidden call type before it opens a device", async () => {
    const element = place();
    page.server.acknowledges();
    const chats = [{ ...CHAT, calls: "voice" as const }];
    await Promise.all([oneEvent(element, "chat-call-ready"), page.server.welcomes({ chats })]);
    const fax = JSON.parse('{ "type": "fax" }');
    const error: CallError = await element.startCall(fax).then(() => null, (cause) => cause);
    expect(error.code).to.equal("malformed");
    expect(error.message).to.equal('Cannot call: the type is "fax"');
    expect(await element.startCall({ type: "video" }).catch(codeOf)).to.equal("calls-not-allowed");
    expect(element.state).to.equal("idle");
    expect(page.opened).to.deep.equal([]);
  });

  it("rejects a call in a chat that has ended by the server's clock before it opens a device", async () => {
    const element = place();
    page.server.acknowledges();
    const endsAt = new Date(Date.now() + 60_000).toISOString();
    const serverTime = new Date(Date.now() + 3_600_000).toISOString();
    const chats = [{ ...CHAT, endsAt }];
    const welcomed = page.server.welcomes({ chats, serverTime });
    await Promise.all([oneEvent(element, "chat-call-ready"), welcomed]);
    expect(await element.startCall().catch(codeOf)).to.equal("chat-ended");
    expect([element.state, page.opened.length]).to.deep.equal(["idle", 0]);
  });

  it("rejects before the element is on a page", async () => {
    const element = document.createElement("chat-call");
    expect(await element.startCall().catch(codeOf)).to.equal("not-ready");
  });

  it("stops a microphone that opens after the call is over", async () => {
    const element = await ready();
    let give = (_stream: MediaStream): void => {};
    const { getUserMedia } = MediaDevices.prototype;
    const asked = new Promise<void>((resolve) => {
      MediaDevices.prototype.getUserMedia = () => {
        resolve();
        return new Promise((answer) => give = answer);
      };
    });
    const call = element.startCall().then(() => "called", codeOf);
    await asked;
    MediaDevices.prototype.getUserMedia = getUserMedia;
    await element.hangUp();
    expect(await call).to.equal("cancelled");
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    give(stream);
    await waitUntil(() => page.opened.every(({ readyState }) => readyState === "ended"));
    expect(page.opened).to.have.lengthOf(1);
  });
});
