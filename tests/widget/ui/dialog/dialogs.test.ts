import { expect } from "@open-wc/testing";
import { BUILT_IN_DIALOGS } from "../../../../widget/ui/locales/dialog-catalog.ts";
import { englishDialogs } from "../../../../widget/ui/locales/dialogs/en.ts";
import { afterEach, describe, it } from "../../support/mocha.ts";
import { waitUntil } from "../../support/wait-until.ts";
import { settled } from "../support/show-call.ts";
import { showSettings } from "../support/show-settings.ts";

describe("a dialog", () => {
  afterEach(() => document.body.replaceChildren());

  it("dialogs close with the element they are in, and release the devices", async () => {
    const element = document.body.appendChild(document.createElement("section"));
    const { panel, closed } = await showSettings(false, element);
    element.remove();
    await settled();
    document.body.append(element);
    expect([panel.isConnected, closed()]).to.deep.equal([false, 1]);
  });

  it("dialogs close when a call comes in, since nobody could reach it behind them", async () => {
    const { panel, closed } = await showSettings();
    expect(panel.renderRoot.querySelector(":modal")).not.to.equal(null);
    dispatchEvent(new CustomEvent("chat-call-incoming"));
    await waitUntil(() => !panel.isConnected, "closed");
    expect(closed()).to.equal(1);
  });
});

describe("the texts of the dialogs", () => {
  const textsOf = (words: object, place = ""): string[][] =>
    Object.entries(words).flatMap(([key, word]) =>
      typeof word === "string" ? [[`${place}${key}`, word]] : textsOf(word, `${place}${key}.`)
    );
  for (const [name, load] of BUILT_IN_DIALOGS) {
    it(`${name} has every text of the dialogs`, async () => {
      const own = textsOf(await load());
      expect(own.map(([place]) => place)).to.deep.equal(
        textsOf(englishDialogs).map(([place]) => place),
      );
      for (const [place, text] of own) {
        expect(text.trim(), place).to.equal(text);
        expect(text, place).not.to.equal("");
        expect(text.includes("{name}"), place).to.equal(/\.(un)?block$/.test(place));
      }
    });
  }
});
