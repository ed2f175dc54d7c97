/** Up to four people in one call: everybody hears and sees everybody while people come and go. */
import assert from "node:assert/strict";
import { gapAllowedMs, type GroupMember, startGroupWorld } from "./group.ts";

const others = (all: readonly GroupMember[], one: GroupMember) => all.filter((it) => it !== one);
const allHearAll = (people: readonly GroupMember[]) =>
  Promise.all(people.map((one) => one.hearsAll(others(people, one))));

Deno.test({
  name: "a group call",
  // The browser's own sockets and timers outlive a step; each step closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
}, async (t) => {
  await using world = await startGroupWorld();

  await t.step(
    "voice: all four hear each other, and nobody who stays misses anything when one leaves",
    async () => {
      await using gathering = await world.gather(4);
      const { people } = gathering;
      const [ann, ben, cleo, dan] = people;
      const stayers = [ann, ben, cleo];

      await ann.press("Voice call");
      await ben.press("Accept");
      await Promise.all([ann.reaches("active"), ben.reaches("active")]);
      // The first accept has started the call; the others still ring and are shown as ringing.
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

      // Each has one more link, and the old links were never interrupted.
      for (const [at, one] of stayers.entries()) {
        assert.equal(await one.links(), linksBefore[at] + 1);
      }
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

      // While three or more are left, hanging up only leaves; with two left it ends the call.
      await ann.press("Hang up");
      await cleo.press("Hang up");
      await Promise.all([ben.hearsAll([dan]), dan.hearsAll([ben])]);
      await ben.press("Hang up");
      assert.equal((await dan.hearsOf("ended")).reason, "completed");
      for (const one of people) assert.deepEqual(one.complaints, []);
    },
  );

  await t.step(
    "video: a fourth person is added to three, and everybody sees every picture move",
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

      // The camera's bandwidth is divided among its three receivers.
      const { total, scales } = await ann.sends();
      assert.ok(total <= 2_500_003, `the cameras may send ${total} bit/s together`);
      // On a poor path, such as a busy machine, the pictures are even smaller.
      assert.equal(scales.length, 3);
      assert.ok(scales.every((scale) => scale >= 2), `the pictures are scaled by ${scales}`);
      await ann.press("Hang up");
    },
  );

  await t.step(
    "people who come late, left, or were never rung are shown the call and can join it",
    async () => {
      await using gathering = await world.gather(3, 4);
      const { people } = gathering;
      const [ann, ben, cleo] = people;
      await ann.startsCall("voice", [ben]);
      await cleo.sees("Voice call");
      await ben.press("Accept");
      await Promise.all([ann.hearsAll([ben]), ben.hearsAll([ann])]);

      // Cleo was not rung and has had the page open all the time.
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
    "a decline is shown to the caller, and the call goes on with those who accepted",
    async () => {
      await using gathering = await world.gather(3);
      const [ann, ben, cleo] = gathering.people;
      await ann.press("Voice call");
      await ben.press("Accept");
      await ann.reaches("active");
      // It is shown only briefly.
      await Promise.all([ann.reads(/Cleo Carter\s+Declined/), cleo.press("Decline")]);
      await Promise.all([ann.hearsAll([ben]), ben.hearsAll([ann])]);
      await ben.press("Hang up");
      assert.equal((await ann.hearsOf("ended")).reason, "completed");
    },
  );
});
