/** The order of middleware and routes. Knows none of what they do. */
import { type App, type Deps, factory } from "./deps.ts";
import { apiCors, keptByNobody, plainHeaders } from "./middleware/api-headers.ts";
import { headLength } from "./middleware/head-length.ts";
import { refuseOtherMethods } from "./middleware/methods.ts";
import { requestLog } from "./middleware/request-log.ts";
import { requestBodyLimit } from "./middleware/request-body-limit.ts";
import { createRequestRates } from "./middleware/request-rates.ts";
import { requireHost } from "./middleware/require-host.ts";
import { requireUser } from "./middleware/require-user.ts";
import { awayRoute } from "./routes/away-route.ts";
import { callCommandRoutes } from "./routes/call-command-routes.ts";
import { callRoutes } from "./routes/call-routes.ts";
import { messageRoutes } from "./routes/message-routes.ts";
import { chatRoutes } from "./routes/chat-routes.ts";
import { configRoute } from "./routes/config-route.ts";
import { createDocsRoutes } from "./routes/docs-routes.ts";
import { healthRoutes } from "./routes/health-routes.ts";
import { pushRoute } from "./routes/push-route.ts";
import { scheduleRoutes } from "./routes/schedule-routes.ts";
import { settingsRoute } from "./routes/settings-route.ts";
import { fail } from "./rest-answer.ts";
import { metricsRoute } from "./routes/metrics-route.ts";
import { signalRoute } from "./routes/signal-route.ts";
import { userRoutes } from "./routes/user-routes.ts";
import { widgetRoute } from "./routes/widget-route.ts";
import { StoreUnavailable } from "./store/kv/kv.ts";

/** The whole HTTP app; `mount` adds other routes after ours, anywhere below the root. */
export function createApp(deps: Deps, mount?: (root: App) => void): App {
  const root = factory.createApp();
  const app: App = root.basePath(deps.config.basePath || "/");

  app.use(async (c, next) => {
    c.set("deps", deps);
    await next();
  });
  app.use(headLength);
  // Before the middleware that sets headers: an upgraded response has none to set.
  app.get("/signal", ...signalRoute);
  app.use(requestLog, plainHeaders);
  app.on("GET", ["/healthz", "/readyz"], keptByNobody);
  app.route("/", healthRoutes);
  app.route("/metrics", metricsRoute);
  const rates = createRequestRates(deps.config.requestCaps, deps.now);
  app.use("/api/*", keptByNobody, apiCors, rates.byAddress, requestBodyLimit);
  // Before tokens are required: a beacon has none.
  app.route("/api/away", awayRoute);
  app.use("/api/chats/*", requireHost);
  app.use("/api/users/*", requireHost);
  app.use("/api/*", requireUser, rates.byUser);
  app.route("/api/config", configRoute);
  app.route("/api/calls", callRoutes);
  app.route("/api/calls", callCommandRoutes);
  app.route("/api/calls", messageRoutes);
  app.route("/api/scheduled-calls", scheduleRoutes);
  app.route("/api/me/settings", settingsRoute);
  app.route("/api/me/push", pushRoute);
  app.route("/api/chats", chatRoutes);
  app.route("/api/users", userRoutes);
  refuseOtherMethods(app, deps.config.basePath);
  app.route("/", createDocsRoutes(app));
  app.use(widgetRoute);
  mount?.(root);

  app.notFound((c) => fail(c, "not-found", "There is nothing at this address"));
  app.onError((error, c) => {
    if (error instanceof StoreUnavailable) {
      deps.log.warn("store-unavailable", { during: c.req.path, problem: error.message });
      return fail(c, "store-unavailable", "The store did not answer in time");
    }
    deps.log.error("request-failed", error, { method: c.req.method, path: c.req.path });
    return fail(c, "internal", "Something went wrong on the server: its log says what");
  });
  return app;
}
