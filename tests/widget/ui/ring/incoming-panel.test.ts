import { describe, it } from "../../support/mocha.ts";
import { expect } from "@open-wc/testing";
import { FakeCall } from "../support/fake-call.ts";
import {
  button,
  buttonNames,
  find,
  findAll,
  focusName,
  settled,
  showCall,
  spoken,
} from "../support/show-call.ts";
import { waitUntil } from "../../support/wait-until.ts";

describe("incoming panel", () => {
  it("incoming panel shows the caller and the type, and alerts a screen reader", async () => {
    const { view } = await showCall(new FakeCall({ callType: "video" }).incoming());
    expect(find(view, "h2").textContent).to.equal("Ben Okafor");
    expect(find(view, ".kind").textContent!.trim()).to.equal("Incoming video call");
    expect(spoken(view, "alert")).to.equal("Incoming video call from Ben Okafor");
    const popup = find(view, "[part='popup']");
    expect(popup.getAttribute("role")).to.equal("alertdialog");
    expect(popup.getAttribute("aria-label")).to.equal("Incoming video call from Ben Okafor");
    await expect(view).to.be.accessible();
  });

  it("incoming panel has the documented parts", async () => {
    const { view } = await showCall(new FakeCall().incoming());
    for (const part of ["popup", "incoming", "accept", "decline", "avatar"]) {
      expect(findAll(view, `[part~="${part}"]`), part).to.have.length(1);
    }
  });

  it("incoming panel of a voice call offers to accept, decline or ignore", async () => {
    const { view, requests } = await showCall(new FakeCall().incoming());
    expect(buttonNames(view)).to.deep.equal(["Decline", "Accept", "Ignore"]);
    for (const name of ["Decline", "Accept", "Ignore"]) button(view, name).click();
    expect(requests).to.deep.equal([{ type: "reject" }, { type: "accept" }, { type: "ignore" }]);
  });

  it("incoming panel of a video call can be accepted with voice only", async () => {
    const { view, requests } = await showCall(new FakeCall({ callType: "video" }).incoming());
    button(view, "Accept with voice only").click();
    expect(requests).to.deep.equal([{ type: "accept", video: false }]);
  });

  it('incoming panel shows "Someone" for a caller without a name', async () => {
    const { view } = await showCall(new FakeCall({ other: { id: "x", name: " " } }).incoming());
    expect(find(view, "h2").textContent).to.equal("Someone");
    await expect(view).to.be.accessible();
  });

  it("incoming panel takes the focus where nothing else has it", async () => {
    const { view } = await showCall(new FakeCall().incoming());
    expect(focusName(view)).to.equal("Accept");
  });

  it("incoming panel does not take the focus from a text field", async () => {
    const field = document.body.appendChild(document.createElement("input"));
    try {
      field.focus();
      await showCall(new FakeCall().incoming());
      expect(document.activeElement === field).to.equal(true);
    } finally {
      field.remove();
    }
  });

  it("incoming panel says how to hear the ring, as long as it is blocked", async () => {
    const call = new FakeCall().incoming().send({ type: "ring.changed", ring: "blocked" });
    const { view } = await showCall(call);
    const words = () =>
      findAll(view, ".unheard").filter((hint) => getComputedStyle(hint).visibility === "visible")
        .map((hint) => hint.textContent!.trim());
    expect(words()).to.deep.equal(["Click or tap anywhere to hear it ring"]);
    await expect(view).to.be.accessible();
    call.send({ type: "ring.changed", ring: "sounding" });
    await settled();
    expect(words()).to.deep.equal([]);
  });

  it("incoming panel is not shown where the page draws its own, but the stage is", async () => {
    const call = new FakeCall();
    const { view } = await showCall(call.incoming(), { quiet: true });
    expect(findAll(view, "[part='popup']")).to.have.length(0);
    expect(spoken(view, "alert")).to.equal("");
    call.send({ type: "accept" });
    await waitUntil(() => findAll(view, "chat-call-stage-panel").length === 1);
  });

  it("incoming panel drawn by the page is followed by no ended panel", async () => {
    const call = new FakeCall().incoming();
    const { view } = await showCall(call, { quiet: true });
    call.ended("cancelled", { by: "ben" });
    await settled();
    expect(findAll(view, "[part='popup']")).to.have.length(0);
  });
});
