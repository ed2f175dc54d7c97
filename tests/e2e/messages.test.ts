/**
 * Messages between two people in a call: on both sides, across a page change, and after its end.
 */
import assert from "node:assert/strict";
import type { Person } from "./support/person.ts";
import { ANN_HZ, BEN_HZ, type Meeting, startTwoPeople } from "./support/two-people.ts";

async function talk({ ann, ben }: Meeting): Promise<void> {
  await ann.press("Voice call");
  await ben.press("Accept");
  await Promise.all([ann.reaches("active"), ben.reaches("active")]);
  await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);
}

/** Types into the open panel, and presses Enter. */
async function writes(person: Person, text: string): Promise<void> {
  await person.page.locator(`::-p-aria([name="Write a message"][role="textbox"])`).fill(text);
  await person.page.keyboard.press("Enter");
}

Deno.test({
  name: "messages in a call",
  // The browsers' own sockets and timers outlive a step; each step closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
}, async (t) => {
  await using world = await startTwoPeople();

  await t.step("are shown on both sides, and announced to both pages by events", async () => {
    await using meeting = await world.meet();
    const { ann, ben } = meeting;
    await talk(meeting);
    await ann.press("Messages");
    await writes(ann, "Is the blue one in stock?");
    await ben.reads("Is the blue one in stock?");
    const told = await ben.hearsOf("message");
    assert.equal(told.text, "Is the blue one in stock?");
    assert.equal(told.name, "Ann Archer");
    assert.equal(told.isOwn, false);
    assert.equal((await ann.hearsOf("message")).isOwn, true);

    await ben.press("Messages");
    await writes(ben, "Two left: https://shop.example/blue");
    await ann.reads("Two left: https://shop.example/blue");
    assert.deepEqual(ann.complaints, []);
    assert.deepEqual(ben.complaints, []);
  });

  await t.step(
    "are all there after a page change, together with the draft",
    async () => {
      await using meeting = await world.meet();
      const { ann, ben } = meeting;
      await talk(meeting);
      await ann.press("Messages");
      await writes(ann, "Before the change");
      await ben.reads("Before the change");
      await ben.press("Messages");
      await ann.page.locator(`::-p-aria([name="Write a message"][role="textbox"])`).fill("Half a");
      await Promise.all([ann.page.reload(), writes(ben, "Meanwhile")]);
      await ann.reaches("active");
      await ann.reads("Before the change");
      await ann.reads("Meanwhile");
      const draft = await ann.page
        .locator(`::-p-aria([name="Write a message"][role="textbox"])`)
        .map((field) => (field as HTMLTextAreaElement).value).wait();
      assert.equal(draft, "Half a");
      await ann.page.keyboard.press("Tab");
      await ben.hears(ANN_HZ);
      assert.deepEqual(ann.complaints, []);
    },
  );

  await t.step("are counted until they are read, even after the call has ended", async () => {
    await using meeting = await world.meet();
    const { ann, ben } = meeting;
    await talk(meeting);
    await ben.press("Messages");
    await writes(ben, "You forgot your keys");
    await ann.page.locator(`::-p-aria([name="Messages"][role="button"])`)
      .filter((button) => button.getAttribute("aria-description") === "Unread: 1").wait();
    await ben.press("Hang up");
    await ann.reaches("idle");
    await ann.press("Messages Unread: 1");
    await ann.reads("You forgot your keys");
    const [call] = await world.history(meeting.ANN, meeting.chat);
    assert.equal(call.messageCount, 1);
  });
});
