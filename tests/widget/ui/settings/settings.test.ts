import { expect, fixtureCleanup } from "@open-wc/testing";
import { englishDialogs } from "../../../../widget/ui/locales/dialogs/en.ts";
import { afterEach, describe, it } from "../../support/mocha.ts";
import { waitUntil } from "../../support/wait-until.ts";
import { button, buttonNames, find, findAll, settled } from "../support/show-call.ts";
import { OFFICE, showSettings } from "../support/show-settings.ts";

describe("the settings", () => {
  afterEach(() => {
    fixtureCleanup();
    document.body.replaceChildren();
  });

  it("settings show the devices, why one is missing, and who may call", async () => {
    const { panel } = await showSettings();
    expect(findAll<HTMLSelectElement>(panel, "select").map(({ id }) => id))
      .to.deep.equal(["microphone", "camera", "speaker"]);
    expect(find(panel, "#camera-failure").textContent).to.contain("No camera found");
    const inputs = findAll<HTMLInputElement>(panel, "input:not([name=background])");
    expect(inputs.map(({ checked }) => checked))
      .to.deep.equal([true, false, true, false, false]);
    expect(buttonNames(panel)).to.include.members(["Block Ben", "Unblock x9"]);
    await expect(panel).to.be.accessible();
  });

  it("settings choose a device, and return to the system's choice", async () => {
    const { panel, chosen } = await showSettings();
    const select = find<HTMLSelectElement>(panel, "#microphone");
    for (const value of ["microphone-1", ""]) {
      select.value = value;
      select.dispatchEvent(new Event("change"));
    }
    expect(chosen).to.deep.equal([
      ["microphone", { id: "microphone-1", label: "A microphone" }],
      ["microphone", null],
    ]);
  });

  it("settings send each change, and show the server's answer", async () => {
    const { panel, changes } = await showSettings();
    findAll<HTMLInputElement>(panel, "input").at(-1)!.click();
    await settled();
    button(panel, "Block Ben").click();
    await settled();
    expect(changes).to.deep.equal([{ doNotDisturb: true }, { blocked: ["x9", "ben"] }]);
    expect(buttonNames(panel)).to.include("Unblock Ben");
  });

  it("settings revert a change that the server refuses, and say so", async () => {
    const { panel, changes } = await showSettings("changes");
    const inputs = findAll<HTMLInputElement>(panel, "input:not([name=background])").slice(-4);
    const before = inputs.map(({ checked }) => checked);
    for (const at of [2, 3]) {
      inputs[at]!.click();
      await settled();
      expect(inputs.map(({ checked }) => checked)).to.deep.equal(before);
      expect(find(panel, "[role=alert]").textContent).to.equal(englishDialogs.settings.failed);
    }
    expect(changes).to.deep.equal([{ allowCallsFrom: "nobody" }, { doNotDisturb: true }]);
  });

  it("settings say that the server cannot be reached, and disable who may call", async () => {
    const { panel } = await showSettings(true);
    expect(find(panel, "[role=alert]").textContent).to.equal(englishDialogs.settings.failed);
    expect(findAll<HTMLFieldSetElement>(panel, "fieldset").at(-1)!.disabled).to.equal(true);
  });

  it("settings retry a device, and move the focus to its field", async () => {
    const { panel, retries } = await showSettings();
    await waitUntil(() => buttonNames(panel).includes("Try again"), "the button");
    expect(find(panel, "#camera-failure").textContent).not.to.contain("call again");
    const again = button(panel, "Try again");
    again.focus();
    again.click();
    expect(retries()).to.equal(1);
    expect(find(panel, "chat-call-device-fields").shadowRoot!.activeElement?.id).to.equal("camera");
  });

  it("settings mirror the front camera but not the rear one", async () => {
    const { panel, devices } = await showSettings();
    const mirror = () => getComputedStyle(find(panel, "video")).transform;
    for (const [facingMode, transform] of [["user", /^matrix\(-1/], ["environment", /none/]]) {
      const [track] = document.createElement("canvas").captureStream(0).getVideoTracks();
      Object.assign(track, { getSettings: () => ({ facingMode }) });
      Object.assign(devices, { stream: new MediaStream([track]) });
      panel.refresh();
      await settled();
      expect(mirror(), String(facingMode)).to.match(transform as RegExp);
    }
  });

  it("settings offer our backgrounds by name and the host's by number", async () => {
    const { panel, background } = await showSettings();
    const choices = findAll<HTMLInputElement>(panel, "[name=background]");
    expect(choices.map(({ labels }) => labels![0].textContent!.trim()))
      .to.deep.equal(["None", "Blur", "Dawn", "Lagoon", "Dusk", "Picture 1"]);
    expect(choices.map(({ checked }) => checked).indexOf(true)).to.equal(0);
    choices[1].click();
    await settled();
    expect(background.chosen).to.equal("blur");
    choices[0].click();
    await settled();
    expect(background.chosen).to.equal(null);
    await expect(panel).to.be.accessible();
  });

  it("settings preview our backdrops and the host's", async () => {
    const { panel } = await showSettings();
    const swatch = (name: string) => find(panel, `[data-backdrop="${name}"]`);
    expect(getComputedStyle(swatch("dusk")).backgroundImage).to.contain("radial-gradient");
    expect(swatch(OFFICE).querySelector("img")!.src).to.equal(OFFICE);
  });

  it("settings say that a background is loading, and why one failed", async () => {
    const { panel, devices, background } = await showSettings();
    const { loading, failed } = englishDialogs.settings.background;
    background.progress = "loading";
    panel.refresh();
    await settled();
    expect(find(panel, ".progress").textContent).to.equal(loading);
    background.progress = "failed";
    Object.assign(devices, {
      failures: [{ kind: "device", device: "camera", type: "unknown", by: "background" }],
    });
    panel.refresh();
    await waitUntil(() => buttonNames(panel).includes("Try again"), "the button");
    expect(find(panel, ".progress").textContent).to.equal("");
    expect(find(panel, "#camera-failure").textContent).to.contain(failed.title);
    expect(find(panel, "#camera-failure").textContent).to.contain(failed.detail);
  });

  for (const obstacle of ["browser", "policy"] as const) {
    it(`settings say that the ${obstacle} prevents backgrounds, and offer none`, async () => {
      const { panel, background } = await showSettings();
      background.obstacle = obstacle;
      panel.refresh();
      await settled();
      expect(findAll(panel, "[name=background]")).to.deep.equal([]);
      expect(find(panel, "chat-call-background-field").shadowRoot!.textContent)
        .to.contain(englishDialogs.settings.background.obstacle[obstacle]);
      await expect(panel).to.be.accessible();
    });
  }

  it("settings return the focus to what opened them", async () => {
    const opener = document.createElement("button");
    document.body.append(opener);
    opener.focus();
    const { panel } = await showSettings();
    expect(document.activeElement).to.equal(panel);
    button(panel, "Close").click();
    await waitUntil(() => !panel.isConnected, "closed");
    expect(document.activeElement).to.equal(opener);
  });

  it("settings release the devices when they are closed", async () => {
    const { panel, closed } = await showSettings();
    button(panel, "Close").click();
    await waitUntil(() => !panel.isConnected, "closed");
    expect(closed()).to.equal(1);
  });
});
