/** Assembles a server from a config, and runs it on a store until it is drained. */
import manifest from "../package.json" with { type: "json" };
import { createApp } from "./app.ts";
import { createKeyCheck } from "./auth/bearer.ts";
import { createTokenVerifier } from "./auth/host-token.ts";
import { createCallService } from "./calls/create-call-service.ts";
import type { Config } from "./config/config.ts";
import type { App } from "./deps.ts";
import { createErasure } from "./calls/erasure.ts";
import { createPeople } from "./calls/rules/people.ts";
import { createRetention } from "./calls/retention.ts";
import { systemClock } from "./calls/clock.ts";
import { createRegisteredChats } from "./calls/rules/registered-chats.ts";
import { createRuleFollower } from "./calls/rules/rule-follower.ts";
import { createCallConfig } from "./ice/call-config.ts";
import { createLog, type Log } from "./log.ts";
import { createServerMetrics } from "./metrics/server-metrics.ts";
import { readableHost } from "./network.ts";
import { createNotifiers } from "./notify/notifiers.ts";
import { createCluster } from "./realtime/cluster/cluster.ts";
import { createDirectory } from "./realtime/directory.ts";
import { createRegistry } from "./realtime/registry.ts";
import { createRouter } from "./realtime/router.ts";
import { createSchedule } from "./schedule/schedule.ts";
import { createSignaling } from "./realtime/signaling.ts";
import { createTicketSeal } from "./realtime/sessions/ticket-seal.ts";
import { createTicketUses } from "./realtime/sessions/ticket-uses.ts";
import { loadWidgetFiles } from "./widget-files.ts";
import type { Store } from "./store/kv/kv.ts";
import { measuredStore } from "./store/kv/measured-store.ts";
import { ticketSecret } from "./store/ticket-store.ts";

export interface RunningServer {
  /** Where it listens, with the base path and without a trailing slash. */
  url: string;
  store: Store;
  /** Resolves when the last request after a drain is answered. */
  finished: Promise<void>;
  /** Accepts nobody any more, disconnects everybody, and stops. */
  drain(): Promise<void>;
}

export interface RunOptions {
  /** Adds routes after the server's own; these are not below the base path. */
  mount?: (root: App) => void;
  log?: Log;
  /** Overrides how long a drain may take, in milliseconds. */
  drainMaxMs?: number;
}

/** A drain ends by then even with slow readers; platforms kill a process soon after. */
const DRAIN_MAX_MS = 4_000;

/** Starts a server on a store, which it closes after draining. Resolves once it is listening. */
export async function startOver(
  opened: Store,
  config: Config,
  { mount, log = createLog(config.logLevel), drainMaxMs = DRAIN_MAX_MS }: RunOptions,
): Promise<RunningServer> {
  const metrics = createServerMetrics();
  const store = measuredStore(opened, metrics.storeAnswered);
  const now = Date.now;
  const directory = createDirectory(createRegistry(now), now);
  const cluster = createCluster({ store, directory, log });
  const router = createRouter(directory, cluster.toConnection);
  const { ringTimeoutMs, seatLeaseMs, maxParticipants, callsPerMinute, features } = config;
  const limits = { maxParticipants, callsPerMinute };
  const people = createPeople({ store, announce: cluster.tellOfRule, log });
  const notifiers = await createNotifiers(config, { store, log, metrics });
  const { webhooks, pushes } = notifiers;
  const calls = createCallService({
    store,
    deliver(notices) {
      router.deliver(notices);
      notifiers.wake();
    },
    alongside: notifiers.alongside,
    onCommit: metrics.callChanged,
    reach: directory,
    others: cluster,
    ringTimeoutMs,
    seatLeaseMs,
    ...limits,
    features,
    isRelayOnly: config.ice.transportPolicy === "relay",
    wishesOf: people.wishesOf,
    log,
  });
  const retention = createRetention({ store, clock: systemClock, keepMs: config.retentionMs, log });
  const ruleFailed = (error: unknown) => log.error("rule-not-followed", error);
  const registeredChats = createRegisteredChats({
    store,
    calls,
    announce: cluster.tellOfRule,
    onFailure: ruleFailed,
  });
  const schedule = createSchedule({
    store,
    people,
    calls,
    ...limits,
    deliver: router.deliver,
    announce: cluster.announce,
    isReachable: directory.isReachable,
    pushes,
    isOffered: features.scheduling,
    log,
  });
  const verifyToken = createTokenVerifier(config.auth, { now });
  const callConfig = createCallConfig(config, now);
  const { keys } = config.auth;
  const ticketSeal = createTicketSeal(
    keys.kind === "secret" ? keys.secrets : [await ticketSecret(store)],
  );
  const signaling = createSignaling({
    config,
    store,
    calls,
    people,
    registeredChats,
    registry: directory,
    router,
    dueCalls: schedule,
    verifyToken,
    callConfig,
    ticketSeal,
    confirmGone: cluster.confirmGone,
    replaceElsewhere: cluster.replaceElsewhere,
    ticketUses: createTicketUses({ store, catchUp: cluster.catchUp, now }),
    log,
    metrics,
    now,
  });
  metrics.watch({
    sockets: () => ({ welcomed: directory.size, pending: signaling.caps.pending }),
    calls: calls.liveCounts,
    ...(webhooks ? { webhookBacklog: webhooks.backlog } : {}),
    ...(pushes ? { pushBacklog: pushes.backlog } : {}),
  });
  const widget = await loadWidgetFiles(config.widgetDir);
  if (!widget.has("chat-call.js")) {
    log.warn("widget-missing", { folder: config.widgetDir, mend: "npm run build" });
  }

  let isDraining = false;
  const app = createApp({
    config,
    log,
    metrics,
    store,
    people,
    registeredChats,
    isApiKey: createKeyCheck(config.apiKeys),
    isMetricsToken: createKeyCheck(config.metricsTokens),
    erasePerson: createErasure({
      store,
      calls,
      people,
      scheduled: schedule,
      disconnect: signaling.disconnect,
      announce: cluster.tellOfRule,
    }),
    signaling,
    verifyToken,
    callConfig,
    widget,
    scheduled: schedule.calls,
    pushes,
    isDraining: () => isDraining,
    now,
    version: manifest.version,
  }, mount);

  let server: Deno.HttpServer<Deno.NetAddr>;
  try {
    const { disconnect, rulesInUse } = signaling;
    const rules = createRuleFollower({
      people,
      registeredChats,
      disconnect,
      rulesInUse,
      isStopped: () => isDraining,
      onFailure: ruleFailed,
    });
    await cluster.start({ calls, followRule: rules.follow, rereadRules: rules.rereadAll });
    await calls.start();
    notifiers.wake();
    retention.start();
    schedule.start();
    server = Deno.serve({
      port: config.port,
      hostname: config.hostname,
      onListen: () => {},
    }, app.fetch);
  } catch (error) {
    signaling.stop();
    calls.stop();
    await schedule.stop();
    await notifiers.stop();
    await cluster.stop();
    await retention.stop();
    throw error;
  }
  const { hostname, port } = server.addr;
  const url = `http://${readableHost(hostname)}:${port}${config.basePath}`;
  log.info("listening", { url, version: manifest.version });

  async function stop(): Promise<void> {
    log.info("draining", { connections: directory.size });
    const { promise: isLate, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, drainMaxMs);
    await signaling.goAway();
    signaling.stop();
    // A hanging request ends with the process: Deno cannot abort a shutdown in progress.
    await Promise.race([server.shutdown(), isLate]);
    clearTimeout(timer);
    // What was acknowledged is in the store; writes in progress finish first.
    calls.stop();
    await schedule.stop();
    registeredChats.stop();
    people.stop();
    await calls.idle();
    await people.idle();
    await notifiers.stop();
    await cluster.stop();
    await retention.stop();
    store.close();
    log.info("stopped");
  }

  let stopping: Promise<void> | null = null;
  return {
    url,
    store,
    finished: server.finished,
    drain() {
      isDraining = true;
      return stopping ??= stop();
    },
  };
}
