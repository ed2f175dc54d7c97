/** A second call that rings while the first is answered: it can be declined, or rings afterwards. */
import assert from "node:assert/strict";
import type { HostChat } from "../e2e/support/host-site.ts";
import type { Person } from "../e2e/support/person.ts";
import { ANN_HZ, type Meeting, startTwoPeople, type TwoPeople } from "../e2e/support/two-people.ts";

/** Ann and Cleo call Ben, who answers Ann. Cleo's page is in the browser of Ann. */
async function answerTheFirst(world: TwoPeople, { ann, ben, BEN }: Meeting): Promise<Person> {
  const number = crypto.randomUUID();
  const CLEO = { id: `cleo-${number}`, name: "Cleo Carter" };
  const chat: HostChat = { id: `chat-${number}`, calls: "video", members: [CLEO, BEN] };
  const cleo = await world.annsDevice.open(world.site.pageFor(CLEO, chat));
  await cleo.hearsOf("ready");
  await ann.press("Voice call");
  await ben.hearsOf("incoming");
  await cleo.press("Voice call");
  await cleo.reads(/ringing/i);
  await ben.press("Accept");
  await Promise.all([ann.reaches("active"), ben.reaches("active")]);
  await ben.reads(/Cleo Carter\W* is calling/);
  return cleo;
}

Deno.test({
  name: "a second call that rings when the first is answered",
  // The browsers' own sockets and timers outlive a step; each step closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
}, async (t) => {
  await using world = await startTwoPeople();

  await t.step("can be declined, and the first goes on", async () => {
    await using meeting = await world.meet();
    const { ann, ben } = meeting;
    const cleo = await answerTheFirst(world, meeting);
    await ben.press("Decline");
    assert.equal((await cleo.hearsOf("ended")).reason, "declined");
    await ben.hears(ANN_HZ);
    await ann.press("Hang up");
    assert.equal((await ben.hearsOf("ended")).reason, "completed");
    await ben.reaches("idle");
    await cleo.close();
  });

  await t.step("rings when the first is over, and can be accepted", async () => {
    await using meeting = await world.meet();
    const { ben } = meeting;
    const cleo = await answerTheFirst(world, meeting);
    await ben.press("Hang up");
    await ben.press("Accept");
    await Promise.all([cleo.reaches("active"), ben.reaches("active")]);
    await ben.hears(ANN_HZ);
    await cleo.close();
  });
});
