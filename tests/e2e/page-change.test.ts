/** A call across page changes: the next page takes the call up, and both hear each other again. */
import assert from "node:assert/strict";
import { CHANGES, stillTalk, talk } from "./support/page-changes.ts";
import { ANN_HZ, BEN_HZ, startTwoPeople } from "./support/two-people.ts";

Deno.test({
  name: "a call across page changes",
  // The browsers' own sockets and timers outlive a step; each step closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
}, async (t) => {
  await using world = await startTwoPeople();

  for (const [how, change] of Object.entries(CHANGES)) {
    await t.step(
      `${how}: the next page takes the call up by itself, for caller and callee`,
      async () => {
        await using meeting = await world.meet();
        await talk(meeting);
        await change(meeting.ann);
        await stillTalk(meeting);
        await change(meeting.ben);
        await stillTalk(meeting);

        await meeting.ann.press("Hang up");
        assert.equal((await meeting.ben.hearsOf("ended")).reason, "completed");
        const calls = await world.history(meeting.ANN, meeting.chat);
        assert.deepEqual(calls.map(({ status, endReason }) => [status, endReason]), [
          ["ended", "completed"],
        ]);
        assert.deepEqual(meeting.ann.complaints, []);
      },
    );
  }

  await t.step("both can change pages at the same time", async () => {
    await using meeting = await world.meet();
    await talk(meeting);
    await Promise.all([CHANGES.reload(meeting.ann), CHANGES.reload(meeting.ben)]);
    await stillTalk(meeting);
  });

  await t.step("a caller who reloads while it rings goes on ringing the callee", async () => {
    await using meeting = await world.meet();
    await meeting.ann.press("Voice call");
    await meeting.ben.sees("Accept");
    await CHANGES.reload(meeting.ann);
    await meeting.ann.reaches("ringing");
    await meeting.ben.press("Accept");
    await stillTalk(meeting);
  });

  await t.step(
    "a call survives an app that removes its element and shows another one later",
    async () => {
      await using meeting = await world.meet();
      await talk(meeting);
      await meeting.ann.page.evaluate(() => {
        const element = document.querySelector("chat-call")!;
        const next = element.cloneNode() as Element;
        Object.assign(window, { showNext: () => document.body.append(next) });
        element.remove();
      });
      await meeting.ben.reaches("reconnecting");
      await meeting.ann.page.evaluate("showNext()");
      await stillTalk(meeting);
    },
  );

  await t.step("a muted person stays muted", async () => {
    await using meeting = await world.meet();
    await talk(meeting);
    await meeting.ann.press("Mute");
    await meeting.ben.hearsNothingOf(ANN_HZ);
    await CHANGES.link(meeting.ann);
    await meeting.ann.sees("Unmute");
    await meeting.ann.hears(BEN_HZ);
    await meeting.ben.hearsNothingOf(ANN_HZ);
    await meeting.ann.press("Unmute");
    await meeting.ben.hears(ANN_HZ);
  });

  await t.step("a video call keeps its pictures", async () => {
    await using meeting = await world.meet();
    await meeting.ann.press("Video call");
    await meeting.ben.press("Accept");
    await Promise.all([meeting.ann.reaches("active"), meeting.ben.reaches("active")]);
    await CHANGES.reload(meeting.ann);
    await Promise.all([meeting.ann.watches(1280, 720), meeting.ben.watches(1280, 720)]);
    await stillTalk(meeting);
  });
});
