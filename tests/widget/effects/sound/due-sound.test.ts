import { expect } from "@open-wc/testing";
import { createAudioGate } from "../../../../widget/effects/sound/audio-context.ts";
import { isMarked, markDue } from "../../../../widget/effects/due-memory.ts";
import { soundForDue } from "../../../../widget/effects/sound/due-sound.ts";
import { afterEach, beforeEach, describe, it } from "../../support/mocha.ts";
import { waitUntil } from "../../support/wait-until.ts";

const KEY = "chat-call.due";

describe("soundForDue()", () => {
  let gates: number;
  const createGate = () => {
    gates++;
    return createAudioGate({ hasGesture: () => false });
  };
  const touched = { createGate, hasGesture: () => true };
  /** Waits until every pending sound has had its turn with the lock. */
  const settled = () =>
    new Promise<void>((resolve) =>
      setTimeout(() => navigator.locks.request("chat-call-due", () => resolve()), 60)
    );

  beforeEach(() => {
    gates = 0;
    localStorage.removeItem(KEY);
  });
  afterEach(() => localStorage.removeItem(KEY));

  it("sounds once per call, however often it is announced", async () => {
    soundForDue("one", touched);
    soundForDue("one", touched);
    soundForDue("two", touched);
    await waitUntil(() => gates === 2);
    await settled();
    expect(gates).to.equal(2);
  });

  it("stays silent on a page without a gesture, so that another tab can sound", async () => {
    soundForDue("untouched", { createGate, hasGesture: () => false });
    await settled();
    expect([gates, isMarked("untouched", "sounded")]).to.deep.equal([0, false]);
  });

  it("is silent for a dismissed call, and forgets the oldest marks", async () => {
    markDue("off", "dismissed");
    soundForDue("off", touched);
    await settled();
    expect(gates).to.equal(0);
    for (let count = 0; count < 60; count++) markDue(`late-${count}`, "seen");
    expect(isMarked("off", "dismissed")).to.equal(false);
    expect(JSON.parse(localStorage[KEY])).to.have.lengthOf(40);
  });
});
