import { expect } from "@open-wc/testing";
import type { ElsewhereCall } from "../../../../widget/model/tab-call.ts";
import { defineElsewherePanel } from "../../../../widget/ui/elsewhere/elsewhere-panel.ts";
import { describe, it } from "../../support/mocha.ts";
import { FakeCall } from "../support/fake-call.ts";
import {
  button,
  buttonNames,
  find,
  findAll,
  partText,
  settled,
  showCall,
  spoken,
} from "../support/show-call.ts";

defineElsewherePanel();

const CALL: ElsewhereCall = {
  sessionId: "call",
  chatId: "chat",
  callType: "video",
  state: "active",
  people: [{ id: "ben", name: "Ben Okafor" }],
  microphoneOn: true,
  cameraOn: false,
  answeredAt: null,
  isGone: false,
  isMoving: false,
};

async function showElsewhere(change: Partial<ElsewhereCall> = {}, call = new FakeCall()) {
  const shown = await showCall(call);
  shown.view.elsewhere = { ...CALL, answeredAt: Date.now() - 65_000, ...change };
  await settled();
  return shown;
}

describe("elsewhere panel", () => {
  it("elsewhere panel shows the people and the place of the call, and its controls", async () => {
    const { view } = await showElsewhere();
    expect(partText(view, "status")).to.equal("Call in another tab");
    expect(findAll(view, "h2").map(({ textContent }) => textContent)).to.deep.equal(["Ben Okafor"]);
    expect(find(view, "[role='timer']").textContent!.trim()).to.match(/^1:(0[5-9]|[1-5]\d)$/);
    expect(buttonNames(view)).to.deep.equal([
      "Move here",
      "Mute",
      "Turn camera on",
      "Hang up",
    ]);
    expect(spoken(view)).to.equal("Call in another tab");
    await expect(view).to.be.accessible();
  });

  it("elsewhere panel sends the request of each button", async () => {
    const { view, requests } = await showElsewhere();
    for (const name of buttonNames(view)) button(view, name).click();
    expect(requests).to.deep.equal([
      { type: "move-here" },
      { type: "toggle-microphone" },
      { type: "toggle-camera" },
      { type: "hang-up" },
    ]);
  });

  it("elsewhere panel disables Move here during the move, without shifting a button", async () => {
    const { view } = await showElsewhere({});
    const width = button(view, "Move here").offsetWidth;
    const { left, top } = button(view, "Hang up").getBoundingClientRect();
    view.elsewhere = { ...view.elsewhere!, isMoving: true };
    await settled();
    expect(button(view, "Move here").disabled).to.equal(true);
    expect(button(view, "Move here").offsetWidth).to.equal(width);
    expect(button(view, "Hang up").getBoundingClientRect()).to.deep.include({ left, top });
  });

  it("elsewhere panel has no camera control in a voice call, and no timer before the answer", async () => {
    const { view } = await showElsewhere({ callType: "voice", answeredAt: null });
    expect(buttonNames(view)).to.deep.equal(["Move here", "Mute", "Hang up"]);
    expect(findAll(view, "[part~='timer']")).to.have.length(0);
  });

  it("elsewhere panel yields to a call ringing here, and covers its answer elsewhere", async () => {
    const call = new FakeCall().incoming();
    const { view } = await showElsewhere({}, call);
    expect(findAll(view, "chat-call-incoming-panel")).to.have.length(1);
    call.elsewhere();
    await settled();
    expect(partText(view, "status")).to.equal("Call in another tab");
    view.elsewhere = null;
    await settled();
    expect(findAll(view, "chat-call-ended-panel")).to.have.length(1);
  });
});
