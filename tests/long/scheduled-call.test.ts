/** A scheduled call: created, announced and started, with a real server and two browsers. */
import assert from "node:assert/strict";
import { mintToken } from "../e2e/support/host-site.ts";
import type {} from "../../widget/ui/schedule/due-cards.ts";
import type { Person } from "../e2e/support/person.ts";
import { ANN_HZ, BEN_HZ, type Meeting, startTwoPeople } from "../e2e/support/two-people.ts";

const SOON_MS = 2_500;

Deno.test({
  name: "a scheduled call",
  // The browsers' own sockets and timers outlive a step; each step closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
}, async (t) => {
  await using world = await startTwoPeople();

  /** Schedules as Ann's page does, but for a time too near for the form. */
  async function schedule({ ANN, chat }: Meeting, title: string): Promise<string> {
    const startsAt = new Date(Date.now() + SOON_MS).toISOString();
    const response = await fetch(`${world.server.url}/api/scheduled-calls`, {
      method: "POST",
      headers: {
        "authorization": `Bearer ${await mintToken(ANN, chat)}`,
        "content-type": "application/json",
      },
      body: JSON.stringify({ chatId: chat.id, callType: "voice", startsAt, title }),
    });
    const { success, data } = await response.json();
    assert.equal(success, true);
    return data.id;
  }

  await t.step(
    "is announced at its time, started by one press, and accepted like any call",
    async () => {
      await using meeting = await world.meet();
      const { ann, ben, chat, ANN } = meeting;
      const id = await schedule(meeting, "Order 42");
      for (const person of [ann, ben]) {
        const { scheduledCall } = await person.hearsOf("due");
        assert.equal((scheduledCall as { id: string }).id, id);
        await person.reads(/Order 42.*Begins now/);
      }
      // Announced again on the next page after its welcome, although that page is another chat's.
      const elsewhere = { id: `chat-${crypto.randomUUID()}`, calls: "voice" as const };
      await ann.page.goto(world.site.pageFor(ANN, { ...elsewhere, members: [ANN] }));
      await ann.press("Start call");
      await ben.press("Accept");
      await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);
      await ann.press("Hang up");
      await Promise.all([ann.reaches("idle"), ben.reaches("idle")]);
      const [call] = await world.history(ANN, chat);
      assert.equal(call.endReason, "completed");
      for (const person of [ann, ben]) await showsNoCard(person);
      assert.deepEqual([...ann.complaints, ...ben.complaints], []);
    },
  );

  await t.step(
    "is put off in all tabs of one person by one press, and stays for the other",
    async () => {
      await using meeting = await world.meet();
      const { ann, ben } = meeting;
      const tab = await ben.opensTab(ben.page.url());
      await tab.hearsOf("ready");
      await schedule(meeting, "Order 43");
      await Promise.all([tab, ben, ann].map((person) => person.reads("Order 43")));
      await tab.press("Later");
      await Promise.all([showsNoCard(tab), showsNoCard(ben)]);
      await ben.looks();
      await ben.page.reload();
      await ben.press("Call history");
      await ben.reads("Order 43");
      await showsNoCard(ben);
      await ann.looks();
      await ann.sees("Start call");
    },
  );

  await t.step("is made in the dialog, shown to the other at once, and cancelled", async () => {
    await using meeting = await world.meet();
    const { ann, ben } = meeting;
    await ben.press("Call history");
    await ben.sees("Schedule a call");
    await ann.press("Call history");
    await ann.press("Schedule a call");
    await ann.press("Schedule");
    for (const person of [ann, ben]) await person.reads("Upcoming");
    await ben.sees("I can’t make it");
    await ann.press("Cancel call");
    await ann.reads("Cancel it for everyone?");
    await ann.press("Cancel call");
    for (const person of [ann, ben]) {
      await person.page.waitForFunction(() => !/Upcoming/.test(window.screenText()));
    }
    assert.deepEqual([...ann.complaints, ...ben.complaints], []);
  });
});

/** Waits until this page has handled the news of a due call, and shows no card of it. */
async function showsNoCard({ page }: Person): Promise<void> {
  await page.waitForFunction(
    async () => {
      const cards = document.querySelector("chat-call")?.shadowRoot?.querySelector("chat-call-due");
      // They appear with the server's first news of a due call, and know the person once it is
      // told.
      if (!cards?.selfId) return false;
      await cards.updateComplete;
      return !cards.shadowRoot?.querySelector("section");
    },
    // A tab in the background draws no frames.
    { polling: 50 },
  );
}
