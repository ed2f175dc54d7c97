/** What a server does with letters that wait: for the store, for company, or for one that is gone. */
import assert from "node:assert/strict";
import type { Letter } from "../../../../server/realtime/cluster/letter.ts";
import { unpackLetters } from "../../../../server/realtime/cluster/parcel.ts";
import { createPostOffice } from "../../../../server/realtime/cluster/post-office.ts";
import { StoreUnavailable, type Write } from "../../../../server/store/kv/kv.ts";
import { createTestClock } from "../../calls/call-fixture.ts";

const RETRY_MS = 250;
const PATIENCE_MS = 1_000;

/** A letter that is named by its text, or by the name of a person if it is not a text. */
const text = (name: string): Letter => ({ kind: "text", connectionId: "tab", text: name });
const came = (name: string): Letter => ({ kind: "came", userId: name, connectionId: "tab" });
const nameOf = (letter: Letter) =>
  letter.kind === "text" ? letter.text : letter.kind === "came" ? letter.userId : letter.kind;

interface Attempt {
  id: unknown;
  to: unknown;
  names: string[];
}

function attemptOf({ mutations }: Write): Attempt {
  const rows = mutations.flatMap((one) => one.key[0] === "mailbox" ? [one] : []);
  const parts = rows.map((row) => (row as unknown as { value: { part: Uint8Array } }).value.part);
  const [, to, , id] = rows[0].key;
  return { id, to, names: unpackLetters(parts).letters.map(nameOf) };
}

/** An office on a store that answers as `write` says, and every attempt to write. */
function createRig() {
  const clock = createTestClock(0);
  const attempts: Attempt[] = [];
  const rig = { clock, attempts, write: () => Promise.resolve(true) };
  const office = createPostOffice({
    store: {
      patienceMs: PATIENCE_MS,
      write(write) {
        attempts.push(attemptOf(write));
        return rig.write();
      },
    },
    clock,
    self: () => "one",
    onFailure: (error) => assert.fail(String(error)),
  });
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 30; turn++) await null;
  }
  return Object.assign(rig, {
    office,
    settle,
    fails: () => rig.write = () => Promise.reject(new StoreUnavailable("away")),
    works: () => rig.write = () => Promise.resolve(true),
    post: (letter: Letter, delayMs?: number) => office.post("other", letter, delayMs),
    async pass(ms: number) {
      await settle();
      for (let left = ms; left > 0; left -= RETRY_MS) {
        clock.advance(Math.min(left, RETRY_MS));
        await settle();
      }
    },
    /** The names of the letters in each attempt since the last time. */
    tried: () => attempts.splice(0).map(({ names }) => names),
  });
}

Deno.test("post office: a parcel that may have been written is repeated as it is", async () => {
  const rig = createRig();
  rig.fails();
  rig.post(came("first"));
  await rig.pass(0);
  rig.post(came("second"));
  await rig.pass(RETRY_MS);
  assert.equal(rig.attempts.length, 2);
  assert.deepEqual(rig.attempts[0], rig.attempts[1]);
  rig.works();
  await rig.pass(RETRY_MS);
  assert.deepEqual(rig.tried(), [["first"], ["first"], ["first"], ["second"]]);
});

Deno.test("post office: in a long outage letters wait in order, and texts for ten seconds", async () => {
  const rig = createRig();
  rig.fails();
  for (const letter of [text("old"), came("person")]) rig.post(letter);
  await rig.pass(2_000);
  rig.post(text("young"));
  await rig.pass(9_000);
  const attempts = rig.tried();
  assert.ok(attempts.length <= 11_000 / RETRY_MS + 1, `${attempts.length} attempts`);
  rig.works();
  await rig.pass(2 * PATIENCE_MS);
  rig.post(came("last"));
  await rig.settle();
  assert.deepEqual(rig.tried(), [["person", "young"], ["last"]]);
});

Deno.test("post office: a delayed letter goes after the delay, or with one that is not delayed", async () => {
  const rig = createRig();
  rig.post(came("first"), 20);
  rig.clock.advance(10);
  rig.post(came("second"), 20);
  await rig.settle();
  assert.deepEqual(rig.tried(), []);
  rig.clock.advance(10);
  await rig.settle();
  assert.deepEqual(rig.tried().flat(), ["first", "second"]);
  rig.post(came("third"), 20);
  rig.clock.advance(5);
  rig.post(text("at once"));
  await rig.settle();
  assert.deepEqual(rig.tried(), [["third", "at once"]]);
  rig.post(came("fourth"), 20);
  rig.clock.advance(19);
  await rig.settle();
  assert.deepEqual(rig.tried(), []);
  rig.clock.advance(1);
  await rig.settle();
  assert.deepEqual(rig.tried(), [["fourth"]]);
});

Deno.test("post office: nothing more is written to a server that was dropped", async () => {
  const rig = createRig();
  const writing = Promise.withResolvers<boolean>();
  rig.write = () => writing.promise;
  for (const name of ["first", "second"]) rig.post(came(name));
  rig.office.drop("other");
  writing.resolve(true);
  await rig.settle();
  assert.deepEqual(rig.tried(), [["first"]]);

  rig.fails();
  rig.post(came("third"));
  await rig.pass(0);
  rig.office.drop("other");
  rig.works();
  await rig.pass(PATIENCE_MS);
  assert.deepEqual(rig.tried(), [["third"]]);

  rig.post(came("fourth"), 20);
  rig.office.drop("other");
  await rig.pass(RETRY_MS);
  assert.deepEqual(rig.tried(), []);
  await rig.office.idle();
});

Deno.test("post office: a letter alongside another change goes to each server as the same parcel", () => {
  const rig = createRig();
  const mutations = rig.office.alongside(["other", "third"], came("ann"));
  const sent = ["other", "third"].map((to) =>
    attemptOf({ checks: [], mutations: mutations.filter(({ key }) => key[1] === to) })
  );
  assert.deepEqual(sent, [
    { id: sent[0].id, to: "other", names: ["ann"] },
    { id: sent[0].id, to: "third", names: ["ann"] },
  ]);
});

Deno.test("post office: a parcel holds 200 letters at most, and a very long letter goes alone", async () => {
  const rig = createRig();
  rig.post(came("first"));
  for (let n = 0; n < 201; n++) rig.post(came(`person-${n}`));
  await rig.office.idle();
  assert.deepEqual(rig.tried().map(({ length }) => length), [1, 200, 1]);
  // A parcel without letters would never come to an end.
  const { write } = rig;
  rig.write = () => rig.attempts.at(-1)!.names.length > 0 ? write() : new Promise(() => {});
  for (const name of ["short", "long".padEnd(500_000), "after"]) rig.post(text(name));
  await rig.settle();
  assert.deepEqual(rig.tried().map((names) => names.map((name) => name.trim())), [
    ["short"],
    ["long"],
    ["after"],
  ]);
});

Deno.test("post office: idle() waits for letters to all servers, also those posted meanwhile", async () => {
  const rig = createRig();
  const writings = [1, 2].map(() => Promise.withResolvers<boolean>());
  rig.write = () => writings[rig.attempts.length - 1].promise;
  let isIdle = false;
  rig.post(came("first"));
  const idle = rig.office.idle().then(() => isIdle = true);
  rig.office.post("third", came("second"));
  writings[0].resolve(true);
  await rig.settle();
  assert.equal(isIdle, false);
  writings[1].resolve(true);
  await idle;
});
