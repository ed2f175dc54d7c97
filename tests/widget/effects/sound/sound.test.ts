import { expect } from "@open-wc/testing";
import { createAudioGate } from "../../../../widget/effects/sound/audio-context.ts";
import { createRemoteAudio } from "../../../../widget/effects/sound/remote-audio.ts";
import {
  createVoiceLevels,
  perceivedLevel,
} from "../../../../widget/effects/sound/voice-levels.ts";
import { fakeElement } from "./fake-audio.ts";
import { makeTrack } from "../fake-track.ts";

const settled = () => new Promise((resolve) => setTimeout(resolve));
/** Longer than the context takes to rest. */
const rested = () => new Promise((resolve) => setTimeout(resolve, 30));

describe("createRemoteAudio()", () => {
  function setUp(isAllowed: () => boolean) {
    const news: string[] = [];
    const { log, element } = fakeElement(isAllowed);
    const audio = createRemoteAudio({
      createElement: () => element,
      events: {
        blocked: (userId) => news.push(`blocked ${userId}`),
        playing: (userId) => news.push(`playing ${userId}`),
      },
    });
    audio.play("ben", new MediaStream([makeTrack("microphone"), makeTrack("camera")]));
    return { audio, news, log, element };
  }

  it("plays only the audio tracks", async () => {
    const { element, news, audio } = setUp(() => true);
    await settled();
    expect((element.srcObject as MediaStream).getTracks().map(({ kind }) => kind)).to.deep.equal([
      "audio",
    ]);
    expect(news).to.deep.equal([]);
    audio.close();
  });

  it("prepares a muted element, and plays on with the same stream", async () => {
    const { log, element } = fakeElement(() => true);
    const audio = createRemoteAudio({
      createElement: () => element,
      events: { blocked: () => {}, playing: () => {} },
    });
    const voice = makeTrack("microphone");
    audio.prepare("ben", new MediaStream([voice]));
    const { srcObject } = element;
    expect([element.muted, log]).to.deep.equal([true, ["play"]]);
    audio.play("ben", new MediaStream([voice, makeTrack("camera")]));
    await settled();
    expect([element.muted, log]).to.deep.equal([false, ["play", "play"]]);
    expect(element.srcObject).to.equal(srcObject);
    audio.close();
  });

  it("reports that it is blocked, and plays at the next gesture", async () => {
    let isAllowed = false;
    const { news, audio } = setUp(() => isAllowed);
    await settled();
    expect(news).to.deep.equal(["blocked ben"]);
    isAllowed = true;
    dispatchEvent(new Event("pointerup"));
    await settled();
    expect(news).to.deep.equal(["blocked ben", "playing ben"]);
    audio.close();
  });

  it("plays on unblock()", async () => {
    let isAllowed = false;
    const { news, audio } = setUp(() => isAllowed);
    await settled();
    isAllowed = true;
    audio.unblock();
    await settled();
    expect(news.at(-1)).to.equal("playing ben");
    audio.close();
  });

  it("retries at unblock() while a refused attempt is still pending", async () => {
    let isAllowed = false;
    const { news, log, audio } = setUp(() => isAllowed);
    isAllowed = true;
    audio.unblock();
    await settled();
    expect(log).to.deep.equal(["play", "play"]);
    expect(news).to.deep.equal([]);
    audio.close();
  });

  it("plays on if the system has paused it, as after a phone call", async () => {
    const { log, element, audio } = setUp(() => true);
    await settled();
    element.onpause!(new Event("pause"));
    await settled();
    expect(log).to.deep.equal(["play", "play"]);
    audio.close();
    element.onpause!(new Event("pause"));
    expect(log).to.deep.equal(["play", "play", "pause"]);
  });

  it("retries blocked sound when the page becomes visible again", async () => {
    let isAllowed = false;
    const { news, audio } = setUp(() => isAllowed);
    await settled();
    isAllowed = true;
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    await settled();
    expect(news).to.deep.equal(["blocked ben", "playing ben"]);
    audio.close();
  });

  it("stops when it is closed, and ignores later gestures", async () => {
    const { log, element, audio } = setUp(() => false);
    await settled();
    audio.close();
    expect(log).to.deep.equal(["play", "pause"]);
    expect(element.srcObject).to.equal(null);
    dispatchEvent(new Event("pointerup"));
    await settled();
    expect(log).to.deep.equal(["play", "pause"]);
  });
});

describe("createVoiceLevels()", () => {
  it("perceivedLevel() maps silence to 0, speech to the middle and shouting to 1", () => {
    expect(perceivedLevel(0)).to.equal(0);
    expect(perceivedLevel(0.001)).to.equal(0);
    expect(perceivedLevel(0.05)).to.be.within(0.4, 0.9);
    expect(perceivedLevel(1)).to.equal(1);
  });

  it("reads the level from a person's packets, and is 0 after they are gone", () => {
    const gate = createAudioGate({ hasGesture: () => false });
    let now = 1_000;
    const levels = createVoiceLevels(gate, () => now);
    let audioLevel = 0.5;
    let timestamp = 5;
    const receiver = {
      track: { kind: "audio" },
      getSynchronizationSources: () => [{ audioLevel, timestamp }],
    } as unknown as RTCRtpReceiver;
    levels.setRemote("ben", { getReceivers: () => [receiver] });
    expect(levels.level("ben")).to.be.greaterThan(0.9);
    audioLevel = 0;
    expect(levels.level("ben")).to.equal(0);
    audioLevel = 0.5;
    now += 500;
    expect(levels.level("ben"), "the last packet, reported again").to.equal(0);
    timestamp++;
    expect(levels.level("ben")).to.be.greaterThan(0.9);
    levels.setRemote("ben", null);
    expect(levels.level("ben")).to.equal(0);
    expect(levels.level("nobody")).to.equal(0);
    levels.close();
    gate.close();
  });
});

describe("createAudioGate()", () => {
  it("creates no context before the first gesture, and then one for all", async () => {
    let hasGesture = false;
    let made = 0;
    const context = { state: "running", close: () => Promise.resolve() } as unknown as AudioContext;
    const gate = createAudioGate({
      hasGesture: () => hasGesture,
      afterGestureMs: 0,
      createContext: () => {
        made++;
        return context;
      },
    });
    const used: AudioContext[] = [];
    gate.whenRunning((one) => used.push(one));
    const forget = gate.whenRunning(() => used.push(context));
    forget();
    expect(made).to.equal(0);
    hasGesture = true;
    dispatchEvent(new Event("keydown"));
    await settled();
    gate.whenRunning((one) => used.push(one));
    await settled();
    expect(made).to.equal(1);
    expect(used).to.deep.equal([context, context]);
    gate.close();
  });

  /** A context that remembers what was asked of it, and how its own state changes. */
  function fakeContext() {
    const asked: string[] = [];
    const become = (asking: string, state: string) => {
      asked.push(asking);
      context.state = state;
      context.onstatechange?.();
      return Promise.resolve();
    };
    const context = {
      state: "running",
      onstatechange: null as (() => void) | null,
      resume: () => become("resume", "running"),
      suspend: () => become("suspend", "suspended"),
      close: () => become("close", "closed"),
    };
    const gate = createAudioGate({
      hasGesture: () => true,
      createContext: () => context as unknown as AudioContext,
      restAfterMs: 5,
    });
    return { asked, context, gate };
  }

  it("resumes a context that was interrupted", async () => {
    const { asked, context, gate } = fakeContext();
    gate.whenRunning(() => {});
    await settled();
    context.state = "interrupted";
    context.onstatechange!();
    await settled();
    expect(asked).to.deep.equal(["resume"]);
    expect(context.state).to.equal("running");
    gate.close();
  });

  it("suspends the context when nobody uses it any more, and resumes it for the next", async () => {
    const { asked, context, gate } = fakeContext();
    const [one, other] = [gate.whenRunning(() => {}), gate.whenRunning(() => {})];
    one();
    one();
    await rested();
    expect(asked, "still in use").to.deep.equal([]);
    other();
    await rested();
    expect(asked).to.deep.equal(["suspend"]);
    // Nobody asks for it: neither a gesture nor an interruption wakes it.
    context.onstatechange!();
    dispatchEvent(new Event("pointerup"));
    await settled();
    expect(asked).to.deep.equal(["suspend"]);
    let used = 0;
    gate.whenRunning(() => used++);
    await settled();
    expect(asked).to.deep.equal(["suspend", "resume"]);
    expect(used).to.equal(1);
    gate.close();
  });

  it("does not suspend between two uses that follow each other", async () => {
    const { asked, gate } = fakeContext();
    gate.whenRunning(() => {})();
    gate.whenRunning(() => {});
    await rested();
    expect(asked).to.deep.equal([]);
    gate.close();
  });

  it("resumes a context that is about to be suspended when somebody needs it", async () => {
    const { asked, context, gate } = fakeContext();
    const suspended = Promise.withResolvers<void>();
    context.suspend = () => {
      asked.push("suspend");
      return suspended.promise;
    };
    gate.whenRunning(() => {})();
    await rested();
    gate.whenRunning(() => {});
    context.state = "suspended";
    context.onstatechange!();
    suspended.resolve();
    await settled();
    expect(asked).to.deep.equal(["suspend", "resume"]);
    gate.close();
  });

  it("asks for nothing after it is closed", async () => {
    const { asked, gate } = fakeContext();
    const release = gate.whenRunning(() => {});
    gate.close();
    release();
    await rested();
    expect(asked).to.deep.equal(["close"]);
  });
});
