/**
 * A route's documentation, attached to its handler, so that both are registered in one place and
 * cannot drift apart. Knows no particular route.
 */
import type * as z from "zod/mini";
import type { ErrorCode } from "../protocol/error-code.ts";

/**
 * Which token a route needs: a person's, the host's API key, either, the metrics token, or none.
 */
export type Auth = "user" | "host" | "user or host" | "metrics" | "none";

/** One of a route's answers, besides refusals. */
export interface DocumentedAnswer {
  description: string;
  /** Absent if there is no body. */
  schema?: z.ZodMiniType;
  /** `application/json` by default. */
  contentType?: string;
}

/** A route: what it takes and everything that it can answer. */
export interface Operation {
  /** The heading it is listed under. */
  tag: string;
  summary: string;
  description?: string;
  auth: Auth;
  params?: Record<string, z.ZodMiniType>;
  query?: z.ZodMiniObject;
  /** What each query parameter means, and its default. */
  queryNotes?: Record<string, string>;
  body?: { contentType: string; schema: z.ZodMiniType; isOptional?: boolean };
  answers: Record<number, DocumentedAnswer>;
  /** In the API's error format, with each code's status. */
  refusals: ErrorCode[];
}

const OPERATION: unique symbol = Symbol("operation");

/** Attaches documentation to a handler. */
export function documented<Handler extends object>(operation: Operation, handler: Handler) {
  return Object.assign(handler, { [OPERATION]: operation });
}

/** A handler's documentation; null if it has none. */
export function operationOf(handler: object): Operation | null {
  return OPERATION in handler ? handler[OPERATION] as Operation : null;
}
