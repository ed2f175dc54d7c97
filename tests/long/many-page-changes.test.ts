/** A call that survives many page changes: no page may disturb the next. */
import assert from "node:assert/strict";
import { CHANGES, stillTalk, talk } from "../e2e/support/page-changes.ts";
import { ANN_HZ, startTwoPeople } from "../e2e/support/two-people.ts";

Deno.test({
  name: "ten page changes in a row stay one call",
  // The browsers' own sockets and timers outlive the test, which closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
}, async () => {
  await using world = await startTwoPeople();
  await using meeting = await world.meet();
  await talk(meeting);
  for (let number = 0; number < 10; number++) {
    const changes = Object.values(CHANGES);
    await changes[number % changes.length](meeting.ann);
    await meeting.ben.hears(ANN_HZ);
  }
  await stillTalk(meeting);
  await meeting.ann.press("Hang up");
  await meeting.ben.hearsOf("ended");
  assert.equal((await world.history(meeting.ANN, meeting.chat)).length, 1);
});
