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

/** The chat of so many others, of whom the last is not here and the one before lets nobody call. */
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

/** The same chat with one member more. */
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
  it("shows everybody there is to choose", async () => {
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
      ["nobody has answered yet", () => new FakeCall().ringing(), chatOf(3)],
      ["the chat is of these two", () => new FakeCall().active(), chatOf(1)],
      ["the chat is another one", () => new FakeCall().active(), chatOf(3, "other")],
    ] as const
  ) {
    it(`is not offered while ${when}`, async () => {
      const { view } = await showCall(call(), { line });
      expect(buttonNames(view)).not.to.include("Add people");
    });
  }

  for (
    const [when, line, others] of [
      ["everybody of the chat is in it", chatOf(3), 3],
      ["the call is full", withStranger(chatOf(5)), 5],
    ] as const
  ) {
    it(`waits in its place while ${when}`, async () => {
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

  it("lists who is not in the call, those first who are here", async () => {
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

  it("leaves everybody in their place as people come and go", async () => {
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

  it("asks for those who were chosen, and is gone", async () => {
    const { view, requests } = await openDialog(new FakeCall().active(), chatOf(4));
    expect(button(view, "Call").disabled).to.equal(true);
    boxes(view)[0].click();
    await settled();
    button(view, "Call").click();
    expect(requests.at(-1)).to.deep.equal({ type: "invite", userIds: ["mira"] });
    await waitUntil(() => findAll(view, "chat-call-invite").length === 0);
  });

  it("lets nobody choose more than the call holds", async () => {
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

  it("takes away whoever comes into the call meanwhile, and closes with the call", async () => {
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

describe("the way into a call of others", () => {
  it("is offered where the chat has a call already", async () => {
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

  it("is offered no longer once that call is over", async () => {
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
    // Before the server has said anything of it, it may well run.
    expect(await hears(null)).to.equal(true);
    expect(await hears("theirs")).to.equal(true);
    expect(await hears(null)).to.equal(false);
    expect(buttonNames(view)).to.include("Dismiss");
    // A line that was lost has said nothing yet when it is back.
    expect(await hears("theirs")).to.equal(true);
    expect(await hears("another")).to.equal(false);
  });

  it("is offered to who has left the others talking, not to who has ended a call of two", async () => {
    const group = new FakeGroup(3).talking().send({ type: "hang-up" });
    const left = await showCall(group.ended("completed", { by: ANN.id }));
    expect(buttonNames(left.view)).to.include("Join call");
    const two = new FakeCall().active().send({ type: "hang-up" });
    const over = await showCall(two.ended("completed", { by: ANN.id }));
    expect(buttonNames(over.view)).not.to.include("Join call");
  });
});
