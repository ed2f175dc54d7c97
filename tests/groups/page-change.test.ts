/** Page changes in a group call: the page takes the call up again, and the others hear no gap. */
import assert from "node:assert/strict";
import { gapAllowedMs, type GroupMember, startGroupWorld } from "./group.ts";

const others = (all: readonly GroupMember[], one: GroupMember) => all.filter((it) => it !== one);
const allHearAll = (people: readonly GroupMember[]) =>
  Promise.all(people.map((one) => one.hearsAll(others(people, one))));

/** Runs `during` while these people listen, and checks that they heard each other without a gap. */
async function withoutAGap(
  stayers: readonly GroupMember[],
  during: () => Promise<unknown>,
): Promise<void> {
  const listening = await Promise.all(stayers.map((one) => one.keepsListening()));
  await during();
  const allowedMs = await gapAllowedMs(stayers);
  for (const [at, stop] of listening.entries()) {
    const heard = await stop();
    for (const { hz } of others(stayers, stayers[at])) {
      const voice = heard.find((one) => one.hz === hz);
      assert.ok(voice, `${hz} Hz was not heard at ${stayers[at].member.name}`);
      assert.ok(voice.longestGapMs <= allowedMs, `${hz} Hz was away for ${voice.longestGapMs} ms`);
    }
  }
}

Deno.test({
  name: "page changes in a group call",
  // The browser's own sockets and timers outlive a step; each step closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
}, async (t) => {
  await using world = await startGroupWorld();

  await t.step(
    "a callee, then the caller, reload in a call of four, and the others hear no gap",
    async () => {
      await using gathering = await world.gather(4);
      const { people } = gathering;
      const [ann, ben, cleo, dan] = people;
      await ann.press("Voice call");
      for (const one of [ben, cleo, dan]) await one.press("Accept");
      await allHearAll(people);

      for (const changing of [dan, ann]) {
        await withoutAGap(others(people, changing), async () => {
          await changing.page.reload();
          await allHearAll(people);
        });
      }

      for (const one of [ann, ben]) await one.press("Hang up");
      await Promise.all([cleo.hearsAll([dan]), dan.hearsAll([cleo])]);
      await cleo.press("Hang up");
      assert.equal((await dan.hearsOf("ended")).reason, "completed");
      for (const one of people) assert.deepEqual(one.complaints, []);
    },
  );

  for (const call of ["Voice call", "Video call"]) {
    await t.step(`${call.toLowerCase()}: two of three reload at the same moment`, async () => {
      await using gathering = await world.gather(3);
      const { people } = gathering;
      const [ann, ben, cleo] = people;
      await ann.press(call);
      for (const one of [ben, cleo]) await one.press("Accept");
      await allHearAll(people);
      await Promise.all([ben.page.reload(), cleo.page.reload()]);
      await allHearAll(people);
      if (call === "Video call") await Promise.all(people.map((one) => one.seesMoving(2)));
      await Promise.all([ann, ben].map((one) => one.press("Hang up")));
      assert.equal((await cleo.hearsOf("ended")).reason, "completed");
    });
  }
});
