import { aTimeout, expect, oneEvent } from "@open-wc/testing";
import { CallError } from "../../../widget/call-error.ts";
import { type ChatCall, defineChatCall } from "../../../widget/chat-call.ts";
import { accepted, answered, call, ended, incoming, ringing, snapshotOf } from "../model/script.ts";
import { CHAT, type FakeCallServer, startFakeCallServer } from "./call-server-fake.ts";
import { waitUntil } from "../support/wait-until.ts";

/** A line of the machine's script as the wire has it. */
function wire(event: object): Record<string, unknown> {
  const { receivedAtMs: _, ...message } = event as Record<string, unknown>;
  return message;
}
const codeOf = (error: unknown) => error instanceof CallError ? error.code : error;

describe("<chat-call>", () => {
  let server: FakeCallServer;
  let opened: MediaStreamTrack[];
  const { getUserMedia } = MediaDevices.prototype;

  before(() => {
    defineChatCall();
    MediaDevices.prototype.getUserMedia = async function (constraints) {
      // A browser may answer the test before when the next is under way.
      const asked = opened;
      const stream = await getUserMedia.call(this, constraints);
      asked.push(...stream.getTracks());
      return stream;
    };
  });
  after(() => {
    MediaDevices.prototype.getUserMedia = getUserMedia;
  });
  beforeEach(() => {
    server = startFakeCallServer();
    opened = [];
  });
  afterEach(async () => {
    document.body.replaceChildren();
    await aTimeout(0);
    server.close();
  });

  function place(change: Partial<ChatCall> = {}): ChatCall {
    const element = document.createElement("chat-call");
    Object.assign(element, { token: server.token, ringtone: "none", ...change });
    document.body.append(element);
    return element;
  }

  async function ready(change: Partial<ChatCall> = {}): Promise<ChatCall> {
    const element = place(change);
    server.acknowledges();
    const [event] = await Promise.all([oneEvent(element, "chat-call-ready"), server.welcomes()]);
    expect(event).to.include({ bubbles: true, composed: true });
    return element;
  }

  const buttons = (element: ChatCall) => {
    const list = element.renderRoot.querySelector("chat-call-buttons")!;
    return [...list.renderRoot.querySelectorAll("[part=call-button]")]
      .map((button) => button.ariaLabel);
  };

  /** A call that Ann has placed and Ben has answered; no media flows in these tests. */
  async function inCall(): Promise<ChatCall> {
    const element = await ready();
    await element.startCall({ type: "voice" });
    server.says(wire(ringing("phone")));
    server.says(wire(accepted()));
    await waitUntil(() => element.state === "connecting");
    return element;
  }

  it("offers what the chat allows, within what the page wants", async () => {
    const element = await ready();
    await element.updateComplete;
    await waitUntil(() => buttons(element).length === 2);
    expect(buttons(element)).to.deep.equal(["Voice call", "Video call"]);
    element.setAttribute("call-types", "voice");
    await element.updateComplete;
    await waitUntil(() => buttons(element).length === 1);
    expect(buttons(element)).to.deep.equal(["Voice call"]);
  });

  it("goes by the server's clock for the end of the chat, however wrong the page's is", async () => {
    const offerAt = async (serverTime: number, endsAt: number) => {
      const element = place();
      const when = (ms: number) => new Date(ms).toISOString();
      const chats = [{ ...CHAT, endsAt: when(endsAt) }];
      await Promise.all([
        oneEvent(element, "chat-call-ready"),
        server.welcomes({ chats, serverTime: when(serverTime) }),
      ]);
      await element.updateComplete;
      const { offer } = element.renderRoot.querySelector("chat-call-buttons")!;
      element.remove();
      await aTimeout(0);
      return offer.unavailable;
    };
    const hour = 3_600_000;
    expect(await offerAt(Date.now() - 2 * hour, Date.now() - hour)).to.equal(null);
    expect(await offerAt(Date.now() + 2 * hour, Date.now() + hour)).to.equal("chat-ended");
  });

  it("takes over properties that were set before the element was defined", async () => {
    // A tag that is not yet known stands for an element that the page wrote before the script came.
    const tag = "chat-call-late";
    const early = document.createElement(tag) as ChatCall;
    const { token } = server;
    Object.assign(early, { getToken: () => Promise.resolve(token), position: "top-right" });
    document.body.append(early);
    const Element = customElements.get("chat-call") as typeof ChatCall;
    customElements.define(tag, class extends Element {});
    expect(Object.hasOwn(early, "getToken")).to.equal(false);
    await early.updateComplete;
    expect(early.position).to.equal("top-right");
    await server.welcomes();
    expect(server.sockets[0].sent[0]).to.deep.include({ type: "hello", token });
  });

  it("is defined once, however often the script is loaded", () => {
    const before = customElements.get("chat-call");
    defineChatCall();
    expect(customElements.get("chat-call")).to.equal(before);
  });

  it("calls: settles when the server has the call, and says how it goes on", async () => {
    const element = await ready();
    const states: string[] = [];
    element.addEventListener("chat-call-state-change", ({ detail }) => states.push(detail.state));
    await element.startCall({ type: "voice", to: "ben" });
    expect(await server.hears("call:initiate")).to.deep.include({
      chatId: CHAT.id,
      callType: "voice",
      targetUserIds: ["ben"],
    });
    expect(element.call).to.deep.include({ id: call.sessionId, type: "voice", startedAt: null });
    expect(element.participants.map(({ id }) => id)).to.deep.equal(["ann", "ben"]);
    expect(element.microphoneOn).to.equal(true);

    const rings = oneEvent(element, "chat-call-ringing");
    server.says(wire(ringing("phone")));
    await rings;
    server.says(wire(ended("declined")));
    expect(states).to.deep.equal(["dialing", "ringing", "ended"]);
    expect(element.matches(":state(ended)")).to.equal(true);
    expect(element.matches(":state(ringing)")).to.equal(false);
  });

  it("rejects with the server's code", async () => {
    const element = place();
    const welcomed = server.welcomes();
    await Promise.all([oneEvent(element, "chat-call-ready"), welcomed]);
    const refusal = element.startCall().then(() => "started", codeOf);
    const { id } = await server.hears("call:initiate");
    const error = { code: "calls-not-allowed", message: "no" };
    server.says({ type: "ack", id, success: false, error });
    expect(await refusal).to.equal("calls-not-allowed");
  });

  it("rejects what does not fit the moment", async () => {
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

  it("rejects a call to nobody, which is not one to everybody", async () => {
    const element = await ready();
    expect(await element.startCall({ to: [] }).catch(codeOf)).to.equal("invalid-targets");
    expect(element.state).to.equal("idle");
  });

  it("rejects whom the chat does not list, and oneself, before it opens a device", async () => {
    const element = await ready();
    for (const to of ["ann", "nobody", ["ben", "nobody"]]) {
      expect(await element.startCall({ to }).catch(codeOf)).to.equal("invalid-targets");
    }
    expect(element.state).to.equal("idle");
    expect(opened).to.deep.equal([]);
  });

  it("rejects more people than a call holds before it opens a device", async () => {
    const element = place();
    const welcomed = server.welcomes({ maxParticipants: 1 });
    await Promise.all([oneEvent(element, "chat-call-ready"), welcomed]);
    expect(await element.startCall().catch(codeOf)).to.equal("invalid-targets");
    expect(opened).to.deep.equal([]);
  });

  it("rejects options that are none, with a code", async () => {
    const element = await ready();
    for (const options of ["video", null]) {
      const started = element.startCall(JSON.parse(JSON.stringify(options)));
      expect(await started.catch(codeOf)).to.equal("malformed");
    }
    expect(element.state).to.equal("idle");
  });

  it("rejects a call while there is no line, not for want of a chat", async () => {
    const element = place();
    await waitUntil(() => server.sockets.length === 1);
    expect(await element.startCall().catch(codeOf)).to.equal("not-ready");
  });

  it("rejects a kind of call that is none or not allowed before it opens a device", async () => {
    const element = place();
    server.acknowledges();
    const chats = [{ ...CHAT, calls: "voice" as const }];
    await Promise.all([oneEvent(element, "chat-call-ready"), server.welcomes({ chats })]);
    const fax = JSON.parse('{ "type": "fax" }');
    const error: CallError = await element.startCall(fax).then(() => null, (cause) => cause);
    expect(error.code).to.equal("malformed");
    expect(error.message).to.equal('Cannot call by "type": current value is "fax"');
    expect(await element.startCall({ type: "video" }).catch(codeOf)).to.equal("calls-not-allowed");
    expect(element.state).to.equal("idle");
    expect(opened).to.deep.equal([]);
  });

  it("is idle in the eyes of a style sheet before the first call too", async () => {
    const element = await ready();
    expect(element.matches(":state(idle)")).to.equal(true);
    await element.startCall();
    expect(element.matches(":state(idle)")).to.equal(false);
  });

  it("declines with as much of a reason as the server takes", async () => {
    const element = await ready();
    server.says(wire(incoming()));
    await waitUntil(() => element.state === "incoming");
    await element.decline("x".repeat(200));
    const { reason } = await server.hears("call:reject");
    expect(reason).to.equal("x".repeat(64));
  });

  it("rejects before there is a line", async () => {
    const element = document.createElement("chat-call");
    expect(await element.startCall().catch(codeOf)).to.equal("not-ready");
  });

  it("rings, and accepts when the seat is taken and the microphone open", async () => {
    const element = await ready();
    server.acknowledges((type) => type === "call:accept" ? { call: answered() } : {});
    const rings = oneEvent(element, "chat-call-incoming");
    const snapshot = answered({
      status: "ringing",
      callerId: "ben",
      startedAt: null,
      participants: answered().participants.map((participant) =>
        participant.userId === "ann" ? { ...participant, userStatus: "ringing" } : participant
      ),
    });
    server.says({ ...wire(incoming(snapshot)), callerId: "ben", callerName: "Ben" });
    expect((await rings).detail.call.caller.name).to.equal("ben");
    expect(element.state).to.equal("incoming");
    await element.accept();
    expect(element.state).to.equal("connecting");
    expect(opened.map(({ kind, readyState }) => [kind, readyState])).to.deep.equal([
      ["audio", "live"],
    ]);
    expect(element.call?.startedAt).to.match(/^\d{4}-.*Z$/);
  });

  it("leaves the drawing of an incoming call to a page that prevents it", async () => {
    const element = await ready();
    element.addEventListener("chat-call-incoming", (event) => event.preventDefault());
    server.says(wire(incoming(answered({ status: "ringing", callerId: "ben" }))));
    await waitUntil(() => element.state === "incoming");
    await element.updateComplete;
    expect(element.renderRoot.querySelector("chat-call-window")?.quiet).to.equal(true);
  });

  it("mutes, and says so", async () => {
    const element = await inCall();
    const toggled = oneEvent(element, "chat-call-microphone-toggle");
    await element.toggleMicrophone();
    expect((await toggled).detail).to.deep.equal({ enabled: false });
    expect(element.microphoneOn).to.equal(false);
    expect(opened[0].enabled).to.equal(false);
  });

  it("shows no picture where the chat allows voices alone", async () => {
    const element = place();
    server.acknowledges();
    const chats = [{ ...CHAT, calls: "voice" as const }];
    await Promise.all([oneEvent(element, "chat-call-ready"), server.welcomes({ chats })]);
    await element.startCall();
    server.says(wire(accepted()));
    await waitUntil(() => element.state === "connecting");
    expect(await element.toggleCamera(true).catch(codeOf)).to.equal("calls-not-allowed");
    expect(element.cameraOn).to.equal(false);
    await element.hangUp();
    server.says(wire(ended()));
    server.says(wire(incoming({ ...snapshotOf(), sessionId: "call-2", callerId: "ben" })));
    await waitUntil(() => element.state === "incoming");
    expect(await element.accept({ video: true }).catch(codeOf)).to.equal("calls-not-allowed");
    expect(element.state).to.equal("incoming");
  });

  it("hangs up, and is told how it ended", async () => {
    const element = await inCall();
    const over = oneEvent(element, "chat-call-ended");
    const done = element.hangUp();
    await server.hears("call:end");
    server.says(wire(ended("completed", { durationSeconds: 12 })));
    await done;
    expect((await over).detail).to.deep.equal({ reason: "completed", durationSeconds: 12 });
    expect(opened[0].readyState).to.equal("ended");
  });

  it("settles hangUp() and ignore() though another call rings at once", async () => {
    const element = await ready();
    const rings = (sessionId: string) =>
      server.says(wire(incoming(snapshotOf({ sessionId, callerId: "ben" }))));
    rings("call-1");
    await waitUntil(() => element.state === "incoming");
    rings("call-2");
    await element.ignore();
    expect([element.state, element.call?.id]).to.deep.equal(["incoming", "call-2"]);
    const done = element.decline();
    await server.hears("call:reject");
    rings("call-3");
    await done;
    expect([element.state, element.call?.id]).to.deep.equal(["incoming", "call-3"]);
    // What was asked of a call that is over is not done to the next.
    const accepted = element.accept().then(() => "accepted", codeOf);
    await waitUntil(() => element.state === "connecting");
    rings("call-4");
    server.says({ ...wire(ended("cancelled")), sessionId: "call-3" });
    expect(await accepted).to.equal("cancelled");
    expect(element.call?.id).to.equal("call-4");
  });

  it("closes a microphone that the browser gives when the call is over", async () => {
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
    await waitUntil(() => opened.every(({ readyState }) => readyState === "ended"));
    expect(opened).to.have.lengthOf(1);
  });

  it("keeps the call when it is moved in the page", async () => {
    const element = await inCall();
    const frame = document.createElement("section");
    document.body.append(frame);
    frame.append(element);
    frame.remove();
    document.body.append(frame);
    await aTimeout(20);
    expect(element.state).to.equal("connecting");
    expect(server.sockets).to.have.lengthOf(1);
    expect(server.sockets[0].readyState).to.equal(WebSocket.OPEN);
    expect(opened[0].readyState).to.equal("live");
    expect(server.sockets[0].sent.map(({ type }) => type)).not.to.include("call:end");
  });

  it("keeps the call when the element is replaced by another for the same person", async () => {
    const element = await inCall();
    const next = document.createElement("chat-call");
    next.token = server.token;
    element.replaceWith(next);
    await waitUntil(() => next.state === "connecting");
    await aTimeout(0);
    expect(server.sockets).to.have.lengthOf(1);
    expect(opened[0].readyState).to.equal("live");
    expect(element.state).to.equal("idle");
  });

  it("keeps the call when attributes change", async () => {
    const element = await inCall();
    element.setAttribute("display", "inline");
    element.setAttribute("ringtone", "none");
    element.setAttribute("server", "https://elsewhere.example");
    element.token = server.token;
    await element.updateComplete;
    await aTimeout(20);
    expect(element.state).to.equal("connecting");
    expect(server.sockets).to.have.lengthOf(1);
  });

  it("stops the microphone and closes the line when it is removed, without hanging up", async () => {
    const element = await inCall();
    element.remove();
    await waitUntil(() => opened[0].readyState === "ended");
    expect(server.sockets[0].readyState).to.equal(WebSocket.CLOSED);
    expect(server.sockets[0].sent.map(({ type }) => type)).not.to.include("call:end");
    expect(element.state).to.equal("idle");
    dispatchEvent(new Event("online"));
    await aTimeout(20);
    expect(server.sockets).to.have.lengthOf(1);
  });

  it("lives again when it is put back after a removal", async () => {
    const element = await ready();
    element.remove();
    await aTimeout(0);
    expect(server.sockets[0].readyState).to.equal(WebSocket.CLOSED);
    document.body.append(element);
    await Promise.all([oneEvent(element, "chat-call-ready"), server.welcomes()]);
    expect(server.sockets).to.have.lengthOf(2);
  });

  it("shares one line with another element, and one of them tells of the call", async () => {
    const first = await ready();
    const second = place();
    await oneEvent(second, "chat-call-ready");
    expect(server.sockets).to.have.lengthOf(1);
    await second.startCall();
    expect([first.state, second.state]).to.deep.equal(["dialing", "idle"]);
    first.remove();
    await aTimeout(0);
    expect(second.state).to.equal("dialing");
  });

  it("says why its button cannot be pressed where the page's person is not known", async () => {
    const element = place({ token: "no token" });
    await waitUntil(() =>
      element.renderRoot.querySelector("chat-call-buttons")?.offer.unavailable === "unauthorized"
    );
    expect(server.sockets).to.deep.equal([]);
  });
});
