/** A person's calls by page, and who may see which call. */
import assert from "node:assert/strict";
import { listCalls, readCallOf } from "../../../../server/store/calls/call-history.ts";
import { chatOf, createRig, device, must } from "../../calls/call-fixture.ts";

const ann = device("ann");
const ben = device("ben");
const cal = device("cal");

Deno.test("listCalls() pages through a person's calls, newest first, of all chats or one", async () => {
  await using rig = await createRig([ann, ben, cal]);
  const withBen = chatOf(["ann", "ben"], { id: "with-ben" });
  const withCal = chatOf(["ann", "cal"], { id: "with-cal" });
  const made: string[] = [];
  for (let n = 0; n < 7; n++) {
    const id = await rig.dial(ann, n % 3 ? withBen : withCal);
    must(await rig.service.cancel(ann, id));
    made.unshift(id);
    // Two of them are in the same millisecond.
    if (n !== 3) rig.clock.advance(1000);
  }
  const walk = async (userId: string, chatId?: string) => {
    const ids: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await listCalls(rig.store, {
        userId,
        limit: 2,
        ...(chatId === undefined ? {} : { chatId }),
        ...(typeof cursor === "string" ? { cursor } : {}),
      });
      assert.ok(page && page.calls.length <= 2);
      ids.push(...page.calls.map(({ id }) => id));
      cursor = page.cursor;
    } while (cursor !== null);
    return ids;
  };
  const all = await walk("ann");
  assert.deepEqual(all.toSorted(), made.toSorted());
  assert.deepEqual([...all.slice(0, 2), ...all.slice(4)], [...made.slice(0, 2), ...made.slice(4)]);
  assert.deepEqual(
    (await walk("ann", "with-cal")).toSorted(),
    [made[0], made[3], made[6]].toSorted(),
  );
  assert.deepEqual(await walk("ben"), await walk("ann", "with-ben"));
  assert.deepEqual(await walk("dan"), []);
});

Deno.test("listCalls() refuses an invalid cursor", async () => {
  await using rig = await createRig();
  assert.equal(await listCalls(rig.store, { userId: "ann", limit: 2, cursor: "x" }), null);
});

Deno.test("readCallOf() shows a call only to the people who were called", async () => {
  await using rig = await createRig();
  const id = await rig.dial(ann, chatOf(["ann", "ben", "cal"]));
  assert.equal((await readCallOf(rig.store, "ben", id))?.id, id);
  assert.equal((await readCallOf(rig.store, "cal", id))?.id, id);
  assert.equal(await readCallOf(rig.store, "dan", id), null);
  assert.equal(await readCallOf(rig.store, "ann", "none"), null);
});
