import { expect } from "@open-wc/testing";
import { createRingtone } from "../../../../widget/effects/sound/ringtone.ts";
import { afterEach, describe, it } from "../../support/mocha.ts";
import { fakeElement, fakeGate } from "./fake-audio.ts";
import { perform } from "../stage.ts";

const LOCK = "chat-call-ringtone";
const settled = () => new Promise((resolve) => setTimeout(resolve));
const until = async (isSo: () => boolean | Promise<boolean>) => {
  while (!await isSo()) await settled();
};
const held = async () => (await navigator.locks.query()).held?.map(({ name }) => name) ?? [];
const queued = async () => (await navigator.locks.query()).pending?.length ?? 0;

const started: { stop(): void }[] = [];
afterEach(async () => {
  started.splice(0).forEach((tone) => tone.stop());
  await until(async () => !(await held()).includes(LOCK));
});

interface RingOptions {
  kind?: "incoming" | "ringback";
  /** Whether the browser plays the page's sound, and the error's name if it does not. */
  isAllowed?: () => boolean;
  refusal?: string;
  locks?: Pick<LockManager, "request">;
}

/** One tab of a browser, ringing with this sound. */
function ring(
  source: string | null,
  { kind = "incoming", isAllowed = () => true, refusal, locks }: RingOptions = {},
) {
  const made: string[] = [];
  const gate = fakeGate();
  const { log, element } = fakeElement(isAllowed, refusal);
  const logic = createRingtone({
    gate,
    source: () => source,
    ...(locks && { locks }),
    createElement: (url) => {
      made.push(url);
      return element;
    },
  });
  const tone = perform(logic, { kind });
  started.push(tone);
  const last = () => tone.sent.at(-1)?.ring;
  return { made, log, element, gate, tone, last };
}

describe("createRingtone()", () => {
  it("plays the page's own sound in a loop, and stops it", async () => {
    const { made, log, element, tone, last } = ring("/ring.mp3");
    await until(() => last() === "sounding");
    expect(made).to.deep.equal(["/ring.mp3"]);
    expect(element.loop).to.equal(true);
    tone.stop();
    expect(log).to.deep.equal(["play", "pause"]);
  });

  it("sounds in one tab at a time, and in the next one when that stops", async () => {
    const first = ring("/ring.mp3");
    await until(() => first.last() === "sounding");
    expect(await held()).to.include(LOCK);
    const second = ring("/ring.mp3");
    await until(async () => await queued() > 0);
    expect(second.made).to.deep.equal([]);
    expect(second.tone.sent).to.deep.equal([]);
    first.tone.stop();
    await until(() => second.last() === "sounding");
  });

  it("sounds if the browser refuses the lock, as in a sandboxed frame", async () => {
    const request = () => Promise.reject(new DOMException("denied", "SecurityError"));
    const { log, last } = ring("/ring.mp3", { locks: { request } as Pick<LockManager, "request"> });
    await until(() => last() === "sounding");
    expect(log).to.include("play");
  });

  it("does not sound after it was stopped while waiting for its turn", async () => {
    const first = ring("/ring.mp3");
    await until(() => first.made.length > 0);
    const second = ring("/ring.mp3");
    await until(async () => await queued() > 0);
    second.tone.stop();
    first.tone.stop();
    await until(async () => !(await held()).includes(LOCK));
    expect(second.made).to.deep.equal([]);
  });

  it("reports a page without a gesture as blocked, and sounds from the gesture on", async () => {
    const { gate, tone, last } = ring(null);
    await until(() => last() === "blocked");
    gate.touch();
    await until(() => last() === "sounding");
    expect(tone.sent.map(({ ring }) => ring)).to.deep.equal(["blocked", "sounding"]);
  });

  it("takes no turn while blocked: of several tabs the touched one sounds", async () => {
    const first = ring(null);
    await until(() => first.last() === "blocked");
    const second = ring(null);
    await until(() => second.last() === "blocked");
    second.gate.touch();
    await until(() => second.last() === "sounding");
    first.gate.touch();
    await until(async () => await queued() > 0);
    expect(first.last()).to.equal("blocked");
  });

  it("reports the page's own sound as blocked, and plays it after the gesture", async () => {
    let isAllowed = false;
    const { gate, last, log } = ring("/ring.mp3", { isAllowed: () => isAllowed });
    await until(() => last() === "blocked");
    isAllowed = true;
    gate.touch();
    await until(() => last() === "sounding");
    expect(log).to.deep.equal(["play", "play"]);
  });

  it("plays its own melody if the page's sound cannot be loaded", async () => {
    const { gate, last, made } = ring("/gone.mp3", {
      isAllowed: () => false,
      refusal: "NotSupportedError",
    });
    gate.touch();
    await until(() => last() === "sounding");
    expect(made).to.have.lengthOf(1);
  });

  it("plays its own melody if the page leaves the URL empty", async () => {
    const { gate, last, made } = ring("");
    gate.touch();
    await until(() => last() === "sounding");
    expect(made).to.deep.equal([]);
  });

  it("is silent if the ringtone is none, and takes the turn all the same", async () => {
    const { made, gate, last } = ring("none");
    await until(() => last() === "silent");
    expect(await held()).to.include(LOCK);
    expect(made).to.deep.equal([]);
    expect(gate.waiting).to.equal(0);
  });

  it("takes no turn for the ringback, which is silent too if the ringtone is none", async () => {
    const ringback = ring(null, { kind: "ringback" });
    const none = ring("none", { kind: "ringback" });
    expect([ringback.gate.waiting, none.gate.waiting]).to.deep.equal([1, 0]);
    ringback.tone.stop();
    expect(ringback.gate.waiting).to.equal(0);
    await settled();
    expect(await held()).not.to.include(LOCK);
  });
});
