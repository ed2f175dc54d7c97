import { expect } from "@open-wc/testing";
import { arabic } from "../../../../widget/ui/locales/ar.ts";
import { createStrings } from "../../../../widget/ui/words/wording.ts";
import { english } from "../support/english.ts";
import { describe, it } from "../../support/mocha.ts";
import { FakeCall } from "../support/fake-call.ts";
import { FakeGroup, GROUP } from "../support/fake-group.ts";
import {
  button,
  find,
  findAll,
  partText,
  showCall,
  showGroup,
  spoken,
} from "../support/show-call.ts";

const strings = createStrings(arabic, "ar");
const blocked = { kind: "device", device: "microphone", type: "permissions" } as const;

/** The distance of an element's right edge, its start, from the right of the page. */
const startOf = (element: Element) => innerWidth - element.getBoundingClientRect().right;

describe("a call in Arabic", () => {
  const scenes: Record<string, () => FakeCall> = {
    "incoming": () => new FakeCall({ callType: "video" }).incoming(),
    "dialing": () => new FakeCall({ callType: "video" }).dialing({ opened: false }),
    "active": () => new FakeCall().active(),
    "with a picture": () => new FakeCall({ callType: "video" }).active(),
    "with a notice": () => new FakeCall().answered([blocked]),
    "ended": () => new FakeCall().ringing().ended("offline"),
  };
  for (const [name, scene] of Object.entries(scenes)) {
    it(`${name} is accessible`, async () => {
      const { view } = await showCall(scene(), { strings, dir: "rtl" });
      await expect(view).to.be.accessible();
    });
  }

  it("starts on the right: avatar, name, Mute, Hang up", async () => {
    const { view } = await showCall(new FakeCall().active(), { strings, dir: "rtl" });
    const places = [
      find(view, "chat-call-avatar"),
      find(view, "h2"),
      button(view, arabic.mute),
      button(view, arabic.hangUp),
    ].map(startOf);
    expect(places).to.deep.equal(places.toSorted((a, b) => a - b));
  });

  it("isolates a left-to-right name in an Arabic text", async () => {
    const { view } = await showCall(new FakeCall().incoming(), { strings, dir: "rtl" });
    expect(spoken(view, "alert")).to.equal("مكالمة صوتية واردة من \u2068Ben Okafor\u2069");
  });

  it("isolates an Arabic name in an English text", () => {
    const { outcome, people } = english;
    const ended = { reason: "cancelled", direction: "incoming", byMe: false } as const;
    const missed = { ...ended, name: "ليلى", duration: null };
    expect(outcome(missed).title).to.equal("Missed call from \u2068ليلى\u2069");
    expect(outcome({ ...missed, name: "Ben" }).title).to.equal("Missed call from Ben");
    expect(people(["ليلى", "Ben"])).to.equal("\u2068ليلى\u2069 and Ben");
  });

  it("gives a left-to-right name its own direction, and keeps it beside the avatar", async () => {
    const { view } = await showCall(new FakeCall().active(), { strings, dir: "rtl" });
    const name = find(view, "h2");
    expect(getComputedStyle(name).direction).to.equal("ltr");
    const face = find(view, "chat-call-avatar").getBoundingClientRect();
    expect(face.left - name.getBoundingClientRect().right).to.be.within(0, 20);
  });

  it("gives a list of names the page's direction, and a single name its own", async () => {
    const { view } = await showGroup(new FakeGroup(3).talking(), { strings, dir: "rtl" });
    const call = new FakeGroup(3, { callType: "video" }).ringsAll();
    const { view: rung } = await showGroup(call, { strings, dir: "rtl" });
    expect(findAll(view, "li .name")).to.have.length(3);
    for (const name of findAll(view, "li .name")) {
      expect(getComputedStyle(name).direction).to.equal("ltr");
    }
    const names = find(rung, "h2");
    expect(names.textContent).to.include(GROUP[0].name);
    expect(getComputedStyle(names).direction).to.equal("rtl");
  });

  it("shows the timer in the digits of the country", async () => {
    const egypt = createStrings(arabic, "ar-EG");
    const call = new FakeCall({ elapsedSeconds: 135 }).active();
    const { view } = await showCall(call, { strings: egypt, dir: "rtl" });
    expect(partText(view, "timer") || find(view, "[role='timer']").textContent)
      .to.match(/^٢:(١[٥-٩]|[٢-٥][٠-٩])$/);
  });
});
