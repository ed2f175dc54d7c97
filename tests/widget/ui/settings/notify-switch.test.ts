import { expect, fixtureSync, html } from "@open-wc/testing";
import {
  browserNotifications,
  type Notifications,
  type NotifyLeave,
} from "../../../../widget/ui/ring/call-notification.ts";
import { englishDialogs } from "../../../../widget/ui/locales/dialogs/en.ts";
import { defineSettings } from "../../../../widget/ui/settings/settings-panel.ts";
import { describe, it } from "../../support/mocha.ts";
import { settled } from "../support/show-call.ts";

const { settings: words } = englishDialogs;

/** A browser with this permission, which answers its prompt with `answer`. */
class FakeNotifications implements Notifications {
  asked = 0;
  wanted: boolean;
  #listener = () => {};
  constructor(public now: NotifyLeave, readonly answer: NotifyLeave = now, isWanted = true) {
    this.wanted = isWanted;
  }
  leave = () => this.now;
  ask = () => {
    this.asked++;
    return Promise.resolve(this.now = this.answer);
  };
  follow(listener: () => void) {
    this.#listener = listener;
    return () => this.#listener = () => {};
  }
  isWanted = () => this.wanted;
  want(isWanted: boolean) {
    this.wanted = isWanted;
  }
  become(leave: NotifyLeave) {
    this.now = leave;
    this.#listener();
  }
}

async function show(source: FakeNotifications) {
  defineSettings();
  const view = fixtureSync<HTMLElement>(html`
    <chat-call-notify-switch .words=${words} .source=${source}></chat-call-notify-switch>
  `);
  await settled();
  const input = view.shadowRoot!.querySelector("input")!;
  return {
    view,
    input,
    said: () => view.shadowRoot!.querySelector("[role=status]")!.textContent!.trim(),
    async press() {
      input.click();
      await settled();
    },
  };
}

describe("the switch for notifications", () => {
  it("the switch for notifications asks only when pressed, and is on once allowed", async () => {
    const source = new FakeNotifications("default", "granted");
    const { view, input, press, said } = await show(source);
    expect([source.asked, input.checked]).to.deep.equal([0, false]);
    await expect(view).to.be.accessible();
    await press();
    expect([source.asked, input.checked, source.wanted, said()])
      .to.deep.equal([1, true, true, ""]);
  });

  for (
    const [answer, text] of [
      ["denied", words.notifyRefused],
      ["default", words.notifyClosed],
    ] as const
  ) {
    it(`the switch for notifications stays off after ${answer}, and says what to do`, async () => {
      const { view, input, press, said } = await show(new FakeNotifications("default", answer));
      await press();
      expect([input.checked, said()]).to.deep.equal([false, text]);
      await expect(view).to.be.accessible();
    });
  }

  it("the switch for notifications turns on by itself once the browser allows it", async () => {
    const source = new FakeNotifications("denied", "denied", false);
    const { input, press, said } = await show(source);
    expect(said(), "nothing before it is pressed").to.equal("");
    await press();
    source.become("granted");
    await settled();
    expect([input.checked, said()]).to.deep.equal([true, ""]);
  });

  it("the switch for notifications turns off and on again without a prompt", async () => {
    const source = new FakeNotifications("granted");
    const { input, press } = await show(source);
    expect(input.checked).to.equal(true);
    await press();
    expect([source.asked, input.checked, source.wanted]).to.deep.equal([0, false, false]);
    await press();
    expect([source.asked, input.checked, source.wanted]).to.deep.equal([0, true, true]);
  });

  it("the switch for notifications is disabled with a reason where the browser has none", async () => {
    const { view, input } = await show(new FakeNotifications("impossible"));
    expect(input.disabled).to.equal(true);
    expect(view.shadowRoot!.textContent).to.contain(words.notifyImpossible);
    await expect(view).to.be.accessible();
  });

  it("browserNotifications keeps the choice in storage, and reads another tab's choice", () => {
    browserNotifications.want(false);
    expect([localStorage.getItem("chat-call.notify"), browserNotifications.isWanted()])
      .to.deep.equal(["off", false]);
    localStorage.setItem("chat-call.notify", "on");
    expect(browserNotifications.isWanted()).to.equal(true);
    browserNotifications.want(true);
    localStorage.removeItem("chat-call.notify");
  });
});
