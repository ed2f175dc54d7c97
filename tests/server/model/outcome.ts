/** Holds what every device was told of a call that is over against how it ended. */
import assert from "node:assert/strict";
import type { CallRecord } from "../../../server/store/calls/call-record.ts";
import type { FakeConnection } from "../../support/fake-connection.ts";
import type { VirtualServer } from "./virtual-server.ts";

/** What makes a call known to a device, or known again to one for which it was over. */
const KNOWING = [
  "call:incoming",
  "call:outgoing",
  "call:accepted",
  "call:participant-joined",
  "welcome",
];
/** How it can be over for somebody whom others talk on without. */
const FOR_ONE = ["declined", "no-answer"];

/**
 * Everybody who knew of it and is still there was told once that it is over, and all the same; who
 * was asked in again was told once more.
 */
export function checkOutcome(
  { id, endReason, participants }: CallRecord,
  everybody: FakeConnection[],
  servers: VirtualServer[],
): void {
  assert.ok(endReason, `${id} has no outcome`);
  const people = participants.map(({ userId }) => userId);
  assert.equal(new Set(people).size, people.length, `somebody is twice in ${id}: ${people}`);
  const present = new Set(servers.flatMap(({ connections }) => [...connections]));
  for (const connection of everybody) {
    const about = connection.sent.filter(({ sessionId }) => sessionId === id);
    if (about.length === 0) continue;
    const part = participants.find(({ userId }) => userId === connection.user.id);
    assert.ok(part, `${connection.id} was told of ${id}`);
    let isOpen = false;
    let last: unknown = null;
    for (const { type, reason } of about) {
      if (KNOWING.includes(String(type))) isOpen = true;
      if (type !== "call:ended") continue;
      assert.ok(isOpen || last === null, `${connection.id} was told twice that ${id} is over`);
      const isForOne = people.length > 2 && FOR_ONE.includes(String(reason));
      assert.ok(reason === endReason || isForOne, `${connection.id} was told: ${reason}`);
      isOpen = false;
      last = reason;
    }
    if (!present.has(connection)) continue;
    assert.ok(!isOpen, `${connection.id} was not told how ${id} ended`);
    // Whom it still concerned heard how it ended for all.
    if (part.alerted && last !== null) assert.equal(last, endReason);
  }
}
