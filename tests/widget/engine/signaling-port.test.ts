import { expect } from "@open-wc/testing";
import type { Answer, LineNews } from "../../../widget/effects/signaling/signaling-line.ts";
import { createSignalingPort } from "../../../widget/engine/signaling-port.ts";
import type { SignalingEvent } from "../../../widget/model/call-event.ts";
import type { OutgoingMessage, SignalingReceives } from "../../../widget/model/ports.ts";
import { perform, type Stage } from "../effects/stage.ts";
import { call, incoming, welcome } from "../model/script.ts";

describe("createSignalingPort()", () => {
  let told: OutgoingMessage[];
  let asked: OutgoingMessage[];
  let answer: Answer;
  let hear: (news: LineNews) => void;
  let isFollowing: boolean;
  let port: Stage<SignalingReceives, SignalingEvent>;

  beforeEach(() => {
    told = [];
    asked = [];
    answer = { ok: true, ack: { type: "ack", id: "1", success: true }, receivedAtMs: 7 };
    const logic = createSignalingPort({
      line: {
        tell: (message) => told.push(message) > 0,
        ask: (message) => {
          asked.push(message);
          return Promise.resolve(answer);
        },
      },
      follow: (listener) => {
        hear = listener;
        isFollowing = true;
        return () => isFollowing = false;
      },
    });
    port = perform(logic, undefined);
  });

  it("sends messages that need an answer as requests, and the others plainly", async () => {
    port.send({ type: "send", message: { type: "call:accept", ...call } });
    port.send({ type: "send", message: { type: "call:toggle-audio", ...call, muted: true } });
    const offer = { type: "offer", sdp: "v=0" } as const;
    port.send({
      type: "send",
      message: { type: "webrtc:offer", ...call, targetUserId: "ben", offer },
    });
    expect(asked.map(({ type }) => type)).to.deep.equal(["call:accept"]);
    expect(told.map(({ type }) => type)).to.deep.equal(["call:toggle-audio", "webrtc:offer"]);
    expect(await port.heard("signaling.acked")).to.deep.include({
      re: "call:accept",
      receivedAtMs: 7,
    });
  });

  it("passes a refusal on", async () => {
    answer = { ok: false, code: "call-exists", message: "there is one", sessionId: "call-9" };
    port.send({ type: "send", message: { type: "call:initiate", chatId: "c", callType: "voice" } });
    expect(await port.heard("signaling.refused")).to.deep.equal({
      type: "signaling.refused",
      re: "call:initiate",
      code: "call-exists",
      message: "there is one",
      sessionId: "call-9",
    });
  });

  it("marks a refused request as unsent while there is no line", async () => {
    answer = { ok: false, code: "server-unreachable", message: "no line" };
    const initiate = { type: "call:initiate", chatId: "c", callType: "voice" } as const;
    const refusal = async () => {
      const before = port.sent.length;
      port.send({ type: "send", message: initiate });
      return (await port.heard("signaling.refused", before)).isUnsent;
    };
    expect(await refusal()).to.equal(undefined);
    hear({ type: "lost" });
    expect(await refusal()).to.equal(true);
    hear({ type: "welcome", welcome: welcome(), receivedAtMs: 3 });
    expect(await refusal()).to.equal(undefined);
  });

  it("passes on only valid call messages", () => {
    const { receivedAtMs: _, ...message } = incoming() as Extract<
      SignalingEvent,
      { type: "call:incoming" }
    >;
    hear({ type: "message", message: { ...message, callType: "telepathy" }, receivedAtMs: 1 });
    expect(port.sent).to.deep.equal([]);
    hear({ type: "message", message, receivedAtMs: 9 });
    expect(port.sent).to.deep.equal([{ ...message, receivedAtMs: 9 }]);
    hear({ type: "message", message: { type: "presence:changed", members: [] }, receivedAtMs: 1 });
    expect(port.sent).to.have.lengthOf(1);
  });

  it("reports that the line is lost and restored", () => {
    hear({ type: "lost" });
    hear({ type: "welcome", welcome: welcome(), receivedAtMs: 3 });
    expect(port.sent).to.deep.equal([
      { type: "signaling.lost" },
      { type: "signaling.restored", welcome: welcome(), receivedAtMs: 3 },
    ]);
  });

  it("stops following the line when it is stopped, and drops late answers", async () => {
    port.send({ type: "send", message: { type: "calls:seen" } });
    port.stop();
    expect(isFollowing).to.equal(false);
    await new Promise((resolve) => setTimeout(resolve));
    expect(port.sent).to.deep.equal([]);
  });
});
