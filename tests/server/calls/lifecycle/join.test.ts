/** Joining an existing call, as pure functions: who may, who is told, and the refusals. */
import assert from "node:assert/strict";
import type { CallRecord } from "../../../../server/store/calls/call-record.ts";
import { accept } from "../../../../server/calls/lifecycle/answer.ts";
import { fallDue } from "../../../../server/calls/lifecycle/fall-due.ts";
import { join } from "../../../../server/calls/lifecycle/join.ts";
import type { Scene } from "../../../../server/calls/lifecycle/step.ts";
import { device, START } from "../call-fixture.ts";
import {
  active,
  after,
  allIn,
  ann,
  ben,
  cal,
  change,
  declined,
  dial,
  group,
  leaves,
  oneIn,
  rejects,
  ringing,
  sceneAt,
  told,
} from "./fixture.ts";
import { dan, invites, joins, statusOf } from "./join-fixture.ts";

Deno.test("join() brings a member into a running call, and tells everybody in it", () => {
  const step = joins(cal)(active, sceneAt(5000));
  assert.deepEqual(told(step), [
    "cal call:accepted",
    "cal call:participant-joined",
    "ann call:participant-joined",
    "ben call:participant-joined",
  ]);
  const own = change(step).notices.slice(0, 2).map(({ only, except }) => [only, except]);
  assert.deepEqual(
    own,
    [["cal-1", undefined], [undefined, "cal-1"]],
    "each device gets one message",
  );
  assert.deepEqual(change(step).record.participants.map(({ userId, seat }) => [userId, seat]), [
    ["ann", "ann-1"],
    ["ben", "ben-1"],
    ["cal", "cal-1"],
  ]);
});

Deno.test("join() answers a call that rings only for others, and they ring on", () => {
  const step = joins(cal)(ringing, sceneAt(5000));
  const { record } = change(step);
  assert.deepEqual([record.status, record.startedAt], ["active", START + 5000]);
  assert.equal(record.ringDeadline, ringing.ringDeadline);
  assert.deepEqual(told(step), [
    "cal call:accepted",
    "cal call:participant-joined",
    "ann call:accepted",
    "ann call:participant-joined",
    "ben call:participant-joined",
  ]);
});

Deno.test("join() by a person being rung is an accept, and harmless when repeated", () => {
  assert.deepEqual(
    told(joins(ben)(ringing, sceneAt(1000))),
    told(accept(ringing, ben, sceneAt(1000))),
  );
  assert.equal(change(joins(ben)(active, sceneAt(5000))).record, active);
});

Deno.test("join() brings back a participant whom the chat no longer lists, but no stranger", () => {
  const rest = after(allIn, leaves(ben));
  const comes = (by: typeof ann) => join(rest, by, null, 6, sceneAt(9000));
  const { participants } = change(comes(ben)).record;
  assert.deepEqual(participants.map(({ userId, name, status }) => [userId, name, status]), [
    ["ann", "Ann", "joined"],
    ["ben", "ben", "joined"],
    ["cal", "cal", "joined"],
  ]);
  const stranger = comes(dan);
  assert.equal(stranger.ok ? "let in" : stranger.code, "forbidden");
});

Deno.test("join() brings back a person who left or declined, behind everybody who stayed", () => {
  const rest = after(allIn, leaves(ann));
  const back = after(rest, joins(ann));
  const [first, second, third] = back.participants;
  assert.deepEqual([first.status, first.leftAt, first.leaveReason], ["joined", null, null]);
  assert.ok(first.joinedAt! > second.joinedAt! && first.joinedAt! > third.joinedAt!);
  const other = after(oneIn, rejects(cal), joins(cal));
  assert.deepEqual(
    [statusOf(other, "cal"), other.participants[2].rejectReason],
    ["joined", null],
  );
});

Deno.test("join() gives every participant a different joinedAt, even within one millisecond", () => {
  let record = group;
  for (const by of [ben, cal, dan]) {
    record = change(joins(by)(record, sceneAt(0))).record;
  }
  const times = record.participants.map(({ joinedAt }) => joinedAt! - START);
  assert.deepEqual(times, [0, 1, 2, 3]);
});

const refusals: [string, CallRecord, (record: CallRecord, scene: Scene) => unknown, string][] = [
  ["join() by a stranger", active, (r, s) => join(r, cal, null, 6, s), "forbidden"],
  ["join() after the end", declined, joins(cal), "call-over"],
  ["join() of a full call", active, joins(cal, 2), "call-full"],
  ["join() of a call with a ring for every free seat", group, joins(dan, 3), "call-full"],
  ["join() on a second device", active, joins(device("ben", 2)), "answered-elsewhere"],
  ["join() by the caller of an unanswered call", ringing, joins(ann), "not-ringing"],
  ["invite() by a stranger", active, invites(cal, { dan: "rings" }), "forbidden"],
  ["invite() by a person only being rung", group, invites(ben, { dan: "rings" }), "not-in-call"],
  [
    "invite() after leaving",
    after(allIn, leaves(ben)),
    invites(ben, { dan: "rings" }),
    "not-in-call",
  ],
  ["invite() after the end", declined, invites(ann, { dan: "rings" }), "call-over"],
  [
    "invite() beyond the limit",
    active,
    invites(ann, { cal: "rings", dan: "rings" }, 3),
    "invalid-targets",
  ],
];
for (const [name, record, command, code] of refusals) {
  Deno.test(`${name} is refused as ${code}`, () => {
    const step = command(record, sceneAt(5000)) as { ok: boolean; code?: string };
    assert.equal(step.ok ? "no refusal" : step.code, code);
  });
}

Deno.test("join() in the chat's last minute warns only the person joining", () => {
  const limited = after(dial({ ben: "rings" }, 90_000).record, joins(ben));
  const warned = change(fallDue(limited, sceneAt(30_000))).record;
  const warnings = change(joins(cal)(warned, sceneAt(40_000))).notices
    .filter(({ message }) => message.type === "call:time-warning");
  assert.deepEqual(warnings.map(({ userId, only }) => [userId, only]), [["cal", "cal-1"]]);
});
