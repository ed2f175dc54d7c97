import { expect } from "@open-wc/testing";
import { watchInterruptions } from "../../../../widget/effects/devices/device-interruption.ts";
import { type FakeTime, installFakeTime } from "../../support/fake-time.ts";

const SETTLES_MS = 400;

describe("watchInterruptions()", () => {
  let time: FakeTime;
  let told: boolean[];

  beforeEach(() => {
    time = installFakeTime();
    told = [];
  });
  afterEach(() => time.restore());

  /** A track that the system mutes and unmutes. */
  function watch(muted = false) {
    const track = { muted, onmute: null, onunmute: null } as {
      muted: boolean;
      onmute: (() => void) | null;
      onunmute: (() => void) | null;
    };
    const stop = watchInterruptions(
      track as unknown as MediaStreamTrack,
      (isInterrupted) => void told.push(isInterrupted),
      SETTLES_MS,
    );
    const become = (now: boolean) => {
      track.muted = now;
      (now ? track.onmute : track.onunmute)?.();
    };
    return { stop, become };
  }

  it("tells a track that was muted when it opened", () => {
    watch(true);
    time.pass(SETTLES_MS);
    expect(told).to.deep.equal([true]);
  });

  it("tells nothing of a mute that is over in a moment, and waits anew after each change", () => {
    const { become } = watch();
    for (const muted of [true, false, true]) {
      become(muted);
      time.pass(SETTLES_MS - 1);
    }
    expect(told).to.deep.equal([]);
    time.pass(1);
    expect(told).to.deep.equal([true]);
  });

  it("ends a told interruption when it stops, and tells nothing more", () => {
    const { become, stop } = watch();
    become(true);
    time.pass(SETTLES_MS);
    stop();
    expect(told).to.deep.equal([true, false]);
    become(true);
    time.pass(SETTLES_MS);
    expect(told).to.deep.equal([true, false]);
  });

  it("tells nothing of a mute that has not settled when it stops", () => {
    const { become, stop } = watch();
    become(true);
    stop();
    time.pass(SETTLES_MS);
    expect(told).to.deep.equal([]);
  });
});
