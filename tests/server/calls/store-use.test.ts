/** How many store operations a call takes, and what happens when the store is silent. */
import assert from "node:assert/strict";
import type { CallChange } from "../../../server/calls/command-runner.ts";
import { readCall } from "../../../server/store/calls/call-store.ts";
import { storeOver } from "../../../server/store/kv/kv.ts";
import { breakOff, tapKv, UNTIL_IT_BREAKS } from "../store/counting-kv.ts";
import {
  chatOf,
  codeOf,
  createRig,
  device,
  must,
  openPatientStore,
  PATIENT,
} from "./call-fixture.ts";

const ann = device("ann");
const ben = device("ben");
const cal = device("cal");
const chat = chatOf(["ann", "ben"]);
const voice = { callType: "voice" as const };

Deno.test("call service needs three commits for a call, and no reads for what is in memory", async () => {
  const tap = tapKv(await Deno.openKv(":memory:"));
  const store = storeOver(tap.kv, PATIENT);
  {
    await using rig = await createRig([ann, ben], { store });
    const id = await rig.dial(ann, chat);
    must(await rig.service.accept(ben, id));
    must(await rig.service.accept(ben, id));
    const reads = tap.reads;
    must(rig.service.toggle(ann, id, { muted: true }));
    await rig.arrive(device("ann", 2));
    assert.equal(rig.service.live(id)?.seats.size, 2);
    assert.equal(tap.reads, reads);
    must(await rig.service.end(ann, id));
    await rig.service.idle();
    assert.equal(tap.commits, 3);
  }
  store.close();
});

Deno.test("call service answers store-unavailable while the store is silent, and works again afterwards", async () => {
  const tap = tapKv(await Deno.openKv(":memory:"), breakOff);
  const store = storeOver(tap.kv, UNTIL_IT_BREAKS);
  {
    await using rig = await createRig([ann, ben], { store });
    const id = await rig.dial(ann, chat);
    tap.isSilent = true;
    assert.equal(codeOf(await rig.service.accept(ben, id)), "store-unavailable");
    assert.equal(
      codeOf(await rig.service.initiate(cal, chatOf(["cal", "ann"], { id: "b" }), voice)),
      "store-unavailable",
    );
    await rig.depart(ann);
    tap.isSilent = false;
    must(await rig.service.accept(ben, id));
    // The retry writes the departure that could not be written before.
    await rig.pass(1_000);
    assert.notEqual((await readCall(store, id))?.participants[0].leaseUntil, null);
  }
  store.close();
});

Deno.test("call service writes the mutations alongside each change, and none when nothing changes", async () => {
  const store = await openPatientStore();
  {
    const alongside = [({ after }: CallChange): Deno.KvMutation[] => [
      { type: "set", key: ["beside", after.sequence], value: after.status },
    ]];
    await using rig = await createRig([ann, ben], { store, alongside });
    const id = await rig.dial(ann, chat);
    must(await rig.service.accept(ben, id));
    must(await rig.service.accept(ben, id));
    must(await rig.service.end(ann, id));
    codeOf(await rig.service.end(ann, id));
    const rows = await store.list<string>({ prefix: ["beside"] }, { limit: 10 });
    assert.deepEqual(
      rows.map(({ key, value }) => [key[1], value]),
      [[1, "ringing"], [2, "active"], [3, "ended"]],
    );
  }
  store.close();
});
