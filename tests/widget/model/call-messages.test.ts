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
  it("are kept in the server's order and once, whatever order they arrive in", () => {
    const log = withMessages(logOf(2, 1), "ann", [message(3), message(1), message(2)]);
    expect(indexesOf(log)).to.deep.equal([1, 2, 3]);
    expect(log.completeTo).to.equal(3);
    expect(lastIndex(log)).to.equal(3);
  });

  it("are incomplete after a gap until the missing ones have arrived", () => {
    const gap = logOf(1, 2, 5);
    expect(gap.completeTo).to.equal(2);
    const page = { messages: [message(3), message(4), message(5)], hasMore: false, wanted: 5 };
    expect(withPage(gap, "ann", page)).to.include({ completeTo: 5 });
  });

  it("are complete past erased ones, and past those that arrive during a request", () => {
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

  it("are complete only to the end of a page that has more after it", () => {
    const first = withPage(EMPTY_LOG, "ann", {
      messages: [message(1), message(2)],
      hasMore: true,
      wanted: 4,
    });
    expect(first.completeTo).to.equal(2);
  });

  it("replace the unsent message with the same id and author", () => {
    const unsent = [{ messageId: "one", text: "Hi", problem: "" }];
    const log: MessageLog = { ...EMPTY_LOG, unsent };
    expect(withMessages(log, "ann", [message(1, "ann", "one")]).unsent).to.deep.equal([]);
    expect(withMessages(log, "ann", [message(1, "ben", "one")]).unsent).to.deep.equal(unsent);
  });

  it("are unread after the last one read, except one's own", () => {
    const log = withMessages({ ...EMPTY_LOG, readTo: 1 }, "ann", [
      message(1),
      message(2),
      message(3, "ann"),
    ]);
    expect(unreadOf(log, "ann").map(({ index }) => index)).to.deep.equal([2]);
  });
});
