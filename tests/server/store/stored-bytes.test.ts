/** The estimated size of a stored value is never below the real one. */
import assert from "node:assert/strict";
import { serialize } from "node:v8";
import {
  hasRoomForAll,
  type ParticipantRecord,
  storedBytes,
} from "../../../server/store/calls/call-record.ts";
import { openStore } from "../../../server/store/kv/kv.ts";
import { allIn } from "../calls/lifecycle/fixture.ts";

/** This many people with every field as long as possible, in this letter. */
const peopleOf = (count: number, letter: string): ParticipantRecord[] =>
  Array.from({ length: count }, (_, n) => ({
    ...allIn.participants[0],
    userId: letter.repeat(120) + n,
    name: letter.repeat(200),
    picture: `https://${"p".repeat(2_000)}${letter}`,
    leftAt: 1_769_860_800_000,
    leaveReason: "left",
    readUntil: 500,
    lastMessages: Array(4).fill({ messageId: "m".repeat(64), index: 500 }),
    quality: { avgBitrate: 1.5e6, packetLoss: 0.25, jitter: 2.125, roundTripTime: 80.5 },
  }));

for (const letter of ["a", "é", "я", "水", "🦊"]) {
  Deno.test(`storedBytes() is no less than the real size of people with names of ${letter}`, () => {
    const people = peopleOf(12, letter);
    const bytes = serialize(people).length;
    const reckoned = storedBytes(people);
    assert.ok(reckoned >= bytes, `${reckoned} of ${bytes}`);
    assert.ok(reckoned < bytes * 1.5, `${reckoned} of ${bytes}`);
  });

  Deno.test(`a call at the limit of hasRoomForAll() with names of ${letter} can be stored`, async () => {
    const store = await openStore(":memory:");
    const most = Array.from({ length: 50 }, (_, n) => n + 1)
      .findLast((count) => hasRoomForAll({ participants: peopleOf(count, letter) }))!;
    assert.ok(most >= 5, `${most}`);
    const value = { record: { ...allIn, participants: peopleOf(most, letter) }, counted: 1 };
    const mutations = [{ type: "set" as const, key: ["call"], value }];
    assert.equal(await store.write({ checks: [], mutations }), true);
    store.close();
  });
}
