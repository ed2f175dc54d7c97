/** The app without sockets: settings, an empty store and a small widget in a temporary folder. */
import assert from "node:assert/strict";
import { createApp } from "../../../server/app.ts";
import { createKeyCheck } from "../../../server/auth/bearer.ts";
import { createTokenVerifier } from "../../../server/auth/host-token.ts";
import { createCallService } from "../../../server/calls/create-call-service.ts";
import { createPeople } from "../../../server/calls/rules/people.ts";
import { createRegisteredChats } from "../../../server/calls/rules/registered-chats.ts";
import type { Chat } from "../../../server/calls/call-service.ts";
import { loadConfig } from "../../../server/config/config.ts";
import type { App } from "../../../server/deps.ts";
import { createCallConfig } from "../../../server/ice/call-config.ts";
import { createLog } from "../../../server/log.ts";
import { createServerMetrics } from "../../../server/metrics/server-metrics.ts";
import { createNotifiers } from "../../../server/notify/notifiers.ts";
import type { RemoteCommands } from "../../../server/realtime/remote-commands.ts";
import { createSocketCaps } from "../../../server/realtime/socket/socket-caps.ts";
import { listPushes } from "../../../server/store/notices/push-store.ts";
import { loadWidgetFiles } from "../../../server/widget-files.ts";
import { mintToken, SECRET, type TokenOptions } from "../../support/host-tokens.ts";
import { openPatientStore } from "../calls/call-fixture.ts";

export const LOADER = "globalThis.loaded = true;";

export interface TestApp {
  request(path: string, init?: RequestInit): Promise<Response>;
  /** The headers of a request by this person. */
  bearer(userId: string, options?: TokenOptions): Promise<{ headers: Record<string, string> }>;
  /** Each line of the log. */
  log: string[];
  app: { isDraining: boolean };
  /** Ann calls Ben and cancels, this many times; returns the calls' ids. */
  startCalls(count: number): Promise<string[]>;
  /** The endpoints of this person's browsers. */
  pushedTo(userId: string): Promise<string[]>;
  closeStore(): void;
}

/** Builds the app; what it opened closes with the test process. */
export async function createTestApp(
  env: Record<string, string> = {},
  mount?: (app: App) => void,
): Promise<TestApp> {
  const folder = await writeWidget();
  const loaded = loadConfig({
    CHAT_CALL_SECRET: SECRET,
    CHAT_CALL_ORIGINS: "*",
    STUN_URLS: "none",
    WIDGET_DIR: `${folder}/widget`,
    ...env,
  });
  assert.ok(loaded.ok, loaded.ok ? "" : loaded.problem);
  const { config } = loaded;
  const store = await openPatientStore();
  const lines: string[] = [];
  const log = createLog("debug", (line) => lines.push(line));
  const state = { isDraining: false };
  const metrics = createServerMetrics();
  const { pushes } = await createNotifiers(config, { store, log, metrics });
  const app = createApp({
    config,
    log,
    metrics,
    store,
    people: createPeople({ store, log }),
    registeredChats: createRegisteredChats({
      store,
      calls: { changeLimit: () => Promise.resolve({ ok: true }), subscribe: () => {} },
      onFailure: (error) => log.error("rule-not-followed", error),
    }),
    isApiKey: createKeyCheck(config.apiKeys),
    isMetricsToken: createKeyCheck(config.metricsTokens),
    erasePerson: () => Promise.resolve(0),
    signaling: {
      caps: createSocketCaps(config.caps),
      remote: noCommands,
      serve: () => assert.fail("no socket is opened here"),
      disconnect: () => {},
      rulesInUse: () => [],
      pageGoes: () => Promise.resolve(0),
      goAway: () => Promise.resolve(),
      stop: () => {},
    },
    scheduled: null,
    verifyToken: createTokenVerifier(config.auth),
    callConfig: createCallConfig(config, Date.now),
    widget: await loadWidgetFiles(config.widgetDir),
    pushes,
    isDraining: () => state.isDraining,
    now: Date.now,
    version: "1.2.3",
  }, mount);
  await Deno.remove(folder, { recursive: true });

  return {
    request: async (path, init) => await app.request(path, init),
    bearer: async (userId, options) => ({
      headers: { authorization: `Bearer ${await mintToken(userId, options)}` },
    }),
    log: lines,
    app: state,
    async startCalls(count) {
      const people: Record<string, string[]> = { ann: ["ann-1"], ben: ["ben-1"] };
      const calls = createCallService({
        store,
        reach: { connectionsOf: (id) => people[id] ?? [], lastSeenAt: () => Date.now() },
        deliver: () => {},
        ringTimeoutMs: 30_000,
        seatLeaseMs: 30_000,
        maxParticipants: 6,
        log,
      });
      await calls.start();
      const chat: Chat = {
        id: "chat-1",
        calls: "video",
        endsAt: null,
        members: [{ id: "ann", name: "Ann" }, { id: "ben", name: "Ben" }],
      };
      const ann = { userId: "ann", connectionId: "ann-1" };
      const ids: string[] = [];
      for (let i = 0; i < count; i++) {
        const begun = await calls.initiate(ann, chat, { callType: "voice" });
        assert.ok(begun.ok);
        await calls.cancel(ann, begun.sessionId);
        ids.push(begun.sessionId);
        // History is ordered by the millisecond.
        const now = Date.now();
        while (Date.now() === now) await Promise.resolve();
      }
      calls.stop();
      return ids;
    },
    async pushedTo(userId) {
      return (await listPushes(store, userId)).map(({ endpoint }) => endpoint);
    },
    closeStore: () => store.close(),
  };
}

async function writeWidget(): Promise<string> {
  const folder = await Deno.makeTempDir({ prefix: "chat-call-widget-" });
  await Deno.mkdir(`${folder}/widget/assets`, { recursive: true });
  const files = {
    "secret.js": "outside",
    "widget/chat-call.js": LOADER,
    "widget/chat-call.js.br": "brotli bytes",
    "widget/chat-call.js.gz": "gzip bytes",
    "widget/assets/call-Ab12.js": "export {};",
    "widget/assets/runtime-Cd34.wasm": "code",
    "widget/assets/runtime-Cd34.wasm.br": "brotli code",
    "widget/assets/model-Ef56.tflite": "numbers",
    "widget/unknown.bin": "no type of ours",
  };
  for (const [path, text] of Object.entries(files)) {
    await Deno.writeTextFile(`${folder}/${path}`, text);
  }
  await Deno.symlink(`${folder}/secret.js`, `${folder}/widget/link.js`);
  return folder;
}

const refused = () => assert.fail("no call is commanded here");
const noCommands: RemoteCommands = {
  initiate: refused,
  accept: refused,
  leaveBy: refused,
  sendMessage: refused,
  messagesOf: refused,
  chatOf: refused,
  signal: refused,
};
