import { describe, it } from "../support/mocha.ts";
import { expect } from "@open-wc/testing";
import type { CallMessage } from "../../../server/protocol/call-message.ts";
import {
  EMPTY_LOG,
  lastIndex,
  type MessageLog,
  unreadOf,
  withMessages,
  withPage,
} from "../../../widget/model/call-messages.ts";

const message = (index: number, userId = "ben", messageId = `${userId}-${index}`): CallMessage => ({
  messageId,
  index,
  userId,
  text: `number ${index}`,
  sentAt: "2026-03-02T10:15:00.000Z",
});
const indexesOf = ({ messages }: MessageLog) => messages.map(({ index }) => index);
const logOf = (...indexes: number[]) =>
  withMessages(EMPTY_LOG, "ann", indexes.map((index) => message(index)));

describe("the messages of a call", () => {
  it("stand in the server's order, each once, in whatever order they come", () => {
    const log = withMessages(logOf(2, 1), "ann", [message(3), message(1), message(2)]);
    expect(indexesOf(log)).to.deep.equal([1, 2, 3]);
    expect(log.completeTo).to.equal(3);
    expect(lastIndex(log)).to.equal(3);
  });

  it("are known to be incomplete behind a gap, until what is missing has come", () => {
    const gap = logOf(1, 2, 5);
    expect(gap.completeTo).to.equal(2);
    const page = { messages: [message(3), message(4), message(5)], hasMore: false, wanted: 5 };
    expect(withPage(gap, "ann", page)).to.include({ completeTo: 5 });
  });

  it("go on over what was erased, and over what comes while a page is on its way", () => {
    const gap = logOf(1, 4);
    const erased = withPage(gap, "ann", { messages: [message(4)], hasMore: false, wanted: 4 });
    expect(erased.completeTo).to.equal(4);
    const gone = withPage(logOf(1), "ann", { messages: [], hasMore: false, wanted: 3 });
    expect(gone.completeTo).to.equal(3);
    const overtaken = withPage(logOf(3), "ann", {
      messages: [message(1), message(2)],
      hasMore: false,
      wanted: 2,
    });
    expect(overtaken.completeTo).to.equal(3);
  });

  it("are asked for page by page where one does not hold them all", () => {
    const first = withPage(EMPTY_LOG, "ann", {
      messages: [message(1), message(2)],
      hasMore: true,
      wanted: 4,
    });
    expect(first.completeTo).to.equal(2);
  });

  it("take the place of what was unsent, by the name and the person they are of", () => {
    const unsent = [{ messageId: "one", text: "Hi", problem: "" }];
    const log: MessageLog = { ...EMPTY_LOG, unsent };
    expect(withMessages(log, "ann", [message(1, "ann", "one")]).unsent).to.deep.equal([]);
    expect(withMessages(log, "ann", [message(1, "ben", "one")]).unsent).to.deep.equal(unsent);
  });

  it("are unread behind what was seen, one's own never", () => {
    const log = withMessages({ ...EMPTY_LOG, readTo: 1 }, "ann", [
      message(1),
      message(2),
      message(3, "ann"),
    ]);
    expect(unreadOf(log, "ann").map(({ index }) => index)).to.deep.equal([2]);
  });
});
