import { expect } from "@open-wc/testing";
import type { LineNews } from "../../../widget/effects/signaling/signaling-line.ts";
import { createTabCompanion, type TabCompanion } from "../../../widget/engine/tab-companion.ts";
import type { TabMessage } from "../../../widget/model/tab-call.ts";
import { afterEach, describe, it } from "../support/mocha.ts";
import { waitUntil } from "../support/wait-until.ts";
import { FakeCall } from "../ui/support/fake-call.ts";

const settled = () => new Promise((resolve) => setTimeout(resolve));
const open: TabCompanion[] = [];
afterEach(() => open.splice(0).forEach((companion) => companion.close()));

/** The tabs of one browser: every message reaches all other tabs. */
function browser() {
  const tabs: { companion: TabCompanion; isFrozen: boolean }[] = [];

  return function openTab(call: FakeCall) {
    const asked: { type: string }[] = [];
    const said: TabMessage[] = [];
    let isRefused = false;
    const tab = {
      isFrozen: false,
      companion: createTabCompanion({
        actor: call.handle.actor,
        line: {
          tell: () => true,
          ask: (message) => {
            asked.push(message);
            const refusal = { ok: false, code: "answered-elsewhere", message: "" } as const;
            const ack = { type: "ack", id: "1", success: true } as const;
            return Promise.resolve(isRefused ? refusal : { ok: true, ack, receivedAtMs: 0 });
          },
        },
        post(message) {
          said.push(message);
          for (const other of tabs) {
            if (other !== tab && !other.isFrozen) other.companion.hear(structuredClone(message));
          }
        },
        onChange: () => {},
        answerMs: 30,
      }),
    };
    tabs.push(tab);
    open.push(tab.companion);
    return {
      call,
      asked,
      said,
      tabs: tab.companion,
      get elsewhere() {
        return tab.companion.elsewhere;
      },
      context: () => call.handle.actor.getSnapshot().context,
      freeze: () => tab.isFrozen = true,
      refuse: () => isRefused = true,
    };
  };
}

/** One tab with a running call and one without. */
function twoTabs(call = new FakeCall({ callType: "video" }).active()) {
  const openTab = browser();
  const one = openTab(call);
  const other = openTab(new FakeCall());
  other.tabs.hear({ type: "hello", isLive: true });
  return { one, other, openTab };
}

const said = (message: Record<string, unknown>): LineNews => ({
  type: "message",
  message: message as { type: string },
  receivedAtMs: 0,
});

describe("createTabCompanion()", () => {
  it("shows the call of another tab, and follows its changes", () => {
    const before = Date.now();
    const { one, other } = twoTabs();
    expect(other.elsewhere).to.include({
      sessionId: "call",
      callType: "video",
      state: "active",
      microphoneOn: true,
      isGone: false,
      isMoving: false,
    });
    expect(other.elsewhere!.people.map(({ name }) => name)).to.deep.equal(["Ben Okafor"]);
    expect(other.elsewhere!.answeredAt).to.be.within(before - 50, Date.now() + 50);
    expect(one.elsewhere).to.equal(null);
    one.call.send({ type: "toggle-microphone" });
    expect(other.elsewhere!.microphoneOn).to.equal(false);
  });

  it("does not announce a call that only rings here", () => {
    const { other } = twoTabs(new FakeCall().incoming());
    expect(other.elsewhere).to.equal(null);
  });

  it("can mute, turn the camera off and hang up in the other tab", () => {
    const { one, other } = twoTabs();
    expect(other.tabs.send({ type: "toggle-microphone" })).to.equal(true);
    expect(other.elsewhere!.microphoneOn).to.equal(false);
    other.tabs.send({ type: "toggle-microphone" });
    expect(other.elsewhere!.microphoneOn).to.equal(true);
    other.tabs.send({ type: "toggle-camera" });
    expect(other.elsewhere!.cameraOn).to.equal(false);
    other.tabs.send({ type: "hang-up" });
    expect(one.call.handle.actor.getSnapshot().matches("ended")).to.equal(true);
    expect(other.elsewhere).to.equal(null);
    expect(other.asked).to.deep.equal([]);
  });

  it("does not send commands that are not for another tab", () => {
    const { one, other } = twoTabs();
    expect(other.tabs.send({ type: "initiate" })).to.equal(false);
    expect(one.tabs.send({ type: "hang-up" })).to.equal(false);
  });

  it("moves the call here after the other tab has told the server that it is away", async () => {
    const { one, other } = twoTabs();
    other.tabs.send({ type: "move-here" });
    expect(other.elsewhere!.isMoving).to.equal(true);
    await settled();
    expect(one.asked).to.deep.equal([{ type: "call:away", sessionId: "call", chatId: "chat" }]);
    expect(one.call.handle.actor.getSnapshot().matches("idle")).to.equal(true);
    expect(one.elsewhere).to.include({ sessionId: "call", isMoving: true });
    expect(one.said.some(({ type }) => type === "over")).to.equal(false);
    expect(other.context().returning).to.include({ sessionId: "call" });
  });

  it("reverts a move if the server refuses the seat", async () => {
    const { one, other } = twoTabs();
    other.tabs.send({ type: "move-here" });
    await settled();
    other.call.send({
      type: "signaling.refused",
      re: "call:resume",
      code: "answered-elsewhere",
      message: "",
    });
    expect(other.context().returning).to.equal(null);
    await waitUntil(() => !other.elsewhere!.isMoving);
    await waitUntil(() => !one.elsewhere!.isMoving);
  });

  it("can leave or move the call of a tab that is gone", async () => {
    const { one, other } = twoTabs();
    other.tabs.hear(one.tabs.farewell()!);
    expect(other.elsewhere!.isGone).to.equal(true);
    other.tabs.send({ type: "hang-up" });
    await settled();
    expect(other.asked).to.deep.equal([{ type: "call:leave", sessionId: "call", chatId: "chat" }]);
    other.tabs.send({ type: "move-here" });
    expect(other.context().returning).to.deep.equal({ sessionId: "call", config: null });
  });

  it("detects a tab that does not answer, and leaves the call itself", async () => {
    const { one, other } = twoTabs();
    one.freeze();
    other.tabs.send({ type: "hang-up" });
    expect(other.asked).to.deep.equal([]);
    await waitUntil(() => other.elsewhere!.isGone);
    expect(other.asked).to.deep.equal([{ type: "call:leave", sessionId: "call", chatId: "chat" }]);
  });

  it("shows the call again when the next page of that tab has taken it up", () => {
    const { one, other } = twoTabs();
    other.tabs.hear(one.tabs.farewell()!);
    other.tabs.hear(one.said.find(({ type }) => type === "call")!);
    expect(other.elsewhere!.isGone).to.equal(false);
  });

  it("removes the call when the server reports its end or the person's leaving", () => {
    for (
      const news of [
        said({ type: "call:ended", sessionId: "call" }),
        said({ type: "call:participant-left", sessionId: "call", userId: "ann" }),
      ]
    ) {
      const { other } = twoTabs();
      other.tabs.learn(said({ type: "call:ended", sessionId: "another" }));
      other.tabs.learn(said({ type: "call:participant-left", sessionId: "call", userId: "ben" }));
      expect(other.elsewhere).not.to.equal(null);
      other.tabs.learn(news);
      expect(other.elsewhere).to.equal(null);
    }
  });

  it("answers a third tab, and ignores commands for another call", () => {
    const { one, other, openTab } = twoTabs();
    const third = openTab(new FakeCall());
    third.tabs.hear({ type: "hello", isLive: true });
    expect(third.elsewhere).to.include({ sessionId: "call" });
    one.tabs.hear({ type: "command", sessionId: "another", command: { type: "hang-up" } });
    one.tabs.hear({ type: "hand-over", sessionId: "another", to: "1" });
    expect(one.call.handle.actor.getSnapshot().matches("live")).to.equal(true);
    expect(other.elsewhere).to.include({ sessionId: "call" });
  });
});
