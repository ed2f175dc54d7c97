/**
 * A modal dialog that the page opens during a call: it keeps the focus, and the call stays within
 * reach.
 */
import { expect, fixture, html } from "@open-wc/testing";
import { resetMouse, sendMouse, setViewport } from "@web/test-runner-commands";
import type { ChatCall } from "../../../widget/chat-call.ts";
import "../../../widget/define.ts";
import { createTestCall, type TestCall } from "../../../widget/testing/test-call.ts";
import { afterEach, beforeEach, describe, it } from "../support/mocha.ts";
import { waitUntil } from "../support/wait-until.ts";

describe("<chat-call> in a call when the page opens a modal dialog", () => {
  let call: TestCall;
  let page: HTMLElement;
  let element: ChatCall;
  beforeEach(async () => {
    await setViewport({ width: 1000, height: 700 });
    call = createTestCall();
    page = await fixture(html`
      <div>
        <chat-call ringtone="none" server=${call.server} token=${call.token}></chat-call>
        <dialog><input><button>Save</button></dialog>
        <dialog><input></dialog>
      </div>
    `);
    element = page.querySelector("chat-call")!;
    await call.ready;
    await call.person("ben").calls();
    await waitUntil(() => popup()?.matches(":popover-open"), "it rings");
    await element.accept();
    await waitUntil(() => element.state === "active" && popup()!.matches(".stage"), "they talk");
    await atRest();
  });
  afterEach(async () => {
    page.remove();
    await new Promise((resolve) => setTimeout(resolve));
    call.restore();
    await resetMouse();
  });

  const popup = () =>
    element.shadowRoot!.querySelector("chat-call-window")?.shadowRoot?.querySelector<HTMLElement>(
      ".popup",
    );
  const atRest = () => Promise.all(popup()!.getAnimations().map(({ finished }) => finished));
  const frame = () => new Promise(requestAnimationFrame);

  /** Whether a press in the popup's middle reaches it. */
  function isWithinReach(): boolean {
    const { left, top, width, height } = popup()!.getBoundingClientRect();
    return document.elementFromPoint(left + width / 2, top + height / 2) === element;
  }

  /** Opens the dialog as a page does, and returns its field. */
  function opens(dialog: HTMLDialogElement): HTMLInputElement {
    dialog.showModal();
    expect(isWithinReach()).to.equal(false);
    return dialog.querySelector("input")!;
  }

  const pointAt = (x: number, y: number) =>
    sendMouse({ type: "move", position: [Math.round(x), Math.round(y)] });
  /** Points this far from the popup's upper left corner. */
  async function pointOver(byX = 20, byY = 20): Promise<void> {
    const { left, top } = popup()!.getBoundingClientRect();
    await pointAt(left + byX, top + byY);
  }
  async function pointBeside(): Promise<void> {
    const { left, right, top } = popup()!.getBoundingClientRect();
    await pointAt(left > 100 ? left - 50 : right + 50, top - 50);
  }

  /** Waits long enough for a reaction to the pointer, and expects none. */
  async function staysOutOfReach(): Promise<void> {
    await import("../../../widget/ui/popup/over-modal.ts");
    await frame();
    expect(isWithinReach()).to.equal(false);
  }

  it("comes to the top under a pointer, and returns the focus to the dialog when it leaves", async () => {
    const field = opens(page.querySelector("dialog")!);
    await pointBeside();
    await staysOutOfReach();
    expect(document.activeElement === field, "the focus stays").to.equal(true);
    for (const time of ["once", "twice"]) {
      await pointOver();
      await waitUntil(isWithinReach, `within reach ${time}`);
      await pointBeside();
      await waitUntil(() => !isWithinReach(), `given back ${time}`);
      expect(document.activeElement === field, "the focus is back").to.equal(true);
    }
    await pointOver();
    await waitUntil(isWithinReach, "within reach");
    await element.hangUp();
    await waitUntil(() => popup() == null, "gone");
    await waitUntil(() => document.activeElement === field, "the focus is back");
  });

  it("comes to the top at a touch, and goes below at the next press beside it", async () => {
    const field = opens(page.querySelector("dialog")!);
    const { left, right, top } = popup()!.getBoundingClientRect();
    const touch = (x: number, y: number) =>
      document.elementFromPoint(x, y)!.dispatchEvent(
        new PointerEvent("pointerdown", {
          bubbles: true,
          composed: true,
          clientX: x,
          clientY: y,
          buttons: 1,
          pointerType: "touch",
        }),
      );
    touch(left + 10, top + 10);
    await waitUntil(isWithinReach, "within reach");
    touch(right + 50, top - 50);
    expect([isWithinReach(), document.activeElement === field]).to.deep.equal([false, true]);
  });

  it("comes to the top over every dialog of the page in turn, even one in a shadow root", async () => {
    const host = page.appendChild(document.createElement("div"));
    host.attachShadow({ mode: "open" }).innerHTML = "<dialog><input></dialog>";
    const dialogs = [
      ...page.querySelectorAll("dialog"),
      host.shadowRoot!.querySelector("dialog")!,
    ];
    for (const dialog of dialogs) {
      await pointBeside();
      opens(dialog);
      await pointOver();
      await waitUntil(isWithinReach, "within reach");
      await pointBeside();
      await waitUntil(() => !isWithinReach(), "given back");
      dialog.close();
      expect(isWithinReach()).to.equal(true);
    }
  });

  it("comes to the top over a dialog that opens while it is over another one", async () => {
    const [first, second] = page.querySelectorAll("dialog");
    opens(first);
    await pointOver();
    await waitUntil(isWithinReach, "over the first");
    const field = opens(second);
    await pointOver(24, 24);
    await waitUntil(isWithinReach, "over the second");
    await pointBeside();
    await waitUntil(() => !isWithinReach(), "given back");
    expect(document.activeElement === field).to.equal(true);
  });

  it("comes to the top if the dialog's backdrop is not displayed", async () => {
    const style = page.appendChild(document.createElement("style"));
    style.textContent = "dialog::backdrop { display: none }";
    opens(page.querySelector("dialog")!);
    await pointOver();
    await waitUntil(isWithinReach, "within reach");
  });

  it("stays below where the dialog itself covers it", async () => {
    const { left, top, bottom, width } = popup()!.getBoundingClientRect();
    const dialog = page.querySelector("dialog")!;
    dialog.style.cssText = `position: fixed; inset: auto; margin: 0; padding: 20px; height: 400px;
      left: ${left + width * 0.4}px; width: 400px; bottom: ${innerHeight - bottom}px`;
    opens(dialog);
    await pointOver(width * 0.4 + 10, 20);
    await staysOutOfReach();
    await pointAt(left + width * 0.6, top + 30);
    await staysOutOfReach();
    await pointOver(10, 10);
    await waitUntil(isWithinReach, "within reach beside it");

    // From now on it is drawn above the dialog, so what is seen is what is pressed.
    await pointBeside();
    await waitUntil(() => !isWithinReach(), "given back");
    await pointAt(left + width * 0.6, top + 30);
    await waitUntil(isWithinReach, "within reach where it is seen");

    // A dialog that is opened again is above it again.
    await pointBeside();
    dialog.close();
    await frame();
    opens(dialog);
    await pointAt(left + width * 0.6, top + 30);
    await staysOutOfReach();
  });

  it("does not cover a small dialog for a passing pointer, only for a press", async () => {
    const { left, top } = popup()!.getBoundingClientRect();
    const dialog = page.querySelector("dialog")!;
    dialog.style.cssText = `position: fixed; inset: auto; margin: 0; padding: 0; overflow: hidden;
      left: ${left + 40}px; top: ${top + 10}px; width: 260px; height: 60px; border: 0`;
    const field = dialog.querySelector("input")!;
    dialog.showModal();
    await pointOver(10, 20);
    await import("../../../widget/ui/popup/over-modal.ts");
    await frame();
    expect(document.activeElement === field).to.equal(true);
    await sendMouse({ type: "down" });
    await sendMouse({ type: "up" });
    await waitUntil(() => popup()!.matches(":focus"), "within reach");
  });

  it("stays below a pointer that drags something out of the dialog", async () => {
    const dialog = page.querySelector("dialog")!;
    opens(dialog);
    const { left, top } = dialog.getBoundingClientRect();
    await pointAt(left + 5, top + 5);
    await sendMouse({ type: "down" });
    await pointOver();
    await staysOutOfReach();
    await sendMouse({ type: "up" });
    await pointOver(30, 30);
    await waitUntil(isWithinReach, "within reach");
  });

  it("leaves the focus in the dialog when the call ends", async () => {
    const field = opens(page.querySelector("dialog")!);
    await call.person("ben").hangsUp();
    await waitUntil(() => popup()?.matches(".ended"), "ended");
    await frame();
    await staysOutOfReach();
    expect(document.activeElement === field).to.equal(true);
  });

  it("leaves no listener on the page once it is removed", async () => {
    const signals: AbortSignal[] = [];
    const { addEventListener } = globalThis;
    globalThis.addEventListener = (type: string, listener: unknown, options?: unknown) => {
      const { signal } = options as { signal: AbortSignal };
      if (type.startsWith("pointer")) signals.push(signal);
      addEventListener(type, listener as EventListener, options as AddEventListenerOptions);
    };
    try {
      // When it is drawn again, the popup registers its listeners again.
      element.position = "top-right";
      await waitUntil(() => signals.length > 0, "listens");
      await pointBeside();
      opens(page.querySelector("dialog")!);
      const before = signals.length;
      await pointOver();
      await waitUntil(isWithinReach, "within reach");
      expect(signals.length).to.be.greaterThan(before);
      page.remove();
      await waitUntil(() => signals.every(({ aborted }) => aborted), "nothing is left");
    } finally {
      globalThis.addEventListener = addEventListener;
    }
  });
});
