/** Answers 405 for unsupported methods on existing addresses, instead of 404. */
import type { App } from "../deps.ts";
import { operationOf } from "../openapi/operation.ts";
import { fail } from "../rest-answer.ts";

/** Answers `OPTIONS`, and every method that the documented routes registered so far do not take. */
export function refuseOtherMethods(app: App, basePath: string): void {
  const methods = new Map<string, Set<string>>();
  for (const { path, method, handler } of app.routes) {
    if (operationOf(handler) === null) continue;
    // Routes registered below get the base path added again.
    const own = path.slice(basePath.length);
    methods.set(own, (methods.get(own) ?? new Set()).add(method));
  }
  for (const [path, taken] of methods) {
    if (taken.has("GET")) taken.add("HEAD");
    const allow = [...taken, "OPTIONS"].join(", ");
    app.all(path, (c) => {
      c.header("Allow", allow);
      if (c.req.method === "OPTIONS") return c.body(null, 204);
      return fail(c, "method-not-allowed", `Use one of ${allow}`);
    });
  }
}
