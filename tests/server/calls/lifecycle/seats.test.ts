/**
 * Seats without a connection, as pure functions: the reason, who is told, how long the seat is
 * kept.
 */
import assert from "node:assert/strict";
import { SEAT_HELD_MAX_MS } from "../../../../server/protocol/limits.ts";
import type { CallRecord } from "../../../../server/store/calls/call-record.ts";
import { fallDue } from "../../../../server/calls/lifecycle/fall-due.ts";
import { away, hold, resume } from "../../../../server/calls/lifecycle/seats.ts";
import type { Scene } from "../../../../server/calls/lifecycle/step.ts";
import { device, LEASE_MS, START } from "../call-fixture.ts";
import {
  accepts,
  active,
  after,
  allIn,
  ann,
  ben,
  change,
  declined,
  dial,
  ringing,
  sceneAt,
  told,
} from "./fixture.ts";

/** A scene in which Ben has no connection. */
const withoutBen = (ms: number): Scene => ({
  ...sceneAt(ms),
  connectionsOf: (userId) => userId === "ben" ? [] : [`${userId}-1`],
});

const lost = change(away(active, ben, LEASE_MS, sceneAt(2000))).record;

Deno.test("away() gives a reason, and tells once more when a lost connection turns out to be a page change", () => {
  const first = change(away(active, ben, LEASE_MS, sceneAt(2000))).notices[0].message;
  assert.ok(first.type === "call:participant-away");
  assert.equal(first.reason, "connection-lost");
  const step = change(away(lost, ben, LEASE_MS, sceneAt(3000), "changing-page"));
  const second = step.notices[0].message;
  assert.ok(second.type === "call:participant-away");
  assert.equal(second.reason, "changing-page");
  assert.equal(step.record.participants[1].leaseUntil, lost.participants[1].leaseUntil);
  for (const reason of ["changing-page", "connection-lost"] as const) {
    const again = change(away(step.record, ben, LEASE_MS, sceneAt(4000), reason));
    assert.equal(again.record, step.record);
    assert.deepEqual(again.notices, []);
  }
});

Deno.test("fallDue() gives the seat back to a person who announced a page change and stayed", () => {
  const said = change(away(active, ben, LEASE_MS, sceneAt(2000), "changing-page")).record;
  const step = fallDue(said, sceneAt(2000 + LEASE_MS));
  assert.equal(change(step).record.participants[1].leaseUntil, null);
  assert.deepEqual(told(step), ["ann call:participant-resumed", "ben call:participant-resumed"]);
  const over = fallDue(said, withoutBen(2000 + LEASE_MS));
  assert.equal(change(over).record.endReason, "connection-lost");
});

Deno.test("resume() on the connection that announced a page change takes the announcement back", () => {
  const said = change(away(active, ben, LEASE_MS, sceneAt(2000), "changing-page")).record;
  const step = resume(said, ben, () => false, sceneAt(3000));
  assert.equal(change(step).record.participants[1].leaseUntil, null);
  assert.ok(told(step).includes("ann call:participant-resumed"));
});

Deno.test("hold() extends a lease after half of it, up to five minutes", () => {
  assert.equal(change(hold(lost, ["ben"], LEASE_MS, sceneAt(3000))).record, lost);
  let record = lost;
  let commits = 0;
  let at = 2000;
  for (; record.participants[1].leaseUntil! > START + at; at += 5000) {
    const step = change(hold(record, ["ben"], LEASE_MS, withoutBen(at)));
    assert.deepEqual(step.notices, []);
    if (step.record !== record) commits += 1;
    record = step.record;
  }
  assert.equal(record.participants[1].leaseUntil, START + 2000 + SEAT_HELD_MAX_MS);
  assert.ok(commits <= SEAT_HELD_MAX_MS / LEASE_MS * 2, `${commits} commits`);
  assert.equal(change(fallDue(record, withoutBen(at))).record.endReason, "connection-lost");
});

Deno.test("hold() changes nothing for people who are connected or unknown, or in a call that is over", () => {
  for (const record of [active, ringing, declined, allIn]) {
    const step = change(hold(record, ["ann", "ben", "eve"], LEASE_MS, sceneAt(60_000)));
    assert.equal(step.record, record);
  }
});

Deno.test("away() of a device without the seat changes nothing", () => {
  const other = device("ben", 2);
  assert.equal(change(away(active, other, LEASE_MS, sceneAt(0), "changing-page")).record, active);
});

Deno.test("away() and resume() keep the seat and tell the others", () => {
  const gone = change(away(active, ben, LEASE_MS, sceneAt(2000)));
  assert.equal(gone.record.participants[1].leaseUntil, START + 2000 + LEASE_MS);
  assert.deepEqual(told(gone), ["ann call:participant-away"]);
  assert.equal(change(away(gone.record, ben, LEASE_MS, sceneAt(3000))).record, gone.record);
  assert.equal(change(away(active, device("ben", 2), LEASE_MS, sceneAt(3000))).record, active);

  const back = change(resume(gone.record, device("ben", 2), () => false, sceneAt(4000)));
  const { seat, leaseUntil, joinedAt } = back.record.participants[1];
  assert.deepEqual([seat, leaseUntil, joinedAt], ["ben-2", null, START + 1000]);
  assert.deepEqual(
    back.notices.map(({ userId, except }) => [userId, except]),
    [["ann", undefined], ["ben", "ben-2"]],
  );
});

Deno.test("resume() sends the ringing devices to a caller who is dialling", () => {
  const gone = change(away(ringing, ann, LEASE_MS, sceneAt(1000)));
  const back = change(resume(gone.record, device("ann", 2), () => false, sceneAt(2000)));
  const last = back.notices.at(-1);
  assert.equal(last?.only, "ann-2");
  assert.ok(last?.message.type === "call:ringing");
  assert.deepEqual(last.message.devices, [
    { userId: "ben", connectionId: "ben-1", early: "hold" },
  ]);
});

Deno.test("resume() in the chat's last minute warns only the resuming page", () => {
  const limited = after(dial({ ben: "rings" }, 90_000).record, accepts(ben));
  const onNewPage = device("ben", 2);
  const comesBack = (record: CallRecord) =>
    change(resume(record, onNewPage, () => true, sceneAt(40_000))).notices
      .filter(({ message }) => message.type === "call:time-warning");
  assert.deepEqual(comesBack(limited), [], "no warning was sent yet");
  const [warning, ...others] = comesBack(change(fallDue(limited, sceneAt(30_000))).record);
  assert.deepEqual(others, []);
  assert.equal(warning.only, onNewPage.connectionId);
  assert.ok(warning.message.type === "call:time-warning");
  assert.equal(warning.message.endsInMs, 50_000);
});
