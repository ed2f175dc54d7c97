import { expect } from "@open-wc/testing";
import { describe, it } from "../../support/mocha.ts";
import { FakeCall } from "../support/fake-call.ts";
import { find, findAll, settled, showCall } from "../support/show-call.ts";

describe("the announcements of a call window", () => {
  it("are left alone by page translators, which would replace the text that changes", async () => {
    const { view } = await showCall(new FakeCall().active());
    expect(view.translate).to.equal(false);
  });

  it("are inside the stage while it is in full screen, where nothing else is read", async () => {
    const call = new FakeCall({ callType: "video" }).active();
    const { view } = await showCall(call);
    const stage = find(view, "chat-call-stage-panel");
    const words = () =>
      findAll(view, "[role='status']").filter(({ textContent }) => textContent)
        .map((region) => [region.textContent, stage.contains(region), region.offsetWidth]);
    const fills = async (isFull: boolean) => {
      const matches = (selector: string) => isFull && selector === ":fullscreen";
      Object.assign(stage, { matches });
      document.dispatchEvent(new Event("fullscreenchange"));
      await settled();
    };
    expect(words()).to.deep.equal([["Connected with Ben Okafor", false, 1]]);
    await fills(true);
    expect(words()).to.deep.equal([["Connected with Ben Okafor", true, 1]]);
    call.reconnecting();
    await settled();
    expect(words()).to.deep.equal([["Connection interrupted, reconnecting", true, 1]]);
    await fills(false);
    expect(words().map(([, isInside]) => isInside)).to.deep.equal([false]);
  });
});
