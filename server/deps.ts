/** What routes and middleware are given, and the one factory that knows its type. */
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
  /** Whether this is a key of the host's back end. */
  isApiKey: CheckKey;
  /** Whether this opens the metrics, where the settings hold a token for them. */
  isMetricsToken: CheckKey;
  erasePerson: ErasePerson;
  signaling: Signaling;
  verifyToken: VerifyToken;
  callConfig: CallConfigFor;
  widget: WidgetFiles;
  /** Null where no calls are scheduled. */
  scheduled: ScheduledCalls | null;
  /** Null where nothing is pushed. */
  pushes: Pick<BrowserPushes, "publicKey" | "refusalOf"> | null;
  /** Whether the server is on its way down and takes nobody in any more. */
  isDraining(): boolean;
  /** Epoch milliseconds. */
  now(): number;
  version: string;
}

export interface AppEnv {
  /** What the runtime says of the request; absent where a test asks the app directly. */
  Bindings: Partial<Deno.ServeHandlerInfo>;
  Variables: {
    deps: Deps;
    /** Who asks; there behind `requireUser`. */
    identity: HostIdentity;
    /** Whether the host's back end asks, behind `requireHost`. */
    isHost?: boolean;
  };
}

export type App = Hono<AppEnv>;

export const factory = createFactory<AppEnv>();
