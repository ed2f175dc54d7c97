/** When the host sets a chat's end while a call is being placed, the call has that limit. */
import assert from "node:assert/strict";
import { createRegisteredChats } from "../../../server/calls/rules/registered-chats.ts";
import { readCall } from "../../../server/store/calls/call-store.ts";
import type { Store } from "../../../server/store/kv/kv.ts";
import { chatOf, createRig, device, must, openPatientStore, START } from "./call-fixture.ts";

const ann = device("ann");
const chat = chatOf(["ann", "ben"]);
const ENDS_AT = START + 120_000;

Deno.test("initiate() applies a limit that the host registers between the chat's read and the commit", async () => {
  const inner = await openPatientStore();
  let isRegistered = false;
  const store: Store = {
    ...inner,
    async write(write) {
      if (!isRegistered) {
        isRegistered = true;
        must(await chats.register({ ...chat, endsAt: ENDS_AT }));
      }
      return await inner.write(write);
    },
  };
  const rig = await createRig([ann, device("ben")], { store });
  const chats = createRegisteredChats({
    store: inner,
    calls: rig.service,
    clock: rig.clock,
    onFailure: (error) => assert.fail(String(error)),
  });
  const id = await rig.dial(ann, chat);
  // The removal runs after what is left of that registration; a call keeps its limit.
  await chats.remove("chat");
  assert.equal((await readCall(inner, id))?.chatEndsAt, ENDS_AT);
  await rig[Symbol.asyncDispose]();
  inner.close();
});
