/** The call's window wherever a page puts the element: at its `position`, complete and on top. */
import { expect, fixture, html } from "@open-wc/testing";
import type { ChatCall } from "../../../widget/chat-call.ts";
import "../../../widget/define.ts";
import { createTestCall, type TestCall } from "../../../widget/testing/test-call.ts";
import { afterEach, beforeEach, describe, it } from "../support/mocha.ts";
import { waitUntil } from "../support/wait-until.ts";
import { findAll } from "../ui/support/show-call.ts";

describe("<chat-call> on a page", () => {
  let call: TestCall;
  let page: HTMLElement;
  beforeEach(() => {
    call = createTestCall();
  });
  afterEach(async () => {
    page.remove();
    await new Promise((resolve) => setTimeout(resolve));
    call.restore();
  });

  const popupOf = (element: ChatCall) =>
    element.shadowRoot!.querySelector("chat-call-window")?.shadowRoot?.querySelector<HTMLElement>(
      ".popup",
    );

  /** Lets Ben call, and returns the element and its window once it rings. */
  async function rung(): Promise<{ element: ChatCall; popup: HTMLElement }> {
    await call.ready;
    await call.person("ben").calls();
    const drawing = () =>
      [...page.querySelectorAll("chat-call")].find((one) => popupOf(one)?.matches(":popover-open"));
    await waitUntil(() => drawing() !== undefined);
    const element = drawing()!;
    return { element, popup: popupOf(element)! };
  }

  const element = () =>
    html`<chat-call ringtone="none" server=${call.server} token=${call.token}></chat-call>`;

  /** Whether a press in the popup's middle reaches it. */
  function isOnTop(popup: HTMLElement): boolean {
    const { left, top, width, height } = popup.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    return hit?.localName === "chat-call";
  }

  /** Expects the element to be completely on the screen. */
  function expectWhole(shown: Element): void {
    const { left, top, right, bottom, width } = shown.getBoundingClientRect();
    expect(width).to.be.greaterThan(0);
    expect([left >= 0, top >= 0, right <= innerWidth, bottom <= innerHeight])
      .to.deep.equal([true, true, true, true]);
  }

  function corner(popup: HTMLElement): string {
    const { left, right, top, bottom } = popup.getBoundingClientRect();
    return `${top < innerHeight - bottom ? "top" : "bottom"}-${
      left < innerWidth - right ? "left" : "right"
    }`;
  }

  for (const position of ["bottom-left", "bottom-right", "top-left", "top-right"] as const) {
    it(`<chat-call> shows its window at position ${position}`, async () => {
      page = await fixture(html`<div>${element()}</div>`);
      page.querySelector("chat-call")!.setAttribute("position", position);
      const { popup } = await rung();
      await waitUntil(() => corner(popup) === position, position);
    });
  }

  it("<chat-call> shows its window in the default corner for an unknown position", async () => {
    page = await fixture(html`<div>${element()}</div>`);
    page.querySelector("chat-call")!.setAttribute("position", "middle");
    const { popup } = await rung();
    const { left, bottom } = popup.getBoundingClientRect();
    expect(corner(popup)).to.equal("bottom-left");
    expect([left > 0, bottom < innerHeight]).to.deep.equal([true, true]);
  });

  for (
    const [what, style] of Object.entries({
      "a transformed parent": "transform: rotate(3deg) scale(0.5); width: 60px",
      "a parent that cuts off": "overflow: hidden; width: 40px; height: 40px; position: relative",
      "a contained parent": "contain: strict; width: 40px; height: 40px",
      "a filtered parent": "filter: blur(0); opacity: 0.9; isolation: isolate; width: 40px",
    })
  ) {
    it(`<chat-call> shows its window complete and on top in ${what}`, async () => {
      page = await fixture(html`<div style=${style}>${element()}</div>`);
      const { popup } = await rung();
      const { left, bottom, width } = popup.getBoundingClientRect();
      expect(width).to.be.greaterThan(250);
      expect(left).to.be.within(0, 40);
      expect(innerHeight - bottom).to.be.within(0, 40);
      expect(isOnTop(popup)).to.equal(true);
    });
  }

  it("<chat-call> on a page with CSS zoom keeps its window and dialogs on the screen", async () => {
    const enlarged = Math.ceil(innerHeight / 200);
    page = await fixture(html`<div style="zoom: ${enlarged}">${element()}</div>`);
    const { element: rings, popup } = await rung();
    await Promise.all(popup.getAnimations().map(({ finished }) => finished));
    expectWhole(popup);
    await rings.decline();
    for (const open of ["openHistory", "openSettings"] as const) {
      await rings[open]();
      const [dialog] = findAll(rings, "dialog");
      await Promise.all(dialog.getAnimations().map(({ finished }) => finished));
      expectWhole(dialog);
      (dialog as HTMLDialogElement).close();
    }
  });

  it("<chat-call> in a modal dialog of the page shows its window above it", async () => {
    page = await fixture(html`<dialog style="width: 100vw; height: 100vh">${element()}</dialog>`);
    (page as HTMLDialogElement).showModal();
    const { popup } = await rung();
    expect(isOnTop(popup)).to.equal(true);
  });

  it("<chat-call> beside a modal dialog rings above it, and returns the focus to the dialog", async () => {
    page = await fixture(
      html`<div>${element()}<dialog><input><button>Save</button></dialog></div>`,
    );
    const dialog = page.querySelector("dialog")!;
    const field = dialog.querySelector("input")!;
    dialog.showModal();
    field.focus();
    const { element: rings, popup } = await rung();
    await waitUntil(() => isOnTop(popup), "within reach");
    const { left, top, width } = popup.getBoundingClientRect();
    expect(width).to.be.greaterThan(250);
    // A key that was meant for the field must not press a button.
    expect(popup.matches(":focus")).to.equal(true);

    // A press beside it brings the page's dialog back, a pointer over it brings it to the top
    // again.
    const at = (type: string, x: number, y: number) =>
      dialog.dispatchEvent(
        new PointerEvent(type, { bubbles: true, composed: true, clientX: x, clientY: y }),
      );
    at("pointerdown", left + width + 40, top);
    expect([document.activeElement === field, isOnTop(popup)]).to.deep.equal([true, false]);
    at("pointermove", left + 10, top + 10);
    await waitUntil(() => isOnTop(popup), "within reach again");

    await rings.decline();
    await waitUntil(() => popupOf(rings) === null, "gone");
    await waitUntil(() => document.activeElement === field, "the focus is back");
    expect(dialog.matches(":modal")).to.equal(true);
  });

  it("<chat-call> whose window was there before a modal dialog rings above it", async () => {
    page = await fixture(html`<div>${element()}<dialog>Ours</dialog></div>`);
    const { element: rings, popup } = await rung();
    await call.person("ben").hangsUp();
    await waitUntil(() => rings.state === "ended");
    page.querySelector("dialog")!.showModal();
    expect(popup.isConnected && !isOnTop(popup)).to.equal(true);
    await rung();
    await waitUntil(() => isOnTop(popupOf(rings)!), "within reach");
  });

  it("<chat-call> over a modal dialog stops blocking the page once that dialog is closed", async () => {
    page = await fixture(html`<div><button>Page</button>${element()}<dialog>Ours</dialog></div>`);
    const dialog = page.querySelector("dialog")!;
    dialog.showModal();
    const { popup } = await rung();
    await waitUntil(() => isOnTop(popup), "within reach");
    const button = page.querySelector("button")!;
    button.focus();
    expect(document.activeElement === button).to.equal(false);
    dialog.close();
    await waitUntil(() => {
      button.focus();
      return document.activeElement === button;
    }, "the page is alive");
    expect(isOnTop(popup)).to.equal(true);

    // Without the dialog a pointer over the popup must not block the page again.
    const { left, top } = popup.getBoundingClientRect();
    const over = { bubbles: true, composed: true, clientX: left + 10, clientY: top + 10 };
    dialog.dispatchEvent(new PointerEvent("pointermove", over));
    await new Promise(requestAnimationFrame);
    button.focus();
    expect(document.activeElement === button).to.equal(true);
  });

  it("<chat-call> twice on a page rings in one window", async () => {
    page = await fixture(html`<div>${element()}${element()}</div>`);
    await rung();
    const open = [...page.querySelectorAll("chat-call")].filter((one) => popupOf(one));
    expect(open).to.have.length(1);
    expect([...page.querySelectorAll("chat-call")].map(({ state }) => state))
      .to.have.members(["incoming", "idle"]);
  });
});
