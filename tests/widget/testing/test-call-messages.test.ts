/** Messages in a call in the kit. */
import { expect, oneEvent } from "@open-wc/testing";
import { afterEach, describe, it } from "../support/mocha.ts";
import { waitUntil } from "../support/wait-until.ts";
import { button, call, close, inner, open, press, reaches, talk } from "./support/kit-page.ts";

describe("createTestCall() with messages in a call", () => {
  afterEach(close);

  it("createTestCall() lets a person write, and the page gets the event and shows the message", async () => {
    const element = await open();
    const ben = call.person("ben");
    await talk(element, ben);
    const told = oneEvent(element, "chat-call-message");
    await ben.writes("Can you see it?");
    const { detail } = await told;
    expect(detail).to.deep.include({
      userId: "ben",
      name: "Ben",
      text: "Can you see it?",
      isOwn: false,
    });
    await press(element, "Messages");
    await waitUntil(() => inner(element.shadowRoot!, "chat-call-messages")?.hasAttribute("open"));
    await waitUntil(() =>
      inner(element.shadowRoot!, "chat-call-messages")!.shadowRoot!.textContent!
        .includes("Can you see it?")
    );
  });

  it("createTestCall() accepts the page's messages, and refuses invalid ones as the server does", async () => {
    const element = await open();
    await expectRejection(element.sendMessage("too early"), "not-in-call");
    await talk(element, call.person("ben"));
    const told = oneEvent(element, "chat-call-message");
    await element.sendMessage("Hello");
    expect((await told).detail).to.deep.include({ userId: "ann", text: "Hello", isOwn: true });
    expect(call.heard.filter(({ type }) => type === "call:message")).to.have.length(1);
    await expectRejection(element.sendMessage(" "), "malformed");
    await expectRejection(element.sendMessage("x".repeat(2_001)), "malformed");
    await call.person("ben").hangsUp();
    await reaches(element, "ended");
    await expectRejection(element.sendMessage("too late"), "not-in-call");
  });

  it("createTestCall() delivers messages that were written while the line was cut", async () => {
    const element = await open();
    const ben = call.person("ben");
    await talk(element, ben);
    const texts: string[] = [];
    element.addEventListener("chat-call-message", ({ detail }) => texts.push(detail.text));
    await ben.writes("one");
    await waitUntil(() => texts.length === 1);
    const back = oneEvent(element, "chat-call-ready");
    call.dropLine();
    const own = element.sendMessage("two");
    await ben.writes("three");
    await back;
    await own;
    await waitUntil(() => texts.length === 3);
    expect(texts.toSorted()).to.deep.equal(["one", "three", "two"]);
    expect(texts[0]).to.equal("one");
  });

  it("createTestCall() keeps a call's messages for the history", async () => {
    const element = await open();
    const ben = call.person("ben");
    await talk(element, ben);
    await ben.writes("one");
    await element.sendMessage("two");
    await ben.hangsUp();
    await reaches(element, "idle");
    await element.openHistory();
    const root = element.shadowRoot!;
    await waitUntil(() => inner(root, "chat-call-history")?.shadowRoot?.querySelector(".summary"));
    inner(root, "chat-call-history")!.shadowRoot!.querySelector<HTMLElement>(".summary")!.click();
    const past = () => inner(root, "chat-call-past-messages")?.shadowRoot;
    await waitUntil(() => past()?.querySelector("button"));
    past()!.querySelector("button")!.click();
    await waitUntil(() => past()!.textContent!.includes("one"));
    expect(past()!.textContent).to.include("two");
  });

  it("createTestCall() hides messages with no-chat, and fires their events all the same", async () => {
    const element = await open();
    element.controlsList = "no-chat";
    const ben = call.person("ben");
    await talk(element, ben);
    await waitUntil(() => button(element.shadowRoot!, "Mute"));
    expect(button(element.shadowRoot!, "Messages")).to.equal(undefined);
    const told = oneEvent(element, "chat-call-message");
    await ben.writes("Hi");
    expect((await told).detail.text).to.equal("Hi");
  });
});

async function expectRejection(promise: Promise<void>, code: string): Promise<void> {
  const error = await promise.then(() => null, (error) => error);
  expect(error?.code).to.equal(code);
}
