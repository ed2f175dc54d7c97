import { describe, it } from "../../support/mocha.ts";
import { expect, fixture, html, oneEvent } from "@open-wc/testing";
import { joinOfferOf } from "../../../../widget/model/join-offer.ts";
import { type LineView, offerOf } from "../../../../widget/model/line-view.ts";
import { type CallButtons, defineCallButtons } from "../../../../widget/ui/buttons/call-buttons.ts";
import { englishButtons } from "../../../../widget/ui/locales/en-buttons.ts";
import type { Speech } from "../../../../widget/ui/words/speech.ts";
import { waitUntil } from "../../support/wait-until.ts";
import { buttonNames, find, findAll, settled } from "../support/show-call.ts";

defineCallButtons();

const SPEECH: Speech = { lang: "en", buttons: englishButtons };
const people = [
  { id: "ann", name: "Ann Ash" },
  { id: "ben", name: "Ben Bose" },
  { id: "cat", name: "Cat Cole" },
];
const LINE: LineView = {
  status: "ready",
  selfId: "ann",
  chat: { id: "chat", calls: "video", members: people, endsAt: null },
  members: people.map(({ id }) => ({ id, reachable: true, callable: id !== "ann" })),
  missed: 0,
  running: { sessionId: "call", callType: "video", userIds: ["ben", "cat"] },
};

async function show(change: Partial<LineView> = {}): Promise<CallButtons> {
  const line = { ...LINE, ...change };
  const view = await fixture<CallButtons>(html`
    <chat-call-buttons
      .offer=${offerOf(line, ["voice", "video"], 0)}
      .line=${line}
      .strings=${englishButtons}
      .speech=${SPEECH}
      .missed=${0}
    ></chat-call-buttons>
  `);
  await waitUntil(() => view.canJoin);
  await settled();
  return view;
}

const joins = (view: Element) => findAll<HTMLButtonElement>(view, "[part=join-button]");

describe("a running call of the chat", () => {
  it("takes the place of the call buttons, says who is in it, and is accessible", async () => {
    const view = await show();
    expect(buttonNames(view)).to.include("Call history").and.not.to.include("Voice call");
    expect(find(view, ".join").textContent!.trim()).to.equal("Join call");
    expect(find(view, "#who").textContent).to.equal("Call in progress: Ben Bose and Cat Cole");
    expect(findAll(view, "chat-call-avatar")).to.have.length(2);
    await expect(view).to.be.accessible();
    await expect(find(view, "chat-call-join")).to.be.accessible();
  });

  it("is joined with a request that holds its ids and type", async () => {
    const view = await show();
    const asked = oneEvent(view.parentElement!, "chat-call-request");
    joins(view)[0].click();
    expect((await asked).detail).to.deep.equal({
      type: "join",
      chatId: "chat",
      sessionId: "call",
      callType: "video",
    });
  });

  it("gives way to the call buttons when it is over, and during another call", async () => {
    const view = await show();
    view.busy = true;
    await view.updateComplete;
    expect(buttonNames(view)).to.contain("Voice call");
    expect(joins(view)).to.have.length(0);
    view.busy = false;
    view.line = { ...LINE, running: null };
    await view.updateComplete;
    expect(buttonNames(view)).to.contain("Voice call");
    expect(joins(view)).to.have.length(0);
    view.line = { ...LINE, status: "offline" };
    await view.updateComplete;
    expect(joins(view)).to.have.length(0);
  });

  it("is offered even where nobody in the chat can be called", async () => {
    const view = await show({ members: LINE.members.map((one) => ({ ...one, callable: false })) });
    expect(joins(view)[0].disabled).to.equal(false);
  });
});

describe("joinOfferOf()", () => {
  it("names the chat members in the call", () => {
    expect(joinOfferOf(LINE, ["voice", "video"])?.people).to.deep.equal(people.slice(1));
  });

  it("is null without a running call, or on a page that offers no calls", () => {
    expect(joinOfferOf({ ...LINE, running: null }, ["voice"])).to.equal(null);
    expect(joinOfferOf(LINE, [])).to.equal(null);
  });

  it("joins with voice only where the page offers no video", () => {
    expect(joinOfferOf(LINE, ["voice"])?.command.callType).to.equal("voice");
  });
});
