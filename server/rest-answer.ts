/** The two shapes of a REST answer. */
import type { Context } from "hono";
import { ERROR_STATUS, type ErrorCode } from "./protocol/error-code.ts";
import type { RestError } from "./protocol/rest.ts";

/** A success with its data. */
export function succeed<T>(c: Context, data: T): Response {
  return c.json({ success: true, data });
}

/** Sets `Retry-After`, so that the client knows when the next request will be accepted. */
export function askToWait(c: Context, waitMs: number): void {
  c.header("Retry-After", String(Math.ceil(waitMs / 1000)));
}

/** A refusal, with the HTTP status for its code. */
export function fail(c: Context, code: ErrorCode, message: string, details?: unknown): Response {
  const body: RestError = {
    success: false,
    error: { code, message, ...(details === undefined ? {} : { details }) },
  };
  return c.json(body, ERROR_STATUS[code]);
}
