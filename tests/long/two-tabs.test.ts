/**
 * One person with several tabs: one has the call, the others show it, control it, or take it over.
 */
import assert from "node:assert/strict";
import type { Person } from "../e2e/support/person.ts";
import { ANN_HZ, BEN_HZ, type Meeting, startTwoPeople } from "../e2e/support/two-people.ts";

const ELSEWHERE = "Call in another tab";

async function talk({ ann, ben }: Meeting): Promise<void> {
  await ann.press("Voice call");
  await ben.press("Accept");
  await Promise.all([ann.reaches("active"), ben.reaches("active")]);
  await ben.hears(ANN_HZ);
}

/** This tab has the call, and both people hear each other. */
async function stillTalks(tab: Person, { ben }: Meeting): Promise<void> {
  await tab.reaches("active");
  await tab.looks();
  await Promise.all([tab.hears(BEN_HZ), ben.hears(ANN_HZ)]);
  await ben.reaches("active");
}

Deno.test({
  name: "a call and several tabs of one person",
  // The browsers' own sockets and timers outlive a step; each step closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
}, async (t) => {
  await using world = await startTwoPeople({ SEAT_LEASE_SECONDS: "10" });

  await t.step("another tab can mute, unmute and hang up", async () => {
    await using meeting = await world.meet();
    const { ann, ben } = meeting;
    await talk(meeting);
    const other = await ann.opensTab(ann.page.url());
    await other.reads(ELSEWHERE);
    await other.reads("Ben Baker");
    await other.press("Mute");
    await ben.hearsNothingOf(ANN_HZ);
    await other.press("Unmute");
    await ben.hears(ANN_HZ);
    await other.press("Hang up");
    assert.equal((await ben.hearsOf("ended")).reason, "completed");
    await other.sees("Voice call");
    assert.deepEqual([...ann.complaints, ...other.complaints], []);
  });

  await t.step(
    "Move here takes the call, and the tab that had it becomes the remote control",
    async () => {
      await using meeting = await world.meet();
      const { ann, ben, ANN, chat } = meeting;
      await talk(meeting);
      const other = await ann.opensTab(ann.page.url());
      await other.press("Move here");
      await stillTalks(other, meeting);
      await ann.looks();
      await ann.reads(ELSEWHERE);
      await ann.reaches("idle");

      await ann.press("Move here");
      await stillTalks(ann, meeting);
      await ann.press("Hang up");
      assert.equal((await ben.hearsOf("ended")).reason, "completed");
      const calls = await world.history(ANN, chat);
      assert.deepEqual(calls.map(({ endReason }) => endReason), ["completed"]);
      assert.deepEqual([...ann.complaints, ...other.complaints], []);
    },
  );

  await t.step("a duplicated tab does not take the call", async () => {
    await using meeting = await world.meet();
    const { ann } = meeting;
    await talk(meeting);
    const copy = await ann.duplicates();
    await copy.reads(ELSEWHERE);
    await copy.reaches("idle");
    await stillTalks(ann, meeting);
  });

  await t.step(
    "a tab on another chat's page shows the call, which goes on when its own tab goes there too",
    async () => {
      await using meeting = await world.meet();
      const { ann, ANN } = meeting;
      await talk(meeting);
      const elsewhere = {
        id: `chat-${crypto.randomUUID()}`,
        calls: "voice",
        members: [ANN],
      } as const;
      const page = world.site.pageFor(ANN, { ...elsewhere, members: [...elsewhere.members] });
      const other = await ann.opensTab(page);
      await other.reads(ELSEWHERE);
      await stillTalks(ann, meeting);
      await ann.page.goto(page);
      await stillTalks(ann, meeting);
      await other.looks();
      await other.reads(ELSEWHERE);
    },
  );

  await t.step("after the tab with the call is closed, another can take the call", async () => {
    await using meeting = await world.meet();
    const { ann } = meeting;
    await talk(meeting);
    const other = await ann.opensTab(ann.page.url());
    await other.reads(ELSEWHERE);
    await ann.page.close();
    await other.press("Move here");
    await stillTalks(other, meeting);
  });

  await t.step("after the last tab is closed, a new one can join the call again", async () => {
    await using meeting = await world.meet();
    const { ann, ben } = meeting;
    await talk(meeting);
    await ann.press("Mute");
    await ben.hearsNothingOf(ANN_HZ);
    const url = ann.page.url();
    await ann.page.close();
    const next = await ann.opensTab(url);
    await next.press("Join call");
    await stillTalks(next, meeting);
    await next.sees("Mute");
    await next.press("Hang up");
    assert.equal((await ben.hearsOf("ended")).reason, "completed");
    assert.deepEqual(next.complaints, []);
  });

  await t.step("after the last tab is closed, the call ends with the lease", async () => {
    await using meeting = await world.meet();
    const { ann, ben } = meeting;
    await talk(meeting);
    await ann.page.close();
    await ben.reads(/left|changing pages/);
    assert.equal((await ben.hearsOf("ended")).reason, "connection-lost");
  });

  await t.step(
    "it rings in both tabs, sounds in one, and the tab that accepts leaves the other the controls",
    async () => {
      await using meeting = await world.meet();
      const { ann, ben } = meeting;
      const other = await ben.opensTab(ben.page.url());
      await other.hearsOf("ready");
      // A gesture in each, so that both may play sound.
      for (const tab of [ben, other]) {
        await tab.looks();
        await tab.page.click("h1");
      }
      await ann.press("Voice call");
      await Promise.all([ben.reaches("incoming"), other.reaches("incoming")]);
      const ringtones = async () => {
        const { held } = await other.page.evaluate(() => navigator.locks.query());
        return held?.filter(({ name }) => name === "chat-call-ringtone").length ?? 0;
      };
      await other.page.waitForFunction(
        async () => {
          const { held, pending } = await navigator.locks.query();
          return [held, pending].every((locks) =>
            locks?.some(({ name }) => name === "chat-call-ringtone")
          );
        },
        { polling: 50 },
      );
      assert.equal(await ringtones(), 1);
      await other.press("Accept");
      await other.reaches("active");
      await ben.reads(ELSEWHERE);
      await other.page.waitForFunction(async () =>
        (await navigator.locks.query()).held?.length === 0
      );
      await other.looks();
      await Promise.all([ann.hears(BEN_HZ), other.hears(ANN_HZ)]);
    },
  );
});
