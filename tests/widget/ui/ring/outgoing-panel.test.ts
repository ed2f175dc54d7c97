import { describe, it } from "../../support/mocha.ts";
import { expect } from "@open-wc/testing";
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

describe("outgoing panel", () => {
  it("outgoing panel distinguishes calling from ringing", async () => {
    const call = new FakeCall();
    const { view } = await showCall(call.dialing());
    expect(partText(view, "status")).to.equal("Calling…");
    expect(spoken(view)).to.equal("Calling Ben Okafor");
    await expect(view).to.be.accessible();
    call.acknowledged();
    await settled();
    expect(partText(view, "status")).to.equal("Ringing…");
    expect(spoken(view)).to.equal("Ringing Ben Okafor");
  });

  it("outgoing panel offers Mute and Hang up from the first moment", async () => {
    const { view, requests } = await showCall(new FakeCall().dialing({ opened: false }));
    expect(buttonNames(view)).to.deep.equal(["Mute", "Hang up"]);
    button(view, "Mute").click();
    button(view, "Hang up").click();
    expect(requests).to.deep.equal([{ type: "toggle-microphone" }, { type: "hang-up" }]);
  });

  it("outgoing panel explains the permission prompt until the devices are open", async () => {
    const call = new FakeCall({ callType: "video" }).dialing({ opened: false });
    const { view } = await showCall(call);
    expect(find(view, ".hint").textContent)
      .to.equal("Your browser may ask for the camera and the microphone");
    call.opened();
    await settled();
    expect(findAll(view, ".hint")).to.have.length(0);
  });

  it("outgoing panel of a video call shows the local preview until the camera is off", async () => {
    const call = new FakeCall({ callType: "video" }).ringing();
    const { view } = await showCall(call);
    expect(findAll(view, "[part~='local-preview']")).to.have.length(1);
    expect(buttonNames(view)).to.deep.equal(["Mute", "Turn camera off", "Hang up"]);
    await expect(view).to.be.accessible();
    call.send({ type: "toggle-camera" });
    await settled();
    expect(findAll(view, "[part~='local-preview']")).to.have.length(0);
    expect(buttonNames(view)).to.include("Turn camera on");
  });
});
