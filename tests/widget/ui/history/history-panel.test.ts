import { describe, it } from "../../support/mocha.ts";
import { expect, fixtureCleanup } from "@open-wc/testing";
import {
  CallBackEvent,
  defineHistory,
  type HistoryPanel,
  type HistorySource,
} from "../../../../widget/ui/history/history-panel.ts";
import { byDay, dayName, isMissed, outcomeOf } from "../../../../widget/ui/history/history-view.ts";
import { historyStringsOf } from "../../../../widget/ui/history/history-strings.ts";
import { callEntry, callPage, type EntryWish } from "../support/call-entries.ts";
import { waitUntil } from "../../support/wait-until.ts";

const strings = historyStringsOf({ lang: "en", buttons: null });

const OUTCOMES: [EntryWish, string][] = [
  [{}, "Incoming"],
  [{ callType: "video" }, "Incoming"],
  [{ endedAt: null }, "In progress"],
  [{ status: "missed" }, "Missed"],
  [{ status: "cancelled", endReason: "cancelled" }, "Missed"],
  [{ status: "rejected", endReason: "busy", userStatus: "busy" }, "Missed"],
  [
    { status: "rejected", endReason: "declined", userStatus: "rejected" },
    "Declined by you",
  ],
  [{ from: "ann", to: ["ben"] }, "Outgoing"],
  [{ from: "ann", to: ["ben"], status: "missed" }, "No answer"],
  [
    { from: "ann", to: ["ben"], status: "cancelled", endReason: "cancelled" },
    "Cancelled",
  ],
  [{ from: "ann", to: ["ben"], status: "rejected", endReason: "declined" }, "Declined"],
  [
    { from: "ann", to: ["ben"], status: "missed", endReason: "offline" },
    "Not reachable",
  ],
  [
    { from: "ann", to: ["ben"], status: "rejected", endReason: "unavailable" },
    "Not available",
  ],
  [{ endReason: "connect-failed" }, "Could not connect"],
];

async function show(source: HistorySource, change: Partial<HistoryPanel> = {}) {
  defineHistory();
  const panel = document.createElement("chat-call-history");
  Object.assign(panel, {
    selfId: "ann",
    strings,
    source,
    callable: () => ["voice", "video"],
    ...change,
  });
  document.body.append(panel);
  await panel.open();
  await waitUntil(() => panel.status !== "loading");
  await panel.updateComplete;
  return panel;
}

const all = (
  panel: HistoryPanel,
  selector: string,
) => [...panel.renderRoot.querySelectorAll<HTMLElement>(selector)];
const texts = (panel: HistoryPanel, selector: string) =>
  all(panel, selector).map(({ textContent }) => textContent!.replace(/\s+/g, " ").trim());
const press = async (panel: HistoryPanel, words: string) => {
  all(panel, "button").find((button) => (button.ariaLabel ?? button.textContent!.trim()) === words)!
    .click();
  await panel.updateComplete;
  await waitUntil(() => panel.status !== "loading");
  await panel.updateComplete;
};

describe("history", () => {
  afterEach(() => {
    fixtureCleanup();
    document.querySelector("chat-call-history")?.remove();
  });

  for (const [wish, words] of OUTCOMES) {
    it(`says "${words}" for ${JSON.stringify(wish)}`, () => {
      const entry = callEntry(wish);
      expect(strings.outcome[outcomeOf(entry)]).to.equal(words);
      expect(isMissed(entry)).to.equal(words.startsWith("Missed"));
    });
  }

  it("groups calls by the day they began", () => {
    const noon = new Date(2026, 2, 10, 12).getTime();
    const at = (daysAgo: number) => new Date(2026, 2, 10 - daysAgo, 9).toISOString();
    const calls = [0, 0, 1, 3, 40].map((daysAgo) => callEntry({ initiatedAt: at(daysAgo) }));
    const days = byDay(calls);
    expect(days.map(({ calls }) => calls.length)).to.deep.equal([2, 1, 1, 1]);
    expect(days.map(({ startMs }) => dayName(startMs, noon, "en"))).to.deep.equal([
      "today",
      "yesterday",
      "Saturday",
      "Thursday, January 29",
    ]);
  });

  it("shows the people, outcome, type and duration, and is accessible", async () => {
    const group = { from: "mira", to: ["ann", "ben"], callType: "video" } as const;
    const panel = await show(() =>
      Promise.resolve(callPage([callEntry({ ...group, to: [...group.to] })]))
    );
    expect(texts(panel, ".name")).to.deep.equal(["Mira Lindqvist and Ben Okafor"]);
    expect(texts(panel, ".quiet")).to.deep.equal(["Incoming Video call 3:12"]);
    await expect(panel).to.be.accessible();
  });

  it("writes every number in the digits of the language", async () => {
    const arabic = historyStringsOf({ lang: "ar-EG", buttons: null });
    const panel = await show(() => Promise.resolve(callPage([callEntry()])), { strings: arabic });
    all(panel, ".summary")[0].click();
    await panel.updateComplete;
    expect(texts(panel, "time, .length, dd").join(" ")).not.to.match(/[0-9]/);
  });

  it("expands a call to show its details", async () => {
    const quality = { avgBitrate: 40_000, packetLoss: 1.5, jitter: 4, roundTripTime: 62 };
    const panel = await show(() => Promise.resolve(callPage([callEntry({ quality })])));
    const [summary] = all(panel, ".summary");
    expect(summary.getAttribute("aria-expanded")).to.equal("false");
    summary.click();
    await panel.updateComplete;
    expect(summary.getAttribute("aria-expanded")).to.equal("true");
    expect(texts(panel, "dd").slice(2)).to.deep.equal(["3:12", "62 ms", "1.5%", "Joined"]);
    await expect(panel).to.be.accessible();
  });

  it("loads the messages of a call only on request, and can retry", async () => {
    const message = (index: number, userId: string, text: string) => (
      { messageId: `${index}`, index, userId, text, sentAt: "2026-03-02T10:16:00.000Z" }
    );
    const asked: string[] = [];
    let fails = true;
    const panel = await show(
      () => Promise.resolve(callPage([callEntry({ messageCount: 2 }), callEntry()])),
      {
        messages: ({ id }) => {
          asked.push(id);
          return fails ? Promise.reject(new Error("no server")) : Promise.resolve([
            message(1, "ben", "The invoice?"),
            message(2, "ann", "On its way."),
          ]);
        },
      },
    );
    const [first, second] = all(panel, ".summary");
    second.click();
    await panel.updateComplete;
    expect(all(panel, "chat-call-past-messages")).to.have.length(0);
    first.click();
    await panel.updateComplete;
    await waitUntil(() => customElements.get("chat-call-past-messages"));
    const [past] = all(panel, "chat-call-past-messages");
    const button = () => past.shadowRoot!.querySelector<HTMLElement>("button")!;
    await waitUntil(button);
    expect(button().textContent!.replace(/\s+/g, " ").trim()).to.equal("Messages 2");
    expect(asked).to.deep.equal([]);
    button().click();
    await waitUntil(() => past.shadowRoot!.querySelector("[role=alert]"));
    await expect(panel).to.be.accessible();
    fails = false;
    past.shadowRoot!.querySelector<HTMLElement>(".word")!.click();
    const written = () =>
      [...past.shadowRoot!.querySelectorAll("[part=message]")].map(({ textContent }) =>
        textContent!.trim()
      );
    await waitUntil(() => written().length > 0);
    expect(written()).to.deep.equal(["The invoice?", "On its way."]);
    await expect(panel).to.be.accessible();
    button().click();
    await waitUntil(() => written().length === 0);
  });

  it("loads older calls by the cursor, and collects missed calls from several pages", async () => {
    const asked: Parameters<HistorySource>[0][] = [];
    const panel = await show((request) => {
      asked.push(request);
      const page = Number(request.cursor ?? 0);
      const calls = [callEntry(), callEntry({ status: "missed" })];
      return Promise.resolve(callPage(calls, page < 2 ? String(page + 1) : null));
    });
    expect(all(panel, ".call").length).to.equal(2);
    await press(panel, "Show older calls");
    await press(panel, "Show older calls");
    expect(all(panel, ".call").length).to.equal(6);
    expect(all(panel, ".more").length).to.equal(0);
    await press(panel, "Missed");
    expect(all(panel, ".call.missed").length).to.equal(3);
    expect(all(panel, ".call").length).to.equal(3);
    expect(asked.at(-1)).to.deep.equal({ cursor: "2", onlyIncoming: true });
  });

  it("says when loading failed, with a retry, and when there are no calls", async () => {
    let fails = true;
    const panel = await show(() =>
      fails ? Promise.reject(new Error()) : Promise.resolve(callPage([]))
    );
    expect(texts(panel, "[role=alert]")).to.deep.equal(["Your calls could not be loaded."]);
    await expect(panel).to.be.accessible();
    fails = false;
    await press(panel, "Try again");
    expect(texts(panel, "[role=status]")[0]).to.contain("No calls yet");
    await press(panel, "Missed");
    expect(texts(panel, "[role=status]")).to.deep.equal(["No missed calls."]);
  });

  it("calls back, and closes", async () => {
    const entry = callEntry();
    const panel = await show(() => Promise.resolve(callPage([entry])));
    const asked: string[] = [];
    panel.addEventListener("call-back", (event) => {
      if (event instanceof CallBackEvent) asked.push(event.call.id);
    });
    all(panel, "[aria-label='Voice call: Ben Okafor']")[0].click();
    expect(asked).to.deep.equal([entry.id]);
    await waitUntil(() => !panel.isConnected);
  });

  it("offers no callback to a person whom this page cannot call", async () => {
    const panel = await show(() => Promise.resolve(callPage([callEntry()])), {
      callable: () => [],
    });
    expect(all(panel, ".back")).to.deep.equal([]);
  });
});
