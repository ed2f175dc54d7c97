import { expect } from "@open-wc/testing";
import type { CallDuePush, CallMissedPush } from "../../../../server/protocol/push.ts";
import { followPushes, type WorkerScope } from "../../../../widget/effects/push/push-events.ts";
import { beforeEach, describe, it } from "../../support/mocha.ts";

const CALL: CallMissedPush = {
  type: "chat-call.missed",
  sessionId: "s1",
  chatId: "order-42",
  callType: "voice",
  caller: { id: "ben", name: "Ben", picture: "https://shop.example/ben.png" },
  missedAt: 1_767_225_600_000,
  text: "Missed voice call",
  url: "https://shop.example/chats/42?a=1",
};

const DUE: CallDuePush = {
  type: "chat-call.due",
  scheduledId: "c1",
  chatId: "order-42",
  callType: "video",
  title: "How it fits",
  organizer: { id: "ben", name: "Ben", picture: "https://shop.example/ben.png" },
  isOrganizer: false,
  startsAt: 1_767_225_900_000,
  text: "Scheduled video call begins now",
  url: "https://shop.example/chats/42?a=1",
};

interface Shown {
  title: string;
  body?: string;
  icon?: string;
  tag: string;
  timestamp?: number;
  data: { url: string };
}

describe("followPushes()", () => {
  let shown: Shown[];
  let windows: { url: string; focus(): Promise<void> }[];
  let focused: string[];
  let opened: string[];
  let worker: WorkerScope & EventTarget;

  beforeEach(() => {
    shown = [];
    windows = [];
    focused = [];
    opened = [];
    worker = Object.assign(new EventTarget(), {
      registration: {
        scope: "https://shop.example/",
        showNotification: (title: string, options: object) =>
          Promise.resolve(void shown.push({ title, ...options } as Shown)),
      },
      clients: {
        matchAll: () => Promise.resolve(windows),
        openWindow: (url: string) => Promise.resolve(opened.push(url)),
      },
    }) as typeof worker;
    followPushes(worker);
  });

  /** Dispatches the event, and waits until everything given to `waitUntil()` is done. */
  async function happens(type: string, more: object): Promise<number> {
    const waited: Promise<unknown>[] = [];
    const waitUntil = (done: Promise<unknown>) => waited.push(done);
    worker.dispatchEvent(Object.assign(new Event(type), { waitUntil, ...more }));
    await Promise.all(waited);
    return waited.length;
  }
  const pushed = (message: unknown) =>
    happens("push", { data: { json: () => JSON.parse(JSON.stringify(message)) } });
  async function clicked(data: unknown): Promise<boolean> {
    let isClosed = false;
    await happens("notificationclick", { notification: { data, close: () => isClosed = true } });
    return isClosed;
  }
  const standsOpen = (url: string) =>
    windows.push({ url, focus: () => Promise.resolve(void focused.push(url)) });

  it("shows who called, how and when", async () => {
    await pushed(CALL);
    expect(shown).to.deep.equal([{
      title: "Ben",
      body: "Missed voice call",
      icon: "https://shop.example/ben.png",
      tag: "s1",
      timestamp: CALL.missedAt,
      data: { type: "chat-call.missed", sessionId: "s1", chatId: "order-42", url: CALL.url },
    }]);
  });

  it("shows the title, kind, organizer and time of a scheduled call that begins", async () => {
    await pushed(DUE);
    expect(shown).to.deep.equal([{
      title: "How it fits",
      body: "Scheduled video call begins now · Ben",
      icon: "https://shop.example/ben.png",
      tag: "c1",
      timestamp: DUE.startsAt,
      data: { type: "chat-call.due", scheduledId: "c1", chatId: "order-42", url: DUE.url },
    }]);
  });

  it("shows a scheduled call without title, organizer's name or picture", async () => {
    const nameless = { id: "ben", name: " " };
    await pushed({ ...DUE, title: undefined });
    await pushed({ ...DUE, title: " ", organizer: { id: "ben", name: "Ben" } });
    await pushed({ ...DUE, organizer: nameless });
    await pushed({ ...DUE, title: undefined, organizer: nameless });
    await pushed({ type: "chat-call.due" });
    await pushed({ ...DUE, isOrganizer: true });
    await pushed({ ...DUE, title: undefined, isOrganizer: true });
    expect(shown.map(({ title, body, icon }) => [title, body, icon])).to.deep.equal([
      ["Ben", DUE.text, "https://shop.example/ben.png"],
      ["Ben", DUE.text, undefined],
      ["How it fits", DUE.text, undefined],
      [DUE.text, undefined, undefined],
      ["shop.example", undefined, undefined],
      ["How it fits", DUE.text, undefined],
      [DUE.text, undefined, undefined],
    ]);
  });

  it("shows pushes of types that only later servers send", async () => {
    const { url, chatId } = DUE;
    await pushed({ type: "chat-call.later", chatId, text: "Call recorded", url });
    await pushed({ type: "chat-call.later", title: "How it fits", organizer: { name: "Ben" } });
    expect(shown.map(({ title, body, data }) => [title, body, data.url])).to.deep.equal([
      ["Call recorded", undefined, url],
      ["How it fits", "Ben", "https://shop.example/"],
    ]);
  });

  it("shows a missed call without the caller's name or picture", async () => {
    await pushed({ ...CALL, caller: { id: "ben", name: " " } });
    await pushed({ ...CALL, caller: { id: "ben", name: "Ben", picture: "http://shop.example/b" } });
    await pushed({ type: "chat-call.missed" });
    expect(shown.map(({ title, body, icon }) => [title, body, icon])).to.deep.equal([
      ["Missed voice call", undefined, undefined],
      ["Ben", "Missed voice call", undefined],
      ["shop.example", undefined, undefined],
    ]);
  });

  it("ignores the site's other pushes and clicks", async () => {
    for (
      const message of [null, 7, "chat-call.missed", {}, { type: "call.missed" }, { type: 1 }, []]
    ) {
      expect(await pushed(message), JSON.stringify(message)).to.equal(0);
      expect(await clicked(message)).to.equal(false);
    }
    const unreadable = { json: () => JSON.parse("call.missed") };
    expect([await happens("push", { data: null }), await happens("push", { data: unreadable })])
      .to.deep.equal([0, 0]);
    expect([shown, opened, focused]).to.deep.equal([[], [], []]);
  });

  it("opens the page on a click if it is not open", async () => {
    await pushed(CALL);
    standsOpen("https://shop.example/");
    expect(await clicked(shown[0].data)).to.equal(true);
    expect([opened, focused]).to.deep.equal([[CALL.url], []]);
  });

  it("focuses the page on a click if it is open, whatever its fragment", async () => {
    await pushed(CALL);
    standsOpen(`${CALL.url}#latest`);
    await clicked(shown[0].data);
    expect([opened, focused]).to.deep.equal([[], [`${CALL.url}#latest`]]);
  });

  it("opens no other site", async () => {
    for (
      const url of ["https://elsewhere.example/", "javascript:alert(1)", "https://", undefined]
    ) {
      await pushed({ ...CALL, url });
    }
    expect(shown.map(({ data }) => data.url)).to.deep.equal(Array(4).fill("https://shop.example/"));
    await clicked({ ...shown[0].data, url: "https://elsewhere.example/" });
    expect(opened).to.deep.equal(["https://shop.example/"]);
  });

  it("links to what chatCallUrl() returns, and to the page if it throws", async () => {
    worker.chatCallUrl = ({ chatId }) => `/chat/${chatId}`;
    await pushed(CALL);
    worker.chatCallUrl = (call) =>
      call.type === "chat-call.due" ? `/due/${call.scheduledId}` : `/missed/${call.sessionId}`;
    await pushed(DUE);
    await pushed(CALL);
    worker.chatCallUrl = ({ chatId }) => Promise.resolve(`/later/${chatId}`);
    await pushed(CALL);
    worker.chatCallUrl = () => {
      throw new Error("of the site's own making");
    };
    await pushed(CALL);
    expect(shown.map(({ data }) => data.url)).to.deep.equal([
      "https://shop.example/chat/order-42",
      "https://shop.example/due/c1",
      "https://shop.example/missed/s1",
      "https://shop.example/later/order-42",
      CALL.url,
    ]);
  });
});
