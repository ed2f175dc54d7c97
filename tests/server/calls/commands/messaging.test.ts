/** Who may read which of a call's messages when one server is behind the others. */
import assert from "node:assert/strict";
import type { Store } from "../../../../server/store/kv/kv.ts";
import { createRig, must, openPatientStore, type Rig } from "../call-fixture.ts";
import { ann, ben, cal, chat, dan, talking } from "../group-fixture.ts";

const people = [ann, ben, cal, dan];

/** Ben leaves, and Ann writes to those who are left. */
async function goOn({ service }: Rig, id: string): Promise<void> {
  must(await service.leave(ben, id));
  must(await service.sendMessage(ann, id, { messageId: "m-2", text: "After" }));
}

async function textsFor({ service }: Rig, id: string): Promise<string[]> {
  return must(await service.messagesOf("ben", id, 0)).messages.map(({ text }) => text);
}

async function written(rig: Rig): Promise<string> {
  const id = await talking(rig);
  must(await rig.service.join(cal, chat, id));
  must(await rig.service.sendMessage(ann, id, { messageId: "m-1", text: "Before" }));
  return id;
}

Deno.test("somebody who has left reads no later messages at a server that has not heard of it", async () => {
  const store = await openPatientStore();
  const rig = await createRig(people, { store });
  const id = await written(rig);
  const elsewhere = await createRig(people, { store });
  await goOn(elsewhere, id);
  assert.deepEqual(await textsFor(rig, id), ["Before"]);
  for (const one of [rig, elsewhere]) await one[Symbol.asyncDispose]();
  store.close();
});

Deno.test("somebody who leaves during the read gets no later messages", async () => {
  const inner = await openPatientStore();
  let between = () => Promise.resolve();
  const store: Store = {
    ...inner,
    async list(selector, options) {
      await between();
      return await inner.list(selector, options);
    },
  };
  const rig = await createRig(people, { store });
  const id = await written(rig);
  between = () => goOn(rig, id);
  assert.deepEqual(await textsFor(rig, id), ["Before"]);
  await rig[Symbol.asyncDispose]();
  inner.close();
});
