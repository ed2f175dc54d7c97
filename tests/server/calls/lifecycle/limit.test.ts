/** The host changes a chat's end while a call in it rings or runs. */
import assert from "node:assert/strict";
import { fallDue } from "../../../../server/calls/lifecycle/fall-due.ts";
import { changeLimit } from "../../../../server/calls/lifecycle/limit.ts";
import type { CallRecord } from "../../../../server/store/calls/call-record.ts";
import { RING_MS, START } from "../call-fixture.ts";
import {
  accepts,
  active,
  after,
  ann,
  ben,
  change,
  declined,
  dial,
  ringing,
  sceneAt,
  told,
} from "./fixture.ts";
import { invites } from "./join-fixture.ts";

const SOON = START + 20_000;
const limited = (record: CallRecord, endsAt: number | null) =>
  change(changeLimit(record, endsAt)).record;
const ringsOf = ({ participants }: CallRecord) => participants.map(({ ringUntil }) => ringUntil);

Deno.test("changeLimit() lets no ring outlast the chat, and makes none longer", () => {
  assert.equal(limited(ringing, SOON).ringDeadline, SOON);
  assert.equal(limited(ringing, null).ringDeadline, START + RING_MS);
  assert.equal(limited(ringing, START + 3600_000).ringDeadline, START + RING_MS);
  const inviting = after(active, invites(ann, { cal: "rings" }));
  const until = START + 1000 + RING_MS;
  assert.deepEqual(ringsOf(inviting), [undefined, undefined, until]);
  assert.deepEqual(ringsOf(limited(inviting, SOON)), [undefined, undefined, SOON]);
  assert.deepEqual(ringsOf(limited(inviting, null)), [undefined, undefined, until]);
});

Deno.test("changeLimit() makes the call warn of the new end, even after a warning of the old one", () => {
  const old = after(dial({ ben: "rings" }, 100_000).record, accepts(ben));
  const warned = change(fallDue(old, sceneAt(40_000))).record;
  assert.deepEqual(told(fallDue(warned, sceneAt(40_000))), []);
  const later = limited(warned, START + 200_000);
  assert.deepEqual(told(fallDue(later, sceneAt(139_000))), []);
  assert.deepEqual(told(fallDue(later, sceneAt(140_000))), [
    "ann call:time-warning",
    "ben call:time-warning",
  ]);
});

Deno.test("changeLimit() changes nothing for a call that is over or already has this end", () => {
  assert.equal(limited(declined, SOON), declined);
  assert.equal(limited(active, active.chatEndsAt), active);
});

Deno.test("the time limit ends a ring together with the call, as a missed call", () => {
  const inviting = after(active, invites(ann, { cal: "rings" }));
  const step = fallDue(limited(inviting, SOON), sceneAt(20_000));
  assert.deepEqual(told(step), [
    "cal call:missed",
    "ann call:ended",
    "ben call:ended",
    "cal call:ended",
  ]);
  const { record } = change(step);
  assert.deepEqual([record.status, record.endReason], ["ended", "time-limit"]);
});
