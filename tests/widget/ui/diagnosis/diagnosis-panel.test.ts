import { expect } from "@open-wc/testing";
import { CHECKS } from "../../../../widget/model/diagnosis.ts";
import {
  defineDiagnosis,
  type RunChecks,
} from "../../../../widget/ui/diagnosis/diagnosis-panel.ts";
import { englishDialogs } from "../../../../widget/ui/locales/dialogs/en.ts";
import { afterEach, describe, it } from "../../support/mocha.ts";
import { waitUntil } from "../../support/wait-until.ts";
import { english } from "../support/english.ts";
import { button, buttonNames, find, findAll, settled } from "../support/show-call.ts";

describe("the check of calls", () => {
  afterEach(() => document.body.replaceChildren());

  async function show(run: RunChecks) {
    defineDiagnosis();
    const panel = document.createElement("chat-call-diagnosis");
    Object.assign(panel, {
      words: englishDialogs.diagnosis,
      strings: english,
      closeName: "Close",
      server: "calls.example",
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

  it("check of calls shows the verdict, each check, and a button for the report", async () => {
    const panel = await show(all);
    expect(find(panel, "[role=status]").textContent!.trim()).to.equal("Calls should work here.");
    expect(findAll(panel, "li.ok")).to.have.length(CHECKS.length);
    expect(buttonNames(panel)).to.deep.equal(["Close", "Check again", "Copy report"]);
    await expect(panel).to.be.accessible();
  });

  it("check of calls explains why a device is missing, and can check again", async () => {
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

  it("check of calls right-aligns a Latin device name on a right-to-left page", async () => {
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

  it("check of calls says plainly how long an answer took or why none came", async () => {
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
      "Relay Refused",
      "Sound over the network Not checked",
    ]);
  });

  it("check of calls keeps the focus on Check again while it runs again", async () => {
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

  it("check of calls shows its progress, and stops when the dialog closes", async () => {
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
});
