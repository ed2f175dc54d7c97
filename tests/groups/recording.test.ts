/** A recording of a group call: it never contains somebody who has not agreed. */
import assert from "node:assert/strict";
import { isRecorded, keepRecorded, recorded, recordsFor } from "../e2e/support/recorded-file.ts";
import { type Gathering, type GroupMember, startGroupWorld } from "./group.ts";

Deno.test({
  name: "a recording of a group call",
  // The browsers' own sockets and timers outlive a step; each step closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
}, async (t) => {
  await using world = await startGroupWorld();

  await t.step("pauses when somebody joins, and has nothing of them until they agree", async () => {
    await using gathering = await world.gather(2, 3);
    const { ann, ben, cleo } = await recordedWithCleo(gathering);
    await ann.press("Cancel");
    await Promise.all([ann, ben, cleo].map((one) => isRecorded(one, false)));
    const { strengths: [anns, bens, cleos] } = await voicesIn(ann, [ann, ben, cleo]);
    assert.ok(Math.min(anns, bens) > 0.005, `those who agreed are heard: ${anns} ${bens}`);
    assert.ok(cleos < 0.001, `Cleo is not: ${cleos}`);
  });

  await t.step("contains all three after the third has agreed", async () => {
    await using gathering = await world.gather(2, 3);
    const { ann, ben, cleo } = await recordedWithCleo(gathering);
    await cleo.press("Agree");
    await Promise.all([ann, ben, cleo].map((one) => isRecorded(one)));
    await recordsFor(ann, 2.5);
    await ann.press("Stop recording");
    const { strengths } = await voicesIn(ann, [ann, ben, cleo]);
    assert.ok(Math.min(...strengths) > 0.005, `all three are heard: ${strengths}`);
  });
});

const voicesIn = (maker: GroupMember, people: readonly GroupMember[]) =>
  recorded(maker, people.map(({ hz }) => hz));

/** Ann records her call with Ben; Cleo has joined, is heard, and has not agreed yet. */
async function recordedWithCleo(gathering: Gathering) {
  const [ann, ben] = gathering.people;
  await ann.startsCall("voice", [ben]);
  await ben.press("Accept");
  await Promise.all([ann.hearsAll([ben]), ben.hearsAll([ann])]);
  await ann.page.evaluate(keepRecorded);
  await ann.press("Settings");
  await ann.press("Record this call");
  await ben.press("Agree");
  await recordsFor(ann, 2);
  const cleo = await gathering.another();
  await cleo.press("Join call");
  await cleo.reads("\u2068Ann Archer\u2069 wants to record this call.");
  await ann.reads("Recording paused: waiting for \u2068Cleo Carter\u2069 to agree");
  await isRecorded(ann, false);
  await ann.hearsAll([ben, cleo]);
  return { ann, ben, cleo };
}
