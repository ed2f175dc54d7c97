/** The history over the page, in each of its states. */
import type { CallPage } from "../../server/protocol/rest.ts";
import { defineHistory } from "../../widget/ui/history/history-panel.ts";
import { historyStringsOf } from "../../widget/ui/history/history-strings.ts";
import { callEntry, callPage } from "../widget/ui/support/call-entries.ts";
import type { Scene } from "./scenes.ts";
import { intoElement } from "./stand-in.ts";

const HOUR_MS = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR_MS).toISOString();

const CALLS = callPage([
  callEntry({ from: "mira", callType: "video", initiatedAt: ago(0.2) }),
  callEntry({ status: "missed", initiatedAt: ago(1.1) }),
  callEntry({
    from: "ann",
    to: ["ben"],
    status: "cancelled",
    endReason: "cancelled",
    initiatedAt: ago(2),
  }),
  callEntry({ from: "long", status: "cancelled", endReason: "cancelled", initiatedAt: ago(26) }),
  callEntry({
    from: "ann",
    to: ["mira", "ben", "noor"],
    callType: "video",
    duration: 4071,
    messageCount: 3,
    initiatedAt: ago(29),
  }),
  callEntry({ from: "noor", initiatedAt: ago(75), duration: 17, endReason: "connection-lost" }),
  callEntry({ from: "ann", to: ["mira"], status: "rejected", endReason: "declined" }),
  callEntry({ from: "ann", to: ["ben"], status: "rejected", endReason: "busy" }),
], "more");

const WRITTEN = ["mira", "ann", "noor"].map((userId, at) => ({
  messageId: userId,
  index: at + 1,
  userId,
  text: ["The plan: https://files.example/plan.pdf", "Thank you!", "شكرًا، وصلني"][at],
  sentAt: ago(29),
}));

function show(source: () => Promise<CallPage>, after?: (root: ShadowRoot) => void): Scene {
  return {
    call: null,
    after: async (speech) => {
      defineHistory();
      const panel = document.createElement("chat-call-history");
      panel.selfId = "ann";
      panel.strings = historyStringsOf(speech);
      panel.source = source;
      panel.messages = () => Promise.resolve(WRITTEN);
      panel.callable = () => ["voice", "video"];
      intoElement(panel);
      await panel.open();
      setTimeout(() => after?.(panel.shadowRoot!), 100);
    },
  };
}

const open = (at: number) => (root: ShadowRoot) =>
  root.querySelectorAll<HTMLElement>(".summary")[at].click();

/** Scenes by name. */
export const HISTORY_SCENES: Record<string, () => Scene> = {
  "history": () => show(() => Promise.resolve(CALLS)),
  "history-details": () => show(() => Promise.resolve(CALLS), open(4)),
  "history-messages": () =>
    show(() => Promise.resolve(CALLS), (root) => {
      open(4)(root);
      setTimeout(() => {
        root.querySelector("chat-call-past-messages")?.shadowRoot?.querySelector("button")?.click();
      }, 400);
    }),
  "history-empty": () => show(() => Promise.resolve(callPage([]))),
  "history-failed": () => show(() => Promise.reject(new Error("no server"))),
};
