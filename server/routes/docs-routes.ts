/**
 * The API's documentation, generated once from the registered routes: `/openapi.json`, and `/docs`
 * for people. `/signal.json` describes the socket's messages.
 */
import { type App, factory } from "../deps.ts";
import { docsPage } from "../openapi/docs-page.ts";
import { DOCS_STYLE } from "../openapi/docs-style.ts";
import { type OpenApiDocument, openApiOf } from "../openapi/document.ts";
import { type SignalSchema, signalSchema } from "../openapi/signal-schema.ts";

/** The page loads nothing except its own style sheet. */
const PAGE_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'none'";
const KEPT_FOR = "public, max-age=300";

/** The documentation routes of an app, generated from its routes on the first request. */
export function createDocsRoutes(app: App) {
  let document: OpenApiDocument | null = null;
  let messages: SignalSchema | null = null;
  // Anybody may request it, and generating it costs far more than sending it.
  let page: Promise<string> | null = null;
  const documentFor = (version: string, basePath: string) =>
    document ??= openApiOf(app.routes, { version, basePath });

  return factory.createApp()
    .get("/openapi.json", (c) => {
      const { version, config } = c.var.deps;
      c.header("Cache-Control", KEPT_FOR);
      // API tools that run in a web page fetch it.
      c.header("Access-Control-Allow-Origin", "*");
      return c.json(documentFor(version, config.basePath));
    })
    .get("/signal.json", (c) => {
      c.header("Cache-Control", KEPT_FOR);
      c.header("Access-Control-Allow-Origin", "*");
      return c.json(messages ??= signalSchema());
    })
    .get("/docs", async (c) => {
      const { version, config } = c.var.deps;
      c.header("Cache-Control", KEPT_FOR);
      c.header("Content-Security-Policy", PAGE_POLICY);
      page ??= Promise.resolve(docsPage(documentFor(version, config.basePath)));
      return c.html(await page);
    })
    .get("/docs.css", (c) => {
      c.header("Cache-Control", KEPT_FOR);
      c.header("Content-Type", "text/css; charset=utf-8");
      return c.body(DOCS_STYLE);
    });
}
