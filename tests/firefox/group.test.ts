/** A call of three, with one Chromium and two Firefox: everybody hears and sees everybody. */
import assert from "node:assert/strict";
import { launchFirefox } from "../e2e/support/firefox-device.ts";
import { launchDevice } from "../e2e/support/person.ts";
import { type GroupMember, startGroupWorld } from "../groups/group.ts";

const others = (all: readonly GroupMember[], one: GroupMember) => all.filter((it) => it !== one);
const allHearAll = (people: readonly GroupMember[]) =>
  Promise.all(people.map((one) => one.hearsAll(others(people, one))));
const allSeeAll = (people: readonly GroupMember[]) =>
  Promise.all(people.map((one) => one.seesMoving(people.length - 1)));

/** Through the element's method, because arriving pictures move the buttons under a pointer. */
const turnsCameraOn = ({ page }: GroupMember) =>
  page.evaluate(() =>
    (document.querySelector("chat-call") as unknown as {
      toggleCamera(force: boolean): Promise<void>;
    }).toggleCamera(true)
  );

Deno.test({
  name: "a call of three in Chromium and Firefox",
  // The browsers' own sockets and timers outlive a step; each step closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
}, async (t) => {
  await using world = await startGroupWorld({}, [launchFirefox, launchDevice, launchFirefox]);

  await t.step(
    "all can turn their cameras on at once, and one can leave and come back",
    async () => {
      await using gathering = await world.gather(3);
      const { people } = gathering;
      const [ann, ben, cleo] = people;
      await ann.press("Voice call");
      await Promise.all([ben.press("Accept"), cleo.press("Accept")]);
      await allHearAll(people);
      await Promise.all(people.map(turnsCameraOn));
      await allSeeAll(people);

      await cleo.press("Hang up");
      await Promise.all([ann.hearsAll([ben]), ben.hearsAll([ann])]);
      await cleo.press("Join call");
      await allHearAll(people);
      for (const one of people) assert.deepEqual(one.complaints, []);
    },
  );

  await t.step("any two of them can reload at the same moment", async () => {
    await using gathering = await world.gather(3);
    const { people } = gathering;
    const [ann, ben, cleo] = people;
    await ann.press("Video call");
    await Promise.all([ben.press("Accept"), cleo.press("Accept")]);
    await allHearAll(people);
    for (const staying of people) {
      await Promise.all(others(people, staying).map(({ page }) => page.reload()));
      await allHearAll(people);
      await allSeeAll(people);
    }
    await Promise.all([ann, ben].map((one) => one.press("Hang up")));
    assert.equal((await cleo.hearsOf("ended")).reason, "completed");
  });
});
