/** Erasing somebody during a call: the call goes on as before, and they may come back. */
import assert from "node:assert/strict";
import { callEntryOf } from "../../../../server/calls/call-entry.ts";
import { NO_OTHERS } from "../../../../server/calls/other-instances.ts";
import type { CallRecord } from "../../../../server/store/calls/call-record.ts";
import { createRig, must, RING_MS } from "../call-fixture.ts";
import { ann, ben, cal, chat, dan, talking } from "../group-fixture.ts";

Deno.test("anonymise() holds up no news of a running call, here or at another server", async () => {
  const mailed: number[] = [];
  await using rig = await createRig([ann, ben, cal], {
    others: {
      ...NO_OTHERS,
      alongside({ after }) {
        mailed.push(after.sequence);
        return [];
      },
    },
  });
  const id = await talking(rig);
  must(await rig.service.invite(ann, chat, id, ["cal"]));
  await rig.service.expel("ben");
  await rig.service.anonymise(id, "ben");
  await rig.service.idle();
  assert.notEqual(rig.last("ann", "call:participant-left"), undefined);
  // The clock stands still, so nothing depends on a timer.
  must(await rig.service.accept(cal, id));
  await rig.service.idle();
  assert.equal(rig.last("ann", "call:accepted")?.acceptedBy, "cal");
  assert.deepEqual(mailed, mailed.map((_, at) => at + 1));
});

Deno.test("anonymise() keeps the deadlines of a running call", async () => {
  await using rig = await createRig([ann, ben, cal, dan]);
  const id = await talking(rig);
  must(await rig.service.join(cal, chat, id));
  must(await rig.service.invite(ann, chat, id, ["dan"]));
  await rig.service.expel("ben");
  await rig.service.anonymise(id, "ben");
  await rig.pass(RING_MS);
  assert.deepEqual(rig.heardBy(dan), [
    "call:incoming",
    "call:participant-left",
    "call:missed",
    "call:ended",
  ]);
});

Deno.test("anonymise() also forgets the erased person in memory, so that they may come back", async () => {
  await using rig = await createRig([ann, ben, cal]);
  const id = await talking(rig);
  must(await rig.service.join(cal, chat, id));
  await rig.service.expel("ben");
  await rig.service.anonymise(id, "ben");
  must(await rig.service.end(ann, id));
  await rig.service.idle();
  assert.deepEqual(await rig.service.arrived(ben), []);
  await rig.service.expel("ben");
});

Deno.test("expel() of a caller who was invited back leaves a call that webhooks can still describe", async () => {
  const written: CallRecord[] = [];
  await using rig = await createRig([ann, ben, cal], {
    onCommit: (record) => void written.push(record),
  });
  const id = await talking(rig);
  must(await rig.service.join(cal, chat, id));
  must(await rig.service.leave(ann, id));
  must(await rig.service.invite(ben, chat, id, ["ann"]));
  await rig.service.expel("ann");
  await rig.service.idle();
  assert.equal(rig.last("ben", "call:rejected")?.reason, "unavailable");
  await rig.service.anonymise(id, "ann");
  must(await rig.service.leave(ben, id));
  // Webhooks show a call as its caller may see it.
  for (const record of written) assert.equal(callEntryOf(record, record.callerId).id, id);
  assert.equal(written.at(-1)?.endReason, "completed");
});
