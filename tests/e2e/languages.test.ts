/** The built files on a real page: it shows the page's language and loads no other. */
import assert from "node:assert/strict";
import { startHostSite } from "./support/host-site.ts";
import type { Person } from "./support/person.ts";
import { startTwoPeople } from "./support/two-people.ts";

const scriptsOf = ({ page }: Person) =>
  page.evaluate(() =>
    performance.getEntriesByType("resource").map(({ name }) => name.split("/").at(-1)!)
  );

Deno.test({
  name: "a call between pages in two languages, and a page with its own strings",
  // The browsers' own sockets and timers outlive a step.
  sanitizeResources: false,
  sanitizeOps: false,
}, async () => {
  await using world = await startTwoPeople();
  const bensSite = startHostSite(world.server.url, 'lang="de"');
  {
    await using meeting = await world.meet({ bensSite });
    const { ann, ben } = meeting;
    await ben.sees("Sprachanruf");
    await ann.press("Voice call");
    await ben.press("Annehmen");
    await Promise.all([ann.reaches("active"), ben.reaches("active")]);

    // The page changes its language during the call.
    await ben.page.evaluate(() => document.querySelector("chat-call")!.setAttribute("lang", "pl"));
    await ben.sees("Rozłącz");
    await ben.press("Rozłącz");
    assert.equal((await ann.hearsOf("ended")).reason, "completed");

    const [ofAnn, ofBen] = await Promise.all([scriptsOf(ann), scriptsOf(ben)]);
    const locale = /^(catalog|[a-z]{2}(-hant)?)-[\w-]+\.js$/;
    assert.deepEqual(ofAnn.filter((name) => locale.test(name)), []);
    const loaded = ofBen.filter((name) => locale.test(name)).map((name) => name.split("-")[0]);
    assert.deepEqual(loaded.sort(), ["catalog", "de", "pl"]);
    assert.deepEqual([...ann.complaints, ...ben.complaints], []);
  }
  await bensSite.close();

  const words = { call: { voice: "Ask us" } };
  const annsSite = startHostSite(world.server.url, `strings='${JSON.stringify(words)}'`);
  {
    await using meeting = await world.meet({ annsSite });
    await meeting.ann.sees("Ask us");
    await meeting.ann.sees("Video call");
    await meeting.ben.sees("Voice call");
    assert.deepEqual(meeting.ann.complaints, []);
  }
  await annsSite.close();
});
