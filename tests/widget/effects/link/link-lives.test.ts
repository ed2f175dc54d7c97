/** Random calls, to find what breaks a link when several things happen at once. */
import { live } from "./link-life.ts";

/** From the environment, filled in by tests/web-test-runner.config.mjs. */
declare const LINK_RUNS: string | null;
declare const LINK_SEED: string | null;

/** Arbitrary fixed seeds, so that every run tests the same. */
const KEPT = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 18];
/** Each run has two pages with media; more at once would only slow each other down. */
const AT_ONCE = 3;

describe("createLinkSet() in random calls", () => {
  const seeds = seedsToLive();
  let devices: MediaStream;

  before(async () => {
    const video = { width: 160, height: 120 };
    devices = await navigator.mediaDevices.getUserMedia({ audio: true, video });
  });
  after(() => devices.getTracks().forEach((track) => track.stop()));

  it(`both people hear and see each other after each round of ${seeds.length} calls`, async function () {
    this.timeout(20_000 + seeds.length * 5_000);
    const waiting = seeds.values();
    const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, async () => {
      for (const seed of waiting) await live(seed, devices);
    }));
    for (const one of ended) if (one.status === "rejected") throw one.reason;
  });
});

function seedsToLive(): number[] {
  const runs = Number(LINK_RUNS ?? 1);
  if (LINK_SEED !== null) return Array.from({ length: runs }, () => Number(LINK_SEED));
  if (LINK_RUNS === null) return KEPT;
  return Array.from({ length: runs }, () => Math.floor(Math.random() * 2 ** 31));
}
