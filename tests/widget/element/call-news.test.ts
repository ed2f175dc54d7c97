import { expect } from "@open-wc/testing";
import { dispatchNews } from "../../../widget/call-news.ts";
import type { CallNews } from "../../../widget/model/call-event.ts";
import { failure } from "../model/script.ts";

type Told = Exclude<CallNews, { type: "incoming" }>;

/** Each piece of news with its event's detail, and the event's name if it differs from the news. */
const TOLD: [Told, unknown, string?][] = [
  [{ type: "ringing" }, {}],
  [{ type: "accepted" }, {}],
  [{ type: "connected" }, {}],
  [{ type: "reconnecting" }, {}],
  [{ type: "reconnected" }, {}],
  [{ type: "ended", reason: "completed", durationSeconds: 7 }, {
    reason: "completed",
    durationSeconds: 7,
  }],
  [{ type: "missed", callerId: "ben" }, { callerId: "ben" }],
  [{ type: "participant-joined", userId: "ben" }, { userId: "ben" }],
  [{ type: "participant-left", userId: "ben", reason: "disconnected" }, {
    userId: "ben",
    reason: "disconnected",
  }],
  [{ type: "participant-change", userId: "ben" }, { userId: "ben" }],
  [{ type: "microphone-toggle", enabled: false }, { enabled: false }],
  [{ type: "camera-toggle", enabled: true }, { enabled: true }],
  [{ type: "screenshare-toggle", enabled: true }, { enabled: true }],
  [{ type: "quality-change", level: "poor", mos: 2.4 }, { level: "poor", mos: 2.4 }],
  [{ type: "device-error", failure: failure("camera", "in-use") }, {
    type: "in-use",
    device: "camera",
  }],
  [{ type: "audio-blocked" }, {}],
  [
    { type: "failed", failure: { kind: "refused", code: "call-full", message: "no room" } },
    { code: "call-full", message: "no room" },
    "error",
  ],
];

describe("dispatchNews()", () => {
  for (const [news, detail, name = news.type] of TOLD) {
    it(`dispatchNews() announces ${news.type} as chat-call-${name}`, () => {
      const element = document.createElement("div");
      const events: CustomEvent[] = [];
      element.addEventListener(`chat-call-${name}`, (event) => events.push(event as CustomEvent));
      dispatchNews(element, new Set<string>() as CustomStateSet, news);
      expect(events.map((event) => event.detail)).to.deep.equal([detail]);
      expect(events[0]).to.include({ bubbles: true, composed: true, cancelable: false });
    });
  }
});
