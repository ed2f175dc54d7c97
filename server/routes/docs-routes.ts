/**
 * `/openapi.json`, and the same for people at `/docs`: written once, from the routes that are
 * registered; and `/signal.json`, which is the socket's.
 */
import { type App, factory } from "../deps.ts";
import { docsPage } from "../openapi/docs-page.ts";
import { DOCS_STYLE } from "../openapi/docs-style.ts";
import { type OpenApiDocument, openApiOf } from "../openapi/document.ts";
import { type SignalSchema, signalSchema } from "../openapi/signal-schema.ts";

/** The page asks nobody for anything but its own style sheet. */
const PAGE_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'none'";
const KEPT_FOR = "public, max-age=300";

/** The documents of an app, as its routes stand when they are first asked for. */
export function createDocsRoutes(app: App) {
  let document: OpenApiDocument | null = null;
  let messages: SignalSchema | null = null;
  // Anybody may ask for it, and to write it takes many times what it takes to send it.
  let page: Promise<string> | null = null;
  const documentFor = (version: string, basePath: string) =>
    document ??= openApiOf(app.routes, { version, basePath });

  return factory.createApp()
    .get("/openapi.json", (c) => {
      const { version, config } = c.var.deps;
      c.header("Cache-Control", KEPT_FOR);
      // Tools that run in a page of their own read it.
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
