import { expect } from "@open-wc/testing";
import { BUILT_IN } from "../../../../widget/ui/locales/catalog.ts";
import { englishRecording as words } from "../../../../widget/ui/locales/recording/en.ts";
import { BUILT_IN_RECORDING } from "../../../../widget/ui/locales/recording-catalog.ts";
import { sizeOf } from "../../../../widget/ui/recording/recorded-file.ts";
import { offerRecorded } from "../../../../widget/ui/recording/recorded-card.ts";
import { defineRecordingRow } from "../../../../widget/ui/recording/recording-row.ts";
import { describe, it } from "../../support/mocha.ts";
import { waitUntil } from "../../support/wait-until.ts";
import { english } from "../support/english.ts";
import { FakeCall } from "../support/fake-call.ts";
import { FakeMessages } from "../support/fake-messages.ts";
import { FakeRecordings, KEPT, recordingIs } from "../support/fake-recordings.ts";
import { button, buttonNames, find, findAll, settled, showCall } from "../support/show-call.ts";

type Shown = Awaited<ReturnType<typeof showCall>>["view"];
const PARTS = "chat-call-recording-notice, chat-call-recorded-file";
const textOf = (view: Element) =>
  findAll(view, PARTS).map(({ shadowRoot }) => shadowRoot?.textContent).join(" ")
    .replace(/\s+/g, " ");
const told = (view: Shown) => view.shadowRoot!.querySelectorAll("[role=status]")[1].textContent;
const shows = (view: Shown, text: string) => waitUntil(() => textOf(view).includes(text), text);
const named = (text: string, name: string) => text.replace("{name}", `\u2068${name}\u2069`);

const asking = (by: string, ...agreed: string[]) =>
  recordingIs({ userId: by, state: "asking", agreed: [by, ...agreed] });
const on = (by: string) => recordingIs({ userId: by, state: "on", agreed: ["ann", "ben"] });

describe("a recording in a call", () => {
  it("asks for agreement in an alert, and takes either answer", async () => {
    const call = new FakeCall().active();
    const { view } = await showCall(call);
    call.send(asking("ben"));
    await shows(view, named(words.asks, "Ben Okafor"));
    const question = find(view, "#asks");
    expect(question.getAttribute("role")).to.equal("alert");
    await expect(view).to.be.accessible();
    button(view, words.agree).click();
    button(view, words.decline).click();
    await waitUntil(() => call.recordings.log.length === 2, "both answers");
    expect(call.recordings.log).to.deep.equal(["agree", "decline"]);
  });

  it("lets a person withdraw their agreement, before it begins and while it is on", async () => {
    const call = new FakeCall().active();
    const { view } = await showCall(call);
    call.send(asking("ben", "ann"));
    await shows(view, named(words.agreed, "Ben Okafor"));
    expect(buttonNames(view)).to.include(words.withdraw).and.not.include(words.agree);
    call.send(on("ben"));
    await shows(view, named(words.isRecording, "Ben Okafor"));
    await waitUntil(() => told(view)!.includes("is recording"), "told");
    await expect(view).to.be.accessible();
    button(view, words.withdraw).click();
    await waitUntil(() => call.recordings.log.length === 1, "pressed");
    expect(call.recordings.log).to.deep.equal(["decline"]);
  });

  it("tells its maker who has yet to agree, that it is on, and that it is paused", async () => {
    const call = new FakeCall().active();
    const { view } = await showCall(call);
    call.send(asking("ann"));
    await shows(view, named(words.waiting, "Ben Okafor"));
    expect(buttonNames(view)).to.include(words.cancel);
    call.send(on("ann"));
    await shows(view, words.recording);
    expect(told(view)).to.equal(words.recording);
    await expect(view).to.be.accessible();
    call.send(asking("ann"));
    await shows(view, named(words.paused, "Ben Okafor"));
    await waitUntil(() => told(view)!.includes("paused"), "told");
    button(view, words.cancel).click();
    await waitUntil(() => call.recordings.log.length === 1, "pressed");
    expect(call.recordings.log).to.deep.equal(["stop"]);
  });

  it("says who ended it, and offers the file", async () => {
    const call = new FakeCall().active();
    const { view } = await showCall(call);
    call.send(on("ann"));
    await shows(view, words.recording);
    call.send(recordingIs(null, { reason: "declined", endedBy: "ben" }));
    await shows(view, named(words.declined, "Ben Okafor"));
    expect(told(view)).to.equal(named(words.declined, "Ben Okafor"));
    call.recordings.change([KEPT]);
    await shows(view, words.ready);
    expect(textOf(view)).to.contain("12:34 · 48 MB");
    expect(told(view)).to.contain(words.ready);
    await expect(view).to.be.accessible();
    button(view, words.save).click();
    await waitUntil(() => call.recordings.log.length === 1, "saved");
    await waitUntil(() => !textOf(view).includes(words.ready), "put away");
    expect(call.recordings.log).to.deep.equal(["save one"]);
  });

  it("deletes the file only after a second press", async () => {
    const call = new FakeCall().active();
    const { view } = await showCall(call);
    call.send(on("ann"));
    await shows(view, words.recording);
    call.recordings.change([KEPT]);
    call.send(recordingIs(null, { reason: "stopped", endedBy: "ann" }));
    await shows(view, words.ready);
    button(view, words.delete).click();
    await settled();
    expect(call.recordings.log).to.deep.equal([]);
    button(view, words.deleteForGood).click();
    await waitUntil(() => call.recordings.log.length === 1, "deleted");
    expect(call.recordings.log).to.deep.equal(["remove one"]);
  });

  it("says why it is over in a window that opens only then", async () => {
    const call = new FakeCall().active().send(asking("ann"));
    call.send(recordingIs(null, { reason: "declined", endedBy: "ben" }));
    const { view } = await showCall(call);
    await shows(view, named(words.declined, "Ben Okafor"));
  });

  it("shows nothing in the next call", async () => {
    const call = new FakeCall().active();
    const { view } = await showCall(call);
    call.send(on("ben"));
    await shows(view, named(words.isRecording, "Ben Okafor"));
    call.send({ type: "hang-up" });
    call.send({ type: "dismiss" });
    await settled();
    call.answered();
    await waitUntil(() => buttonNames(view).includes("Mute"), "the next call");
    await settled();
    expect(textOf(view).trim()).to.equal("");
  });

  it("says that the storage is full", async () => {
    const call = new FakeCall().active();
    const { view } = await showCall(call);
    call.send(on("ann"));
    await shows(view, words.recording);
    call.recordings.trouble = "full";
    call.send(recordingIs(null, { reason: "stopped", endedBy: "ann" }));
    await shows(view, words.trouble.full);
    await expect(view).to.be.accessible();
  });
});

describe("a recorded file", () => {
  it("is offered while no call is shown, until it is dismissed", async () => {
    const call = new FakeCall();
    const { view } = await showCall(call);
    const root = document.createElement("div").attachShadow({ mode: "open" });
    view.parentElement!.append(root.host);
    root.append(view);
    offerRecorded(root, new FakeRecordings([KEPT]).desk);
    const card = root.querySelector("chat-call-recorded")!;
    await waitUntil(() => textOf(card).includes(words.ready), "the card");
    await expect(card).to.be.accessible();
    call.incoming();
    await waitUntil(() => findAll(card, ".window").length === 0, "hidden");
    call.send({ type: "ignore" });
    await waitUntil(() => findAll(card, ".window").length === 1, "shown again");
    button(card, english.dismiss).click();
    await waitUntil(() => root.querySelector("chat-call-recorded") === null, "put away");
  });

  it("gives way to an outcome with messages until that is dismissed", async () => {
    const call = new FakeCall().active();
    new FakeMessages(call).from("ben", "Bye, then");
    const { view } = await showCall(call, { controls: "chat" });
    const root = document.createElement("div").attachShadow({ mode: "open" });
    view.parentElement!.append(root.host);
    root.append(view);
    offerRecorded(root, new FakeRecordings([KEPT]).desk);
    const card = root.querySelector("chat-call-recorded")!;
    call.ended("completed", { by: "ben", seconds: 5 });
    await settled();
    call.send({ type: "dismiss" });
    await waitUntil(() => findAll(view, "chat-call-messages-left").length > 0, "the messages");
    await settled();
    expect(findAll(card, ".window")).to.have.length(0);
    button(view, english.dismiss).click();
    await waitUntil(() => findAll(card, ".window").length === 1, "the recording");
  });

  it("is listed in the settings, next to the button that requests a recording", async () => {
    defineRecordingRow();
    const recordings = new FakeRecordings([{ ...KEPT, isPutAway: true }]);
    const row = document.createElement("chat-call-recording-row");
    Object.assign(row, { words, strings: english, desk: recordings.desk, canRecord: true });
    row.actor = new FakeCall().active().handle.actor;
    document.body.append(row);
    await row.updateComplete;
    await expect(row).to.be.accessible();
    expect(textOf(row)).to.contain("12:34 · 48 MB");
    const asked = new Promise((resolve) => row.addEventListener("recording-asked", resolve));
    button(row, words.record).click();
    await asked;
    expect(recordings.log).to.deep.equal(["toggle"]);
    recordings.answer = { ok: false, code: "recording-exists", message: "" };
    button(row, words.record).click();
    await waitUntil(() => row.shadowRoot!.textContent!.includes(words.taken), "the reason");
    row.remove();
  });

  it("has its size written in the format of the language", () => {
    expect(sizeOf({ bytes: 48_400_000 }, "en")).to.equal("48 MB");
    expect(sizeOf({ bytes: 7_240_000 }, "de")).to.equal("7,2 MB");
  });

  it("has texts in every language, with a blank for the name where English has one", async () => {
    expect([...BUILT_IN_RECORDING.keys()]).to.deep.equal([...BUILT_IN.keys()]);
    for (const [tag, load] of BUILT_IN_RECORDING) {
      const spoken = await load();
      expect(Object.keys(spoken), tag).to.have.members(Object.keys(words));
      for (const [key, text] of Object.entries(words)) {
        const other = spoken[key as keyof typeof words];
        if (typeof text !== "string" || typeof other !== "string") continue;
        expect(other.includes("{name}"), `${tag} ${key}`).to.equal(text.includes("{name}"));
      }
    }
  });
});
