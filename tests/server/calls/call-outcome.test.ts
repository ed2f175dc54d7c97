/** The contract's outcome table, row by row, through the service on a real store. */
import assert from "node:assert/strict";
import { durationSecondsOf } from "../../../server/store/calls/call-record.ts";
import { listCalls } from "../../../server/store/calls/call-history.ts";
import { readCall } from "../../../server/store/calls/call-store.ts";
import { createRig } from "./call-fixture.ts";
import { ann, ben, chat, everyone, rows } from "./call-outcomes.ts";

for (const row of rows) {
  Deno.test(`call outcome: ${row.name}`, async () => {
    const { here = true, wishes } = row;
    await using rig = await createRig(here ? [ann, ben] : [ann], {
      wishesOf: () => Promise.resolve(wishes ? { ...everyone, ...wishes } : null),
    });
    await row.before?.(rig);
    const endsAt = row.endsInMs === undefined ? null : rig.clock.now() + row.endsInMs;
    const id = await rig.dial(ann, { ...chat, endsAt });
    await row.then(rig, id);
    await rig.service.idle();

    const record = await readCall(rig.store, id);
    assert.ok(record);
    const { status, endReason, endedBy } = record;
    const seconds = durationSecondsOf(record);
    assert.deepEqual(
      { status, endReason, endedBy, seconds, userStatus: record.participants[1].status },
      {
        status: row.status,
        endReason: row.endReason,
        endedBy: row.endedBy,
        seconds: row.seconds,
        userStatus: row.userStatus,
      },
    );
    assert.deepEqual(rig.heardBy(ann), row.caller);
    assert.deepEqual(rig.heardBy(ben), row.callee);
    assert.equal(rig.service.live(id), undefined);
    const history = await listCalls(rig.store, { userId: "ben", chatId: "chat", limit: 10 });
    assert.deepEqual(history?.calls.map((call) => call.id), [id]);
  });
}
