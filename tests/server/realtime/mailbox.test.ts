/** Mail is read to the end, each parcel once, even if one letter fails. */
import assert from "node:assert/strict";
import type { Letter } from "../../../server/realtime/cluster/letter.ts";
import { createMailbox } from "../../../server/realtime/cluster/mailbox.ts";
import { packLetters } from "../../../server/realtime/cluster/parcel.ts";
import { mailboxKey } from "../../../server/store/kv/keys.ts";
import { mailMutations } from "../../../server/store/people/mailbox-store.ts";
import { openPatientStore } from "../calls/call-fixture.ts";

const saying = (text: string): Letter => ({ kind: "text", connectionId: "tab", text });

async function openMailbox(read: (text: string) => void = () => {}) {
  const store = await openPatientStore();
  const texts: string[] = [];
  const failures: unknown[] = [];
  const mailbox = createMailbox({
    store,
    owner: "me",
    read(letter) {
      assert.ok(letter.kind === "text");
      texts.push(letter.text);
      read(letter.text);
    },
    onFailure: (error) => void failures.push(error),
  });
  return {
    texts,
    failures,
    collect: mailbox.collect,
    async send(...sent: string[]) {
      const parcels = sent.map((text, at) => ({
        id: text,
        from: "other",
        sentAt: at,
        parts: packLetters([saying(text)]),
      }));
      const mutations = parcels.flatMap((parcel) => mailMutations("me", parcel));
      await store.write({ checks: [], mutations });
    },
    left: () => store.list({ prefix: mailboxKey("me") }, { limit: 10 }),
    [Symbol.dispose]: () => store.close(),
  };
}

Deno.test("collect() reads all mail, however much there is", async () => {
  using box = await openMailbox();
  const [first, second] = [0, 1].map((half) =>
    Array.from({ length: 400 }, (_, n) => `letter ${half * 400 + n}`)
  );
  await box.send(...first);
  await box.send(...second);
  await box.collect();
  assert.deepEqual(box.texts.toSorted(), [...first, ...second].sort());
  assert.deepEqual(await box.left(), []);
});

Deno.test("collect() reads a parcel once, even if its sender repeats it", async () => {
  using box = await openMailbox();
  for (let time = 0; time < 2; time++) {
    await box.send("hello");
    await box.collect();
  }
  assert.deepEqual(box.texts, ["hello"]);
  assert.deepEqual(await box.left(), []);
});

Deno.test("collect() reports a letter that fails, and reads on", async () => {
  using box = await openMailbox((text) => {
    if (text === "first") throw new Error("a bug");
  });
  await box.send("first", "second");
  await box.collect();
  assert.deepEqual(box.texts.toSorted(), ["first", "second"]);
  assert.deepEqual(box.failures.map(String), ["Error: a bug"]);
});
