/** How a server with very many connections and calls introduces itself to another. */
import assert from "node:assert/strict";
import { systemClock } from "../../../../server/calls/clock.ts";
import { introduction } from "../../../../server/realtime/cluster/introduction.ts";
import { createMailbox } from "../../../../server/realtime/cluster/mailbox.ts";
import { createPostOffice } from "../../../../server/realtime/cluster/post-office.ts";
import { createDirectory } from "../../../../server/realtime/directory.ts";
import { createRegistry } from "../../../../server/realtime/registry.ts";
import { storeOver } from "../../../../server/store/kv/kv.ts";
import { fakeConnection } from "../../../support/fake-connection.ts";
import { PATIENT } from "../../calls/call-fixture.ts";

const COUNT = 30_000;
const some = <T>(make: () => T) => Array.from({ length: COUNT }, make);

Deno.test("a server tells another all its connections, departures and media flags, however many", async () => {
  const store = storeOver(await Deno.openKv(":memory:"), PATIENT);
  const failures: unknown[] = [];
  const onFailure = (error: unknown) => void failures.push(error);
  // The clock stands still, so that all of them have only just gone.
  const directory = createDirectory(createRegistry(() => 0), () => 0);
  const here = some(() => fakeConnection(crypto.randomUUID(), crypto.randomUUID()));
  for (const connection of here) directory.add(connection);
  for (const connection of some(() => fakeConnection(crypto.randomUUID(), crypto.randomUUID()))) {
    directory.add(connection);
    directory.remove(connection);
  }
  const flags = some(() => ({
    sessionId: crypto.randomUUID(),
    userId: crypto.randomUUID(),
    flags: { muted: true, videoEnabled: false, screenEnabled: false },
  }));

  const office = createPostOffice({ store, clock: systemClock, self: () => "one", onFailure });
  for (const letter of introduction(directory, flags)) office.post("other", letter);
  await office.idle();

  const told = { devices: new Set<string>(), seen: new Set<string>(), flags: new Set<string>() };
  const ends: boolean[] = [];
  const mailbox = createMailbox({
    store,
    owner: "other",
    read(letter) {
      if (letter.kind !== "here") return;
      for (const { connectionId } of letter.devices) told.devices.add(connectionId);
      for (const { userId } of letter.seen) told.seen.add(userId);
      for (const { sessionId } of letter.flags) told.flags.add(sessionId);
      ends.push(letter.isLast);
    },
    onFailure,
  });
  await mailbox.collect();
  assert.deepEqual(failures, []);
  assert.deepEqual([told.devices.size, told.seen.size, told.flags.size], [COUNT, COUNT, COUNT]);
  assert.equal(ends.indexOf(true), ends.length - 1);
  store.close();
});
