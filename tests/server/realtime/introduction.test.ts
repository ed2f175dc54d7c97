/** What a server with very many connections says of them to one that it meets. */
import assert from "node:assert/strict";
import { systemClock } from "../../../server/calls/clock.ts";
import { introduction } from "../../../server/realtime/cluster/introduction.ts";
import { createMailbox } from "../../../server/realtime/cluster/mailbox.ts";
import { createPostOffice } from "../../../server/realtime/cluster/post-office.ts";
import { createDirectory } from "../../../server/realtime/directory.ts";
import { createRegistry } from "../../../server/realtime/registry.ts";
import { storeOver } from "../../../server/store/kv.ts";
import { fakeConnection } from "../../support/fake-connection.ts";
import { PATIENT } from "../calls/call-fixture.ts";

Deno.test("a server with thirty thousand connections makes all of them known to another", async () => {
  const store = storeOver(await Deno.openKv(":memory:"), PATIENT);
  const failures: unknown[] = [];
  const onFailure = (error: unknown) => void failures.push(error);
  const directory = createDirectory(createRegistry());
  const ids = Array.from({ length: 30_000 }, () => crypto.randomUUID());
  for (const id of ids) directory.add(fakeConnection(crypto.randomUUID(), id));

  const office = createPostOffice({ store, clock: systemClock, self: () => "one", onFailure });
  for (const letter of introduction(directory, [])) office.post("other", letter);
  await office.idle();

  const told = new Set<string>();
  let isWhole = false;
  const mailbox = createMailbox({
    store,
    owner: "other",
    read(letter) {
      if (letter.kind !== "here") return;
      for (const { connectionId } of letter.devices) told.add(connectionId);
      isWhole ||= letter.isLast;
    },
    onFailure,
  });
  await mailbox.collect();
  assert.deepEqual(failures, []);
  assert.equal(told.size, ids.length);
  assert.ok(isWhole);
  store.close();
});
