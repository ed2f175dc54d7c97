import { expect } from "@open-wc/testing";
import { type LineView, nobodysLine } from "../../../../widget/model/line-view.ts";
import type { InvitePanel } from "../../../../widget/ui/invite/invite-panel.ts";
import { describe, it } from "../../support/mocha.ts";
import { waitUntil } from "../../support/wait-until.ts";
import { ANN, FakeCall } from "../support/fake-call.ts";
import { FakeGroup, GROUP } from "../support/fake-group.ts";
import {
  button,
  buttonNames,
  find,
  findAll,
  settled,
  showCall,
  showGroup,
} from "../support/show-call.ts";

/** A chat with `others` members, of whom the last is offline and the one before not callable. */
function chatOf(others: number, id = "chat"): LineView {
  const members = GROUP.slice(0, others);
  return {
    status: "ready",
    selfId: ANN.id,
    chat: { id, calls: "video", members: [ANN, ...members], endsAt: null },
    members: members.map((one, at) => ({
      id: one.id,
      reachable: at !== others - 1,
      callable: at !== others - 2,
    })),
    missed: 0,
  };
}

/** The same chat with one more member. */
function withStranger(line: LineView): LineView {
  const { chat } = line;
  const stranger = { id: "omar", name: "Omar Said" };
  return { ...line, chat: { ...chat!, members: [...chat!.members, stranger] } };
}
const boxes = (view: Element) => findAll<HTMLInputElement>(view, "input[type=checkbox]");

async function openDialog(call: FakeCall, line: LineView) {
  const shown = await showCall(call, { line });
  button(shown.view, "Add people").click();
  await waitUntil(() => findAll(shown.view, "dialog[open]").length > 0);
  await settled();
  return { ...shown, panel: find<InvitePanel>(shown.view, "chat-call-invite") };
}

describe("adding people", () => {
  it("shows all rows of the list without scrolling", async () => {
    const { panel } = await openDialog(new FakeCall().active(), chatOf(4));
    const list = find(panel, "ul").getBoundingClientRect();
    const rows = findAll(panel, "label").map((row) => row.getBoundingClientRect());
    expect(rows).to.have.lengthOf.at.least(3);
    for (const { bottom } of rows) expect(bottom).to.be.at.most(list.bottom + 0.5);
  });

  it("is offered in a running call of a chat that has more members", async () => {
    const { view } = await showCall(new FakeCall().active(), { line: chatOf(3) });
    expect(buttonNames(view)).to.include("Add people");
  });

  for (
    const [when, call, line] of [
      ["nobody has answered", () => new FakeCall().ringing(), chatOf(3)],
      ["the chat has no other members", () => new FakeCall().active(), chatOf(1)],
      ["the page shows another chat", () => new FakeCall().active(), chatOf(3, "other")],
    ] as const
  ) {
    it(`is not offered while ${when}`, async () => {
      const { view } = await showCall(call(), { line });
      expect(buttonNames(view)).not.to.include("Add people");
    });
  }

  for (
    const [when, line, others] of [
      ["everybody in the chat has joined", chatOf(3), 3],
      ["the call is full", withStranger(chatOf(5)), 5],
    ] as const
  ) {
    it(`stays in place but disabled while ${when}`, async () => {
      const call = new FakeGroup(others, { callType: "video" }).talking();
      const { view } = await showGroup(call, { line });
      const { left, top } = button(view, "Hang up").getBoundingClientRect();
      expect(button(view, "Add people").ariaDisabled).to.equal("true");
      button(view, "Add people").click();

      call.leaves(GROUP[0].id);
      await settled();
      expect(button(view, "Add people").ariaDisabled).to.equal(null);
      expect(button(view, "Hang up").getBoundingClientRect()).to.deep.include({ left, top });
      expect(findAll(view, "dialog")).to.deep.equal([]);
    });
  }

  it("lists the members who are not in the call, online ones first", async () => {
    const { panel, view } = await openDialog(new FakeCall().active(), chatOf(4));
    expect(findAll(panel, ".name").map((name) => name.textContent!.trim())).to.deep.equal([
      "Mira Lindqvist",
      "Noor Haddad",
      "Jun Takahashi",
    ]);
    expect(findAll(panel, ".who .quiet").map((how) => how.textContent!.trim())).to.deep.equal([
      "Online",
      "Not available",
      "Offline",
    ]);
    expect(boxes(view).map(({ disabled }) => disabled)).to.deep.equal([false, true, false]);
    await expect(panel).to.be.accessible();
  });

  it("keeps the order of the list when people go online or offline", async () => {
    const { panel, view } = await openDialog(new FakeCall().active(), chatOf(4));
    const names = () => findAll(panel, ".name").map((name) => name.textContent!.trim());
    const before = names();
    const line = chatOf(4);
    view.line = {
      ...line,
      members: line.members.map((one) => ({ ...one, reachable: !one.reachable })),
    };
    await settled();
    expect(names()).to.deep.equal(before);
    expect(find(panel, ".who .quiet").textContent!.trim()).to.equal("Offline");
  });

  it("invites the chosen people, and closes", async () => {
    const { view, requests } = await openDialog(new FakeCall().active(), chatOf(4));
    expect(button(view, "Call").disabled).to.equal(true);
    boxes(view)[0].click();
    await settled();
    button(view, "Call").click();
    expect(requests.at(-1)).to.deep.equal({ type: "invite", userIds: ["mira"] });
    await waitUntil(() => findAll(view, "chat-call-invite").length === 0);
  });

  it("allows no more people than the call holds", async () => {
    const line = chatOf(5);
    line.members = line.members.map((one) => ({ ...one, callable: true }));
    const call = new FakeGroup(3).talking();
    call.send({
      type: "call:outgoing",
      sessionId: "call",
      chatId: "chat",
      callType: "voice",
      targetUserIds: ["jun"],
      expiresAt: "2026-01-01T00:00:00.000Z",
      expiresInMs: 30_000,
      call: new FakeGroup(4).talking().snapshot(),
      receivedAtMs: 0,
    });
    const { view, panel } = await openDialog(call, {
      ...line,
      chat: { ...line.chat!, members: [...line.chat!.members, { id: "kim", name: "Kim" }] },
    });
    boxes(view)[0].click();
    await settled();
    expect(boxes(view).map(({ disabled }) => disabled)).to.deep.equal([false, true]);
    expect(find(panel, ".note").textContent).to.include("6");
  });

  it("removes a person who joins meanwhile, and closes with the call", async () => {
    const call = new FakeGroup(2).talking();
    const { view } = await openDialog(call, chatOf(4));
    expect(boxes(view)).to.have.lengthOf(2);
    call.send({
      type: "call:participant-joined",
      sessionId: "call",
      chatId: "chat",
      userId: "noor",
      call: new FakeGroup(3).talking().snapshot(),
      receivedAtMs: 0,
    });
    await waitUntil(() => boxes(view).length === 1);
    call.ended("completed", { by: "ben" });
    await waitUntil(() => findAll(view, "chat-call-invite").length === 0);
  });
});

describe("joining from an outcome", () => {
  it("is offered where the chat already has a call", async () => {
    const call = new FakeCall().dialing().send({
      type: "signaling.refused",
      re: "call:initiate",
      code: "call-exists",
      message: "",
      sessionId: "theirs",
    });
    const { view, requests } = await showCall(call);
    button(view, "Join call").click();
    expect(requests.at(-1)).to.deep.equal(
      { type: "join", chatId: "chat", sessionId: "theirs", callType: "voice" },
    );
  });

  it("is no longer offered once that call is over", async () => {
    const call = new FakeCall().dialing().send({
      type: "signaling.refused",
      re: "call:initiate",
      code: "call-exists",
      message: "",
      sessionId: "theirs",
    });
    const { view } = await showCall(call, { line: nobodysLine("ready") });
    call.send({ type: "dismiss" });
    const hears = async (sessionId: string | null) => {
      const running = sessionId
        ? { sessionId, callType: "voice" as const, userIds: ["ben", "cleo"] }
        : null;
      view.line = { ...nobodysLine("ready"), running };
      await view.updateComplete;
      await settled();
      return buttonNames(view).includes("Join call");
    };
    // Until the server reports on the call, it may be running.
    expect(await hears(null)).to.equal(true);
    expect(await hears("theirs")).to.equal(true);
    expect(await hears(null)).to.equal(false);
    expect(buttonNames(view)).to.include("Dismiss");
    // A reconnected line reports nothing at first, and may then report the same call again.
    expect(await hears("theirs")).to.equal(true);
    expect(await hears("another")).to.equal(false);
  });

  it("is offered after leaving a group call, but not after ending a call of two", async () => {
    const group = new FakeGroup(3).talking().send({ type: "hang-up" });
    const left = await showCall(group.ended("completed", { by: ANN.id }));
    expect(buttonNames(left.view)).to.include("Join call");
    const two = new FakeCall().active().send({ type: "hang-up" });
    const over = await showCall(two.ended("completed", { by: ANN.id }));
    expect(buttonNames(over.view)).not.to.include("Join call");
  });
});
