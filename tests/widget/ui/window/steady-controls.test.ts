import { expect } from "@open-wc/testing";
import { setViewport } from "@web/test-runner-commands";
import type { CallEvent } from "../../../../widget/model/call-event.ts";
import type { CallWindow } from "../../../../widget/ui/window/call-window.ts";
import { describe, it } from "../../support/mocha.ts";
import { waitUntil } from "../../support/wait-until.ts";
import { FakeCall } from "../support/fake-call.ts";
import { button, find, findAll, settled, showCall } from "../support/show-call.ts";

const CONTROLS = "camera screenshare pip settings";
const failed: CallEvent = {
  type: "media.device-error",
  failure: { kind: "device", device: "microphone", type: "in-use" },
};
const placeOf = (view: Element, name: string) => {
  const { left, top } = button(view, name).getBoundingClientRect();
  return { left, top };
};

/** Waits until the notice is complete, so that nothing more can move the controls. */
async function noticeIsShown(view: CallWindow): Promise<void> {
  const isDrawn = () =>
    findAll(view, "chat-call-device-notice").some(({ offsetHeight }) => offsetHeight > 40);
  await waitUntil(isDrawn, "the notice");
  await waitUntil(() => findAll(view, "button.again").length > 0, "its button");
  await settled();
}

describe("the controls of a call", () => {
  for (const callType of ["voice", "video"] as const) {
    for (const position of ["bottom-left", "top-right"] as const) {
      for (const controls of ["", CONTROLS]) {
        const which = `${callType}, ${position}, ${controls ? "all" : "few"} controls`;
        it(`stay in place when a notice appears (${which})`, async () => {
          const call = new FakeCall({ callType }).active();
          const { view } = await showCall(call, { position, controls });
          const before = placeOf(view, "Hang up");
          call.send(failed);
          await noticeIsShown(view);
          expect(placeOf(view, "Hang up")).to.deep.equal(before);
        });
      }
    }
    it(`stay in place when a notice appears in an inline window (${callType})`, async () => {
      const call = new FakeCall({ callType }).active();
      const { view } = await showCall(call, { display: "inline", controls: CONTROLS });
      const before = placeOf(view, "Hang up");
      call.send(failed);
      await noticeIsShown(view);
      expect(placeOf(view, "Hang up")).to.deep.equal(before);
    });
  }

  it("stay in place when a notice appears in a popup moved to the opposite edge", async () => {
    const call = new FakeCall().active();
    const { view } = await showCall(call, { controls: CONTROLS });
    const popup = find(view, ".popup");
    const grip = find(view, ".grip");
    try {
      while (popup.getBoundingClientRect().top > 20) {
        const { top } = popup.getBoundingClientRect();
        grip.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowUp", shiftKey: true }));
        await waitUntil(() => popup.getBoundingClientRect().top < top, "moved");
      }
      const before = placeOf(view, "Hang up");
      call.send(failed);
      await noticeIsShown(view);
      expect(placeOf(view, "Hang up")).to.deep.equal(before);
    } finally {
      localStorage.clear();
      sessionStorage.clear();
    }
  });

  it("stay in place when the ring becomes audible", async () => {
    const call = new FakeCall().incoming().send({ type: "ring.changed", ring: "blocked" });
    const { view } = await showCall(call, { position: "top-left" });
    const before = [placeOf(view, "Accept"), placeOf(view, "Decline")];
    call.send({ type: "ring.changed", ring: "sounding" });
    await settled();
    expect([placeOf(view, "Accept"), placeOf(view, "Decline")]).to.deep.equal(before);
  });

  it("stay visible below a notice on a page zoomed to 200 %", async () => {
    await setViewport({ width: 640, height: 400 });
    try {
      const call = new FakeCall({ callType: "video" }).active();
      const { view } = await showCall(call, { controls: CONTROLS });
      call.send(failed);
      await noticeIsShown(view);
      const popup = find(view, ".popup").getBoundingClientRect();
      for (const name of ["Hang up", "Try again"]) {
        const { top, bottom } = button(view, name).getBoundingClientRect();
        expect(top, name).to.be.greaterThan(popup.top);
        expect(bottom, name).to.be.lessThan(popup.bottom);
      }
      const overlap = button(view, "Hang up").getBoundingClientRect().top -
        button(view, "Try again").getBoundingClientRect().bottom;
      expect(overlap).to.be.greaterThan(0);
    } finally {
      await setViewport({ width: 800, height: 600 });
    }
  });
});
