/** What people are told about a call and its recording when the news comes late. */
import assert from "node:assert/strict";
import type { Notice } from "../../../server/calls/call-service.ts";
import { stillTrue } from "../../../server/calls/late-news.ts";
import { seenBy } from "../../../server/calls/lifecycle/notices.ts";
import { end, leave } from "../../../server/calls/lifecycle/hang-up.ts";
import { recordingOnWire } from "../../../server/calls/snapshot.ts";
import type { CallRecord, RecordingRecord } from "../../../server/store/calls/call-record.ts";
import { START } from "./call-fixture.ts";
import { after, allIn, ann, ben, change, group, oneIn, sceneAt } from "./lifecycle/fixture.ts";

const asked: RecordingRecord = { userId: "ann", state: "asking", agreed: ["ann"], askedAt: START };
const news = (recording: RecordingRecord | null): Notice => ({
  userId: "ben",
  message: {
    type: "call:recording-changed",
    sessionId: "call",
    chatId: "chat",
    recording: recording && recordingOnWire(recording),
  },
});
const toldWhen = (now: CallRecord, late: RecordingRecord | null) =>
  stillTrue([news(late)], now, (userId, record) => seenBy(userId, record, sceneAt(0)))
    .map(({ message }) => message);

Deno.test("late news shows a recording as it is now, not an earlier agreement", () => {
  const recording = { ...asked, agreed: ["ann", "ben"] };
  const told = toldWhen({ ...allIn, recording }, asked);
  assert.deepEqual(told, [news(recording).message]);
  assert.deepEqual(toldWhen({ ...allIn, recording: { ...recording, state: "on" } }, asked), []);
  assert.deepEqual(toldWhen({ ...allIn, recording }, null), []);
});

Deno.test("late news of a recording reaches nobody who has left the call, and nobody after its end", () => {
  const withoutBen = change(leave({ ...allIn, recording: asked }, ben, sceneAt(9_000))).record;
  assert.deepEqual(toldWhen(withoutBen, asked), []);
  const over = after(allIn, (record) => ({
    ok: true,
    notices: [],
    record: {
      ...record,
      endedAt: START,
      participants: record.participants.map((one) => ({ ...one, status: "left" })),
    },
  }));
  assert.deepEqual(toldWhen(over, null), []);
});

const tellLate = (notice: Notice, now: CallRecord | undefined) =>
  stillTrue([notice], now, (userId, record) => seenBy(userId, record, sceneAt(0)));

const left: Notice = {
  userId: "ben",
  message: {
    type: "call:participant-left",
    sessionId: "call",
    chatId: "chat",
    userId: "cal",
    reason: "left",
  },
};

Deno.test("late news is delivered unchanged while it still holds, and not for a call that is over or unknown", () => {
  const tell = (now: CallRecord | undefined) => tellLate(left, now);
  assert.deepEqual(tell({ ...allIn, recording: asked }), [left]);
  assert.deepEqual(tell(change(end(allIn, ann, undefined, sceneAt(9_000))).record), []);
  assert.deepEqual(tell(undefined), []);
});

Deno.test("late news of ringing people is delivered only while all of them still ring", () => {
  const rings: Notice = {
    userId: "ann",
    message: {
      type: "call:ringing",
      sessionId: "call",
      chatId: "chat",
      targetUserIds: ["ben", "cal"],
      devices: [],
    },
  };
  assert.deepEqual(tellLate(rings, group), [rings]);
  for (const now of [oneIn, allIn, undefined]) assert.deepEqual(tellLate(rings, now), []);
});

Deno.test("late news of a ring shows the call as it is now, and only to somebody who still rings", () => {
  const rings: Notice = {
    userId: "cal",
    message: {
      type: "call:incoming",
      sessionId: "call",
      chatId: "chat",
      call: seenBy("cal", group, sceneAt(0)),
    } as never,
  };
  const [told] = tellLate(rings, oneIn);
  assert.deepEqual(told, {
    ...rings,
    message: { ...rings.message, call: seenBy("cal", oneIn, sceneAt(0)) },
  });
  for (const now of [allIn, undefined]) assert.deepEqual(tellLate(rings, now), []);
});

Deno.test("the late end of a call is told to everybody who has not been called again since", () => {
  const ends: Notice = {
    userId: "ben",
    message: { type: "call:ended", sessionId: "call" } as never,
  };
  const benIs = (alerted: boolean): CallRecord => ({
    ...oneIn,
    participants: oneIn.participants.map((one) => ({ ...one, alerted })),
  });
  for (const now of [undefined, benIs(false)]) assert.deepEqual(tellLate(ends, now), [ends]);
  assert.deepEqual(tellLate(ends, benIs(true)), []);
});

Deno.test("late news of a recording is told only of the person who records", () => {
  const recording = { ...asked, userId: "cal" };
  assert.deepEqual(toldWhen({ ...allIn, recording }, asked), []);
  assert.deepEqual(toldWhen({ ...allIn, recording: asked }, asked), [news(asked).message]);
});
