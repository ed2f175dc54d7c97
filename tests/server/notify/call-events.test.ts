/** The webhook events of a call's changes: every outcome, for one and several people called. */
import assert from "node:assert/strict";
import { callEventsOf } from "../../../server/notify/call-events.ts";
import type { CallRecord } from "../../../server/store/calls/call-record.ts";
import { cancel } from "../../../server/calls/lifecycle/hang-up.ts";
import { fallDue } from "../../../server/calls/lifecycle/fall-due.ts";
import {
  accepts,
  after,
  ann,
  ben,
  cal,
  dial,
  leaves,
  rejects,
} from "../calls/lifecycle/fixture.ts";
import { RING_MS } from "../calls/call-fixture.ts";
import { sceneAt } from "../calls/lifecycle/fixture.ts";

/** The events in short: type, person, reason. */
function told(before: CallRecord | null, next: CallRecord): string[] {
  return callEventsOf(before, next).map(({ type, userId, reason }) =>
    [type.replace("call.", ""), userId, reason].filter((word) => word !== undefined).join(" ")
  );
}

Deno.test("callEventsOf() reports a new call, its ringing, and each person who cannot be reached", () => {
  assert.deepEqual(told(null, dial({ ben: "rings" }).record), ["initiated", "ringing"]);
  // A person here a moment ago may come back: nothing rings yet.
  assert.deepEqual(told(null, dial({ ben: "expected" }).record), ["initiated"]);
  assert.deepEqual(told(null, dial({ ben: "offline" }).record), [
    "initiated",
    "missed ben offline",
    "ended",
  ]);
  assert.deepEqual(told(null, dial({ ben: "busy" }).record), [
    "initiated",
    "rejected ben busy",
    "ended",
  ]);
  assert.deepEqual(told(null, dial({ ben: "unavailable" }).record), [
    "initiated",
    "rejected ben unavailable",
    "ended",
  ]);
  assert.deepEqual(told(null, dial({ ben: "rings", cal: "offline" }).record), [
    "initiated",
    "ringing",
    "missed cal offline",
  ]);
});

Deno.test("callEventsOf() reports each accept once, and the end when only one person is left", () => {
  const ringing = dial({ ben: "rings", cal: "rings" }).record;
  const withBen = after(ringing, accepts(ben));
  const withBoth = after(withBen, accepts(cal));
  assert.deepEqual(told(ringing, withBen), ["accepted ben"]);
  assert.deepEqual(told(withBen, withBoth), ["accepted cal"]);
  const withoutBen = after(withBoth, leaves(ben));
  assert.deepEqual(told(withBoth, withoutBen), []);
  assert.deepEqual(told(withoutBen, after(withoutBen, leaves(cal))), ["ended"]);
});

Deno.test("callEventsOf() reports each decline, and the end only when nobody is left to answer", () => {
  const ringing = dial({ ben: "rings", cal: "rings" }).record;
  const withoutBen = after(ringing, rejects(ben));
  assert.deepEqual(told(ringing, withoutBen), ["rejected ben declined"]);
  assert.deepEqual(told(withoutBen, after(withoutBen, rejects(cal))), [
    "rejected cal declined",
    "ended",
  ]);
});

Deno.test("callEventsOf() tells whether a missed call was unanswered or cancelled", () => {
  const ringing = dial({ ben: "rings" }).record;
  const late = fallDue(ringing, sceneAt(RING_MS));
  assert.ok(late.ok);
  assert.deepEqual(told(ringing, late.record), ["missed ben no-answer", "ended"]);
  const given = cancel(ringing, ann, sceneAt(1000));
  assert.ok(given.ok);
  assert.deepEqual(told(ringing, given.record), ["missed ben cancelled", "ended"]);
});

Deno.test("callEventsOf() reports nothing for a change that does not concern the host", () => {
  const call = after(dial({ ben: "rings" }).record, accepts(ben));
  assert.deepEqual(told(call, { ...call, warnedAt: 1 }), []);
  const over = after(call, leaves(ben));
  assert.deepEqual(told(over, { ...over, sequence: over.sequence + 1 }), []);
});
