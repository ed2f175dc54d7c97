import { afterEach, beforeEach, describe, it } from "../../support/mocha.ts";
import { aTimeout, expect } from "@open-wc/testing";
import type { CallMessage } from "../../../../server/protocol/call-message.ts";
import { createMessageBox } from "../../../../widget/effects/messages/message-box.ts";
import { forgetMessages } from "../../../../widget/effects/messages/message-memory.ts";
import type { Answer } from "../../../../widget/effects/signaling/signaling-line.ts";
import type { OutgoingMessage } from "../../../../widget/model/ports.ts";

type Asked = Extract<OutgoingMessage, { type: "call:message" | "call:messages:get" }>;

/** A box, the requests for the test to answer, and the messages that the page was told of. */
function begin({ sessionId = "call", patienceMs = 20 } = {}) {
  const asked: { message: Asked; answer: (answer: Answer) => void }[] = [];
  const told: number[] = [];
  const box = createMessageBox({
    selfId: "ann",
    sessionId,
    chatId: "chat",
    ask: (message) => new Promise((answer) => asked.push({ message: message as Asked, answer })),
    onMessage: ({ index }) => told.push(index),
    patienceMs,
  });
  return { box, asked, told };
}

const message = (index: number, change: Partial<CallMessage> = {}): CallMessage => ({
  messageId: `m${index}`,
  index,
  userId: "ben",
  text: `number ${index}`,
  sentAt: "2026-03-02T10:15:00.000Z",
  ...change,
});
const ack = (rest: object): Answer => ({
  ok: true,
  ack: { type: "ack", id: "1", success: true, ...rest },
  receivedAtMs: 0,
});
const refused = (code: string): Answer => ({ ok: false, code, message: code });
const LOST = refused("server-unreachable");

/** Acknowledges this request as the message with this index. */
function taken(
  { message: sent, answer }: ReturnType<typeof begin>["asked"][number],
  index: number,
) {
  if (sent.type !== "call:message") throw new Error("Cannot take what is no message");
  const { messageId, text } = sent;
  answer(ack({ message: message(index, { messageId, text, userId: "ann" }) }));
  return aTimeout(0);
}

describe("createMessageBox()", () => {
  const forget = () => forgetMessages(true);
  beforeEach(forget);
  afterEach(forget);

  it("sends one after the other, and counts each as sent when the server has it", async () => {
    const { box, asked, told } = begin();
    box.write("one");
    box.write("two");
    expect(asked.map(({ message }) => "text" in message && message.text)).to.deep.equal(["one"]);
    expect(box.view.unsent.map(({ text }) => text)).to.deep.equal(["one", "two"]);
    await taken(asked[0], 1);
    await taken(asked[1], 2);
    expect(box.view.messages.map(({ text }) => text)).to.deep.equal(["one", "two"]);
    expect(box.view.unsent).to.deep.equal([]);
    expect(box.view.unread).to.equal(0);
    expect(told).to.deep.equal([1, 2]);
  });

  it("repeats a message that a lost line left unanswered, with the same id", async () => {
    const { box, asked } = begin();
    box.write("one");
    box.update(0, false);
    asked[0].answer(LOST);
    await aTimeout(0);
    expect(box.view.unsent[0].problem).to.equal("");
    box.update(0, true);
    expect(asked).to.have.length(2);
    expect(asked[1].message).to.deep.equal(asked[0].message);
    await taken(asked[1], 1);
    expect(box.view.unsent).to.deep.equal([]);
  });

  it("reports unsent messages after a while, and sends them when the line is back", async () => {
    const { box, asked } = begin();
    box.update(0, false);
    box.write("one");
    asked[0].answer(LOST);
    await aTimeout(40);
    box.write("two");
    expect(box.view.unsent.map(({ text }) => text)).to.deep.equal(["one", "two"]);
    asked[1].answer(LOST);
    await aTimeout(40);
    expect(box.view.unsent.map(({ problem }) => problem))
      .to.deep.equal(["server-unreachable", "server-unreachable"]);
    box.update(0, true);
    await taken(asked[2], 1);
    await taken(asked[3], 2);
    expect(box.view.messages.map(({ text }) => text)).to.deep.equal(["one", "two"]);
  });

  it("holds back what follows a refused message until that one is discarded", async () => {
    const { box, asked } = begin();
    box.write("one");
    box.write("two");
    asked[0].answer(refused("rate-limited"));
    await aTimeout(0);
    expect(asked).to.have.length(1);
    expect(box.view.unsent.map(({ problem }) => problem))
      .to.deep.equal(["rate-limited", "rate-limited"]);
    box.discard(box.view.unsent[0].messageId);
    expect(asked[1].message).to.include({ text: "two" });
    await taken(asked[1], 1);
    expect(box.view.unsent).to.deep.equal([]);
  });

  it("send() resolves when the server has it, and rejects with the server's code", async () => {
    const { box, asked } = begin();
    const sent = box.send("one");
    await taken(asked[0], 1);
    await sent;
    const second = box.send("two").catch(({ code }) => code);
    asked[1].answer(refused("too-many-messages"));
    expect(await second).to.equal("too-many-messages");
    expect(box.view.unsent).to.deep.equal([]);
    const third = box.send("three").catch(({ code }) => code);
    box.end();
    expect(await third).to.equal("call-over");
  });

  it("fetches missed messages, and announces each once and in order", async () => {
    const { box, asked, told } = begin();
    box.hear(message(1));
    box.hear(message(4));
    expect(told).to.deep.equal([1]);
    expect(asked[0].message).to.include({ type: "call:messages:get", after: 1 });
    asked[0].answer(ack({ messages: [message(2), message(3), message(4)], hasMore: false }));
    await aTimeout(0);
    box.hear(message(4));
    expect(told).to.deep.equal([1, 2, 3, 4]);
    expect(box.view.unread).to.equal(4);
    expect(asked).to.have.length(1);
  });

  it("fetches all pages of earlier messages, and shows none of them as the latest", async () => {
    const { box, asked } = begin();
    box.update(3, true);
    expect(box.view.status).to.equal("loading");
    expect(asked[0].message).not.to.have.property("after");
    asked[0].answer(ack({ messages: [message(1), message(2)], hasMore: true }));
    await aTimeout(0);
    expect(asked[1].message).to.include({ after: 2 });
    asked[1].answer(ack({ messages: [message(3)], hasMore: false }));
    await aTimeout(0);
    expect(box.view).to.include({ status: "ready", unread: 3, latest: null });
    box.hear(message(4));
    expect(box.view.latest?.index).to.equal(4);
  });

  it("reports a failed fetch, and fetches again on request", async () => {
    const { box, asked } = begin();
    box.update(1, true);
    asked[0].answer(refused("store-unavailable"));
    await aTimeout(0);
    expect(box.view.status).to.equal("failed");
    box.update(1, true);
    expect(asked).to.have.length(1);
    box.tryAgain();
    asked[1].answer(ack({ messages: [message(1)], hasMore: false }));
    await aTimeout(0);
    expect(box.view).to.include({ status: "ready", unread: 1 });
  });

  it("restores on the next page what was read, drafted and not yet sent", async () => {
    const last = begin();
    last.box.hear(message(1));
    last.box.hear(message(2));
    last.box.read(1);
    last.box.setDraft("half a thou");
    last.box.setOpen(true);
    last.box.write("on its way");
    const [{ message: sent }] = last.asked;

    const { box, asked, told } = begin();
    expect(box.view).to.include({ draft: "half a thou", isOpen: true, openings: 0 });
    box.update(2, true);
    expect(asked[0].message).to.deep.equal(sent);
    asked[1].answer(ack({ messages: [message(1), message(2)], hasMore: false }));
    await aTimeout(0);
    expect(box.view.unread).to.equal(1);
    expect(told).to.deep.equal([]);
    expect(begin({ sessionId: "another" }).box.view).to.include({ draft: "", isOpen: false });
  });

  it("knows what was read in the tab that the call was moved from", async () => {
    const other = begin();
    other.box.hear(message(1));
    other.box.hear(message(2));
    other.box.read(2);
    sessionStorage.clear();
    const { box, asked, told } = begin();
    box.update(3, true);
    asked[0].answer(ack({ messages: [message(1), message(2), message(3)], hasMore: false }));
    await aTimeout(0);
    expect(box.view.unread).to.equal(1);
    expect(told, "all are announced").to.deep.equal([1, 2, 3]);
  });

  it("clears the tab's storage when the call is over, and shows what was not read or sent", () => {
    const { box } = begin();
    box.hear(message(1));
    box.setDraft(" half a thought ");
    box.end();
    expect(box.view).to.include({ isOver: true, isLeft: true, unread: 1, draft: "" });
    expect(box.view.unsent.map(({ text }) => text)).to.deep.equal(["half a thought"]);
    expect(Object.keys(sessionStorage).filter((key) => key.includes("messages"))).to.deep.equal([]);

    const read = begin();
    read.box.hear(message(1));
    read.box.read(1);
    read.box.end();
    expect(read.box.view.isLeft).to.equal(false);
  });
});
