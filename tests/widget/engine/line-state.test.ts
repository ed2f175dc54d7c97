import { expect } from "@open-wc/testing";
import type { AttachedChat } from "../../../server/protocol/chat.ts";
import { createLineLog } from "../../../widget/engine/line-log.ts";
import {
  newLine,
  viewOf,
  withChat,
  withMessage,
  withStatus,
  withWelcome,
} from "../../../widget/engine/line-state.ts";
import { welcome } from "../model/script.ts";

const chat = (id: string, ...members: string[]): AttachedChat => ({
  id,
  calls: "video",
  members: members.map((member) => ({ id: member, name: member })),
  endsAt: null,
});
const NOW = Date.parse("2026-01-01T00:00:00Z");
const here = (id: string, callable = true) => ({ id, reachable: callable, callable });

describe("the line's state", () => {
  const ready = withWelcome(
    newLine("ann"),
    welcome({ chats: [chat("one", "ann", "ben")], members: [here("ben")] }),
    NOW,
  );

  it("knows how far the server's clock is ahead of the page's", () => {
    const late = withWelcome(ready, welcome({ serverTime: "2026-01-01T02:00:00Z" }), NOW);
    expect(viewOf(late, null).serverAheadMs).to.equal(2 * 3_600_000);
    const mute = withWelcome(ready, welcome({ serverTime: undefined as unknown as string }), NOW);
    expect(viewOf(mute, null).serverAheadMs).to.equal(0);
  });

  it("shows a chat with its members", () => {
    const view = viewOf(ready, "one");
    expect(view).to.deep.include({ status: "ready", selfId: "ann" });
    expect(view.chat?.id).to.equal("one");
    expect(view.members).to.deep.equal([here("ben")]);
  });

  it("shows no chat if the token names none, or one that is not attached yet", () => {
    expect(viewOf(ready, null).chat).to.equal(null);
    expect(viewOf(ready, "two").chat).to.equal(null);
  });

  it("follows changes of a chat, and counts missed calls", () => {
    const about = { type: "chat:changed", chatId: "one" };
    const changed = withMessage(ready, {
      ...about,
      chat: { ...chat("one", "ann"), calls: "none" },
    });
    expect(viewOf(changed, "one").chat?.calls).to.equal("none");
    expect(viewOf(withMessage(ready, { ...about, chat: null }), "one").chat).to.equal(null);
    expect(withMessage(ready, { ...about, chat: { id: "one" } })).to.equal(ready);
    const missed = withMessage(ready, { type: "call:missed" });
    expect(viewOf(missed, "one").missed).to.equal(1);
    expect(viewOf(withMessage(missed, { type: "calls:seen", count: 0 }), "one").missed).to.equal(0);
  });

  it("shows a chat's running call until it is over or a new welcome arrives", () => {
    const running = { sessionId: "call", callType: "voice", userIds: ["ben"] };
    const message = { type: "chat:call", chatId: "one", running };
    const called = withMessage(ready, message);
    expect(viewOf(called, "one").running).to.deep.equal(running);
    expect(viewOf(called, "two").running).not.to.be.ok;
    const over = withMessage(called, { ...message, running: null });
    expect(viewOf(over, "one").running).to.equal(null);
    const anew = withWelcome(called, welcome({ chats: [chat("one", "ann", "ben")] }), NOW);
    expect(viewOf(anew, "one").running).not.to.be.ok;
    expect(withMessage(ready, { ...message, running: {} })).to.equal(ready);
  });

  it("adds a further chat with its members", () => {
    const more = withChat(ready, chat("two", "ann", "cleo"), [here("cleo", false)]);
    expect(viewOf(more, "two").members).to.deep.equal([here("cleo", false)]);
    expect(viewOf(more, "one").members).to.deep.equal([here("ben")]);
  });

  it("follows presence changes", () => {
    const gone = withMessage(ready, {
      type: "presence:changed",
      members: [here("ben", false)],
    });
    expect(viewOf(gone, "one").members).to.deep.equal([here("ben", false)]);
  });

  it("keeps its chats when the line is lost", () => {
    const lost = withStatus(ready, "offline");
    expect(viewOf(lost, "one")).to.deep.include({ status: "offline" });
    expect(viewOf(lost, "one").chat?.id).to.equal("one");
    expect(withStatus(lost, "offline")).to.equal(lost);
  });

  it("replaces the members' presence with that of a new welcome", () => {
    const next = withWelcome(ready, welcome({ chats: [chat("one", "ann", "ben")] }), NOW);
    expect(viewOf(next, "one").members).to.deep.equal([]);
  });
});

describe("createLineLog()", () => {
  const message = (type: string) =>
    ({ type: "message", message: { type }, receivedAtMs: 1 }) as const;
  const greeting = { type: "welcome", welcome: welcome(), receivedAtMs: 0 } as const;

  it("returns what was noted since the last welcome, in order and once", () => {
    const log = createLineLog();
    for (const news of [message("call:ended"), greeting, message("call:incoming")]) log.note(news);
    log.note({ type: "lost" });
    expect(log.take()).to.deep.equal([greeting, message("call:incoming"), { type: "lost" }]);
    log.note(greeting);
    expect(log.take()).to.deep.equal([]);
  });

  it("is limited in length, and keeps the welcome", () => {
    const log = createLineLog();
    log.note(greeting);
    for (let i = 0; i < 1_000; i++) log.note(message("call:ringing"));
    const kept = log.take();
    expect(kept.length).to.be.below(300);
    expect(kept[0]).to.equal(greeting);
  });
});
