/** Inviting somebody into an existing call, and how such rings end. */
import assert from "node:assert/strict";
import { accept, reject } from "../../../../server/calls/lifecycle/answer.ts";
import { fallDue } from "../../../../server/calls/lifecycle/fall-due.ts";
import { cancel, end, leave } from "../../../../server/calls/lifecycle/hang-up.ts";
import { deadlinesOf } from "../../../../server/store/calls/deadline-store.ts";
import { RING_MS, START } from "../call-fixture.ts";
import {
  accepts,
  active,
  after,
  allIn,
  ann,
  ben,
  cal,
  change,
  dial,
  leaves,
  oneIn,
  rejects,
  ringing,
  sceneAt,
  told,
} from "./fixture.ts";
import { invites, joins, statusOf } from "./join-fixture.ts";

Deno.test("invite() rings with its own deadline, and tells everybody in the call", () => {
  const step = invites(ben, { cal: "rings", dan: "busy", eve: "unavailable" })(
    active,
    sceneAt(60_000),
  );
  assert.deepEqual(told(step), [
    "ann call:outgoing",
    "ben call:outgoing",
    "cal call:incoming",
    "ann call:ringing",
    "ben call:ringing",
    "ann call:rejected",
    "ben call:rejected",
    "ann call:rejected",
    "ben call:rejected",
  ]);
  const { record, notices } = change(step);
  const out = notices[0].message;
  assert.ok(out.type === "call:outgoing");
  assert.deepEqual([out.targetUserIds, out.expiresInMs], [["cal", "dan", "eve"], RING_MS]);
  const ring = notices[2].message;
  assert.ok(ring.type === "call:incoming");
  assert.deepEqual(
    [ring.callerId, ring.invitedBy, ring.expiresInMs, ring.call.expiresInMs],
    ["ann", "ben", RING_MS, RING_MS],
  );
  const devices = notices.slice(3, 5).map(({ message }) =>
    message.type === "call:ringing" && message.devices.length
  );
  assert.deepEqual(devices, [1, 0], "only the caller may address a ringing device");
  assert.deepEqual(deadlinesOf(record), [
    { dueAt: START + 60_000 + RING_MS, kind: "ring", callId: "call", userId: "cal" },
  ]);
});

Deno.test("invite() lets no ring outlast the chat", () => {
  const limited = after(dial({ ben: "rings" }, 20_000).record, accepts(ben));
  const { record } = change(invites(ben, { cal: "rings" })(limited, sceneAt(10_000)));
  assert.equal(record.participants[2].ringUntil, START + 20_000);
});

Deno.test("invite() changes nothing for people in the call or being rung", () => {
  const step = invites(ann, { ben: "busy", cal: "busy" })(oneIn, sceneAt(5000));
  assert.equal(change(step).record, oneIn);
  assert.deepEqual(told(step), []);
});

Deno.test("fallDue() ends each ring at its own deadline, and the call once nobody rings any more", () => {
  const invited = change(invites(ann, { dan: "rings" })(oneIn, sceneAt(10_000))).record;
  const first = fallDue(invited, sceneAt(RING_MS));
  assert.deepEqual(told(first), [
    "cal call:missed",
    "cal call:ended",
    "ann call:ringing",
    "ben call:ringing",
  ]);
  const one = after(change(first).record, leaves(ben));
  assert.equal(one.status, "active");
  const last = fallDue(one, sceneAt(10_000 + RING_MS));
  assert.deepEqual(told(last), [
    "dan call:missed",
    "ann call:ended",
    "ben call:ended",
    "dan call:ended",
  ]);
  assert.deepEqual([change(last).record.endReason, change(last).record.endedBy], [
    "completed",
    null,
  ]);
});

Deno.test("invite() while the call still rings makes it wait for the last ring", () => {
  const waiting = change(invites(ann, { cal: "rings" })(ringing, sceneAt(10_000))).record;
  const first = fallDue(waiting, sceneAt(RING_MS));
  assert.equal(change(first).record.status, "ringing");
  assert.deepEqual(told(first), ["ben call:missed", "ben call:ended", "ann call:ringing"]);
  const last = fallDue(change(first).record, sceneAt(10_000 + RING_MS));
  assert.deepEqual(told(last), [
    "ann call:timeout",
    "cal call:missed",
    "ann call:ended",
    "cal call:ended",
  ]);
  assert.deepEqual(
    [change(last).record.status, change(last).record.endReason],
    ["missed", "no-answer"],
  );
});

for (
  const [name, before] of [
    ["left", after(allIn, leaves(cal))],
    ["missed", change(fallDue(oneIn, sceneAt(RING_MS))).record],
    ["rejected", after(oneIn, rejects(cal))],
  ] as const
) {
  Deno.test(`invite() rings a person whose status is "${name}" again, and they can accept`, () => {
    assert.equal(statusOf(before, "cal"), name);
    const again = invites(ben, { cal: "rings" })(before, sceneAt(40_000));
    assert.ok(told(again).includes("cal call:incoming"));
    const back = change(accept(change(again).record, cal, sceneAt(41_000))).record;
    assert.equal(statusOf(back, "cal"), "joined");
    assert.deepEqual(deadlinesOf(back), []);
  });
}

Deno.test("invite() of a person who left keeps their earlier part if they do not come back", () => {
  const rest = after(allIn, leaves(cal));
  const joinedAt = rest.participants[2].joinedAt;
  const rung = change(invites(ann, { cal: "rings" })(rest, sceneAt(10_000))).record;
  const outcomes = [
    change(fallDue(rung, sceneAt(10_000 + RING_MS))),
    change(reject(rung, cal, sceneAt(11_000))),
    change(end(rung, ann, undefined, sceneAt(11_000))),
  ];
  for (const { record, notices } of outcomes) {
    const { status, joinedAt: then } = record.participants[2];
    assert.deepEqual([status, then], ["left", joinedAt]);
    const ends = notices.filter(({ userId, message }) =>
      userId === "cal" && message.type === "call:ended"
    );
    assert.equal(ends.length, 1);
  }
  for (const standing of ["offline", "busy", "unavailable"] as const) {
    const step = invites(ann, { cal: standing })(rest, sceneAt(10_000));
    assert.deepEqual(change(step).record.participants, rest.participants);
    assert.ok(told(step).includes("ann call:rejected"));
  }
});

Deno.test("invite() of a person who is only expected does not ring yet", () => {
  const { record } = dial({ ben: "expected" });
  const step = invites(ann, { cal: "expected" })(record, sceneAt(1000));
  assert.equal(change(step).record.status, "initiating");
  assert.deepEqual(told(step), ["ann call:outgoing"]);
  const rung = invites(ann, { cal: "rings" })(record, sceneAt(1000));
  assert.equal(change(rung).record.status, "ringing");
});

Deno.test("a call that one person did not answer has no endedBy, even if another declined it last", () => {
  const rung = after(ringing, invites(ann, { cal: "rings" }));
  const one = change(fallDue(rung, sceneAt(RING_MS))).record;
  const { record } = change(reject(one, cal, sceneAt(RING_MS + 500)));
  assert.deepEqual([record.endReason, record.endedBy], ["no-answer", null]);
});

Deno.test("invite() and join() can bring in a person who was unavailable before", () => {
  const { record } = dial({ ben: "rings", cal: "unavailable" });
  const rung = change(invites(ann, { cal: "rings" })(record, sceneAt(1000))).record;
  assert.deepEqual(
    [rung.participants.length, rung.participants[2].rejectReason, statusOf(rung, "cal")],
    [3, null, "ringing"],
  );
  const came = change(joins(cal)(after(record, accepts(ben)), sceneAt(2000))).record;
  assert.deepEqual([came.participants.length, statusOf(came, "cal")], [3, "joined"]);
});

Deno.test("the caller may leave while others ring, and they can still accept", () => {
  const rest = after(oneIn, leaves(ann));
  assert.equal(rest.status, "active");
  assert.equal(cancel(rest, ann, sceneAt(5000)).ok, false);
  const step = accept(rest, cal, sceneAt(5000));
  assert.deepEqual(told(step), [
    "cal call:accepted",
    "cal call:answered-elsewhere",
    "ben call:participant-joined",
  ]);
  const over = change(leave(change(step).record, cal, sceneAt(6000)));
  assert.deepEqual([over.record.status, over.record.endedBy], ["ended", "cal"]);
});
