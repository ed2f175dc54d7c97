import { expect } from "@open-wc/testing";
import type { DeviceFailure } from "../../../../widget/model/call-failure.ts";
import type { CallEvent } from "../../../../widget/model/call-event.ts";
import { BUILT_IN_NOTICES } from "../../../../widget/ui/locales/notice-catalog.ts";
import { englishNotices as words } from "../../../../widget/ui/locales/notices/en.ts";
import { browserOf, systemOf } from "../../../../widget/ui/notices/browser-name.ts";
import { wayBack } from "../../../../widget/ui/notices/recovery.ts";
import { describe, it } from "../../support/mocha.ts";
import { waitUntil } from "../../support/wait-until.ts";
import { FakeCall, SECOND_CALL } from "../support/fake-call.ts";
import { button, buttonNames, find, findAll, settled, showCall } from "../support/show-call.ts";

const BLOCKED = { kind: "device", device: "microphone", type: "permissions" } as const;
const lost = (type: DeviceFailure["type"]): DeviceFailure => ({ ...BLOCKED, type });
const interrupted = (isInterrupted: boolean): CallEvent => ({
  type: "media.interrupted",
  device: "microphone",
  isInterrupted,
});

type Shown = Awaited<ReturnType<typeof showCall>>["view"];
const textOf = (view: Shown) =>
  findAll(
    view,
    "chat-call-notices, chat-call-device-notice, chat-call-recovery, chat-call-time-left",
  )
    .map((part) => `${part.shadowRoot?.textContent} ${part.textContent}`).join(" ");
const told = (view: Shown) => view.shadowRoot!.querySelectorAll("[role=status]")[1].textContent;
const shows = (view: Shown, text: string) => waitUntil(() => textOf(view).includes(text), text);

describe("the notices of a call", () => {
  it("say where to allow a blocked microphone, can retry, and can be dismissed", async () => {
    const { view, requests } = await showCall(new FakeCall().answered([BLOCKED]));
    const way = wayBack(BLOCKED, words)!;
    await shows(view, way);
    await shows(view, "You can listen, but not be heard.");
    expect(told(view)).to.contain("Your microphone is blocked");
    expect(told(view)).to.contain(way);
    await expect(view).to.be.accessible();
    button(view, "Try again").click();
    expect(requests).to.deep.equal([{ type: "toggle-microphone", force: true }]);
    button(view, "Dismiss").click();
    await settled();
    expect(findAll(view, "chat-call-device-notice")).to.have.length(0);
    expect(getComputedStyle(find(view, ".notices")).display).to.equal("none");
  });

  it("name the caller of another call that rings meanwhile, who can be declined", async () => {
    const cat = { id: "cat", name: "Cat Lund" };
    const call = new FakeCall().answered().secondRing(cat);
    const { view, requests } = await showCall(call);
    await shows(view, "is calling");
    expect(told(view)).to.match(/Cat Lund\W* is calling\./);
    await expect(view).to.be.accessible();
    expect(button(view, "Decline").ariaDescribedByElements?.[0].textContent).to.contain("Cat Lund");
    button(view, "Decline").click();
    const second = { sessionId: SECOND_CALL, chatId: "chat" };
    expect(requests).to.deep.equal([{ type: "reject-waiting", ...second }]);
    call.send({ type: "reject-waiting", ...second });
    await settled();
    expect(getComputedStyle(find(view, ".notices")).display).to.equal("none");
    expect(told(view)).not.to.contain("Cat Lund");
  });

  it("say that a background failed, and offer to retry or go without it", async () => {
    const failure = {
      kind: "device",
      device: "camera",
      type: "unknown",
      by: "background",
    } as const;
    const { view, requests } = await showCall(
      new FakeCall({ callType: "video" }).answered([failure]),
    );
    await shows(view, words.background.title);
    await shows(view, words.background.detail);
    expect(told(view)).to.contain(words.background.title);
    await waitUntil(() => buttonNames(view).includes(words.bareCamera), "the buttons");
    await expect(view).to.be.accessible();
    button(view, "Try again").click();
    button(view, words.bareCamera).click();
    expect(requests).to.deep.equal([
      { type: "toggle-camera", force: true },
      { type: "bare-camera" },
    ]);
  });

  it("count down to the chat's end, announce it, and disappear when the host moves it", async () => {
    const call = new FakeCall();
    const { view } = await showCall(call.active());
    const chat = { id: "chat", calls: "voice" as const, members: [] };
    const endsAt = "2026-01-01T01:00:00.000Z";
    call.send({
      type: "call:time-warning",
      sessionId: "call",
      chatId: "chat",
      endsAt,
      endsInMs: 60_000,
      receivedAtMs: performance.now(),
    });
    await shows(view, "This call ends in");
    expect(textOf(view)).to.match(/This call ends in \u2066(1:00|0:[0-5]\d)\u2069/u);
    expect(told(view)).to.match(/This call ends in (60|[2-5]\d) seconds\./u);
    await expect(view).to.be.accessible();
    call.send({ type: "chat:changed", chatId: "chat", chat: { ...chat, endsAt }, receivedAtMs: 0 });
    await settled();
    expect(textOf(view)).to.contain("This call ends in");
    const later = "2026-01-01T02:00:00.000Z";
    call.send({
      type: "chat:changed",
      chatId: "chat",
      chat: { ...chat, endsAt: later },
      receivedAtMs: 0,
    });
    await settled();
    expect(textOf(view)).not.to.contain("This call ends in");
  });

  for (const type of ["in-use", "not-found", "constraints", "unknown"] as const) {
    it(`say that one can still listen (microphone ${type}), and offer to try again`, async () => {
      const { view } = await showCall(new FakeCall().answered([lost(type)]));
      await waitUntil(() => buttonNames(view).includes("Try again"), "the button");
      expect(find(view, "chat-call-recovery").textContent).to.contain("You can listen");
      await expect(view).to.be.accessible();
    });
  }

  for (const type of ["policy", "insecure-context"] as const) {
    it(`offer no retry where it cannot help: ${type}`, async () => {
      const { view } = await showCall(new FakeCall().answered([lost(type)]));
      const isDrawn = () => find(view, "chat-call-recovery").shadowRoot?.querySelector("slot");
      await waitUntil(() => findAll(view, "chat-call-recovery").length > 0, "the notice");
      await waitUntil(() => Boolean(isDrawn()), "the words");
      expect(buttonNames(view)).not.to.include("Try again");
    });
  }

  it("say that the system took the microphone, and announce its return", async () => {
    const call = new FakeCall().active();
    const { view } = await showCall(call);
    call.send(interrupted(true));
    await shows(view, words.paused.microphone.title);
    expect(told(view)).to.contain(words.paused.microphone.title);
    await expect(view).to.be.accessible();
    call.send(interrupted(false));
    await waitUntil(() => told(view) === `${words.resumed.microphone}.`, "told that it is back");
    expect(findAll(view, "chat-call-device-notice")).to.have.length(0);
  });

  it("say nothing of an interruption while muted", async () => {
    const call = new FakeCall().active().send({ type: "toggle-microphone" });
    const { view } = await showCall(call);
    call.send(interrupted(true));
    await settled();
    expect(findAll(view, "chat-call-notices[empty]")).to.have.length(1);
    call.send({ type: "toggle-microphone" });
    await waitUntil(() => findAll(view, "chat-call-notices[empty]").length === 0, "a notice");
  });

  it("name the device that replaced another, and the one returned to", async () => {
    const call = new FakeCall().active();
    const { view } = await showCall(call);
    const replaced = { type: "media.replaced", device: "microphone", label: "Headset" } as const;
    call.send({ ...replaced, isReturn: false });
    await shows(view, "Now using \u2068Headset\u2069");
    expect(told(view)).to.equal("Now using \u2068Headset\u2069.");
    call.send({ ...replaced, isReturn: true });
    await shows(view, "Back to \u2068Headset\u2069");
  });

  it("announce each question once", async () => {
    const call = new FakeCall().active();
    const { view } = await showCall(call, { controls: "camera" });
    call.other({ videoEnabled: true });
    const question = "Ben Okafor turned the camera on. Turn yours on too?";
    await waitUntil(() => told(view) === question, question);
    call.send({ type: "link.audio-blocked", userId: "ben" });
    await waitUntil(() => told(view) === "Tap to hear.", "only what is new");
  });

  it("leave no words behind of what is not so any more", async () => {
    const failure = { ...BLOCKED, device: "camera" } as const;
    const call = new FakeCall({ callType: "video" }).answered([failure]);
    const { view } = await showCall(call, { controls: "camera" });
    await waitUntil(() => told(view)?.includes("Your camera is blocked"), "told");
    call.send({ type: "toggle-camera", force: true });
    call.send({
      type: "media.changed",
      stream: new MediaStream(),
      microphone: true,
      camera: true,
    });
    await waitUntil(() => told(view) === "", "the camera is on");
    call.other({ videoEnabled: true }).send({ type: "link.audio-blocked", userId: "ben" });
    await waitUntil(() => told(view) === "Tap to hear.", "told");
    call.ended("completed").send({ type: "dismiss" });
    await waitUntil(() => told(view) === "", "the call is over");
  });

  it("announce when a connection becomes weak and when it recovers", async () => {
    const call = new FakeCall().active();
    const { view } = await showCall(call);
    call.send({ type: "quality.changed", level: "poor", mos: 2 });
    await waitUntil(() => findAll(view, "p[part=quality]").length === 1, "the line");
    expect(told(view)).to.equal(`${words.weak}.`);
    call.send({ type: "quality.changed", level: "good", mos: 4 });
    await waitUntil(() => told(view) === `${words.steady}.`, "told");
    expect(findAll(view, "p[part=quality]")).to.have.length(0);
  });
});

describe("recovery after a call that failed to start", () => {
  it("says where to allow the device, and calls the same people again", async () => {
    const call = new FakeCall().dialing({ opened: false })
      .send({ type: "media.failed", failures: [BLOCKED] });
    const { view, requests } = await showCall(call);
    await shows(view, wayBack(BLOCKED, words)!);
    await expect(view).to.be.accessible();
    button(view, "Call again").click();
    expect(requests).to.deep.equal([{ type: "initiate", callType: "voice", to: ["ben"] }]);
  });
});

describe("recovery of a device", () => {
  const AGENTS = {
    chrome:
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/125.0 Safari/537.36",
    edge:
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/125.0 Safari/537.36 Edg/125.0",
    firefox: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:126.0) Gecko/20100101 Firefox/126.0",
    safari:
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.4 Safari/605.1.15",
    ios:
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 Version/17.4 Mobile/15E148 Safari/604.1",
    iosApp:
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 CriOS/125.0 Mobile/15E148 Safari/604.1",
    android:
      "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/125.0 Mobile Safari/537.36",
    other: "Mozilla/5.0 (Android 14; Mobile; rv:126.0) Gecko/126.0 Firefox/126.0",
  };
  const SYSTEMS = {
    chrome: "windows",
    edge: "windows",
    firefox: "macos",
    safari: "macos",
    ios: "ios",
    iosApp: "ios",
    android: "android",
    other: "android",
  };
  for (const [name, userAgent] of Object.entries(AGENTS)) {
    it(`browserOf() and systemOf() recognize ${name} on ${SYSTEMS[name as keyof typeof SYSTEMS]}`, () => {
      const about = { userAgent, maxTouchPoints: 0 };
      expect(browserOf(about)).to.equal(name);
      expect(systemOf(about)).to.equal(SYSTEMS[name as keyof typeof SYSTEMS]);
    });
  }

  it("browserOf() recognizes an iPad that identifies itself as a Mac", () => {
    expect(browserOf({ userAgent: AGENTS.safari, maxTouchPoints: 5 })).to.equal("ios");
  });

  it("wayBack() distinguishes a refusal, a refusal by the system and a dismissed prompt", () => {
    const about = { userAgent: AGENTS.chrome, maxTouchPoints: 0 } as Navigator;
    expect(wayBack(BLOCKED, words, about)).to.match(/left .*“Microphone”/);
    expect(wayBack({ ...BLOCKED, by: "system" }, words, about)).to.contain("Windows");
    expect(wayBack({ ...BLOCKED, by: "dismissed" }, words, about)).to.equal(words.dismissed);
    expect(wayBack(lost("in-use"), words, about)).to.equal(null);
  });

  const textsOf = (all: object, place = ""): [string, string][] =>
    Object.entries(all).flatMap(([key, word]): [string, string][] =>
      typeof word === "string" ? [[`${place}${key}`, word]] : textsOf(word, `${place}${key}.`)
    );
  const blanksOf = (text: string) => (text.match(/\{\w+\}/g) ?? []).join();
  for (const [name, load] of BUILT_IN_NOTICES) {
    it(`${name} has every text of the notices with its blanks`, async () => {
      const own = new Map(textsOf(await load()));
      expect([...own.keys()]).to.deep.equal(textsOf(words).map(([place]) => place));
      for (const [place, text] of textsOf(words)) {
        expect(own.get(place)!.trim(), place).to.equal(own.get(place));
        expect(own.get(place), place).not.to.equal("");
        expect(blanksOf(own.get(place)!), place).to.equal(blanksOf(text));
      }
    });
  }
});
