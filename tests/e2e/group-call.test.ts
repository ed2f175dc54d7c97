/** Four people in one call: everybody hears and sees everybody, whoever comes and goes. */
import assert from "node:assert/strict";
import { type GroupMember, startGroupWorld } from "./support/group.ts";

const others = (all: readonly GroupMember[], one: GroupMember) => all.filter((it) => it !== one);
const allHearAll = (people: readonly GroupMember[]) =>
  Promise.all(people.map((one) => one.hearsAll(others(people, one))));

Deno.test({
  name: "a call of four",
  // The browser's own sockets and timers outlive a step; each step closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
}, async (t) => {
  await using world = await startGroupWorld();

  await t.step("voice: the first answer begins it, and all twelve ways carry a voice", async () => {
    await using gathering = await world.gather(4);
    const { people } = gathering;
    const [ann, ben, cleo, dan] = people;

    await ann.press("Voice call");
    await ben.press("Accept");
    await Promise.all([ann.reaches("active"), ben.reaches("active")]);
    await cleo.reaches("incoming");
    await Promise.all([cleo.press("Accept"), dan.press("Accept")]);
    await allHearAll(people);

    // Dan goes and comes back; nobody misses a beat of the others.
    await dan.press("Hang up");
    await dan.hearsOf("ended");
    for (const one of [ann, ben, cleo]) {
      assert.deepEqual(await one.hearsOf("participant-left"), {
        userId: dan.member.id,
        reason: "left",
      });
    }
    await allHearAll([ann, ben, cleo]);
    for (const one of people) assert.deepEqual(one.complaints, []);
  });
});
