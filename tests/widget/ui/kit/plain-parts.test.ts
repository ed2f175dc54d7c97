import { describe, it } from "../../support/mocha.ts";
import { expect, fixture, html } from "@open-wc/testing";
import { LitElement } from "lit";
import { selectMicrophoneOn } from "../../../../widget/model/call-selectors.ts";
import { ActorSlice } from "../../../../widget/ui/kit/actor-slice.ts";
import { buttonTokens } from "../../../../widget/ui/kit/button-tokens.styles.ts";
import { callButtonsStyles } from "../../../../widget/ui/buttons/call-buttons.styles.ts";
import { formatDuration } from "../../../../widget/ui/words/duration.ts";
import { selectFaces } from "../../../../widget/ui/kit/face.ts";
import { english } from "../support/english.ts";
import { hueOf, initialsOf } from "../../../../widget/model/person-look.ts";
import { ERROR_STATUS } from "../../../../server/protocol/error-code.ts";
import { PointerIdle } from "../../../../widget/ui/stage/pointer-idle.ts";
import { tokens } from "../../../../widget/ui/kit/tokens.styles.ts";
import { FakeCall } from "../support/fake-call.ts";
import { waitUntil } from "../../support/wait-until.ts";

describe("actor slice", () => {
  class Follower extends LitElement {
    readonly microphone = new ActorSlice(this, selectMicrophoneOn);
    readonly faces = new ActorSlice(this, selectFaces);
    drawings = 0;
    protected override render(): unknown {
      return ++this.drawings;
    }
  }
  customElements.define("test-follower", Follower);

  async function follow(call: FakeCall): Promise<Follower> {
    const view = await fixture<Follower>(html`<test-follower></test-follower>`);
    view.microphone.follow(call.handle.actor);
    view.faces.follow(call.handle.actor);
    await view.updateComplete;
    return view;
  }

  it("actor slice re-renders its view only when the slice has changed", async () => {
    const call = new FakeCall().active();
    const view = await follow(call);
    const { drawings } = view;
    call.send({ type: "link.audio-blocked", userId: "ben" });
    await view.updateComplete;
    expect(view.drawings).to.equal(drawings);
    call.send({ type: "toggle-microphone" });
    await view.updateComplete;
    expect(view.drawings).to.equal(drawings + 1);
    expect(view.microphone.value).to.equal(false);
  });

  it("actor slice pauses while its view is out of the page, and then catches up", async () => {
    const call = new FakeCall().active();
    const view = await follow(call);
    const parent = view.parentElement!;
    view.remove();
    call.send({ type: "toggle-microphone" });
    expect(view.microphone.value).to.equal(true);
    parent.append(view);
    expect(view.microphone.value).to.equal(false);
  });
});

describe("pointer idle", () => {
  class Watched extends LitElement {
    constructor() {
      super();
      new PointerIdle(this, 30);
    }
  }
  customElements.define("test-watched", Watched);

  it("pointer idle marks its view while no pointer moves", async () => {
    const view = await fixture<Watched>(html`<test-watched></test-watched>`);
    expect(view.hasAttribute("idle")).to.equal(false);
    await waitUntil(() => view.hasAttribute("idle"));
    view.dispatchEvent(new PointerEvent("pointermove"));
    expect(view.hasAttribute("idle")).to.equal(false);
    await waitUntil(() => view.hasAttribute("idle"));
  });
});

describe("tokens", () => {
  it("tokens that a page may set are exactly these", () => {
    const styles = [buttonTokens, callButtonsStyles, tokens].map(({ cssText }) => cssText).join();
    const names = new Set(
      [...styles.matchAll(/var\((--chat-call-[a-z-]+)/g)].map(([, name]) => name),
    );
    expect([...names].sort()).to.deep.equal([
      "--chat-call-accent",
      "--chat-call-accept",
      "--chat-call-action-radius",
      "--chat-call-button",
      "--chat-call-button-radius",
      "--chat-call-button-size",
      "--chat-call-button-text",
      "--chat-call-control",
      "--chat-call-control-radius",
      "--chat-call-control-text",
      "--chat-call-decline",
      "--chat-call-focus",
      "--chat-call-font",
      "--chat-call-gap",
      "--chat-call-group-width",
      "--chat-call-inner-radius",
      "--chat-call-line",
      "--chat-call-muted",
      "--chat-call-notice",
      "--chat-call-notice-text",
      "--chat-call-on-action",
      "--chat-call-radius",
      "--chat-call-shadow",
      "--chat-call-stage",
      "--chat-call-surface",
      "--chat-call-text",
      "--chat-call-tint",
      "--chat-call-video-width",
      "--chat-call-width",
    ]);
  });
});

describe("formatDuration()", () => {
  it("formatDuration() writes seconds, minutes and hours", () => {
    const lengths = [0, 7, 59.9, 60, 754, 3600, 5025, -3];
    expect(lengths.map((seconds) => formatDuration(seconds))).to.deep.equal(
      ["0:00", "0:07", "0:59", "1:00", "12:34", "1:00:00", "1:23:45", "0:00"],
    );
    expect(formatDuration(36_005, "ar-EG")).to.equal("١٠:٠٠:٠٥");
  });
});

describe("initialsOf()", () => {
  it("initialsOf() takes the first letters of the first and the last word", () => {
    const names = [
      "Ann",
      "Ben Okafor",
      "Mary Jane van der Watson",
      "élodie",
      "@kim_lee",
      "",
      " - ",
    ];
    expect(names.map(initialsOf)).to.deep.equal(["A", "BO", "MW", "É", "KL", "", ""]);
  });

  it("initialsOf() keeps combined characters whole", () => {
    expect(initialsOf("👩‍🚀 Kim")).to.equal("👩‍🚀K");
    expect(initialsOf("नीति")).to.equal("नी");
    expect(initialsOf("e\u0301lodie")).to.equal("e\u0301".toUpperCase());
    expect(initialsOf("山田太郎")).to.equal("山");
  });

  it("initialsOf() takes one emoji of a name that consists of emoji", () => {
    expect(initialsOf("👨‍👩‍👧‍👦 🏳️‍🌈 👩🏽‍🚀")).to.equal("👨‍👩‍👧‍👦");
    expect(initialsOf("🦊🌈")).to.equal("🦊");
    expect(initialsOf("🇯🇵 🇩🇪")).to.equal("🇯🇵");
    expect(initialsOf("7 Eleven")).to.equal("7E");
  });

  it("initialsOf() separates Arabic letters, which would join into a word", () => {
    expect(initialsOf("نور الهاشمي")).to.equal("ن\u200Cا");
  });
});

describe("hueOf()", () => {
  it("hueOf() returns the same hue for the same id, and various hues for many ids", () => {
    // Written down, because a person keeps their colour from version to version.
    expect(hueOf("ann")).to.equal(180);
    const hues = new Set(Array.from({ length: 60 }, (_, index) => hueOf(`user-${index}`)));
    expect(hues.size).to.be.greaterThan(8);
  });
});

describe("english", () => {
  it("english joins names", () => {
    expect(english.people(["Ann"])).to.equal("Ann");
    expect(english.people(["Ann", "Ben"])).to.equal("Ann and Ben");
    expect(english.people(["Ann", "Ben", "Cleo"])).to.equal("Ann and 2 others");
  });

  it("english has a text for every refusal, and shows no text of the server", () => {
    for (const code of [...Object.keys(ERROR_STATUS), "something-new"]) {
      const message = "internal words";
      const { title, detail = "" } = english.failure({ kind: "refused", code, message }, false);
      expect(title, code).to.match(/^[A-Z].+/);
      expect(title + detail, code).not.to.contain(message).and.not.to.contain("undefined");
    }
  });
});
