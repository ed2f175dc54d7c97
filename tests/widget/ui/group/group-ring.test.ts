import { expect } from "@open-wc/testing";
import type { LineView } from "../../../../widget/model/line-view.ts";
import { afterEach, beforeEach, describe, it } from "../../support/mocha.ts";
import { waitUntil } from "../../support/wait-until.ts";
import { ANN } from "../support/fake-call.ts";
import { FakeGroup, GROUP } from "../support/fake-group.ts";
import { button, find, findAll, settled, showCall, spoken } from "../support/show-call.ts";

const lineOf = (title: string | undefined, id = "chat"): LineView => ({
  status: "ready",
  selfId: ANN.id,
  chat: { id, calls: "video", members: [ANN, ...GROUP], endsAt: null, ...(title && { title }) },
  members: [],
  missed: 0,
});

/** The window of a ringing call, once its group code is loaded, and the lines under the name. */
async function showRing(call: FakeGroup, line: LineView | null = null) {
  const { view } = await showCall(call, { line });
  await waitUntil(() => findAll(view, "chat-call-group-ring").length === 1);
  await settled();
  const lines = () =>
    [...find(view, "chat-call-group-ring").shadowRoot!.querySelectorAll("p")]
      .map((one) => one.textContent!.trim());
  return { view, lines };
}

describe("a group call that rings", () => {
  it("names the other people it rings", async () => {
    const { view, lines } = await showRing(new FakeGroup(3).comes());
    expect(find(view, "h2").textContent).to.equal("Ben Okafor");
    expect(lines()).to.deep.equal(["Also calling Mira Lindqvist and Noor Haddad"]);
    await expect(view).to.be.accessible();
  });

  it("shows a count for many people, and the chat's title", async () => {
    const { lines } = await showRing(new FakeGroup(5).comes(), lineOf("Order 42"));
    expect(lines()).to.deep.equal(["Order 42", "Also calling Mira Lindqvist and 3 others"]);
  });

  it("does not show the title of another chat", async () => {
    const { lines } = await showRing(new FakeGroup(2).comes(), lineOf("Order 42", "other"));
    expect(lines()).to.deep.equal(["Also calling Mira Lindqvist"]);
  });

  it("drops a person who declines, and tells a screen reader nothing more", async () => {
    const call = new FakeGroup(3).comes();
    const { view, lines } = await showRing(call);
    const told = find(view, "chat-call-group-news").shadowRoot!.querySelector("[role=status]")!;
    expect(told.textContent).to.equal("Also calling Mira Lindqvist and Noor Haddad");
    call.refuses("mira", "declined");
    await settled();
    expect(lines()).to.deep.equal(["Also calling Noor Haddad"]);
    expect(told.textContent).to.equal("Also calling Mira Lindqvist and Noor Haddad");
  });

  it("alerts a screen reader once, and tells it politely who joins and leaves meanwhile", async () => {
    const call = new FakeGroup(3).comes();
    const { view } = await showRing(call);
    const alert = find(view, "[role=alert]");
    const alerted: string[] = [];
    new MutationObserver(() => alerted.push(alert.textContent!))
      .observe(alert, { characterData: true, childList: true, subtree: true });
    const told = find(view, "chat-call-group-news").shadowRoot!.querySelector("[role=status]")!;
    const hears = (words: string) => waitUntil(() => told.textContent === words, words);
    call.joins("mira");
    await hears("Mira Lindqvist joined");
    call.joins("noor");
    await hears("Noor Haddad joined");
    expect(find(view, "h2").textContent).to.equal("Ben Okafor and 2 others");
    call.leaves("mira");
    await hears("Mira Lindqvist left");
    expect(alert.textContent).to.equal("Incoming voice call from Ben Okafor");
    expect(alerted).to.deep.equal([]);
    call.send({ type: "accept" });
    await waitUntil(() => alerted.length > 0);
    expect(alerted).to.deep.equal([""]);
    await waitUntil(() => told.textContent === "", "the news of the ring are over");
  });

  it("alerts a screen reader again when it rings again", async () => {
    const call = new FakeGroup(3).comes();
    const { view } = await showRing(call);
    call.elsewhere();
    await waitUntil(() => spoken(view, "alert") === "");
    call.joins("mira").comes();
    await waitUntil(() =>
      spoken(view, "alert") === "Incoming voice call from Ben Okafor and Mira Lindqvist"
    );
  });

  it("shows the chat's title when this page is the caller", async () => {
    const { view, lines } = await showRing(new FakeGroup(3).ringsAll(), lineOf("Order 42"));
    expect(lines()).to.deep.equal(["Order 42"]);
    expect(button(view, "Hang up").disabled).to.equal(false);
  });
});

describe("the notification of a group call", () => {
  const real = globalThis.Notification;
  let bodies: string[] = [];

  beforeEach(() => {
    bodies = [];
    globalThis.Notification = class {
      static permission = "granted";
      constructor(_title: string, { body }: NotificationOptions) {
        bodies.push(body ?? "");
      }
      close() {
        bodies.push("withdrawn");
      }
    } as unknown as typeof Notification;
    Object.defineProperty(document, "hidden", { value: true, configurable: true });
  });
  afterEach(() => {
    globalThis.Notification = real;
    Reflect.deleteProperty(document, "hidden");
  });

  it("says who else is called", async () => {
    await showCall(new FakeGroup(3).comes().send({ type: "ring.changed", ring: "sounding" }));
    await waitUntil(() => bodies.length > 0);
    expect(bodies).to.deep.equal([
      "Incoming voice call\nAlso calling Mira Lindqvist and Noor Haddad",
    ]);
  });

  it("is shown once, whoever joins meanwhile", async () => {
    const call = new FakeGroup(3).comes().send({ type: "ring.changed", ring: "sounding" });
    const { view } = await showCall(call);
    await waitUntil(() => bodies.length > 0);
    call.joins("mira");
    await waitUntil(() => find(view, "h2").textContent === "Ben Okafor and Mira Lindqvist");
    expect(document.querySelector("title")!.textContent).to.equal("📞 Ben Okafor is calling");
    expect(bodies).to.have.lengthOf(1);
  });
});
