/** A call whose server is killed and comes back: the sound never stops, and no state is lost. */
import assert from "node:assert/strict";
import { connectClient } from "../support/connect-client.ts";
import { mintToken } from "../e2e/support/host-site.ts";
import { suffer } from "../e2e/support/outage.ts";
import { PAGE_OUTAGES } from "../e2e/support/page-outages.ts";
import type { Person } from "../e2e/support/person.ts";
import { ANN_HZ, BEN_HZ, startTwoPeople } from "../e2e/support/two-people.ts";

/** The gap in the sound that a busy machine may cause by itself. */
const UNBROKEN_MS = 1_000;

Deno.test({
  name: "a call goes on while its server is killed, and can be hung up when the server is back",
  // The browsers' own sockets and timers outlive a test; it closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
  async fn() {
    await using world = await startTwoPeople();
    await using meeting = await world.meet({ beforeLoad: PAGE_OUTAGES });
    const { ann, ben } = meeting;
    await ann.press("Voice call");
    await ben.press("Accept");
    await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);

    const reports = await suffer(meeting, async () => {
      await world.server.kill("SIGKILL");
      await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);
      await world.server.restart();
      for (const { page } of [ann, ben]) {
        await page.waitForFunction(
          () => window.rememberedEvents.filter(({ type }) => type === "chat-call-ready").length > 1,
          { timeout: 20_000 },
        );
      }
    });
    for (const { silenceMs, noticedMs } of reports) {
      assert.ok(silenceMs < UNBROKEN_MS, `silent for ${silenceMs.toFixed(0)} ms`);
      assert.equal(noticedMs, null);
    }

    await ann.press("Hang up");
    for (const person of [ann, ben]) {
      assert.equal((await person.hearsOf("ended")).reason, "completed");
    }
    for (const person of [meeting.ANN, meeting.BEN]) {
      const [call, ...others] = await world.history(person, meeting.chat);
      assert.deepEqual(others, []);
      assert.deepEqual([call.status, call.endReason], ["ended", "completed"]);
    }
  },
});

Deno.test({
  name: "mutes survive a killed server, and so does one pressed while it was away",
  // The browsers' own sockets and timers outlive a test; it closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
  async fn() {
    await using world = await startTwoPeople();
    await using meeting = await world.meet();
    const { ann, ben, ANN, BEN } = meeting;
    await ann.press("Voice call");
    await ben.press("Accept");
    await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);
    await ann.press("Mute");
    await showsMuted(ben, ANN.id);

    await world.server.kill("SIGKILL");
    await ben.press("Mute");
    await ben.sees("Unmute");
    await world.server.restart();
    await showsMuted(ann, BEN.id);
    // A device that connects now is told what the new server knows, at once or when it learns it.
    const token = await mintToken(ANN, meeting.chat);
    const phone = await connectClient(world.server.url, ANN.id, { token });
    const { participants } = phone.welcome.calls[0];
    for (const { userId, muted } of participants) {
      if (muted) continue;
      await phone.patient(20_000).next(
        "call:participant-audio-toggle",
        (toggle) => toggle.userId === userId && toggle.muted,
      );
    }
    await phone.close();
    await showsMuted(ben, ANN.id);
    await ann.press("Hang up");
    await ben.hearsOf("ended");
  },
});

Deno.test({
  name: "a mute survives a reload during which the server was restarted",
  // The browsers' own sockets and timers outlive a test; it closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
  async fn() {
    await using world = await startTwoPeople();
    await using meeting = await world.meet();
    const { ann, ben } = meeting;
    await ann.press("Voice call");
    await ben.press("Accept");
    await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);
    await ann.press("Mute");
    await ben.hearsNothingOf(ANN_HZ);

    await world.server.kill("SIGKILL");
    // If the browser has not cached the script, this page has no widget.
    await ann.page.reload();
    await world.server.restart();
    await ann.page.reload();
    await ann.sees("Unmute");
    // Her first offer may come before his page is back on the line.
    await ann.hears(BEN_HZ, 45_000);
    await ben.hearsNothingOf(ANN_HZ);
    await ann.press("Unmute");
    await ben.hears(ANN_HZ);
  },
});

/** Waits until a page's element says that somebody is muted. */
async function showsMuted({ page }: Person, userId: string): Promise<void> {
  await page.waitForFunction(
    (id) => {
      const element = document.querySelector<
        HTMLElement & { participants: { id: string; muted: boolean }[] }
      >("chat-call");
      return element?.participants.find((one) => one.id === id)?.muted;
    },
    { timeout: 20_000, polling: 50 },
    userId,
  );
}
