/** Mail is read to the end, each parcel once, even if one letter fails. */
import assert from "node:assert/strict";
import type { Letter } from "../../../../server/realtime/cluster/letter.ts";
import { createMailbox } from "../../../../server/realtime/cluster/mailbox.ts";
import { packLetters } from "../../../../server/realtime/cluster/parcel.ts";
import { mailboxKey } from "../../../../server/store/kv/keys.ts";
import { StoreUnavailable } from "../../../../server/store/kv/kv.ts";
import { mailMutations } from "../../../../server/store/people/mailbox-store.ts";
import { openPatientStore } from "../../calls/call-fixture.ts";

const saying = (text: string): Letter => ({ kind: "text", connectionId: "tab", text });

const mutationsOf = (id: string, sentAt: number, letters: Letter[]) =>
  mailMutations("me", { id, from: "other", sentAt, parts: packLetters(letters) });

async function openMailbox(read: (text: string) => void = () => {}) {
  const store = await openPatientStore();
  const lists = {
    begun: 0,
    onFound: () => {},
    held: null as Promise<void> | null,
    fault: null as Error | null,
  };
  const texts: string[] = [];
  const failures: unknown[] = [];
  const mailbox = createMailbox({
    store: {
      ...store,
      async list(selector, options) {
        lists.begun += 1;
        if (lists.fault) throw lists.fault;
        const found = await store.list(selector, options);
        lists.onFound();
        await lists.held;
        return found as never;
      },
    },
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
    /** Its reads, which fail with the fault, or are held back once they have found something. */
    lists,
    collect: mailbox.collect,
    async send(...sent: string[]) {
      const mutations = sent.flatMap((text, at) => mutationsOf(text, at, [saying(text)]));
      await store.write({ checks: [], mutations });
    },
    async sendParcel(letters: unknown[]) {
      await store.write({ checks: [], mutations: mutationsOf("parcel", 0, letters as Letter[]) });
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

Deno.test("collect() reports a letter that it cannot read, and reads the others of its parcel", async () => {
  using box = await openMailbox();
  await box.sendParcel([saying("first"), { kind: "of a newer server" }, saying("second")]);
  await box.collect();
  assert.deepEqual(box.texts, ["first", "second"]);
  assert.equal(box.failures.length, 1);
  assert.match(String(box.failures[0]), /Cannot read a message from another server/);
  assert.deepEqual(await box.left(), []);
});

Deno.test("collect() leaves the mail where it is while the store is away, and reports a bug", async () => {
  using box = await openMailbox();
  await box.send("hello");
  box.lists.fault = new StoreUnavailable("away");
  await box.collect();
  assert.deepEqual(box.failures, []);
  const bug = new TypeError("a bug");
  box.lists.fault = bug;
  await box.collect();
  assert.deepEqual(box.failures, [bug]);
  box.lists.fault = null;
  await box.collect();
  assert.deepEqual(box.texts, ["hello"]);
});

Deno.test("collect() reads mail that came since a read under way began, with one further read for all callers", async () => {
  using box = await openMailbox();
  for (const [round, text] of ["first", "second", "third"].entries()) {
    const holding = Promise.withResolvers<void>();
    const found = Promise.withResolvers<void>();
    Object.assign(box.lists, { held: holding.promise, onFound: found.resolve });
    const reading = box.collect();
    await found.promise;
    // It has found nothing; what comes now is for the next one.
    await box.send(text);
    box.lists.held = null;
    const next = Array.from({ length: 5 }, () => box.collect());
    assert.equal(box.lists.begun, 2 * round + 1);
    holding.resolve();
    await reading;
    await Promise.all(next);
    assert.equal(box.texts.at(-1), text);
    assert.equal(box.lists.begun, 2 * round + 2);
  }
});
