/** The dependencies of routes and middleware, and the one factory typed with them. */
import type { Hono } from "hono";
import { createFactory } from "hono/factory";
import type { CheckKey } from "./auth/bearer.ts";
import type { VerifyToken } from "./auth/host-token.ts";
import type { HostIdentity } from "./auth/token-claims.ts";
import type { ErasePerson } from "./calls/erasure.ts";
import type { People } from "./calls/rules/people.ts";
import type { RegisteredChats } from "./calls/rules/registered-chats.ts";
import type { Config } from "./config/config.ts";
import type { CallConfigFor } from "./ice/call-config.ts";
import type { Log } from "./log.ts";
import type { ServerMetrics } from "./metrics/server-metrics.ts";
import type { BrowserPushes } from "./notify/browser-pushes.ts";
import type { Signaling } from "./realtime/signaling.ts";
import type { ScheduledCalls } from "./schedule/scheduled-calls.ts";
import type { WidgetFiles } from "./widget-files.ts";
import type { Store } from "./store/kv/kv.ts";

export interface Deps {
  config: Config;
  log: Log;
  metrics: ServerMetrics;
  store: Store;
  people: People;
  registeredChats: RegisteredChats;
  /** Whether this is one of the host's back-end keys. */
  isApiKey: CheckKey;
  /** Whether this is a metrics token, if any are configured. */
  isMetricsToken: CheckKey;
  erasePerson: ErasePerson;
  signaling: Signaling;
  verifyToken: VerifyToken;
  callConfig: CallConfigFor;
  widget: WidgetFiles;
  /** Null if scheduling is turned off. */
  scheduled: ScheduledCalls | null;
  /** Null if push is turned off. */
  pushes: Pick<BrowserPushes, "publicKey" | "refusalOf"> | null;
  /** Whether the server is shutting down and accepts nobody any more. */
  isDraining(): boolean;
  /** Epoch milliseconds. */
  now(): number;
  version: string;
}

export interface AppEnv {
  /** What the runtime says about the request; absent if a test calls the app directly. */
  Bindings: Partial<Deno.ServeHandlerInfo>;
  Variables: {
    deps: Deps;
    /** The person making the request; set by `requireUser`. */
    identity: HostIdentity;
    /** Whether the host's back end makes the request; set by `requireHost`. */
    isHost?: boolean;
  };
}

export type App = Hono<AppEnv>;

export const factory = createFactory<AppEnv>();
