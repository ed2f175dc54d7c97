import { describe, it } from "../../support/mocha.ts";
import { expect, fixture, html } from "@open-wc/testing";
import { base } from "../../../../widget/ui/kit/base.styles.ts";
import { EXPORTED_PARTS } from "../../../../widget/ui/window/exported-parts.ts";
import { FakeCall } from "../support/fake-call.ts";
import {
  button,
  find,
  findAll,
  focusName,
  partText,
  settled,
  showCall,
  spoken,
} from "../support/show-call.ts";
import { waitUntil } from "../../support/wait-until.ts";

/** Lifts the test browser's wish for reduced motion until the returned function is called. */
function moveDespiteWish(): () => void {
  const sheet = base.styleSheet!;
  const at = [...sheet.cssRules].findIndex((rule) => rule.cssText.includes("reduced-motion"));
  const { cssText } = sheet.cssRules[at];
  sheet.deleteRule(at);
  return () => void sheet.insertRule(cssText, at);
}

describe("call window", () => {
  it("call window shows nothing while there is no call", async () => {
    const { view } = await showCall(new FakeCall());
    expect(findAll(view, "[part='popup']")).to.have.length(0);
    expect(spoken(view) + spoken(view, "alert")).to.equal("");
  });

  it("call window follows the call from panel to panel", async () => {
    const call = new FakeCall();
    const { view } = await showCall(call);
    const panels = () =>
      findAll(view, "[part='popup'] > :not(.grip)").map((panel) => panel.localName);
    call.ringing();
    await settled();
    expect(panels()).to.deep.equal(["chat-call-outgoing-panel"]);
    call.accepted().send({ type: "link.connected", userId: "ben" });
    await settled();
    // Drawing the stage at once would delay the first sound.
    expect(panels()).to.deep.equal(["chat-call-outgoing-panel"]);
    await waitUntil(() => panels()[0] === "chat-call-stage-panel");
    call.ended("completed", { seconds: 3 });
    await settled();
    expect(panels()).to.deep.equal(["chat-call-ended-panel"]);
  });

  it("call window pauses its animations and renders nothing while a link connects", async () => {
    const callee = new FakeCall({ callType: "video" }).incoming();
    const caller = new FakeCall({ callType: "video" }).ringing();
    const answers: [FakeCall, string, () => void][] = [
      [callee, "chat-call-incoming-panel", () => callee.send({ type: "accept" }).opened()],
      [caller, "chat-call-outgoing-panel", () => caller.accepted().picture(new MediaStream())],
    ];
    const rest = moveDespiteWish();
    try {
      for (const [call, name, answer] of answers) {
        const { view } = await showCall(call);
        const panel = find(view, name).shadowRoot!;
        const moving = panel.getAnimations();
        const states = () => [...new Set(moving.map(({ playState }) => playState))];
        expect(states(), name).to.deep.equal(["running"]);
        const changes = new MutationObserver(() => {});
        const all = { attributes: true, characterData: true, childList: true, subtree: true };
        changes.observe(panel, all);
        answer();
        await settled();
        expect(states(), name).to.deep.equal(["paused"]);
        expect(changes.takeRecords(), name).to.deep.equal([]);
        expect(panel.host.isConnected, name).to.equal(true);
      }
    } finally {
      rest();
    }
  });

  it("call window says that it connects only when that takes a while", async () => {
    const call = new FakeCall().ringing();
    const { view } = await showCall(call);
    const stage = () => view.shadowRoot!.querySelector("chat-call-stage-panel");
    call.accepted();
    await settled();
    expect(stage() === null).to.equal(true);
    await waitUntil(() => stage() !== null);
    await settled();
    expect(partText(view, "status")).to.equal("Connecting…");
  });

  it("call window shows the stage of a running call at once", async () => {
    const { view } = await showCall(new FakeCall().active());
    expect(find(view, "chat-call-stage-panel").isConnected).to.equal(true);
  });

  it("call window shows another call when it is given one", async () => {
    const { view } = await showCall(new FakeCall().incoming());
    view.handle = new FakeCall({ other: { id: "cleo", name: "Cleo" } }).incoming().handle;
    await settled();
    expect(find(view, "h2").textContent).to.equal("Cleo");
  });

  it("call window is a popover above the page, and still is after a move in the page", async () => {
    const { view } = await showCall(new FakeCall().active());
    const popup = find(view, "[part='popup']");
    expect(popup.matches(":popover-open")).to.equal(true);
    const elsewhere = await fixture<HTMLElement>(html`<div></div>`);
    elsewhere.append(view);
    await settled();
    expect(find(view, "[part='popup']") === popup).to.equal(true);
    expect(popup.matches(":popover-open")).to.equal(true);
  });

  it("call window is part of the page's flow when it is inline", async () => {
    const { view } = await showCall(new FakeCall().active(), { display: "inline" });
    const block = find(view, "[part='popup']");
    expect(block.popover).to.equal(null);
    expect(getComputedStyle(block).position).to.equal("static");
  });

  it("call window opens in its corner and within the page", async () => {
    for (const position of ["bottom-left", "bottom-right", "top-left", "top-right"] as const) {
      const { view } = await showCall(new FakeCall().active(), { position });
      const box = find(view, "[part='popup']").getBoundingClientRect();
      const [block, side] = position.split("-");
      expect(box.left >= 0 && box.right <= innerWidth, position).to.equal(true);
      expect(box.top < innerHeight / 2, position).to.equal(block === "top");
      expect(innerWidth - box.right > box.left, position).to.equal(side === "left");
    }
  });

  it("call window stays open and keeps the call when Escape is pressed", async () => {
    const { view, requests } = await showCall(new FakeCall().active());
    button(view, "Mute").focus();
    button(view, "Mute").dispatchEvent(
      new KeyboardEvent("keydown", { key: "Escape", bubbles: true, composed: true }),
    );
    await settled();
    expect(requests).to.deep.equal([]);
    expect(find(view, "[part='popup']").matches(":popover-open")).to.equal(true);
  });

  it("call window keeps the focus inside when the panel changes", async () => {
    const call = new FakeCall().incoming();
    const { view } = await showCall(call);
    expect(focusName(view)).to.equal("Accept");
    call.send({ type: "accept" });
    await waitUntil(() => focusName(view) === "Call with Ben Okafor");
  });

  it("call window takes the focus from the call button that opened it, and returns it", async () => {
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const root = host.attachShadow({ mode: "open" });
    const call = new FakeCall();
    const { view } = await showCall(call);
    const opener = document.createElement("button");
    root.append(opener, view);
    opener.focus();
    call.dialing();
    await settled();
    expect(focusName(view)).to.equal("Call with Ben Okafor");
    call.send({ type: "hang-up" }).send({ type: "dismiss" });
    await waitUntil(() => root.activeElement === opener);
  });

  it("call window exports the documented parts, each once", () => {
    const parts = EXPORTED_PARTS.split(", ");
    expect(parts).to.include.members([
      "popup",
      "incoming",
      "accept",
      "decline",
      "stage",
      "tile",
      "local-preview",
      "controls",
      "microphone",
      "camera",
      "hangup",
      "timer",
      "avatar",
      "status",
    ]);
    expect(new Set(parts).size).to.equal(parts.length);
  });

  it("call window lets a page style a part deep inside it", async () => {
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const root = host.attachShadow({ mode: "open" });
    root.innerHTML = "<style>chat-call-window::part(hangup) { color: rgb(1, 2, 3); }</style>";
    const { view } = await showCall(new FakeCall({ callType: "video" }).active());
    root.append(view);
    await settled();
    expect(getComputedStyle(button(view, "Hang up")).color).to.equal("rgb(1, 2, 3)");
  });
});
