/**
 * `RETENTION_DAYS` in a whole server, on a file with earlier calls: it deletes only the older ones.
 */
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { openStore } from "../../../server/store/kv/kv.ts";
import { changePerson } from "../../../server/store/people/person-store.ts";
import { mintToken, SECRET } from "../../support/host-tokens.ts";
import { readJsonLines } from "../../support/json-lines.ts";
import { chatOf, createRig, createTestClock, device, must, PATIENT } from "./call-fixture.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const HOUR_MS = 3600_000;
const AGES_HOURS = { old: [72, 48, 25], kept: [23, 1] };

/** Writes calls of these ages, each a minute long, and returns their ids. */
async function fill(path: string): Promise<{ old: string[]; kept: string[] }> {
  const store = await openStore(path, PATIENT);
  const [ann, ben] = [device("ann"), device("ben")];
  const callOf = async (ageHours: number): Promise<string> => {
    const clock = createTestClock(Date.now() - ageHours * HOUR_MS);
    await using rig = await createRig([ann, ben], { store, clock });
    const id = await rig.dial(ann, chatOf(["ann", "ben"]));
    must(await rig.service.accept(ben, id));
    clock.advance(60_000);
    must(await rig.service.end(ann, id));
    return id;
  };
  const ids: { old: string[]; kept: string[] } = { old: [], kept: [] };
  for (const age of AGES_HOURS.old) ids.old.push(await callOf(age));
  for (const age of AGES_HOURS.kept) ids.kept.push(await callOf(age));
  await changePerson(store, "ben", (person) => ({
    ...person,
    settings: { ...person.settings, doNotDisturb: true },
    contacts: ["ann"],
  }));
  store.close();
  return ids;
}

/** All that a file holds, by key, except sums and the server's own entry. */
async function contents(path: string): Promise<Map<string, string>> {
  const kv = await Deno.openKv(path);
  const entries = await Array.fromAsync(kv.list({ prefix: [] }));
  kv.close();
  const isCounted = ({ key: [name] }: { key: Deno.KvKey }) =>
    ["call_tally", "calls_per_day", "instances"].includes(String(name));
  return new Map(
    entries.filter((entry) => !isCounted(entry))
      .map(({ key, value }) => [JSON.stringify(key), JSON.stringify(value)]),
  );
}

/** A server in its own process, until it is stopped. */
function startServer(path: string) {
  const process = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "server/main.ts"],
    cwd: ROOT,
    env: {
      PORT: "0",
      HOST: "127.0.0.1",
      CHAT_CALL_SECRET: SECRET,
      KV_PATH: path,
      RETENTION_DAYS: "1",
      LOG_LEVEL: "info",
    },
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const lines = readJsonLines<{ event: string; url: string; count: number }>(process.stdout);
  const logged = new Map<string, { url: string; count: number }>();
  return {
    /** The first line of this event, already read or yet to come. */
    async until(event: string) {
      for (;;) {
        const line = logged.get(event);
        if (line) return line;
        const { value, done } = await lines.next();
        assert.ok(!done, `the server ended without ${event}`);
        if (!logged.has(value.event)) logged.set(value.event, value);
      }
    },
    async stop() {
      process.kill("SIGTERM");
      await this.until("stopped");
      for await (const _ of lines) { /* Nothing may be left unread. */ }
      await process.status;
    },
  };
}

Deno.test("RETENTION_DAYS in a running server deletes the calls that are older, and nothing else", async () => {
  const folder = await Deno.makeTempDir({ prefix: "chat-call-retention-" });
  const path = `${folder}/kv.sqlite`;
  const { old, kept } = await fill(path);
  const before = await contents(path);

  const server = startServer(path);
  const { url } = await server.until("listening");
  assert.equal((await server.until("old-calls-deleted")).count, old.length);
  const headers = { authorization: `Bearer ${await mintToken("ann")}` };
  const ask = async (address: string) =>
    (await (await fetch(`${url}${address}`, { headers })).json()).data;
  const { calls, pagination } = await ask("/api/calls");
  assert.deepEqual(calls.map(({ id }: { id: string }) => id), kept.toReversed());
  assert.equal(pagination.total, kept.length);
  const { stats } = await ask("/api/calls/stats?timeframe=all");
  assert.deepEqual([stats.total, stats.totalDuration], [kept.length, kept.length * 60]);
  await server.stop();

  const after = await contents(path);
  for (const [key, value] of before) {
    const isOld = old.some((id) => key.includes(id));
    assert.equal(after.get(key), isOld ? undefined : value, key);
  }
  await Deno.remove(folder, { recursive: true });
});
