import { aTimeout, expect, fixture, fixtureCleanup, html } from "@open-wc/testing";
import { defineDueCards, type DueCards } from "../../../../widget/ui/schedule/due-cards.ts";
import { afterEach, describe, it } from "../../support/mocha.ts";
import { englishStrings, scheduledCall } from "../support/scheduled-calls.ts";
import { find, findAll } from "../support/show-call.ts";

defineDueCards();

async function show(change: Partial<DueCards> = {}) {
  const pressed: string[] = [];
  const view = await fixture<DueCards>(html`
    <chat-call-due
      .selfId=${"ann"}
      .strings=${englishStrings}
      .calls=${change.calls ?? [scheduledCall({ title: "Order 42", startsAt: now() })]}
      .running=${change.running ?? null}
      .position=${change.position ?? null}
      .onStart=${() => pressed.push("start")}
      .onDismiss=${() => pressed.push("later")}
    ></chat-call-due>
  `);
  return { view, pressed };
}

const now = () => new Date().toISOString();
const text = (view: Element, selector: string) =>
  find(view, selector).textContent!.replace(/\s+/g, " ").trim();

describe("the card of a call that is due", () => {
  afterEach(fixtureCleanup);

  it("shows the title and the people above the page, and does not take the focus", async () => {
    const field = await fixture<HTMLInputElement>(html`<input aria-label="Message">`);
    field.focus();
    const { view } = await show();
    expect(find(view, "[part=popup]").matches(":popover-open")).to.equal(true);
    expect(text(view, "h2")).to.equal("Order 42");
    expect(text(view, ".with")).to.equal("Ben Okafor");
    expect(text(view, "[part=status]")).to.match(/^Begins now · /);
    expect(text(view, "[role=status]")).to.match(/^Order 42: Begins now/);
    expect(document.activeElement).to.equal(field);
    await expect(view).to.be.accessible();
  });

  it("starts a call by Start call, and postpones it by Later or Escape", async () => {
    const { view, pressed } = await show();
    const [start, later] = findAll(view, "button");
    expect([start, later].map(({ textContent }) => textContent!.trim()))
      .to.deep.equal(["Start call", "Later"]);
    start.click();
    later.click();
    start.focus();
    start.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    expect(pressed).to.deep.equal(["start", "later", "later"]);
  });

  it("ignores a press that was meant for the page below", async () => {
    const { view, pressed } = await show({ calls: [] });
    await aTimeout(350);
    view.calls = [scheduledCall({ startsAt: now() })];
    await view.updateComplete;
    const [start] = findAll(view, "button");
    const touch = { pointerType: "touch", pointerId: 7, bubbles: true, composed: true };
    start.dispatchEvent(new PointerEvent("pointerdown", touch));
    start.dispatchEvent(new PointerEvent("pointerup", touch));
    start.click();
    expect(pressed).to.deep.equal([]);
    await aTimeout(350);
    start.dispatchEvent(new PointerEvent("pointerdown", touch));
    start.dispatchEvent(new PointerEvent("pointerup", touch));
    start.click();
    expect(pressed).to.deep.equal(["start"]);
  });

  it("says Join call while the call is already running", async () => {
    const { view } = await show({ running: "chat" });
    expect(text(view, ".start")).to.equal("Join call");
  });

  it("shows the planned time of a late call, and names an untitled one by its people", async () => {
    const startsAt = new Date(Date.now() - 120_000).toISOString();
    const { view } = await show({ calls: [scheduledCall({ startsAt })] });
    expect(text(view, "h2")).to.equal("Call with Ben Okafor");
    expect(text(view, "[part=status]")).to.match(/^Scheduled for /);
  });

  it("disappears with the last call", async () => {
    const { view } = await show({ position: "top-right" });
    expect(find(view, "[part=popup]").classList.contains("top-right")).to.equal(true);
    view.calls = [];
    await view.updateComplete;
    expect(findAll(view, "[part=popup]")).to.deep.equal([]);
    expect(text(view, "[role=status]")).to.equal("");
  });
});
