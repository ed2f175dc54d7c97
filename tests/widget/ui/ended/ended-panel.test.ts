import { describe, it } from "../../support/mocha.ts";
import { expect } from "@open-wc/testing";
import { FakeCall } from "../support/fake-call.ts";
import { FakeGroup } from "../support/fake-group.ts";
import {
  button,
  find,
  findAll,
  partText,
  settled,
  showCall,
  spoken,
} from "../support/show-call.ts";

const out = () => new FakeCall();
const BLOCKED = { kind: "device", device: "microphone", type: "permissions" } as const;

const OUTCOMES: [FakeCall, string][] = [
  [out().active().ended("completed", { by: "ben", seconds: 135 }), "Call ended · 2:15"],
  [out().active().ended("connection-lost", { seconds: 65 }), "Connection lost · 1:05"],
  [out().active().ended("time-limit", { seconds: 600 }), "Time is up · 10:00"],
  [out().connecting().ended("connect-failed"), "Could not connect"],
  [out().ringing().ended("no-answer"), "No answer"],
  [out().ringing().ended("declined", { by: "ben" }), "Declined by Ben Okafor"],
  [out().ringing().ended("busy"), "Ben Okafor is in another call"],
  [out().ringing().ended("unavailable"), "Ben Okafor is not available"],
  [out().ringing().ended("offline"), "Ben Okafor can’t be reached right now"],
  [out().ringing().ended("cancelled", { by: "ann" }), "Call cancelled"],
  [out().incoming().ended("cancelled", { by: "ben" }), "Missed call from Ben Okafor"],
  [out().incoming().ended("no-answer"), "Missed call from Ben Okafor"],
  [out().incoming().send({ type: "reject" }), "You declined"],
  [out().incoming().elsewhere(), "Answered on another device"],
];

describe("ended panel", () => {
  for (const [call, words] of OUTCOMES) {
    it(`ended panel says "${words}" (${call.direction})`, async () => {
      const { view } = await showCall(call);
      expect(partText(view, "status")).to.equal(words);
      expect(spoken(view)).to.equal(words);
    });
  }

  for (const reason of ["declined", "busy", "offline", "unavailable"] as const) {
    it(`ended panel of a group says "No answer" instead of "${reason}"`, async () => {
      const { view } = await showCall(new FakeGroup(3).ringsAll().ended(reason));
      expect(partText(view, "status")).to.equal("No answer");
      expect(find(view, ".detail").textContent).to.equal("Ben Okafor and 2 others");
    });
  }

  it("ended panel shows no duration until the server sends one", async () => {
    const { view } = await showCall(new FakeCall().active().send({ type: "hang-up" }));
    expect(partText(view, "status")).to.equal("Call ended");
    await expect(view).to.be.accessible();
  });

  it("ended panel requests its dismissal when Dismiss is pressed", async () => {
    const { view, requests } = await showCall(new FakeCall().ringing().ended("no-answer"));
    button(view, "Dismiss").click();
    expect(requests).to.deep.equal([{ type: "dismiss" }]);
  });

  it("ended panel explains a failure, and shows it until the person presses Dismiss", async () => {
    const call = new FakeCall().dialing({ opened: false })
      .send({ type: "media.failed", failures: [BLOCKED] });
    const { view } = await showCall(call);
    expect(partText(view, "status")).to.equal("Your microphone is blocked");
    expect(find(view, ".detail").textContent).to.contain("allow the microphone. Then call again");
    await expect(view).to.be.accessible();

    call.send({ type: "dismiss" });
    expect(call.handle.actor.getSnapshot().matches("idle")).to.equal(true);
    await settled();
    expect(partText(view, "status")).to.equal("Your microphone is blocked");
    button(view, "Dismiss").click();
    await settled();
    expect(findAll(view, "[part='popup']")).to.have.length(0);
  });

  for (const byMe of [true, false]) {
    it(`ended panel says that the network blocks calls, and offers a check (${byMe ? "found here" : "reported by the other side"})`, async () => {
      const call = new FakeCall().connecting().send({ type: "link.shut-in" });
      if (byMe) call.send({ type: "link.failed", userId: "ben" });
      const { view, requests } = await showCall(call.ended("connect-failed"));
      expect(partText(view, "status")).to.equal("Your network blocks calls");
      expect(spoken(view)).to.contain("Another network, such as a phone’s, may help.");
      await expect(view).to.be.accessible();
      button(view, "Check my connection").click();
      expect(requests).to.deep.equal([{ type: "diagnose" }]);
    });
  }

  it("ended panel does not blame the network after connecting, nor when it is open", async () => {
    const lost = new FakeCall().active().send({ type: "link.shut-in" }).ended("connection-lost");
    expect(partText((await showCall(lost)).view, "status")).to.equal("Connection lost");
    const open = new FakeCall().connecting().ended("connect-failed");
    expect(partText((await showCall(open)).view, "status")).to.equal("Could not connect");
  });

  it("ended panel closes when the call is dismissed, if nothing has to be read", async () => {
    const call = new FakeCall().ringing().ended("no-answer");
    const { view } = await showCall(call);
    call.send({ type: "dismiss" });
    await settled();
    expect(findAll(view, "[part='popup']")).to.have.length(0);
  });
});
