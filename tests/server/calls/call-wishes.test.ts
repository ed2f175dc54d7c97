/** A refused caller hears no reason, and the person called hears nothing at all. */
import assert from "node:assert/strict";
import { listCalls, readCallOf } from "../../../server/store/calls/call-history.ts";
import { readCall } from "../../../server/store/calls/call-store.ts";
import type { CallWishes } from "../../../server/calls/rules/policy.ts";
import { chatOf, createRig, device } from "./call-fixture.ts";

const ann = device("ann");
const ben = device("ben");
const chat = chatOf(["ann", "ben"]);
const everyone: CallWishes = {
  allowCallsFrom: "everyone",
  contacts: [],
  blocked: [],
  doNotDisturb: false,
};

const refusals: Partial<CallWishes>[] = [
  { blocked: ["ann"] },
  { allowCallsFrom: "nobody" },
  { allowCallsFrom: "contacts", contacts: ["cal"] },
];

for (const wishes of refusals) {
  Deno.test(`call outcome: unavailable, and hidden from the callee, with ${JSON.stringify(wishes)}`, async () => {
    await using rig = await createRig([ann, ben], {
      wishesOf: () => Promise.resolve({ ...everyone, ...wishes }),
    });
    const id = await rig.dial(ann, chat);
    const record = await readCall(rig.store, id);
    assert.equal(record?.status, "rejected");
    assert.equal(record?.endReason, "unavailable");
    assert.deepEqual(rig.heardBy(ann), ["call:outgoing", "call:rejected", "call:ended"]);
    assert.equal(rig.last("ann", "call:rejected")?.reason, "unavailable");
    assert.deepEqual(rig.heardBy(ben), []);
    assert.deepEqual((await listCalls(rig.store, { userId: "ben", limit: 10 }))?.calls, []);
    assert.equal(await readCallOf(rig.store, "ben", id), null);
    assert.deepEqual(await rig.arrive(device("ben", 2)), []);
    assert.equal((await rig.service.accept(ben, id)).ok, false);
    assert.equal((await listCalls(rig.store, { userId: "ann", limit: 10 }))?.calls.length, 1);
  });
}

Deno.test("call outcome: contacts get through to a person who allows contacts only", async () => {
  await using rig = await createRig([ann, ben], {
    wishesOf: () => Promise.resolve({ ...everyone, allowCallsFrom: "contacts", contacts: ["ann"] }),
  });
  const id = await rig.dial(ann, chat);
  assert.equal(rig.service.live(id)?.status, "ringing");
});

for (const [contacts, early] of [[["ann"], "connect"], [[], "hold"]] as const) {
  Deno.test(`call service sends early=${early} in every message when the callee has ${contacts.length} contacts`, async () => {
    await using rig = await createRig([ann, ben], {
      wishesOf: () => Promise.resolve({ ...everyone, contacts: [...contacts] }),
    });
    const id = await rig.dial(ann, chat);
    const incoming = rig.last("ben", "call:incoming");
    assert.deepEqual([incoming?.early, incoming?.call.early], [early, early]);
    assert.deepEqual(rig.last("ann", "call:ringing")?.devices, [
      { userId: "ben", connectionId: "ben-1", early },
    ]);
    assert.equal(rig.service.live(id)?.connectsEarly.has("ben"), early === "connect");
    const [snapshot] = await rig.arrive(device("ben", 2));
    assert.equal(snapshot.early, early);
    assert.deepEqual(rig.last("ann", "call:ringing")?.devices.map((one) => one.early), [
      early,
      early,
    ]);
  });
}

Deno.test("call service sends early=connect for any caller where all media is relayed", async () => {
  await using rig = await createRig([ann, ben], { isRelayOnly: true });
  await rig.dial(ann, chat);
  assert.equal(rig.last("ben", "call:incoming")?.early, "connect");
});
