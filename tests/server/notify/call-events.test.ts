/** What a change of a call is to the host: every outcome, for one and for several who are called. */
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

/** The events as short words: type, person, reason. */
function told(before: CallRecord | null, next: CallRecord): string[] {
  return callEventsOf(before, next).map(({ type, userId, reason }) =>
    [type.replace("call.", ""), userId, reason].filter((word) => word !== undefined).join(" ")
  );
}

Deno.test("callEventsOf() tells of a new call by who rings and who will not come", () => {
  assert.deepEqual(told(null, dial({ ben: "rings" }).record), ["initiated", "ringing"]);
  // Somebody who was here a moment ago may come back: nothing rings yet.
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

Deno.test("callEventsOf() tells once of each who accepts, and of the end when the last two part", () => {
  const ringing = dial({ ben: "rings", cal: "rings" }).record;
  const withBen = after(ringing, accepts(ben));
  const withBoth = after(withBen, accepts(cal));
  assert.deepEqual(told(ringing, withBen), ["accepted ben"]);
  assert.deepEqual(told(withBen, withBoth), ["accepted cal"]);
  const withoutBen = after(withBoth, leaves(ben));
  assert.deepEqual(told(withBoth, withoutBen), []);
  assert.deepEqual(told(withoutBen, after(withoutBen, leaves(cal))), ["ended"]);
});

Deno.test("callEventsOf() tells of who declines, and of the end only where nobody is left", () => {
  const ringing = dial({ ben: "rings", cal: "rings" }).record;
  const withoutBen = after(ringing, rejects(ben));
  assert.deepEqual(told(ringing, withoutBen), ["rejected ben declined"]);
  assert.deepEqual(told(withoutBen, after(withoutBen, rejects(cal))), [
    "rejected cal declined",
    "ended",
  ]);
});

Deno.test("callEventsOf() tells why somebody missed: nobody answered, or the caller gave up", () => {
  const ringing = dial({ ben: "rings" }).record;
  const late = fallDue(ringing, sceneAt(RING_MS));
  assert.ok(late.ok);
  assert.deepEqual(told(ringing, late.record), ["missed ben no-answer", "ended"]);
  const given = cancel(ringing, ann, sceneAt(1000));
  assert.ok(given.ok);
  assert.deepEqual(told(ringing, given.record), ["missed ben cancelled", "ended"]);
});

Deno.test("callEventsOf() has nothing to tell of a change that is none to the host", () => {
  const call = after(dial({ ben: "rings" }).record, accepts(ben));
  assert.deepEqual(told(call, { ...call, warnedAt: 1 }), []);
  const over = after(call, leaves(ben));
  assert.deepEqual(told(over, { ...over, sequence: over.sequence + 1 }), []);
});
