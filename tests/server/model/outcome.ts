/** Checks what every device was told of an ended call against its outcome. */
import assert from "node:assert/strict";
import type { CallRecord } from "../../../server/store/calls/call-record.ts";
import type { FakeConnection } from "../../support/fake-connection.ts";
import type { VirtualServer } from "./virtual-server.ts";

/** Messages that make a call known to a device, also again after it was over for that device. */
const KNOWING = [
  "call:incoming",
  "call:outgoing",
  "call:accepted",
  "call:participant-joined",
  "welcome",
];
/** The end reasons for one person while the others talk on. */
const FOR_ONE = ["declined", "no-answer"];

/**
 * Everybody still connected who knew of the call was told once that it is over, with the same
 * reason; people invited again were told once more.
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
    // People still alerted heard how the call ended for all.
    if (part.alerted && last !== null) assert.equal(last, endReason);
  }
}
