import { expect } from "@open-wc/testing";
import { openTabChannel } from "../../../widget/effects/tab-channel.ts";
import { afterEach, describe, it } from "../support/mocha.ts";

const closers: (() => void)[] = [];
const open = (name: string, farewell: string | null = null) => {
  const heard: string[] = [];
  const arrivals: string[] = [];
  const channel = openTabChannel<string>({
    name,
    hear: (message) => heard.push(message),
    farewell: () => farewell,
    arrived: () => arrivals.push("arrived"),
  });
  closers.push(channel.close);
  return { channel, heard, arrivals };
};
const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve));
};
const pageTransition = (type: string) =>
  dispatchEvent(new PageTransitionEvent(type, { persisted: true }));

describe("openTabChannel()", () => {
  const { BroadcastChannel } = globalThis;
  afterEach(() => {
    globalThis.BroadcastChannel = BroadcastChannel;
    closers.splice(0).forEach((close) => close());
  });

  it("carries messages to the other tabs with the same name", async () => {
    const [here, there, elsewhere] = [open("calls"), open("calls"), open("other")];
    await Promise.resolve();
    here.channel.post("hello");
    await until(() => there.heard.length > 0);
    expect([here.heard, there.heard, elsewhere.heard]).to.deep.equal([[], ["hello"], []]);
  });

  it("says farewell when the page enters the back-forward cache, and arrives again when it returns", async () => {
    const { arrivals } = open("calls", "gone");
    await Promise.resolve();
    const heard: string[] = [];
    const witness = new BroadcastChannel("calls");
    witness.onmessage = ({ data }) => heard.push(data);
    pageTransition("pagehide");
    await until(() => heard.length > 0);
    witness.close();
    expect(heard).to.deep.equal(["gone"]);
    pageTransition("pageshow");
    expect(arrivals).to.have.lengthOf(2);
  });

  it("works without an error if the browser refuses it, as in a frame without storage", async () => {
    globalThis.BroadcastChannel = class {
      constructor() {
        throw new DOMException("denied", "SecurityError");
      }
    } as unknown as typeof BroadcastChannel;
    const problems: unknown[] = [];
    const note = (event: ErrorEvent) => problems.push(event.error);
    addEventListener("error", note);
    const { channel, arrivals } = open("calls", "gone");
    await Promise.resolve();
    channel.post("hello");
    pageTransition("pageshow");
    pageTransition("pagehide");
    await until(() => true);
    removeEventListener("error", note);
    expect(problems).to.deep.equal([]);
    expect(arrivals).to.deep.equal([]);
  });
});
