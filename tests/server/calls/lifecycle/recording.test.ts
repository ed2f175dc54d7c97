/** Recordings as pure functions: nothing is recorded until everybody in the call has agreed. */
import assert from "node:assert/strict";
import type { Device } from "../../../../server/calls/call-service.ts";
import { accept } from "../../../../server/calls/lifecycle/answer.ts";
import { end } from "../../../../server/calls/lifecycle/hang-up.ts";
import {
  askToRecord,
  consent,
  stopRecording,
  withConsents,
} from "../../../../server/calls/lifecycle/recording.ts";
import { away, resume } from "../../../../server/calls/lifecycle/seats.ts";
import type { Change, Scene, Step } from "../../../../server/calls/lifecycle/step.ts";
import type { CallRecord } from "../../../../server/store/calls/call-record.ts";
import { device, LEASE_MS, START } from "../call-fixture.ts";
import {
  accepts,
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
} from "./fixture.ts";
import { joins } from "./join-fixture.ts";

type Command = (record: CallRecord, scene: Scene) => Step;

/** A command together with its effect on the recording, as the service applies it. */
const through = (command: Command): Command => (record, scene) => {
  const step = command(record, scene);
  return step.ok ? withConsents(record, step) : step;
};
const asks = (by: Device) => through((record, scene) => askToRecord(record, by, scene));
const agrees = (by: Device, agreed = true) => through((record) => consent(record, by, { agreed }));
const stops = (by: Device) => through((record) => stopRecording(record, by));

/** What the people in the call are told of its recording. */
function newsOf({ notices }: Change) {
  const news = notices.flatMap(({ userId, message }) =>
    message.type === "call:recording-changed" ? [{ userId, message }] : []
  );
  return {
    to: news.map(({ userId }) => userId),
    state: news[0]?.message.recording?.state ?? null,
    agreed: news[0]?.message.recording?.agreed ?? null,
    reason: news[0]?.message.reason,
    endedBy: news[0]?.message.endedBy,
  };
}

const run = (command: Command, record: CallRecord) => change(command(record, sceneAt(9_000)));
const codeOf = (step: Step) => step.ok ? null : step.code;

const recorded = after(active, asks(ann), agrees(ben));
const allRecorded = after(allIn, asks(ann), agrees(ben), agrees(cal));

Deno.test("askToRecord() asks everybody in the call, and counts the asker as agreed", () => {
  const step = run(asks(ben), allIn);
  assert.deepEqual(step.record.recording, {
    userId: "ben",
    state: "asking",
    agreed: ["ben"],
    askedAt: START + 9_000,
  });
  const { to, state } = newsOf(step);
  assert.deepEqual([to, state], [["ann", "ben", "cal"], "asking"]);
  assert.deepEqual(run(asks(ben), step.record).record, step.record, "harmless when repeated");
});

Deno.test("askToRecord() refuses a second recording, and anybody without a seat in a running call", () => {
  const refusals: [string, CallRecord, Device][] = [
    ["recording-exists", recorded, ben],
    ["too-early", ringing, ann],
    ["not-in-call", oneIn, cal],
    ["not-in-call", active, device("ann", 2)],
    ["call-over", declined, ann],
    ["forbidden", active, device("eve")],
  ];
  for (const [code, record, by] of refusals) {
    assert.equal(codeOf(asks(by)(record, sceneAt(9_000))), code);
  }
});

Deno.test("a recording is on only when the last person has agreed", () => {
  const asked = after(allIn, asks(ann));
  const first = run(agrees(cal), asked);
  assert.deepEqual([newsOf(first).state, newsOf(first).agreed], ["asking", ["ann", "cal"]]);
  assert.equal(run(agrees(cal), first.record).record, first.record, "harmless when repeated");
  const second = run(agrees(ben), first.record);
  assert.deepEqual([newsOf(second).state, newsOf(second).to], ["on", ["ann", "ben", "cal"]]);
});

Deno.test("a person who declines or withdraws consent ends the recording for all", () => {
  for (const record of [after(allIn, asks(ann)), allRecorded]) {
    const step = run(agrees(cal, false), record);
    assert.equal(step.record.recording, null);
    const { to, reason, endedBy } = newsOf(step);
    assert.deepEqual([to, reason, endedBy], [["ann", "ben", "cal"], "declined", "cal"]);
  }
});

Deno.test("only its maker can stop a recording", () => {
  for (const command of [stops(ann), agrees(ann, false)]) {
    const { reason, endedBy } = newsOf(run(command, recorded));
    assert.deepEqual([reason, endedBy], ["stopped", "ann"]);
  }
  assert.equal(codeOf(stops(ben)(recorded, sceneAt(9_000))), "no-recording");
  for (const command of [stops(ann), agrees(ben), agrees(ben, false)]) {
    assert.equal(codeOf(command(active, sceneAt(9_000))), "no-recording");
  }
});

Deno.test("a person who joins is asked, and the recording pauses until they agree", () => {
  const ones = after(oneIn, asks(ann), agrees(ben));
  assert.equal(ones.recording?.state, "on", "a person only being rung need not agree");
  for (const command of [accepts(cal), joins(cal)]) {
    const step = run(through(command), ones);
    assert.deepEqual([newsOf(step).state, newsOf(step).agreed], ["asking", ["ann", "ben"]]);
    const own = step.notices.find(({ userId, message }) =>
      userId === "cal" && message.type === "call:accepted"
    );
    assert.ok(own?.message.type === "call:accepted");
    assert.equal(own.message.call.recording?.state, "asking");
    assert.equal(run(agrees(cal), step.record).record.recording?.state, "on");
  }
});

Deno.test("a person who leaves is not waited for, and is asked again when they come back", () => {
  const asked = after(allIn, asks(ann), agrees(ben));
  const without = run(through(leaves(cal)), asked);
  assert.equal(newsOf(without).state, "on");
  const left = run(through(leaves(ben)), allRecorded);
  assert.deepEqual([newsOf(left).state, newsOf(left).agreed], ["on", ["ann", "cal"]]);
  const back = run(through(joins(ben)), left.record);
  assert.deepEqual([newsOf(back).state, newsOf(back).agreed], ["asking", ["ann", "cal"]]);
});

Deno.test("a recording ends when its maker leaves, and with the call", () => {
  const without = run(through(leaves(ann)), allRecorded);
  const { to, reason, endedBy } = newsOf(without);
  assert.deepEqual([to, reason, endedBy], [["ben", "cal"], "gone", undefined]);
  const over = run(through((record, scene) => end(record, ann, undefined, scene)), recorded);
  assert.equal(over.record.recording, null);
  assert.deepEqual(newsOf(over).to, [], "the end of the call implies it");
});

Deno.test("losing and resuming a connection does not change a recording", () => {
  const gone = run(through((record, scene) => away(record, ann, LEASE_MS, scene)), recorded);
  assert.equal(gone.record.recording, recorded.recording);
  const again = device("ann", 2);
  const back = run(
    through((record, scene) => resume(record, again, () => true, scene)),
    gone.record,
  );
  assert.equal(back.record.recording, recorded.recording);
  assert.deepEqual(newsOf(back).to, []);
  assert.equal(codeOf(accept(back.record, ann, sceneAt(9_000))), "answered-elsewhere");
});
