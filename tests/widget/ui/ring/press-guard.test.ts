/** Which presses answer a call that has just appeared, and which were meant for what it covers. */
import { describe, it } from "../../support/mocha.ts";
import { expect } from "@open-wc/testing";
import { FakeCall } from "../support/fake-call.ts";
import { click, fire, overall, pointer, press } from "../support/press.ts";
import { button, showCall, type ShownCall } from "../support/show-call.ts";

const EARLY_MS = 300;
const WRITING_MS = 700;

interface Rung extends ShownCall {
  accept: HTMLButtonElement;
  /** The last moment that is surely too early for a touch, and the first that surely is not. */
  early: number;
  late: number;
}

async function rung(): Promise<Rung> {
  const before = performance.now();
  const shown = await showCall(new FakeCall().incoming());
  const accept = button(shown.view, "Accept");
  return { ...shown, accept, early: before + EARLY_MS - 1, late: performance.now() + EARLY_MS };
}

/** Presses Enter on a focused button: browsers turn the key into a click. */
function enter(target: Element, repeat: boolean, at?: number): void {
  fire(target, new KeyboardEvent("keydown", { ...overall, key: "Enter", repeat }), at);
  click(target, 0, at);
}

describe("PressGuard", () => {
  it("PressGuard lets through a mouse click at once, and a click without a press", async () => {
    const { accept, requests } = await rung();
    press(accept, "mouse");
    accept.click();
    expect(requests).to.deep.equal([{ type: "accept" }, { type: "accept" }]);
  });

  it("PressGuard blocks a tap whose finger was down before the call appeared", async () => {
    // As Chromium does: pointer events go to where the touch began, the click to what is under it.
    pointer(document.body, "pointerdown", "touch");
    const { accept, requests, late } = await rung();
    pointer(document.body, "pointerup", "touch", late);
    click(accept, 1, late);
    expect(requests).to.deep.equal([]);
    // The next press is not affected.
    press(accept, "touch", late);
    expect(requests).to.deep.equal([{ type: "accept" }]);
  });

  it("PressGuard blocks the second click of a double click only early on", async () => {
    const { accept, requests, early, late } = await rung();
    click(accept, 2, early);
    expect(requests).to.deep.equal([]);
    click(accept, 2, late);
    expect(requests).to.deep.equal([{ type: "accept" }]);
  });

  for (
    const [what, answer] of [
      ["a finger", (target: Element, at: number) => press(target, "touch", at)],
      ["a pen", (target: Element, at: number) => press(target, "pen", at)],
    ] as const
  ) {
    it(`PressGuard blocks ${what} only for a moment`, async () => {
      const { accept, requests, early, late } = await rung();
      answer(accept, early);
      expect(requests).to.deep.equal([]);
      answer(accept, late);
      expect(requests).to.deep.equal([{ type: "accept" }]);
    });
  }

  it("PressGuard blocks a key for as long as a pause in typing may last", async () => {
    const { accept, requests, early, late } = await rung();
    const pause = WRITING_MS - EARLY_MS;
    enter(accept, false, early + pause);
    expect(requests).to.deep.equal([]);
    enter(accept, false, late + pause + WRITING_MS);
    expect(requests).to.deep.equal([{ type: "accept" }]);
  });

  it("PressGuard blocks the spaces of somebody who keeps typing", async () => {
    const { accept, requests, late } = await rung();
    const key = (name: string, at: number) => {
      fire(accept, new KeyboardEvent("keydown", { ...overall, key: name }), at);
      if (name === " ") click(accept, 0, at);
    };
    let at = late + 5_000;
    for (const name of "and so on") key(name, at += WRITING_MS - 1);
    key(" ", at += WRITING_MS - 1);
    expect(requests).to.deep.equal([]);
    // Tab shows that the person sees where the focus is.
    key("Tab", at += WRITING_MS);
    key(" ", at + 1);
    expect(requests).to.deep.equal([{ type: "accept" }]);
  });

  it("PressGuard blocks the repeats of a held key, however late", async () => {
    const { accept, requests, late } = await rung();
    const long = late + WRITING_MS;
    enter(accept, true, long);
    expect(requests).to.deep.equal([]);
    enter(accept, false, long);
    expect(requests).to.deep.equal([{ type: "accept" }]);
  });

  it("PressGuard leaves the rest of the page alone", async () => {
    const { view, early } = await rung();
    const other = view.parentElement!.appendChild(document.createElement("button"));
    let clicks = 0;
    other.onclick = () => clicks++;
    press(other, "touch", early);
    enter(other, true, early);
    expect(clicks).to.equal(2);
  });

  it("PressGuard lets a click through after a key that presses nothing", async () => {
    const { accept, requests, early } = await rung();
    fire(accept, new KeyboardEvent("keydown", { ...overall, key: "Tab" }), early);
    accept.click();
    expect(requests).to.deep.equal([{ type: "accept" }]);
  });
});
