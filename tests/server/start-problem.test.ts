import assert from "node:assert/strict";
import { loadConfig } from "../../server/config/config.ts";
import { startServer } from "../../server/serve.ts";
import { startProblem } from "../../server/start-problem.ts";
import { StoreUnopened } from "../../server/store/kv/kv.ts";

const SECRET = "0123456789abcdef0123456789abcdef";

/** The problem that a start with these settings fails with. */
async function problem(env: Record<string, string>): Promise<string | null> {
  const settings = { KV_PATH: ":memory:", HOST: "127.0.0.1", PORT: "0", LOG_LEVEL: "silent" };
  const loaded = loadConfig({ CHAT_CALL_SECRET: SECRET, ...settings, ...env });
  assert.ok(loaded.ok, JSON.stringify(loaded));
  const error = await startServer(loaded.config).then(
    async (server) => void (await server.drain()),
    (error: unknown) => error,
  );
  assert.ok(error !== undefined, "it started");
  return startProblem(error, loaded.config);
}

Deno.test("startProblem() names a database that cannot be opened", async () => {
  const folder = await Deno.makeTempDir();
  assert.match(await problem({ KV_PATH: folder }) ?? "", /^KV_PATH ".*" cannot be opened \(.*\): /);
  await Deno.remove(folder);
});

Deno.test("startProblem() suggests another address when no KV Connect server answers", () => {
  const loaded = loadConfig({
    CHAT_CALL_SECRET: SECRET,
    KV_PATH: "http://127.0.0.1:9/",
    DENO_KV_ACCESS_TOKEN: "a-token",
  });
  assert.ok(loaded.ok);
  const error = new StoreUnopened("Cannot open", { cause: new Error("refused") });
  assert.match(
    startProblem(error, loaded.config) ?? "",
    /^KV_PATH "http:.* cannot be opened \(refused\): use the address of a running KV Connect server/,
  );
});

Deno.test("startProblem() names a widget folder that cannot be read", async () => {
  const file = await Deno.makeTempFile();
  assert.match(
    await problem({ WIDGET_DIR: file }) ?? "",
    /^WIDGET_DIR ".*" cannot be read \(.*\): use the folder of the built widget/,
  );
  await Deno.remove(file);
});

Deno.test("startProblem() names a port in use", async () => {
  const other = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = other.addr;
  assert.equal(
    await problem({ PORT: String(port) }),
    `PORT ${port} is in use by another process: set another PORT`,
  );
  other.close();
});

for (const HOST of ["192.0.2.1", "999.1.1.1"]) {
  Deno.test(`startProblem() names ${HOST} when this machine has no such address`, async () => {
    assert.match(await problem({ HOST }) ?? "", new RegExp(`^HOST "${HOST}" is not an address of`));
  });
}

Deno.test("startProblem() is null for an error that no setting causes", () => {
  const loaded = loadConfig({ CHAT_CALL_SECRET: SECRET });
  assert.ok(loaded.ok);
  assert.equal(startProblem(new Error("a bug"), loaded.config), null);
});

Deno.test("startProblem() names HOST when this machine has no IPv6", () => {
  const loaded = loadConfig({ CHAT_CALL_SECRET: SECRET, HOST: "::" });
  assert.ok(loaded.ok);
  const error = new Error("Address family not supported by protocol (os error 97)");
  assert.match(startProblem(error, loaded.config) ?? "", /^HOST "::" is not an address of/);
});

Deno.test("startServer() closes its database when it fails", async () => {
  const usual = Object.getOwnPropertyDescriptor(Deno, "openKv")!;
  const { openKv } = Deno;
  const handles: Deno.Kv[] = [];
  const value = async (path?: string) => {
    const kv = await openKv(path);
    handles.push(kv);
    return kv;
  };
  const file = await Deno.makeTempFile();
  Object.defineProperty(Deno, "openKv", { configurable: true, value });
  try {
    await problem({ WIDGET_DIR: file });
  } finally {
    Object.defineProperty(Deno, "openKv", usual);
    await Deno.remove(file);
  }
  assert.equal(handles.length, 1);
  await assert.rejects(async () => await handles[0].get(["any"]), /closed|Bad resource/);
});
