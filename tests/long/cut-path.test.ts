/** A call whose media path is cut: how soon it is noticed, and how soon it is heard again. */
import assert from "node:assert/strict";
import { ANN_HZ, BEN_HZ, type Meeting, startTwoPeople } from "../e2e/support/two-people.ts";
import { createUdpPath, leadThroughPath } from "../e2e/support/udp-path.ts";

/** The browser itself reports a cut only after 5.8 s. */
const NOTICED_WITHIN_MS = 5_000;
/** On an idle machine it takes less than a second. */
const HEARD_WITHIN_MS = 8_000;

Deno.test({
  name: "a call whose path is cut",
  // The browsers' own sockets and timers outlive a step; each step closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
}, async (t) => {
  await using world = await startTwoPeople();
  const path = createUdpPath();

  async function talk(): Promise<Meeting> {
    const meeting = await world.meet({
      beforeLoad: leadThroughPath,
      exposed: { throughPath: path.through },
    });
    const { ann, ben } = meeting;
    await ann.press("Voice call");
    await ben.press("Accept");
    await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);
    return meeting;
  }

  /** How long these waits take together, in milliseconds. */
  async function timed(wait: Promise<unknown>[]): Promise<number> {
    const started = performance.now();
    await Promise.all(wait);
    return performance.now() - started;
  }
  const noticed = ({ ann, ben }: Meeting) =>
    timed([ann.hearsOf("reconnecting"), ben.hearsOf("reconnecting")]);
  const heard = ({ ann, ben }: Meeting) => timed([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);

  await t.step(
    "the silence is noticed before the browser reports it, and ends with the cut",
    async () => {
      await using meeting = await talk();
      path.setOpen(false);
      const noticedMs = await noticed(meeting);
      assert.ok(noticedMs < NOTICED_WITHIN_MS, `noticed after ${noticedMs.toFixed(0)} ms`);
      path.setOpen(true);
      const heardMs = await heard(meeting);
      assert.ok(heardMs < HEARD_WITHIN_MS, `heard after ${heardMs.toFixed(0)} ms`);
      await Promise.all([meeting.ann.reaches("active"), meeting.ben.reaches("active")]);
    },
  );

  await t.step("a path that is gone for good is replaced by another", async () => {
    await using meeting = await talk();
    path.abandon();
    // The one that notices first may have repaired it before the other notices.
    const { ann, ben } = meeting;
    await Promise.any([ann.hearsOf("reconnecting"), ben.hearsOf("reconnecting")]);
    const heardMs = await heard(meeting);
    assert.ok(heardMs < HEARD_WITHIN_MS, `heard after ${heardMs.toFixed(0)} ms`);
    await ann.press("Hang up");
    assert.equal((await ben.hearsOf("ended")).reason, "completed");
  });

  await t.step("the sound comes back after a path was cut for seconds", async () => {
    await using meeting = await talk();
    path.setOpen(false);
    await noticed(meeting);
    // Longer than one restart may take.
    await new Promise((resolve) => setTimeout(resolve, 8_000));
    path.setOpen(true);
    const heardMs = await heard(meeting);
    assert.ok(heardMs < HEARD_WITHIN_MS, `heard after ${heardMs.toFixed(0)} ms`);
  });

  path.close();
});
