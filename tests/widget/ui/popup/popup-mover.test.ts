import { expect } from "@open-wc/testing";
import { resetMouse, sendKeys, sendMouse, setViewport } from "@web/test-runner-commands";
import { afterEach, beforeEach, describe, it } from "../../support/mocha.ts";
import { waitUntil } from "../../support/wait-until.ts";
import { FakeCall } from "../support/fake-call.ts";
import { button, find, findAll, settled, showCall } from "../support/show-call.ts";

const GAP = 16;
const SCREEN = { width: 1000, height: 700 };

const popup = (view: Element) => find(view, ".popup");
const boxOf = (view: Element) => onScreen(popup(view));

/** An element's box in pointer coordinates. Safari measures it without the page's CSS `zoom`. */
function onScreen(element: Element): Record<"left" | "top" | "right" | "bottom", number> {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const isZoomed = element.currentCSSZoom !== undefined;
  const by = isZoomed ? 1 : Number(getComputedStyle(document.body).zoom);
  return { left: left * by, top: top * by, right: right * by, bottom: bottom * by };
}

/** Waits until the popup rests with these edges. */
async function rests(
  view: Element,
  edges: Partial<Record<"left" | "top" | "right" | "bottom", number>>,
) {
  const isThere = () =>
    Object.entries(edges).every(([edge, at]) => Math.abs(boxOf(view)[edge as "left"] - at) < 1.5);
  try {
    await waitUntil(isThere);
  } catch (cause) {
    const { left, top, right, bottom } = boxOf(view);
    const seen = JSON.stringify({ left, top, right, bottom });
    throw new Error(`Cannot find the popup at ${JSON.stringify(edges)}: current value is ${seen}`, {
      cause,
    });
  }
}

/** Drags the popup by the name in it, and pauses before the release so that it does not glide. */
async function drag(view: Element, byX: number, byY: number) {
  const { left, top } = onScreen(find(view, "h2"));
  const [x, y] = [Math.round(left) + 3, Math.round(top) + 3];
  await sendMouse({ type: "move", position: [x, y] });
  await sendMouse({ type: "down" });
  await sendMouse({ type: "move", position: [x + Math.sign(byX) * 8, y + Math.sign(byY) * 8] });
  // The code that moves the popup loads on demand.
  await import("../../../../widget/ui/popup/popup-place.ts");
  await settled();
  await sendMouse({ type: "move", position: [x + byX, y + byY] });
  await new Promise((resolve) => setTimeout(resolve, 120));
  await sendMouse({ type: "up" });
}

describe("the popup", () => {
  beforeEach(() => setViewport(SCREEN));
  afterEach(async () => {
    sessionStorage.clear();
    document.body.style.removeProperty("zoom");
    await resetMouse();
  });

  it("the popup starts in its corner", async () => {
    const { view } = await showCall(new FakeCall().active(), { position: "bottom-right" });
    await rests(view, { right: SCREEN.width - GAP, bottom: SCREEN.height - GAP });
  });

  it("the popup follows the pointer and stays where it is dropped, on the next page too", async () => {
    const { view } = await showCall(new FakeCall().active());
    const { left, top } = boxOf(view);
    await drag(view, 250, -250);
    await rests(view, { left: left + 250, top: top - 250 });
    view.remove();
    const { view: next } = await showCall(new FakeCall().active());
    await rests(next, { left: left + 250, top: top - 250 });
  });

  it("the popup follows the pointer on a page with a CSS zoom", async () => {
    document.body.style.zoom = "1.5";
    const { view } = await showCall(new FakeCall().active());
    const { left, top } = boxOf(view);
    await drag(view, 250, -250);
    await rests(view, { left: left + 250, top: top - 250 });
  });

  it("the popup is not dragged off the screen, and rests in the near corner", async () => {
    const { view } = await showCall(new FakeCall().active());
    await drag(view, 900, -900);
    await rests(view, { right: SCREEN.width - GAP, top: GAP });
  });

  it("the popup keeps its corner when the screen or its content changes", async () => {
    const call = new FakeCall().active();
    const { view } = await showCall(call);
    await drag(view, 900, -900);
    await rests(view, { right: SCREEN.width - GAP, top: GAP });
    await setViewport({ width: 620, height: 500 });
    await rests(view, { right: 620 - GAP, top: GAP });
    call.ended("completed", { seconds: 3 });
    await settled();
    await rests(view, { right: 620 - GAP, top: GAP });
  });

  it("the popup moves by the arrow keys on its grip", async () => {
    const { view } = await showCall(new FakeCall().active());
    const { left, top } = boxOf(view);
    const grip = find(view, ".grip");
    expect(grip.getAttribute("aria-label")).to.equal("Move window (arrow keys)");
    grip.focus();
    await sendKeys({ press: "ArrowRight" });
    await rests(view, { left: left + 16, top });
    await sendKeys({ down: "Shift" });
    await sendKeys({ press: "ArrowUp" });
    await sendKeys({ up: "Shift" });
    await rests(view, { left: left + 16, top: top - 96 });
    await sendKeys({ press: "ArrowLeft" });
    await sendKeys({ press: "ArrowLeft" });
    await rests(view, { left: GAP, top: top - 96 });
    await expect(view).to.be.accessible();
  });

  it("the popup stays in place when the pointer slips on a button, which still clicks", async () => {
    const { view, requests } = await showCall(new FakeCall().active());
    const before = boxOf(view);
    const { left, top } = button(view, "Mute").getBoundingClientRect();
    await sendMouse({ type: "move", position: [Math.round(left) + 8, Math.round(top) + 8] });
    await sendMouse({ type: "down" });
    // Far enough to drag by any other place.
    await sendMouse({ type: "move", position: [Math.round(left) + 24, Math.round(top) + 16] });
    await sendMouse({ type: "up" });
    expect(requests).to.deep.equal([{ type: "toggle-microphone" }]);
    expect(boxOf(view).left).to.equal(before.left);
  });

  it("the popup has no grip when it is inline", async () => {
    const { view } = await showCall(new FakeCall().active(), { display: "inline" });
    expect(findAll(view, ".grip")).to.have.length(0);
  });
});
