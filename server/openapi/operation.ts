/**
 * What a route says of itself, carried by its handler, so that a route and its documentation are
 * registered in one place and cannot drift apart. Knows no route.
 */
import type * as z from "zod/mini";
import type { ErrorCode } from "../protocol/error-code.ts";

/** Whose token a route asks for: a person's, the host's API key, either, who measures, or nobody's. */
export type Auth = "user" | "host" | "user or host" | "metrics" | "none";

/** One way in which a route answers, beside the refusals. */
export interface DocumentedAnswer {
  description: string;
  /** Absent where there is no body. */
  schema?: z.ZodMiniType;
  /** `application/json` unless it says otherwise. */
  contentType?: string;
}

/** One route: what it takes and everything that it can answer. */
export interface Operation {
  /** The heading under which it stands. */
  tag: string;
  summary: string;
  description?: string;
  auth: Auth;
  params?: Record<string, z.ZodMiniType>;
  query?: z.ZodMiniObject;
  /** What the parameters of the query mean, and what counts where one is left out. */
  queryNotes?: Record<string, string>;
  body?: { contentType: string; schema: z.ZodMiniType; isOptional?: boolean };
  answers: Record<number, DocumentedAnswer>;
  /** In the API's envelope, with the status that the code has. */
  refusals: ErrorCode[];
}

const OPERATION: unique symbol = Symbol("operation");

/** The handler, carrying its documentation. */
export function documented<Handler extends object>(operation: Operation, handler: Handler) {
  return Object.assign(handler, { [OPERATION]: operation });
}

/** The documentation that a handler carries; null where it carries none. */
export function operationOf(handler: object): Operation | null {
  return OPERATION in handler ? handler[OPERATION] as Operation : null;
}
