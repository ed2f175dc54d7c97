/**
 * The store's answer to a new call gets lost, and the call has moved on before its server looks
 * again.
 */
import assert from "node:assert/strict";
import { readCall } from "../../../server/store/calls/call-store.ts";
import { type Store, StoreUnavailable } from "../../../server/store/kv/kv.ts";
import { createRig, must, openPatientStore, type Rig } from "./call-fixture.ts";
import { ann, ben, cal, chat, dan } from "./group-fixture.ts";

Deno.test("initiate() does not restart a call that others have answered and left meanwhile", async () => {
  const inner = await openPatientStore();
  const elsewhere = await createRig([ann, ben, cal, dan], { store: inner });
  let isLost = false;
  const store: Store = {
    ...inner,
    async write(write) {
      const isWritten = await inner.write(write);
      if (isLost) return isWritten;
      isLost = true;
      const [{ value: id }] = await inner.list<string>({ prefix: ["live_call_by_chat"] }, {
        limit: 1,
      });
      await takeFar(elsewhere, id);
      throw new StoreUnavailable("the answer got lost");
    },
  };
  const rig = await createRig([ann, ben, cal, dan], { store });
  const { sessionId } = must(await rig.service.initiate(ann, chat, { callType: "voice" }));
  const { startedAt, participants } = (await readCall(inner, sessionId))!;
  assert.notEqual(startedAt, null);
  assert.deepEqual(participants.map(({ status }) => status), [
    "joined",
    "joined",
    "left",
    "joined",
  ]);
  for (const one of [rig, elsewhere]) await one[Symbol.asyncDispose]();
  inner.close();
});

/** Makes more commits than a call remembers. */
async function takeFar({ service }: Rig, id: string): Promise<void> {
  for (const by of [ben, cal, dan]) must(await service.accept(by, id));
  must(await service.leave(cal, id));
  must(await service.leave(dan, id));
  must(await service.join(dan, chat, id));
}
