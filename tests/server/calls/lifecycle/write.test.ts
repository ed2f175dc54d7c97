/** Writing a message in a call, as a pure function: who may, who is told, what is kept. */
import assert from "node:assert/strict";
import type { Device } from "../../../../server/calls/call-service.ts";
import type { Scene, Step } from "../../../../server/calls/lifecycle/step.ts";
import { write } from "../../../../server/calls/lifecycle/write.ts";
import { CALL_MESSAGES_MAX } from "../../../../server/protocol/limits.ts";
import { type CallRecord, readableCount } from "../../../../server/store/calls/call-record.ts";
import { device, START } from "../call-fixture.ts";
import { joins } from "./join-fixture.ts";
import {
  active,
  after,
  allIn,
  ann,
  ben,
  cal,
  change,
  declined,
  leaves,
  oneIn,
  ringing,
  sceneAt,
  told,
} from "./fixture.ts";

const writes =
  (by: Device, messageId: string, text = "Hello") => (record: CallRecord, scene: Scene) =>
    write(record, by, { messageId, text }, scene);

const codeOf = (step: Step) => step.ok ? null : step.code;

Deno.test("write() reaches everybody in the call except the device that wrote", () => {
  const step = writes(ben, "m1", "At the gate")(allIn, sceneAt(9_000));
  assert.deepEqual(told(step), ["ann call:message", "ben call:message", "cal call:message"]);
  const { notices, record, written } = change(step);
  assert.deepEqual(notices.map(({ except }) => except), [undefined, "ben-1", undefined]);
  const message = { messageId: "m1", index: 1, userId: "ben", text: "At the gate" };
  assert.deepEqual(notices[0].message, {
    type: "call:message",
    sessionId: "call",
    chatId: "chat",
    ...message,
    sentAt: new Date(START + 9_000).toISOString(),
  });
  assert.equal(record.messageCount, 1);
  assert.deepEqual(written, { ...message, sentAt: START + 9_000 });
});

Deno.test("a person who leaves can read only what was written before", () => {
  const left = after(allIn, writes(ann, "a1"), leaves(cal));
  const record = after(left, writes(ann, "a2"));
  const readable = record.participants.map((part) => readableCount(record, part));
  assert.deepEqual(readable, [2, 2, 1]);
  const back = after(record, joins(cal));
  assert.equal(readableCount(back, back.participants[2]), 2, "a returning person can read it all");
  assert.equal(readableCount(oneIn, oneIn.participants[2]), 0);
});

Deno.test("write() numbers the messages of all people together", () => {
  const record = after(active, writes(ann, "a1"), writes(ben, "b1"), writes(ann, "a2"));
  assert.equal(record.messageCount, 3);
  const indexes = record.participants.slice(0, 2).map(({ lastMessages }) =>
    lastMessages?.map(({ index }) => index)
  );
  assert.deepEqual(indexes, [[1, 3], [2]]);
});

Deno.test("write() treats a person's latest four messages sent again as duplicates, also after the end", () => {
  const names = ["a1", "a2", "a3", "a4"];
  const written = after(active, ...names.map((name) => writes(ann, name)), writes(ben, "b1"));
  for (const record of [written, after(written, leaves(ben))]) {
    for (const name of names) {
      const again = change(writes(ann, name)(record, sceneAt(9_000)));
      assert.equal(again.record, record);
      assert.deepEqual(again.notices, []);
    }
  }
  const next = after(written, writes(ann, "a5"));
  assert.equal(change(writes(ann, "a1")(next, sceneAt(9_000))).record.messageCount, 7);
  // Another person's message may have the same id.
  assert.equal(change(writes(ben, "a1")(written, sceneAt(9_000))).record.messageCount, 6);
});

Deno.test("write() refuses anybody not in the call, and a call that is not running", () => {
  const refusals: [string, CallRecord, Device][] = [
    ["too-early", ringing, ann],
    ["not-in-call", oneIn, cal],
    ["call-over", declined, ann],
    ["forbidden", active, device("eve")],
  ];
  for (const [code, record, by] of refusals) {
    assert.equal(codeOf(writes(by, "m1")(record, sceneAt(9_000))), code);
  }
});

Deno.test("write() refuses more messages than a call can hold", () => {
  const full = { ...active, messageCount: CALL_MESSAGES_MAX - 1 };
  const last = change(writes(ann, "m1")(full, sceneAt(9_000)));
  assert.equal(last.record.messageCount, CALL_MESSAGES_MAX);
  assert.equal(codeOf(writes(ben, "m2")(last.record, sceneAt(9_000))), "too-many-messages");
});
