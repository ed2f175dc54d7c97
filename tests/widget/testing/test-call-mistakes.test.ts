/** Mistakes in a host's own tests. */
import { expect } from "@open-wc/testing";
import { afterEach, describe, it } from "../support/mocha.ts";
import { call, close, open } from "./support/kit-page.ts";

const problem = async (happens: () => unknown): Promise<string> => {
  try {
    await happens();
    return "";
  } catch (error) {
    return (error as Error).message;
  }
};

describe("createTestCall() in tests with mistakes", () => {
  afterEach(close);

  it("createTestCall() lists the allowed words when one is misspelt", async () => {
    await open();
    const any = (word: string) => word as never;
    expect(await problem(() => call.deny(any("mic")))).to.equal(
      'Cannot deny a device: current value is "mic"; use microphone, camera, screen, sound',
    );
    expect(await problem(() => call.allow(any("mic")))).to.contain("use microphone, camera");
    expect(await problem(() => call.network(any("bad")))).to.contain("use excellent, good");
    expect(await problem(() => call.person("ben").is(any("away")))).to.contain("use here, busy");
  });

  it("createTestCall() explains why a voice that cannot be sent cannot be lost", async () => {
    const written = Object.getOwnPropertyDescriptor(globalThis, "MediaStreamTrackGenerator")!;
    Reflect.deleteProperty(globalThis, "MediaStreamTrackGenerator");
    try {
      const element = await open();
      const ben = call.person("ben");
      await ben.calls("voice");
      await element.accept();
      expect(await problem(() => ben.losesNetwork())).to.contain("--autoplay-policy=");
    } finally {
      Object.defineProperty(globalThis, "MediaStreamTrackGenerator", written);
    }
  });
});
