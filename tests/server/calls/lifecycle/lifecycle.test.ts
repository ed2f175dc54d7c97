/** The commands of a call as pure functions: who is told what, deadlines, and group calls. */
import assert from "node:assert/strict";
import type { Standing } from "../../../../server/calls/rules/policy.ts";
import { accept, reject } from "../../../../server/calls/lifecycle/answer.ts";
import { fallDue } from "../../../../server/calls/lifecycle/fall-due.ts";
import { end, leave } from "../../../../server/calls/lifecycle/hang-up.ts";
import { alert } from "../../../../server/calls/lifecycle/alert.ts";
import { away } from "../../../../server/calls/lifecycle/seats.ts";
import { LEASE_MS, RING_MS, START } from "../call-fixture.ts";
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
  dial,
  group,
  leaves,
  oneIn,
  rejects,
  ringing,
  sceneAt,
  told,
} from "./fixture.ts";

Deno.test("accept() repeated by the connection that holds the seat changes nothing", () => {
  const step = change(accept(active, ben, sceneAt(5000)));
  assert.equal(step.record, active);
  assert.deepEqual(step.notices, []);
});

Deno.test("accept() tells the caller, the seat's device, and the person's other devices", () => {
  const { notices } = change(accept(ringing, ben, sceneAt(0)));
  assert.deepEqual(
    notices.map(({ userId, only, except, message }) => [userId, only, except, message.type]),
    [
      ["ben", "ben-1", undefined, "call:accepted"],
      ["ben", undefined, "ben-1", "call:answered-elsewhere"],
      ["ann", undefined, undefined, "call:accepted"],
    ],
  );
  assert.equal(active.ringDeadline, null);
  assert.equal(active.status, "active");
  assert.equal(active.startedAt, START + 1000);
});

const firstReasons: [Record<string, Standing>, string, string][] = [
  [{ ben: "busy", cal: "offline" }, "rejected", "busy"],
  [{ ben: "unavailable", cal: "offline" }, "missed", "offline"],
  [{ ben: "unavailable", cal: "unavailable" }, "rejected", "unavailable"],
];
for (const [standings, status, reason] of firstReasons) {
  Deno.test(`initiate() of a group ends as ${reason} with ${JSON.stringify(standings)}`, () => {
    const { record, notices } = dial(standings);
    assert.deepEqual([record.status, record.endReason], [status, reason]);
    assert.deepEqual(notices.map(({ message }) => message.type), [
      "call:outgoing",
      "call:rejected",
      "call:rejected",
      "call:ended",
    ]);
    assert.ok(notices.every(({ userId }) => userId === "ann"));
  });
}

Deno.test("initiate() rings the reachable members of a group and tells the caller who is busy", () => {
  const { record, notices } = dial({ ben: "rings", cal: "busy", dan: "expected" });
  assert.deepEqual(record.participants.map(({ status }) => status), [
    "joined",
    "ringing",
    "busy",
    "ringing",
  ]);
  assert.equal(record.status, "ringing");
  assert.deepEqual(notices.map(({ userId, message }) => `${userId} ${message.type}`), [
    "ann call:outgoing",
    "ben call:incoming",
    "ann call:ringing",
    "ann call:rejected",
  ]);
});

Deno.test("initiate() lets no ring outlast the chat", () => {
  assert.equal(dial({ ben: "rings" }, 5000).record.ringDeadline, START + 5000);
});

Deno.test("alert() turns an expected person's call into a ringing one, once", () => {
  const { record } = dial({ ben: "expected" });
  assert.equal(record.status, "initiating");
  const step = change(alert(record, "ben", sceneAt(1000), { announce: false }));
  assert.equal(step.record.status, "ringing");
  assert.deepEqual(told(step), ["ann call:ringing"]);
  const again = change(alert(step.record, "ben", sceneAt(2000), { announce: false }));
  assert.equal(again.record, step.record);
});

Deno.test("reject() in a group removes only that person, who hears of no second end", () => {
  const step = change(reject(group, ben, sceneAt(1000)));
  assert.equal(step.record.status, "ringing");
  assert.deepEqual(told(step), ["ann call:rejected", "ben call:ended"]);
  const over = fallDue(step.record, sceneAt(RING_MS));
  assert.equal(change(over).record.endReason, "no-answer");
  assert.deepEqual(told(over), [
    "ann call:timeout",
    "cal call:missed",
    "ann call:ended",
    "cal call:ended",
  ]);
});

Deno.test("reject() by everybody in a group ends the call as declined", () => {
  const over = after(group, rejects(ben), rejects(cal));
  assert.deepEqual([over.status, over.endReason, over.endedBy], ["rejected", "declined", "cal"]);
});

Deno.test("accept() in a group leaves the others ringing until the deadline", () => {
  assert.equal(oneIn.ringDeadline, ringing.ringDeadline);
  const out = fallDue(oneIn, sceneAt(RING_MS));
  assert.equal(change(out).record.status, "active");
  assert.equal(change(out).record.ringDeadline, null);
  assert.deepEqual(told(out), [
    "cal call:missed",
    "cal call:ended",
    "ann call:ringing",
    "ben call:ringing",
  ]);
  assert.deepEqual(told(accept(oneIn, cal, sceneAt(3000))), [
    "cal call:accepted",
    "cal call:answered-elsewhere",
    "ann call:accepted",
    "ann call:participant-joined",
    "ben call:participant-joined",
  ]);
});

Deno.test("leave() keeps the others in the call, and ends it when only one is left", () => {
  const first = leave(allIn, ann, sceneAt(9000));
  assert.deepEqual(told(first), [
    "ann call:participant-left",
    "ben call:participant-left",
    "cal call:participant-left",
  ]);
  assert.equal(change(first).notices[0].except, "ann-1");
  assert.equal(change(first).record.status, "active");
  const second = leave(change(first).record, ben, sceneAt(10_000));
  assert.deepEqual(told(second), ["ann call:ended", "ben call:ended", "cal call:ended"]);
  assert.deepEqual(
    [change(second).record.endReason, change(second).record.endedBy],
    ["completed", "ben"],
  );
});

Deno.test("leave() keeps a call with one person while somebody still rings", () => {
  const rest = after(oneIn, leaves(ben));
  assert.equal(rest.status, "active");
  const over = after(rest, rejects(cal));
  assert.deepEqual([over.status, over.endReason], ["ended", "completed"]);
});

Deno.test("end() by the caller ends a group call for all, and by others is a leave", () => {
  const byBen = change(end(allIn, ben, undefined, sceneAt(9000)));
  assert.equal(byBen.record.status, "active");
  const byAnn = change(end(oneIn, ann, undefined, sceneAt(9000)));
  assert.equal(byAnn.record.endReason, "completed");
  assert.deepEqual(told(byAnn), [
    "cal call:missed",
    "ann call:ended",
    "ben call:ended",
    "cal call:ended",
  ]);
});

Deno.test("end() accepts only the end reasons that only a browser can know", () => {
  const reasons = ["connect-failed", "connection-lost", "time-limit", undefined].map((hint) =>
    change(end(active, ann, hint, sceneAt(9000))).record.endReason
  );
  assert.deepEqual(reasons, ["connect-failed", "connection-lost", "completed", "completed"]);
});

Deno.test("end() names nobody as endedBy for a lost connection, whichever side reports it", () => {
  for (const by of [ann, ben]) {
    const { record } = change(end(active, by, "connection-lost", sceneAt(9000)));
    assert.deepEqual(
      [record.status, record.endReason, record.endedBy],
      ["ended", "connection-lost", null],
    );
    const failed = change(end(active, by, "connect-failed", sceneAt(9000))).record;
    assert.deepEqual([failed.endReason, failed.endedBy], ["connect-failed", by.userId]);
  }
});

Deno.test("fallDue() removes a person whose lease lapsed, and ends the call when only one is left", () => {
  const gone = after(
    allIn,
    (r, s) => away(r, ben, LEASE_MS, s),
    (r, s) => away(r, cal, LEASE_MS, s),
  );
  const nobodyAt = (ms: number) => ({ ...sceneAt(ms), connectionsOf: () => [] });
  const one = fallDue(gone, nobodyAt(1000 + LEASE_MS));
  assert.deepEqual(told(one), [
    "ben call:participant-left",
    "ann call:participant-left",
    "cal call:participant-left",
  ]);
  assert.equal(change(one).record.participants[1].leaveReason, "disconnected");
  const both = change(fallDue(gone, nobodyAt(2000 + LEASE_MS)));
  assert.deepEqual([both.record.endReason, both.record.endedBy], ["connection-lost", null]);
});

Deno.test("fallDue() changes nothing for an answered or ended call, nor before a deadline", () => {
  assert.equal(change(fallDue(active, sceneAt(10 * RING_MS))).record, active);
  assert.equal(change(fallDue(ringing, sceneAt(RING_MS - 1))).record, ringing);
  assert.equal(change(fallDue(declined, sceneAt(10 * RING_MS))).record, declined);
});

Deno.test("fallDue() warns once of the chat's time limit", () => {
  const limited = after(dial({ ben: "rings" }, 90_000).record, accepts(ben));
  assert.equal(change(fallDue(limited, sceneAt(29_999))).record, limited);
  const warned = fallDue(limited, sceneAt(30_000));
  assert.deepEqual(told(warned), ["ann call:time-warning", "ben call:time-warning"]);
  for (const { message } of change(warned).notices) {
    assert.equal("endsInMs" in message && message.endsInMs, 60_000);
  }
  const record = change(warned).record;
  assert.equal(change(fallDue(record, sceneAt(31_000))).record, record);
  const over = change(fallDue(record, sceneAt(90_000))).record;
  assert.deepEqual([over.endReason, over.participants[1].leaveReason], [
    "time-limit",
    "time-limit",
  ]);
});
