import { expect } from "@open-wc/testing";
import type { LitElement } from "lit";
import { answer } from "../../../../widget/ui/locales/catalog.ts";
import { english } from "../../../../widget/ui/locales/en.ts";
import type { Speech } from "../../../../widget/ui/words/speech.ts";
import { stringsOf } from "../../../../widget/ui/words/wording.ts";
import { describe, it } from "../../support/mocha.ts";
import { waitUntil } from "../../support/wait-until.ts";
import { FakeGroup, GROUP } from "../support/fake-group.ts";
import { find, findAll, settled, showCall, showGroup } from "../support/show-call.ts";

const names = (view: Element) =>
  findAll(view, `[part~="tile"]`).flatMap((tile) =>
    [...(tile.shadowRoot ?? tile).querySelectorAll(".name")].map((name) => name.textContent!.trim())
  );
const statuses = (view: Element) =>
  findAll(view, ".how").map((status) => status.textContent!.trim());
const video = (others: number) => new FakeGroup(others, { callType: "video" });

describe("a group call on the screen", () => {
  for (const others of [2, 3, 4, 5]) {
    it(`shows ${others} others and the own tile, without overlap or duplicates`, async () => {
      const { view } = await showGroup(video(others).talking());
      expect(names(view)).to.deep.equal([
        ...GROUP.slice(0, others).map(({ name }) => name),
        "You",
      ]);
      const boxes = findAll(view, `[part~="tile"]`).map((tile) => tile.getBoundingClientRect());
      for (const [at, one] of boxes.entries()) {
        expect(one.width).to.be.above(60);
        expect(one.height).to.be.above(60);
        for (const two of boxes.slice(at + 1)) {
          const isApart = one.right <= two.left || two.right <= one.left ||
            one.bottom <= two.top || two.bottom <= one.top;
          expect(isApart, `tile ${at} overlaps another`).to.equal(true);
        }
      }
    });
  }

  it("shows a voice call as faces with names", async () => {
    const { view } = await showGroup(new FakeGroup(3).talking());
    expect(names(view)).to.deep.equal(GROUP.slice(0, 3).map(({ name }) => name));
    await expect(find(view, "chat-call-group-circle")).to.be.accessible();
  });

  it("shows the state of each person", async () => {
    const call = video(5).ringsAll().answer("ben", "mira", "noor", "jun")
      .send({ type: "link.interrupted", userId: "ben" })
      .send({ type: "link.interrupted", userId: "mira" })
      .send({ type: "link.failed", userId: "mira" })
      .goesAway("noor").mutes("jun");
    const { view } = await showGroup(call);
    expect(statuses(view)).to.deep.equal([
      "Reconnecting…",
      "No connection",
      "Changing pages or reconnecting…",
      "Ringing…",
    ]);
    expect(find(view, ".sign").getAttribute("aria-label")).to.equal("Jun Takahashi is muted");
  });

  it("says on the tile why a person does not come, and then removes the tile", async () => {
    const call = video(2).ringsAll().answer("ben");
    const { view } = await showGroup(call);
    call.refuses("mira", "busy");
    await settled();
    expect(statuses(view)).to.deep.equal(["Busy"]);
    await waitUntil(() => !names(view).includes("Mira Lindqvist"), "gone");
  });

  it("shows no tile for a person who declined before the window opened", async () => {
    const call = video(3).ringsAll().answer("ben").refuses("mira", "declined");
    const { view } = await showGroup(call);
    expect(names(view)).not.to.include("Mira Lindqvist");
  });

  it("keeps the other tiles' elements when a person leaves", async () => {
    const call = video(3).talking();
    const { view } = await showGroup(call);
    const tileOf = (name: string) =>
      findAll(view, "chat-call-group-tile").find((tile) =>
        tile.shadowRoot!.querySelector(".name")!.textContent!.includes(name)
      );
    const [ben, noor] = [tileOf("Ben"), tileOf("Noor")];
    call.leaves("mira");
    await settled();
    expect(tileOf("Mira")).to.equal(undefined);
    expect(tileOf("Ben")).to.equal(ben);
    expect(tileOf("Noor")).to.equal(noor);
  });

  it("moves the own picture into a corner once only one other person is left", async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    const call = new FakeGroup(2, { callType: "video", stream }).talking();
    const { view } = await showGroup(call);
    expect(findAll(view, ".corner")).to.have.lengthOf(0);
    call.leaves("mira");
    await settled();
    expect(findAll(view, ".corner")).to.have.lengthOf(1);
    stream.getTracks().forEach((track) => track.stop());
  });

  it("shows who is still ringing and who has already declined", async () => {
    const { view } = await showGroup(new FakeGroup(3).ringsAll().refuses("noor", "declined"));
    expect(names(view)).to.have.lengthOf(3);
    expect(statuses(view)).to.deep.equal(["Ringing…", "Ringing…", "Declined"]);
  });

  it("is drawn with plain tiles until the group code is loaded", async () => {
    const shown = showCall(video(2).talking());
    const view = document.querySelector("chat-call-window")!;
    await view.updateComplete;
    await find<LitElement>(view, "chat-call-stage-panel").updateComplete;
    // Even code that is already loaded arrives one task later.
    expect(findAll(view, "[grouped]")).to.deep.equal([]);
    expect(findAll(view, "chat-call-video-tile").length).to.be.above(1);
    await shown;
  });

  it("uses the language of the window around it", async () => {
    const speech = await new Promise<Speech>((speak) =>
      answer({
        host: Object.assign(document.createElement("div"), { strings: null }),
        tag: "de",
        english: { lang: "en", buttons: english },
        speak,
      })
    );
    const call = video(3).ringsAll().answer("ben", "mira")
      .send({ type: "link.failed", userId: "ben" });
    const { view } = await showGroup(call, { strings: stringsOf(speech) });
    expect(statuses(view)).to.deep.equal(["Keine Verbindung", "Es klingelt\u00a0…"]);
  });

  it("is accessible", async () => {
    const { view } = await showGroup(video(4).ringsAll().answer("ben", "mira").mutes("ben"));
    await expect(view).to.be.accessible();
  });
});
