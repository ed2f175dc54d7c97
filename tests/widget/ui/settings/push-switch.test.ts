import { expect, fixtureSync, html } from "@open-wc/testing";
import { englishDialogs } from "../../../../widget/ui/locales/dialogs/en.ts";
import type { PushSource } from "../../../../widget/ui/settings/push-switch.ts";
import { defineSettings } from "../../../../widget/ui/settings/settings-panel.ts";
import { describe, it } from "../../support/mocha.ts";
import { settled } from "../support/show-call.ts";

const { settings: words } = englishDialogs;

/** Pushes that are on, off or impossible (null); the browser's prompt gets `answer`. */
class FakePush implements PushSource {
  readonly asked: string[] = [];
  fails = false;
  hasScheduledCalls = true;
  constructor(readonly isOn: boolean | null, readonly answer: NotificationPermission = "granted") {}
  load = () => this.fails ? this.#failure() : Promise.resolve(this.isOn);
  leave = () => this.answer;
  turnOn = () => {
    this.asked.push("on");
    return this.fails ? this.#failure() : Promise.resolve(this.answer);
  };
  turnOff = () => {
    this.asked.push("off");
    return this.fails ? this.#failure() : Promise.resolve();
  };
  #failure = () => Promise.reject(new Error("no server"));
}

async function show(source: PushSource) {
  defineSettings();
  const view = fixtureSync<HTMLElement>(html`
    <chat-call-push-switch hidden .words=${words} .source=${source}></chat-call-push-switch>
  `);
  await settled();
  const input = () => view.shadowRoot!.querySelector("input");
  return {
    view,
    input,
    isOn: () => input()!.checked,
    said: () => view.shadowRoot!.querySelector("[role=status]")!.textContent!.trim(),
    async press() {
      input()!.click();
      await settled();
    },
  };
}

describe("the switch for missed calls", () => {
  it("the switch for missed calls is hidden where push is impossible or unknown", async () => {
    const failing = new FakePush(true);
    failing.fails = true;
    for (const source of [new FakePush(null), failing]) {
      const { view, input } = await show(source);
      expect([view.hidden, view.offsetHeight, input()]).to.deep.equal([true, 0, null]);
    }
  });

  it("the switch for missed calls speaks of scheduled calls only where the server has them", async () => {
    const source = new FakePush(false);
    const hint = ({ view }: Awaited<ReturnType<typeof show>>) =>
      view.shadowRoot!.querySelector(".hint")!.textContent!.trim();
    expect(hint(await show(source))).to.equal(words.pushHint);
    source.hasScheduledCalls = false;
    expect(hint(await show(source))).to.equal(words.pushHintMissed);
  });

  it("the switch for missed calls turns on and off when pressed", async () => {
    const source = new FakePush(false);
    const { view, isOn, press, said } = await show(source);
    expect([view.hidden, isOn(), source.asked]).to.deep.equal([false, false, []]);
    await expect(view).to.be.accessible();
    await press();
    expect([isOn(), said()]).to.deep.equal([true, ""]);
    await press();
    expect([isOn(), said(), source.asked]).to.deep.equal([false, "", ["on", "off"]]);
  });

  for (
    const [answer, text] of [
      ["denied", words.notifyRefused],
      ["default", words.notifyClosed],
    ] as const
  ) {
    it(`the switch for missed calls turns back off after ${answer}, and says what to do`, async () => {
      const { view, isOn, press, said } = await show(new FakePush(false, answer));
      expect(said(), "nothing before it is pressed").to.equal("");
      await press();
      expect([isOn(), said()]).to.deep.equal([false, text]);
      await expect(view).to.be.accessible();
    });
  }

  for (const isOn of [false, true]) {
    it(`the switch for missed calls stays ${isOn ? "on" : "off"} while the server fails`, async () => {
      const source = new FakePush(isOn);
      const switched = await show(source);
      source.fails = true;
      await switched.press();
      expect([switched.isOn(), switched.said()]).to.deep.equal([isOn, words.failed]);
      source.fails = false;
      await switched.press();
      expect([switched.isOn(), switched.said()]).to.deep.equal([!isOn, ""]);
    });
  }

  it("the switch for missed calls ignores presses while a change is pending", async () => {
    const source = new FakePush(false);
    let answer = (_leave: NotificationPermission) => {};
    source.turnOn = () => {
      source.asked.push("on");
      return new Promise((resolve) => answer = resolve);
    };
    const { isOn, press } = await show(source);
    await press();
    await press();
    expect([isOn(), source.asked]).to.deep.equal([true, ["on"]]);
    answer("granted");
    await settled();
    await press();
    expect([isOn(), source.asked]).to.deep.equal([false, ["on", "off"]]);
  });
});
