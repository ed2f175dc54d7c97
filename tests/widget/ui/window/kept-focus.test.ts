import { expect, fixture, html } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { waitUntil } from "../../support/wait-until.ts";
import { describe, it } from "../../support/mocha.ts";
import { FakeCall } from "../support/fake-call.ts";
import { button, buttonNames, focusName, settled, showCall, spoken } from "../support/show-call.ts";

const CONTROLS = "camera screenshare settings";

describe("the focus in a call window", () => {
  for (const name of ["Mute", "Share screen", "Settings"]) {
    it(`stays on ${name} when video comes into a voice call and goes again`, async () => {
      const call = new FakeCall().active();
      const { view } = await showCall(call, { controls: CONTROLS });
      const before = button(view, name);
      before.focus();
      call.other({ videoEnabled: true });
      await settled();
      expect(button(view, name)).not.to.equal(before);
      expect(focusName(view)).to.equal(name);
      call.other({ videoEnabled: false });
      await settled();
      expect(focusName(view)).to.equal(name);
    });
  }

  it("goes to the window when the pressed button disappears with its question", async () => {
    const call = new FakeCall().active();
    const { view } = await showCall(call, { controls: CONTROLS });
    call.other({ videoEnabled: true });
    await waitUntil(() => buttonNames(view).includes("Not now"));
    button(view, "Not now").focus();
    call.send({ type: "toggle-camera", force: false });
    await settled();
    expect(buttonNames(view)).not.to.include("Not now");
    expect(focusName(view)).to.equal("Call with Ben Okafor");
  });

  it("is not taken back from a field of the page", async () => {
    const call = new FakeCall().active();
    const { view } = await showCall(call, { controls: CONTROLS });
    const field = await fixture<HTMLInputElement>(html`<input>`);
    button(view, "Mute").focus();
    field.focus();
    call.other({ videoEnabled: true });
    await settled();
    expect(document.activeElement).to.equal(field);
  });

  it("returns to the page's field it was moved from by Tab, once the window is gone", async () => {
    const call = new FakeCall();
    const field = await fixture<HTMLInputElement>(html`<input>`);
    field.focus();
    const { view } = await showCall(call);
    call.incoming();
    await settled();
    expect(document.activeElement).to.equal(field);
    await sendKeys({ press: "Tab" });
    await settled();
    expect(focusName(view)).not.to.equal(null);
    call.ended("cancelled", { by: "ben" }).send({ type: "dismiss" });
    await waitUntil(() => document.activeElement === field);
  });
});

describe("the end of a call for a screen reader", () => {
  it("is announced only with the duration that the server sends", async () => {
    const call = new FakeCall().active();
    const { view } = await showCall(call);
    call.send({ type: "hang-up" });
    await settled();
    expect(spoken(view)).to.equal("");
    call.ended("completed", { by: "ann", seconds: 65 });
    await settled();
    expect(spoken(view)).to.equal("Call ended · 1:05");
  });
});
