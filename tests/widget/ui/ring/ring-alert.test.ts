import { expect } from "@open-wc/testing";
import { browserNotifications } from "../../../../widget/ui/ring/call-notification.ts";
import { blinkTitle } from "../../../../widget/ui/ring/title-blink.ts";
import { afterEach, beforeEach, describe, it } from "../../support/mocha.ts";
import { FakeCall } from "../support/fake-call.ts";
import { FakeGroup } from "../support/fake-group.ts";
import { settled, showCall } from "../support/show-call.ts";
import { waitUntil } from "../../support/wait-until.ts";
import { FakeNotification, hide } from "../support/fake-notification.ts";

const TITLE = "Order 42  – a shop";
const CALLING = "📞 Ben Okafor is calling";

/** The title exactly as it is in the page, with its spaces. */
const title = () => document.querySelector("title")!.textContent;

const real = globalThis.Notification;

beforeEach(() => {
  document.title = TITLE;
  document.querySelector("title")!.textContent = TITLE;
  FakeNotification.shown = [];
  globalThis.Notification = FakeNotification as unknown as typeof Notification;
});
afterEach(() => {
  globalThis.Notification = real;
  Reflect.deleteProperty(document, "hidden");
});

describe("blinkTitle()", () => {
  /** Blinks without waiting: the test triggers the page's timer. */
  function blink(text: string) {
    let tick = () => {};
    const { setInterval } = globalThis;
    globalThis.setInterval = ((run: () => void) => {
      tick = run;
      return 0;
    }) as unknown as typeof setInterval;
    const stop = blinkTitle(text);
    globalThis.setInterval = setInterval;
    return { stop, tick: () => tick() };
  }

  it("alternates with the page's own title and restores it exactly", () => {
    const { stop, tick } = blink("It rings");
    expect(title()).to.equal("It rings");
    tick();
    expect(title()).to.equal(TITLE);
    tick();
    expect(title()).to.equal("It rings");
    stop();
    expect(title()).to.equal(TITLE);
  });

  it("keeps a title that the page sets meanwhile, in either phase", () => {
    for (const ticks of [0, 1]) {
      const { stop, tick } = blink("It rings");
      for (let count = 0; count < ticks; count++) tick();
      document.title = `(${ticks}) new messages`;
      tick();
      tick();
      stop();
      expect(title()).to.equal(`(${ticks}) new messages`);
    }
  });

  it("leaves no title element in a page that had none", () => {
    document.querySelector("title")!.remove();
    const { stop } = blink("It rings");
    expect(document.title).to.equal("It rings");
    stop();
    expect(document.querySelector("title")).to.equal(null);
  });
});

/** The window of a ringing call, once the alert's code is loaded. */
async function ring(...call: Parameters<typeof showCall>): ReturnType<typeof showCall> {
  const shown = await showCall(...call);
  await import("../../../../widget/ui/ring/ring-alert.ts");
  await settled();
  return shown;
}

describe("a page that rings", () => {
  it("a page that rings shows the caller in its title until the call is answered", async () => {
    const call = new FakeCall().incoming();
    await ring(call);
    expect(title()).to.equal(CALLING);
    call.send({ type: "accept" });
    await waitUntil(() => title() === TITLE);
  });

  it("a page that rings for a call of several people names them in its title", async () => {
    await ring(new FakeGroup(2).comes().joins("mira"));
    expect(title()).to.equal("📞 Ben Okafor and Mira Lindqvist");
  });

  it("a page that rings keeps its title where it draws the call itself", async () => {
    await ring(new FakeCall().incoming(), { quiet: true });
    expect(title()).to.equal(TITLE);
  });

  it("a page that rings restores its title when the element is removed", async () => {
    const { view } = await ring(new FakeCall().incoming());
    view.remove();
    expect(title()).to.equal(TITLE);
  });

  it("a page that rings keeps its title if the element is removed as the call comes", async () => {
    const call = new FakeCall();
    const { view } = await showCall(call);
    call.incoming();
    view.remove();
    await view.updateComplete;
    await import("../../../../widget/ui/ring/ring-alert.ts");
    await settled();
    expect(title()).to.equal(TITLE);
  });

  it("a page that rings while hidden notifies on its turn, until it is visible", async () => {
    const call = new FakeCall({ callType: "video" }).incoming();
    await ring(call);
    hide(true);
    expect(FakeNotification.shown).to.have.lengthOf(0);
    call.send({ type: "ring.changed", ring: "blocked" });
    await settled();
    const [{ title, options, isOpen }] = FakeNotification.shown;
    expect({ title, body: options.body, tag: options.tag, isOpen }).to.deep.equal({
      title: "Ben Okafor is calling",
      body: "Incoming video call",
      tag: "call",
      isOpen: true,
    });
    hide(false);
    expect(FakeNotification.shown[0].isOpen).to.equal(false);
  });

  it("a page that rings withdraws its notification when another device answers", async () => {
    const call = new FakeCall().incoming().send({ type: "ring.changed", ring: "sounding" });
    hide(true);
    await ring(call);
    expect(FakeNotification.shown.map(({ isOpen }) => isOpen)).to.deep.equal([true]);
    call.elsewhere();
    await settled();
    expect(FakeNotification.shown.map(({ isOpen }) => isOpen)).to.deep.equal([false]);
  });

  it("a page that rings does not notify a person who has switched that off", async () => {
    browserNotifications.want(false);
    try {
      hide(true);
      await ring(new FakeCall().incoming().send({ type: "ring.changed", ring: "sounding" }));
      expect(FakeNotification.shown).to.have.lengthOf(0);
    } finally {
      browserNotifications.want(true);
    }
  });

  it("a page that rings takes the focus when its notification is clicked", async () => {
    const { focus } = globalThis;
    let focused = 0;
    globalThis.focus = () => focused++;
    try {
      hide(true);
      await ring(new FakeCall().incoming().send({ type: "ring.changed", ring: "silent" }));
      FakeNotification.shown[0].onclick();
      expect([focused, FakeNotification.shown[0].isOpen]).to.deep.equal([1, false]);
    } finally {
      globalThis.focus = focus;
    }
  });

  it("a page that rings does not notify without the permission", async () => {
    FakeNotification.permission = "default";
    try {
      hide(true);
      await ring(new FakeCall().incoming().send({ type: "ring.changed", ring: "sounding" }));
      expect(FakeNotification.shown).to.have.lengthOf(0);
    } finally {
      FakeNotification.permission = "granted";
    }
  });
});
