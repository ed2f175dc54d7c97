/** The kit as a host uses it: its own page, the element as it is shipped, and nothing else. */
import { expect, fixture, html, oneEvent } from "@open-wc/testing";
import type { ChatCall } from "../../../widget/chat-call.ts";
import "../../../widget/define.ts";
import {
  createTestCall,
  type TestCall,
  type TestCallOptions,
} from "../../../widget/testing/test-call.ts";
import { afterEach, describe, it } from "../support/mocha.ts";
import { waitUntil } from "../support/wait-until.ts";

let call: TestCall;
let page: HTMLElement;

async function open(options: TestCallOptions = {}): Promise<ChatCall> {
  call = createTestCall(options);
  page = await fixture(html`
    <header>
      <h1>Order 42</h1>
      <chat-call ringtone="none" server=${call.server} token=${call.token}></chat-call>
    </header>
  `);
  await call.ready;
  return page.querySelector("chat-call")!;
}

/** A button of the element, by the name that a person knows it by. */
function button(root: Element | ShadowRoot, name: string): HTMLButtonElement | undefined {
  for (const one of root.querySelectorAll("*")) {
    if (one.matches("button") && one.ariaLabel === name) return one as HTMLButtonElement;
    const inner = one.shadowRoot && button(one.shadowRoot, name);
    if (inner) return inner;
  }
}

/** A part of the element by its tag, however deep. */
function inner(root: Element | ShadowRoot, tag: string): Element | undefined {
  for (const one of root.querySelectorAll("*")) {
    const found = one.localName === tag ? one : one.shadowRoot && inner(one.shadowRoot, tag);
    if (found) return found;
  }
}

/** A button of the element, by the words on it. */
function textButton(element: ChatCall, words: string): HTMLButtonElement | undefined {
  const join = inner(element.shadowRoot!, "chat-call-join");
  return [...join?.shadowRoot?.querySelectorAll("button") ?? []]
    .find(({ textContent }) => textContent!.includes(words));
}

async function press(element: ChatCall, name: string): Promise<void> {
  await waitUntil(() => button(element.shadowRoot!, name) !== undefined, name);
  button(element.shadowRoot!, name)!.click();
}

const reaches = (element: ChatCall, state: string) =>
  waitUntil(() => element.state === state, state);

describe("createTestCall()", () => {
  afterEach(async () => {
    page.remove();
    await new Promise((resolve) => setTimeout(resolve));
    call.restore();
  });

  it("createTestCall() lets a page be called, answer, talk and be left", async () => {
    const element = await open();
    const ben = call.person("ben");
    await ben.calls("video");
    const connected = oneEvent(element, "chat-call-connected");
    await element.accept();
    await connected;
    expect(element.participants.map(({ name }) => name)).to.deep.equal(["Ann", "Ben"]);
    expect(ben.hears.getTracks().map(({ kind }) => kind)).to.have.members(["audio", "video"]);
    const ended = oneEvent(element, "chat-call-ended");
    await ben.hangsUp();
    expect((await ended).detail.reason).to.equal("completed");
  });

  it("createTestCall() lets a page call: rung, answered, muted, hung up", async () => {
    const element = await open();
    const ben = call.person("ben");
    await press(element, "Voice call");
    await reaches(element, "ringing");
    await ben.answers();
    await reaches(element, "active");
    await press(element, "Mute");
    await waitUntil(() => call.heard.some(({ type }) => type === "call:toggle-audio"));
    await ben.mutes();
    await waitUntil(() => element.participants.some(({ id, muted }) => id === "ben" && muted));
    await press(element, "Hang up");
    await reaches(element, "ended");
  });

  it("createTestCall() has people decline, be busy, be away, and not answer", async () => {
    const element = await open();
    const ben = call.person("ben");
    const outcome = async (happens: () => unknown) => {
      const ended = oneEvent(element, "chat-call-ended");
      await press(element, "Voice call");
      await happens();
      const { reason } = (await ended).detail;
      await press(element, "Dismiss");
      await reaches(element, "idle");
      return reason;
    };
    expect(await outcome(() => ben.declines())).to.equal("declined");
    expect(
      await outcome(async () => {
        await reaches(element, "ringing");
        call.ringsOut();
      }),
    ).to.equal("no-answer");
    ben.is("busy");
    expect(await outcome(() => {})).to.equal("busy");
  });

  it("createTestCall() lets a page answer by its button", async () => {
    const element = await open();
    await call.person("ben").calls();
    await press(element, "Decline");
    await reaches(element, "ended");
  });

  it("createTestCall() denies a device as a visitor does", async () => {
    const element = await open();
    call.deny("microphone");
    const failed = oneEvent(element, "chat-call-device-error");
    await press(element, "Voice call");
    expect((await failed).detail.type).to.equal("permissions");
  });

  it("createTestCall() goes on with a call after the line was cut", async () => {
    const element = await open();
    await press(element, "Voice call");
    await call.person("ben").answers();
    await reaches(element, "active");
    call.dropLine();
    await waitUntil(() => call.heard.filter(({ type }) => type === "hello").length === 2);
    await element.hangUp();
    await reaches(element, "ended");
  });

  it("createTestCall() hears in silence what is said again after the line was cut", async () => {
    const element = await open();
    await call.person("ben").calls();
    await element.accept();
    await reaches(element, "active");
    const faults: unknown[] = [];
    const note = (event: Event) => faults.push(event);
    addEventListener("error", note);
    const ready = oneEvent(element, "chat-call-ready");
    call.dropLine();
    await ready;
    await call.person("ben").mutes();
    await waitUntil(() => element.participants.some(({ id, muted }) => id === "ben" && muted));
    removeEventListener("error", note);
    expect(faults).to.deep.equal([]);
  });

  it("createTestCall() takes somebody's network, gives it back, and has their time run out", async () => {
    const element = await open();
    const ben = call.person("ben");
    await ben.calls("video");
    const connected = oneEvent(element, "chat-call-connected");
    await element.accept();
    await connected;
    const reconnecting = oneEvent(element, "chat-call-reconnecting");
    await ben.losesNetwork();
    await reconnecting;
    expect(element.participants.find(({ id }) => id === "ben")!.away).to.equal(true);
    const reconnected = oneEvent(element, "chat-call-reconnected");
    await ben.comesBack();
    await reconnected;
    await ben.losesNetwork();
    const ended = oneEvent(element, "chat-call-ended");
    call.seatsRunOut();
    expect((await ended).detail.reason).to.equal("connection-lost");
    await ben.comesBack();
    await ben.calls();
    expect(element.state).to.equal("incoming");
  });

  it("createTestCall() serves the page's own server, wherever it is named", async () => {
    call = createTestCall({ server: "https://calls.example/sub" });
    page = await fixture(html`
      <chat-call server="https://calls.example/sub/" token=${call.token}></chat-call>
    `);
    await call.ready;
    const rung = oneEvent(page, "chat-call-ringing");
    await (page as ChatCall).startCall();
    await rung;
    await (page as ChatCall).hangUp();
    const answer = await fetch(`${call.server}api/calls`);
    expect((await answer.json()).data.calls[0].endReason).to.equal("cancelled");
  });

  it("createTestCall() shows what was in the history", async () => {
    const element = await open();
    await press(element, "Voice call");
    await call.person("ben").declines();
    await reaches(element, "ended");
    await element.openHistory();
    const panel = () => element.shadowRoot!.querySelector("chat-call-history")!.shadowRoot!;
    await waitUntil(() => panel().querySelector(".name")?.textContent === "Ben");
  });

  const TRIO = [{ id: "ben", name: "Ben" }, { id: "cleo", name: "Cleo" }];

  it("createTestCall() shows a call of others, lets a page join it, and be left in it", async () => {
    const element = await open({ people: TRIO });
    const [ben, cleo] = ["ben", "cleo"].map((id) => call.person(id));
    await ben.calls("voice", ["cleo"]);
    await cleo.answers();
    await waitUntil(() => textButton(element, "Join call") !== undefined, "Join call");
    const connected = oneEvent(element, "chat-call-connected");
    textButton(element, "Join call")!.click();
    await connected;
    expect(call.heard.some(({ type }) => type === "call:join")).to.equal(true);
    await waitUntil(() => [ben, cleo].every(({ hears }) => hears.getTracks().length > 0));
    const left = oneEvent(element, "chat-call-participant-left");
    await cleo.leaves();
    expect((await left).detail).to.deep.equal({ userId: "cleo", reason: "left" });
    expect(element.state).to.equal("active");
  });

  it("createTestCall() lets a page and its people ring others into a call", async () => {
    const element = await open({ people: [...TRIO, { id: "dan", name: "Dan" }] });
    const [ben, cleo, dan] = ["ben", "cleo", "dan"].map((id) => call.person(id));
    await ben.calls();
    await element.accept();
    await reaches(element, "active");
    const joined = () => element.participants.map(({ name }) => name);
    await ben.invites("cleo");
    await cleo.answers();
    await waitUntil(() => joined().includes("Cleo"), "Cleo");
    await waitUntil(() => cleo.hears.getTracks().length > 0, "Cleo hears");

    await press(element, "Add people");
    await waitUntil(() => button(element.shadowRoot!, "Close") !== undefined, "the dialog");
    const dialog = inner(element.shadowRoot!, "chat-call-invite")!.shadowRoot!;
    dialog.querySelector<HTMLInputElement>("input[type=checkbox]")!.click();
    await waitUntil(() => !dialog.querySelector<HTMLButtonElement>(".call")!.disabled);
    dialog.querySelector<HTMLButtonElement>(".call")!.click();
    await dan.answers();
    await waitUntil(() => dan.hears.getTracks().length > 0, "Dan hears");
    expect(joined()).to.deep.equal(["Ann", "Ben", "Cleo", "Dan"]);
  });

  it("createTestCall() has somebody join by themselves, and refuses one too many", async () => {
    const others = ["ben", "cleo", "dan", "eve", "finn", "gus"].map((id) => ({ id, name: id }));
    const element = await open({ people: others });
    await call.person("ben").calls();
    await element.accept();
    await reaches(element, "active");
    for (const id of ["cleo", "dan", "eve", "finn"]) await call.person(id).joins();
    await waitUntil(() => element.participants.length === 6, "six");
    const refused = await call.person("gus").joins().catch(({ message }) => message);
    expect(refused).to.contain("call-full");
  });

  it("createTestCall() says what cannot be", async () => {
    await open({ people: [{ id: "cleo", name: "Cleo" }] });
    expect(() => call.person("ben")).to.throw(/Cannot find "ben".*cleo/);
  });

  it("createTestCall() gives the page back what it took", async () => {
    const before = [globalThis.WebSocket, globalThis.fetch, MediaDevices.prototype.getUserMedia];
    await open();
    expect(globalThis.WebSocket).not.to.equal(before[0]);
    call.restore();
    const after = [globalThis.WebSocket, globalThis.fetch, MediaDevices.prototype.getUserMedia];
    expect(after).to.deep.equal(before);
  });
});
