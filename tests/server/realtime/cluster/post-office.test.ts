/** A posted letter is always sent, whatever the office is doing at that moment. */
import assert from "node:assert/strict";
import { systemClock } from "../../../../server/calls/clock.ts";
import { unpackLetters } from "../../../../server/realtime/cluster/parcel.ts";
import { createPostOffice } from "../../../../server/realtime/cluster/post-office.ts";
import type { Store } from "../../../../server/store/kv/kv.ts";

/** An office on a store that writes as the test says, with the texts passed to it. */
function officeOver(
  write: Store["write"],
  onFailure = (error: unknown): void => assert.fail(String(error)),
) {
  const written: string[] = [];
  const store: Pick<Store, "write" | "patienceMs"> = {
    patienceMs: 1_000,
    write(commit) {
      const values = commit.mutations.flatMap((one) => one.type === "set" ? [one.value] : []);
      const parts = values.flatMap((value) => isMail(value) ? [value.part] : []);
      for (const letter of unpackLetters(parts).letters) {
        if (letter.kind === "text") written.push(letter.text);
      }
      return write(commit);
    },
  };
  const office = createPostOffice({ store, clock: systemClock, self: () => "one", onFailure });
  const send = (text: string) => office.post("other", { kind: "text", connectionId: "tab", text });
  return { written, send, idle: office.idle };
}

const isMail = (value: unknown): value is { part: Uint8Array } =>
  typeof value === "object" && value !== null && "part" in value;

Deno.test("post office: letters posted while a parcel is written go with the next", async () => {
  let parcels = 0;
  const { written, send, idle } = officeOver(() => {
    parcels++;
    return Promise.resolve(true);
  });
  for (const text of ["first", "second", "third"]) send(text);
  await idle();
  assert.deepEqual(written, ["first", "second", "third"]);
  assert.equal(parcels, 2);
});

Deno.test("post office: a letter posted just as a parcel has been written is sent too", async () => {
  // Store answers arrive together, and their continuations interleave.
  for (let later = 0; later < 20; later++) {
    const confirmed = Promise.withResolvers<boolean>();
    const { written, send, idle } = officeOver(() => confirmed.promise);
    send("first");
    confirmed.resolve(true);
    for (let turn = 0; turn < later; turn++) await null;
    send("second");
    await idle();
    assert.deepEqual(written, ["first", "second"], `after ${later} turns`);
  }
});

Deno.test("post office: a parcel that cannot be written holds up nothing behind it", async () => {
  const failures: unknown[] = [];
  const tooLarge = new TypeError("too large");
  const { written, send, idle } = officeOver(
    () => written.length === 1 ? Promise.reject(tooLarge) : Promise.resolve(true),
    (error) => void failures.push(error),
  );
  send("first");
  send("second");
  await idle();
  assert.deepEqual(written, ["first", "second"]);
  assert.deepEqual(failures, [tooLarge]);
});
