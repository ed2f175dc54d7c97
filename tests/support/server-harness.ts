/** A real server on a free port with an empty store. */
import assert from "node:assert/strict";
import { type Config, loadConfig } from "../../server/config/config.ts";
import { createLog, type Log } from "../../server/log.ts";
import { type RunningServer, startServer } from "../../server/serve.ts";
import { type ConnectOptions, greet, openClient, type OpenOptions } from "./connect-client.ts";
import { mintToken, SECRET, type TokenOptions } from "./host-tokens.ts";
import type { TestClient } from "./test-client.ts";

/** Settings as environment variables, in addition to those of a test server. */
export interface ServerOptions {
  env?: Record<string, string>;
  /** Changes what settings do not allow, such as a ring of less than five seconds. */
  adjust?: (config: Config) => Config;
  kv?: Deno.Kv;
  log?: Log;
}

export interface TestServer extends AsyncDisposable {
  readonly url: string;
  readonly running: RunningServer;
  /** A signed token of a person. */
  token(userId: string, options?: TokenOptions): Promise<string>;
  /** A person's client after its welcome. By default its chat is `chat-1`, of ann and ben. */
  connect(userId: string, options?: ConnectOptions): Promise<TestClient>;
  /** An open socket that has not said hello. */
  open(options?: OpenOptions): Promise<TestClient>;
  /** A request to the API with a person's token. */
  api(userId: string, path: string, init?: RequestInit): Promise<Response>;
}

/** Starts a server; `await using` drains it. */
export async function startTestServer(options: ServerOptions = {}): Promise<TestServer> {
  const loaded = loadConfig({
    PORT: "0",
    HOST: "127.0.0.1",
    CHAT_CALL_SECRET: SECRET,
    CHAT_CALL_ORIGINS: "*",
    KV_PATH: ":memory:",
    STUN_URLS: "none",
    LOG_LEVEL: "error",
    ...options.env,
  });
  assert.ok(loaded.ok, loaded.ok ? "" : loaded.problem);
  const config = options.adjust?.(loaded.config) ?? loaded.config;
  const { kv, log = createLog(config.logLevel) } = options;
  const running = await startServer(config, { log, ...(kv ? { kv } : {}) });
  const clients = new Set<TestClient>();

  async function open(options: OpenOptions = {}): Promise<TestClient> {
    const client = await openClient(running.url, options);
    clients.add(client);
    return client;
  }

  return {
    url: running.url,
    running,
    token: mintToken,
    open,
    connect: async (userId, options = {}) => await greet(await open(), userId, options),
    async api(userId, path, init) {
      const headers = new Headers(init?.headers);
      headers.set("authorization", `Bearer ${await mintToken(userId)}`);
      return await fetch(`${running.url}${path}`, { ...init, headers });
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...clients].map((client) => client.close()));
      await running.drain();
    },
  };
}
