/** The two shapes of a REST answer. */
import type { Context } from "hono";
import { ERROR_STATUS, type ErrorCode } from "./protocol/error-code.ts";
import type { RestError } from "./protocol/rest.ts";

/** A success with its data. */
export function succeed<T>(c: Context, data: T): Response {
  return c.json({ success: true, data });
}

/** Says with the answer that comes when the next request is let through. */
export function askToWait(c: Context, waitMs: number): void {
  c.header("Retry-After", String(Math.ceil(waitMs / 1000)));
}

/** A refusal with the status that fits its code. */
export function fail(c: Context, code: ErrorCode, message: string, details?: unknown): Response {
  const body: RestError = {
    success: false,
    error: { code, message, ...(details === undefined ? {} : { details }) },
  };
  return c.json(body, ERROR_STATUS[code]);
}
