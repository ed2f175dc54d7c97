/**
 * The contract's outcome table for group calls, row by row, through the service on a real store.
 */
import assert from "node:assert/strict";
import { listCalls } from "../../../server/store/calls/call-history.ts";
import { readCall } from "../../../server/store/calls/call-store.ts";
import { DEADLINES, liveCallKey, seatKey } from "../../../server/store/kv/keys.ts";
import { chatOf, createRig } from "./call-fixture.ts";
import { ann, ben, cal, dan, everyone, people, rows } from "./group-outcomes.ts";

for (const row of rows) {
  Deno.test(`group outcome: ${row.name}`, async () => {
    const { offline = [], busy = [], unavailable = [] } = row;
    const here = [ann, ben, cal, dan].filter(({ userId }) => !offline.includes(userId));
    await using rig = await createRig(here, {
      wishesOf: (userId) =>
        Promise.resolve({
          ...everyone,
          doNotDisturb: busy.includes(userId),
          blocked: unavailable.includes(userId) ? ["ann"] : [],
        }),
    });
    const id = await rig.dial(ann, chatOf(people));
    for (const act of row.acts) {
      await act(rig, id);
      await rig.service.idle();
    }

    const record = await readCall(rig.store, id);
    assert.ok(record);
    const { status, endReason, endedBy, participants } = record;
    assert.deepEqual(
      { status, endReason, endedBy, userStatus: participants.slice(1).map((one) => one.status) },
      {
        status: row.status,
        endReason: row.endReason,
        endedBy: row.endedBy,
        userStatus: row.userStatus,
      },
    );
    const heard = [ann, ben, cal, dan].map((by) =>
      rig.heardBy(by).filter((type) =>
        type !== "call:ringing" && type !== "call:answered-elsewhere"
      )
    );
    assert.deepEqual(heard, row.heard);

    assert.equal(rig.service.live(id), undefined);
    assert.equal((await rig.store.get(liveCallKey("chat"))).value, null);
    assert.deepEqual(await rig.store.list({ prefix: DEADLINES }, { limit: 5 }), []);
    for (const userId of people) {
      assert.equal((await rig.store.get(seatKey(userId))).value, null);
      const history = await listCalls(rig.store, { userId, chatId: "chat", limit: 5 });
      const knows = !unavailable.includes(userId);
      assert.deepEqual(history?.calls.map((call) => call.id), knows ? [id] : [], userId);
    }
  });
}
