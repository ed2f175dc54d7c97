import { describe, it } from "../../support/mocha.ts";
import { expect, fixture, html, oneEvent } from "@open-wc/testing";
import type { CallOffer } from "../../../../widget/model/line-view.ts";
import { type CallButtons, defineCallButtons } from "../../../../widget/ui/buttons/call-buttons.ts";
import { englishButtons } from "../../../../widget/ui/locales/en-buttons.ts";
import { keepTipsInSight } from "../../../../widget/ui/buttons/tips-in-sight.ts";
import { button, buttonNames, find, findAll } from "../support/show-call.ts";

defineCallButtons();

const BOTH: CallOffer = { types: ["voice", "video"], unavailable: null };

async function show(offer: CallOffer, busy = false): Promise<CallButtons> {
  return await fixture<CallButtons>(html`
    <chat-call-buttons
      .offer=${offer}
      .strings=${englishButtons}
      .line=${null}
      .busy=${busy}
      .missed=${null}
    ></chat-call-buttons>
  `);
}

describe("call buttons", () => {
  it("call buttons have the documented names and parts, and are accessible", async () => {
    const view = await show(BOTH);
    expect(buttonNames(view)).to.deep.equal(["Voice call", "Video call"]);
    expect(findAll(view, "[part~='call-button']")).to.have.length(2);
    await expect(view).to.be.accessible();
  });

  it("call buttons request a call of their type", async () => {
    const view = await show(BOTH);
    for (const [name, callType] of [["Voice call", "voice"], ["Video call", "video"]] as const) {
      const asked = oneEvent(view.parentElement!, "chat-call-request");
      button(view, name).click();
      expect((await asked).detail).to.deep.equal({ type: "initiate", callType });
    }
  });

  it("call buttons appear only for the call types on offer", async () => {
    expect(buttonNames(await show({ types: [], unavailable: null }))).to.deep.equal([]);
    expect(buttonNames(await show({ types: ["voice"], unavailable: null })))
      .to.deep.equal(["Voice call"]);
  });

  const { unsupported, ...reasons } = englishButtons.unavailable;
  for (const [reason, words] of Object.entries(reasons)) {
    it(`call buttons say why they are disabled: ${reason}`, async () => {
      const view = await show({ ...BOTH, unavailable: reason as CallOffer["unavailable"] });
      const voice = button(view, "Voice call");
      expect(voice.disabled).to.equal(true);
      const description = view.shadowRoot!.getElementById(voice.getAttribute("aria-describedby")!);
      expect(description!.textContent).to.equal(words);
      await expect(view).to.be.accessible();
    });
  }

  it("call buttons are replaced by a visible sentence in a browser too old for calls", async () => {
    const view = await show({ ...BOTH, unavailable: "unsupported" });
    expect(buttonNames(view)).to.deep.equal([]);
    expect(view.shadowRoot!.textContent).to.include(unsupported);
    await expect(view).to.be.accessible();
  });

  it("call buttons are disabled during a call, with the reason", async () => {
    const view = await show(BOTH, true);
    expect(button(view, "Video call").disabled).to.equal(true);
    expect(find(view, "#why-video").textContent).to.equal(englishButtons.busy);
  });

  it("call buttons show the page's icon instead of their own", async () => {
    const view = await fixture<CallButtons>(html`
      <chat-call-buttons .offer=${BOTH} .strings=${englishButtons}>
        <b slot="voice-icon">V</b>
      </chat-call-buttons>
    `);
    await view.updateComplete;
    expect(button(view, "Voice call").querySelector("svg") === null).to.equal(true);
    expect(button(view, "Video call").querySelector("svg") !== null).to.equal(true);
  });

  it("call buttons keep their own icon while a forwarded slot is empty", async () => {
    const outer = await fixture<HTMLElement>(html`<div></div>`);
    outer.attachShadow({ mode: "open" });
    outer.shadowRoot!.innerHTML =
      `<chat-call-buttons><slot name="voice-icon" slot="voice-icon"></slot></chat-call-buttons>`;
    const view = outer.shadowRoot!.querySelector("chat-call-buttons")!;
    view.strings = englishButtons;
    view.offer = BOTH;
    await view.updateComplete;
    expect(button(view, "Voice call").querySelector("svg") !== null).to.equal(true);

    const replaced = oneEvent(view.shadowRoot!, "slotchange");
    outer.innerHTML = `<b slot="voice-icon">V</b>`;
    await replaced;
    await view.updateComplete;
    expect(button(view, "Voice call").querySelector("svg") === null).to.equal(true);
  });

  for (const [dir, edge] of [["ltr", "left"], ["rtl", "right"]]) {
    it(`call buttons keep their tips on the screen at the ${edge} edge`, async () => {
      keepTipsInSight();
      const view = await show({ ...BOTH, unavailable: "not-callable" });
      view.parentElement!.dir = dir;
      view.missed = 3;
      Object.assign(view.style, { position: "fixed", [edge]: "0px" });
      await view.updateComplete;
      const tips = () => findAll(view, ".tip").map((tip) => tip.getBoundingClientRect());
      const areInSight = () => tips().every(({ left, right }) => left >= 0 && right <= innerWidth);
      expect(areInSight()).to.equal(false);
      button(view, "Call history, 3 missed").focus();
      expect(tips().map(({ width }) => width > 50)).to.deep.equal([true, true, true]);
      expect(areInSight()).to.equal(true);
    });
  }
});
