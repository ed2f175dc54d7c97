import { expect, fixtureCleanup } from "@open-wc/testing";
import type { PersonalSettings } from "../../../server/protocol/personal-settings.ts";
import { defineDiagnosis, type RunChecks } from "../../../widget/ui/diagnosis/diagnosis-panel.ts";
import { BUILT_IN_DIALOGS } from "../../../widget/ui/locales/dialog-catalog.ts";
import { browserNotifications } from "../../../widget/ui/call-notification.ts";
import { englishDialogs } from "../../../widget/ui/locales/en-dialogs.ts";
import type { DeviceSource } from "../../../widget/model/device-source.ts";
import { defineSettings } from "../../../widget/ui/settings/settings-panel.ts";
import { CHECKS } from "../../../widget/model/diagnosis.ts";
import { afterEach, describe, it } from "../support/mocha.ts";
import { waitUntil } from "../support/wait-until.ts";
import { english } from "./support/english.ts";
import { button, buttonNames, find, findAll, settled } from "./support/show-call.ts";

const KEPT: PersonalSettings = { allowCallsFrom: "contacts", blocked: ["x9"], doNotDisturb: false };

async function showSettings(fails = false, parent: ParentNode = document.body) {
  defineSettings();
  const chosen: unknown[] = [];
  const changes: unknown[] = [];
  let closed = 0;
  let retries = 0;
  const devices: DeviceSource = {
    stream: null,
    failures: [{ kind: "device", device: "camera", type: "not-found" }],
    canChooseSpeaker: true,
    list: (kind) => [{ id: `${kind}-1`, label: `A ${kind}` }],
    chosen: () => null,
    choose: (...choice) => chosen.push(choice),
    level: () => 0,
    playTestSound: () => Promise.resolve(),
    retry: () => Promise.resolve(void retries++),
    close: () => closed++,
  };
  const panel = document.createElement("chat-call-settings");
  panel.words = englishDialogs.settings;
  panel.strings = english;
  panel.devices = devices;
  panel.notifications = { ...browserNotifications, leave: () => "granted", isWanted: () => true };
  panel.calls = {
    load: () => fails ? Promise.reject(new Error("no server")) : Promise.resolve(KEPT),
    change(change) {
      changes.push(change);
      return Promise.resolve({ ...KEPT, ...change });
    },
    people: () => [{ id: "ben", name: "Ben" }],
  };
  parent.append(panel);
  await panel.open();
  await settled();
  return { panel, devices, chosen, changes, closed: () => closed, retries: () => retries };
}

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
    expect(findAll<HTMLInputElement>(panel, "input").map(({ checked }) => checked))
      .to.deep.equal([true, false, true, false, false]);
    expect(buttonNames(panel)).to.include.members(["Block Ben", "Unblock x9"]);
    await expect(panel).to.be.accessible();
  });

  it("settings choose a device, and leave it to the system again", async () => {
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

  it("settings change what is pressed, and show what the server has made of it", async () => {
    const { panel, changes } = await showSettings();
    findAll<HTMLInputElement>(panel, "input").at(-1)!.click();
    await settled();
    button(panel, "Block Ben").click();
    await settled();
    expect(changes).to.deep.equal([{ doNotDisturb: true }, { blocked: ["x9", "ben"] }]);
    expect(buttonNames(panel)).to.include("Unblock Ben");
  });

  it("settings say that the server could not be asked", async () => {
    const { panel } = await showSettings(true);
    expect(find(panel, "[role=alert]").textContent).to.equal(englishDialogs.settings.failed);
    expect(find<HTMLFieldSetElement>(panel, "fieldset").disabled).to.equal(true);
  });

  it("settings ask once more for a device, and keep the focus beside it", async () => {
    const { panel, retries } = await showSettings();
    await waitUntil(() => buttonNames(panel).includes("Try again"), "the button");
    expect(find(panel, "#camera-failure").textContent).not.to.contain("call again");
    const again = button(panel, "Try again");
    again.focus();
    again.click();
    expect(retries()).to.equal(1);
    expect(find(panel, "chat-call-device-fields").shadowRoot!.activeElement?.id).to.equal("camera");
  });

  it("settings show oneself as in a mirror, and what is behind the phone as it is", async () => {
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

  it("settings give the focus back to what opened them", async () => {
    const opener = document.createElement("button");
    document.body.append(opener);
    opener.focus();
    const { panel } = await showSettings();
    expect(document.activeElement).to.equal(panel);
    button(panel, "Close").click();
    await waitUntil(() => !panel.isConnected, "closed");
    expect(document.activeElement).to.equal(opener);
  });

  it("settings let the devices go when they are closed", async () => {
    const { panel, closed } = await showSettings();
    button(panel, "Close").click();
    await waitUntil(() => !panel.isConnected, "closed");
    expect(closed()).to.equal(1);
  });
});

describe("a dialog", () => {
  afterEach(() => document.body.replaceChildren());

  it("dialogs go with the element they are in, and leave no camera on", async () => {
    const element = document.body.appendChild(document.createElement("section"));
    const { panel, closed } = await showSettings(false, element);
    element.remove();
    await settled();
    document.body.append(element);
    expect([panel.isConnected, closed()]).to.deep.equal([false, 1]);
  });

  it("dialogs make way for a call that comes, which nobody could reach behind them", async () => {
    const { panel, closed } = await showSettings();
    expect(panel.renderRoot.querySelector(":modal")).not.to.equal(null);
    dispatchEvent(new CustomEvent("chat-call-incoming"));
    await waitUntil(() => !panel.isConnected, "closed");
    expect(closed()).to.equal(1);
  });
});

describe("the check of calls", () => {
  afterEach(() => document.body.replaceChildren());

  async function show(run: RunChecks) {
    defineDiagnosis();
    const panel = document.createElement("chat-call-diagnosis");
    Object.assign(panel, {
      words: englishDialogs.diagnosis,
      strings: english,
      closeName: "Close",
      version: "calls.example",
      run,
    });
    document.body.append(panel);
    await panel.open();
    await settled();
    return panel;
  }
  const all: RunChecks = (onResult) => {
    for (const name of CHECKS) onResult(name, { status: "ok", detail: "12 ms" });
    return Promise.resolve();
  };

  it("check of calls shows each thing, what it means, and a report to copy", async () => {
    const panel = await show(all);
    expect(find(panel, "[role=status]").textContent!.trim()).to.equal("Calls should work here.");
    expect(findAll(panel, "li.ok")).to.have.length(CHECKS.length);
    expect(buttonNames(panel)).to.deep.equal(["Close", "Check again", "Copy report"]);
    await expect(panel).to.be.accessible();
  });

  it("check of calls says in words why a device is missing, with the way back, and checks again", async () => {
    let runs = 0;
    const panel = await show((onResult) => {
      runs++;
      for (const name of CHECKS) onResult(name, { status: "ok", detail: "udp 12 ms" });
      const failure = { kind: "device", device: "camera", type: "not-found" } as const;
      onResult("camera", { status: "failed", detail: "not-found", failure });
      return Promise.resolve();
    });
    expect(find(panel, "[role=status]").textContent!.trim())
      .to.equal(englishDialogs.diagnosis.verdict.unseen);
    expect(find(panel, "li.failed").textContent).to.contain("No camera found");
    expect(find(panel, "ul").textContent).not.to.match(/not-found|udp/);
    await waitUntil(() => buttonNames(panel).includes("Try again"), "the button");
    await expect(panel).to.be.accessible();
    button(panel, "Try again").click();
    expect(runs).to.equal(2);
  });

  it("check of calls keeps a name written the other way under its device, and what to do in sight", async () => {
    document.documentElement.dir = "rtl";
    try {
      const panel = await show((onResult) => {
        const shown = "A microphone with a very long name ".repeat(4);
        for (const name of CHECKS) onResult(name, { status: "ok", detail: "", shown });
        return Promise.resolve();
      });
      const device = find(panel, "li .name").getBoundingClientRect();
      const range = document.createRange();
      range.selectNodeContents(find(panel, "li .detail"));
      for (const { right } of range.getClientRects()) {
        expect(right).to.be.closeTo(device.right, 5);
      }
      const { bottom } = button(panel, "Check again").getBoundingClientRect();
      expect(bottom).to.be.lessThan(find(panel, "dialog").getBoundingClientRect().bottom);
    } finally {
      document.documentElement.dir = "";
    }
  });

  it("check of calls says how long an answer took and why there was none, as people say it", async () => {
    const panel = await show((onResult) => {
      for (const name of CHECKS) onResult(name, { status: "ok", detail: "" });
      onResult("server", { status: "ok", detail: "1234 ms", tookMs: 1234 });
      onResult("stun", { status: "failed", detail: "stun:x: no answer", why: "silent" });
      onResult("turn", { status: "failed", detail: "turn:x: refused (401)", why: "refused" });
      onResult("media", { status: "skipped", detail: "needs a relay" });
      return Promise.resolve();
    });
    const rows = findAll(panel, "li").slice(CHECKS.indexOf("server"));
    expect(rows.map(({ textContent }) => textContent!.replace(/\s+/g, " ").trim())).to.deep.equal([
      "Call server Works 1,234 ms",
      "Way out of this network No answer",
      "Relay Turned away",
      "Sound over the network Not checked",
    ]);
  });

  it("check of calls leaves the focus on what was pressed while it checks again", async () => {
    const runs: Parameters<RunChecks>[0][] = [];
    const panel = await show((onResult) => Promise.resolve(void runs.push(onResult)));
    const finish = () => CHECKS.forEach((name) => runs.at(-1)!(name, { status: "ok", detail: "" }));
    finish();
    await settled();
    const again = button(panel, "Check again");
    again.focus();
    again.click();
    await settled();
    expect(runs).to.have.length(2);
    expect(panel.shadowRoot!.activeElement === again).to.equal(true);
    expect(again.checkVisibility()).to.equal(true);
  });

  it("check of calls says what it is at, and stops with the dialog", async () => {
    let stopped: AbortSignal | undefined;
    const panel = await show((onResult, signal) => {
      stopped = signal;
      onResult("browser", { status: "running", detail: "" });
      return new Promise(() => {});
    });
    expect(find(panel, "[role=status]").textContent!.trim()).to.equal("Checking…");
    expect(findAll(panel, "li.waiting")).to.have.length(CHECKS.length - 1);
    button(panel, "Close").click();
    await waitUntil(() => !panel.isConnected, "closed");
    expect(stopped!.aborted).to.equal(true);
  });

  const textsOf = (words: object, place = ""): string[][] =>
    Object.entries(words).flatMap(([key, word]) =>
      typeof word === "string" ? [[`${place}${key}`, word]] : textsOf(word, `${place}${key}.`)
    );
  for (const [name, load] of BUILT_IN_DIALOGS) {
    it(`${name} has every word of the dialogs`, async () => {
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
