/** Four people in one call: everybody hears and sees everybody, whoever comes and goes. */
import assert from "node:assert/strict";
import { gapAllowedMs, type GroupMember, startGroupWorld } from "./group.ts";

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

  await t.step("voice: all twelve ways sound, and who stays misses nothing", async () => {
    await using gathering = await world.gather(4);
    const { people } = gathering;
    const [ann, ben, cleo, dan] = people;
    const stayers = [ann, ben, cleo];

    await ann.press("Voice call");
    await ben.press("Accept");
    await Promise.all([ann.reaches("active"), ben.reaches("active")]);
    // The first answer has begun it; the others still ring, and are shown as such.
    await Promise.all([cleo.reaches("incoming"), ann.reads(/Dan Dyer\s+Ringing/)]);
    await Promise.all([cleo.press("Accept"), dan.press("Accept")]);
    await allHearAll(people);

    const linksBefore = await Promise.all(stayers.map((one) => one.links()));
    const listening = await Promise.all(stayers.map((one) => one.keepsListening()));
    await dan.press("Hang up");
    for (const one of stayers) {
      assert.deepEqual(await one.hearsOf("participant-left"), {
        userId: dan.member.id,
        reason: "left",
      });
    }
    await allHearAll(stayers);
    await dan.reaches("idle");
    await dan.press("Join call");
    await allHearAll(people);

    // One link more each, and those that were there are the same and have never faltered.
    for (const [at, one] of stayers.entries()) assert.equal(await one.links(), linksBefore[at] + 1);
    const allowedMs = await gapAllowedMs(stayers);
    for (const [at, stop] of listening.entries()) {
      const heard = (await stop()).filter(({ hz }) => hz !== dan.hz);
      assert.deepEqual(
        heard.map(({ hz }) => hz).sort((a, b) => a - b),
        others(stayers, stayers[at]).map(({ hz }) => hz),
      );
      for (const { hz, longestGapMs } of heard) {
        assert.ok(longestGapMs <= allowedMs, `${hz} Hz was away for ${longestGapMs} ms`);
      }
    }

    // Until two are left, somebody who goes only leaves; then it is over for both.
    await ann.press("Hang up");
    await cleo.press("Hang up");
    await Promise.all([ben.hearsAll([dan]), dan.hearsAll([ben])]);
    await ben.press("Hang up");
    assert.equal((await dan.hearsOf("ended")).reason, "completed");
    for (const one of people) assert.deepEqual(one.complaints, []);
  });

  await t.step(
    "video: three are joined by a fourth, and every picture moves everywhere",
    async () => {
      await using gathering = await world.gather(4);
      const { people } = gathering;
      const [ann, ben, cleo, dan] = people;
      await ann.startsCall("video", [ben, cleo]);
      await Promise.all([ben.press("Accept"), cleo.press("Accept")]);
      await allHearAll([ann, ben, cleo]);

      await ben.press("Add people");
      await ben.chooses("Dan Dyer");
      await dan.press("Accept");
      await allHearAll(people);
      await Promise.all(people.map((one) => one.seesMoving(3)));

      // What a camera costs is shared out among the three who get it.
      const { total, scales } = await ann.sends();
      assert.ok(total <= 2_500_003, `the cameras may send ${total} bit/s together`);
      // On a poor path, and a busy machine is one, the pictures are smaller still.
      assert.equal(scales.length, 3);
      assert.ok(scales.every((scale) => scale >= 2), `the pictures are scaled by ${scales}`);
      await ann.press("Hang up");
    },
  );

  await t.step(
    "who comes late, left and came back, or never rang, is shown the call and can join it",
    async () => {
      await using gathering = await world.gather(3, 4);
      const { people } = gathering;
      const [ann, ben, cleo] = people;
      await ann.startsCall("voice", [ben]);
      await cleo.sees("Voice call");
      await ben.press("Accept");
      await Promise.all([ann.hearsAll([ben]), ben.hearsAll([ann])]);

      // Cleo was not rung and has had the page open all the while.
      await cleo.reads(/Join call.*Ann Archer and Ben Baker/);
      const dan = await gathering.another();
      await dan.reads(/Join call.*Ann Archer and Ben Baker/);
      await dan.press("Join call");
      await allHearAll([ann, ben, dan]);
      await cleo.reads(/Join call.*Ann Archer and 2 others/);

      await ben.press("Hang up");
      await ben.reaches("idle");
      await ben.page.reload();
      await ben.reads(/Join call.*Ann Archer and Dan Dyer/);
      await ben.press("Join call");
      await cleo.press("Join call");
      await allHearAll(people);
      for (const one of people) assert.deepEqual(one.complaints, []);
      await ann.press("Hang up");
      await ann.sees("Join call");
      for (const one of [ben, cleo]) await one.press("Hang up");
      await Promise.all(people.map((one) => one.sees("Voice call")));
    },
  );

  await t.step(
    "nobody but one can come: who declines and who does not answer is told",
    async () => {
      await using gathering = await world.gather(3);
      const [ann, ben, cleo] = gathering.people;
      await ann.press("Voice call");
      await ben.press("Accept");
      await ann.reaches("active");
      // It is shown for a moment.
      await Promise.all([ann.reads(/Cleo Carter\s+Declined/), cleo.press("Decline")]);
      await Promise.all([ann.hearsAll([ben]), ben.hearsAll([ann])]);
      await ben.press("Hang up");
      assert.equal((await ann.hearsOf("ended")).reason, "completed");
    },
  );
});
