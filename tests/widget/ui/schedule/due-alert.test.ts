import { aTimeout, expect } from "@open-wc/testing";
import { DueAlert } from "../../../../widget/ui/schedule/due-alert.ts";
import { afterEach, beforeEach, describe, it } from "../../support/mocha.ts";
import { waitUntil } from "../../support/wait-until.ts";
import { FakeNotification, hide } from "../support/fake-notification.ts";
import { englishStrings, scheduledCall } from "../support/scheduled-calls.ts";

const real = globalThis.Notification;

describe("DueAlert", () => {
  let seen: Set<string>;
  let over: AbortController;
  let alert: DueAlert;
  const call = () => scheduledCall({ title: "Order 42" });

  beforeEach(() => {
    FakeNotification.shown = [];
    globalThis.Notification = FakeNotification as unknown as typeof Notification;
    seen = new Set();
    over = new AbortController();
    alert = new DueAlert(
      { isSeen: (id) => seen.has(id), see: (id) => void seen.add(id) },
      over.signal,
    );
  });
  afterEach(() => {
    over.abort();
    globalThis.Notification = real;
    Reflect.deleteProperty(document, "hidden");
  });

  it("notifies once while the page is hidden, and not again after it was visible", async () => {
    hide(true);
    const due = call();
    alert.show([due], englishStrings, "ann");
    alert.show([due], englishStrings, "ann");
    await waitUntil(() => FakeNotification.shown.length === 1);
    const [{ title, options }] = FakeNotification.shown;
    expect(title).to.equal("Order 42");
    expect(options.body).to.match(/^Begins now · /);
    expect(options.tag).to.equal(due.id);
    hide(false);
    expect(FakeNotification.shown[0].isOpen).to.equal(false);
    // A call that was seen needs no second notification.
    hide(true);
    await aTimeout(700);
    expect(FakeNotification.shown.length).to.equal(1);
  });

  it("is silent about a call that another tab has shown or that is no longer due", async () => {
    hide(true);
    const [elsewhere, begun] = [call(), call()];
    alert.show([elsewhere, begun], englishStrings, "ann");
    seen.add(elsewhere.id);
    alert.show([elsewhere], englishStrings, "ann");
    await aTimeout(700);
    expect(FakeNotification.shown).to.deep.equal([]);
  });

  it("closes the notification when its signal is aborted", async () => {
    hide(true);
    alert.show([call()], englishStrings, "ann");
    await waitUntil(() => FakeNotification.shown.length === 1);
    over.abort();
    expect(FakeNotification.shown[0].isOpen).to.equal(false);
  });
});
