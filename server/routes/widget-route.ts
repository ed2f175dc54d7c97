/** Serves the built widget to pages of any origin. */
import { factory } from "../deps.ts";
import type { Encoding, WidgetFile } from "../widget-files.ts";

/** Serves a file of the widget; passes on any other request. */
export const widgetRoute = factory.createMiddleware(async (c, next) => {
  const { config, widget } = c.var.deps;
  const file = widget.get(c.req.path.slice(config.basePath.length + 1));
  if (!file || (c.req.method !== "GET" && c.req.method !== "HEAD")) return await next();
  const encoding = chooseEncoding(file, c.req.header("accept-encoding") ?? "");
  const body = file.bodies[encoding] ?? file.bodies.identity;
  if (!body) return await next();

  c.header("Cache-Control", file.cacheControl);
  c.header("ETag", body.etag);
  c.header("Vary", "Accept-Encoding");
  // Pages of any origin load the module and its chunks, which the browser requests by CORS.
  c.header("Access-Control-Allow-Origin", "*");
  c.header("Cross-Origin-Resource-Policy", "cross-origin");
  if (matches(c.req.header("if-none-match"), body.etag)) return c.body(null, 304);
  c.header("Content-Type", file.contentType);
  if (encoding !== "identity") c.header("Content-Encoding", encoding);
  return c.body(body.bytes);
});

function chooseEncoding({ bodies }: WidgetFile, accepted: string): Encoding {
  const refused = /;\s*q=0(\.0*)?\s*$/;
  const offers = accepted.split(",").filter((offer) => !refused.test(offer));
  const names = offers.map((offer) => offer.split(";")[0].trim().toLowerCase());
  if (bodies.br && names.includes("br")) return "br";
  if (bodies.gzip && names.includes("gzip")) return "gzip";
  return "identity";
}

function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  // A proxy may have made the ETag weak.
  const known = header.split(",").map((part) => part.trim().replace(/^W\//, ""));
  return known.includes(etag) || known.includes("*");
}
