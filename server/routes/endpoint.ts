/**
 * Builds an API route from its description: requests are validated with the same schemas that the
 * OpenAPI document shows, and answers are typed by them.
 */
import type { Context, Handler } from "hono";
import * as z from "zod/mini";
import type { HostIdentity } from "../auth/token-claims.ts";
import type { AppEnv, Deps } from "../deps.ts";
import { type Auth, documented, type Operation } from "../openapi/operation.ts";
import { check, decode, type Decoded } from "../protocol/codec.ts";
import type { ErrorCode } from "../protocol/error-code.ts";
import { askToWait, fail, succeed } from "../rest-answer.ts";

/** What an API route takes and answers. */
export interface EndpointSpec<
  Params extends Record<string, z.ZodMiniType>,
  Query extends z.ZodMiniObject,
  Body extends z.ZodMiniType,
  Data extends z.ZodMiniType,
> {
  tag: string;
  summary: string;
  description?: string;
  auth: Auth;
  /** Path parameters. One that fits nothing is refused with `absent`, which may be `malformed`. */
  params?: Params;
  absent?: ErrorCode;
  query?: Query;
  /** What each parameter of the query means. */
  queryNotes?: Record<Extract<keyof z.infer<Query>, string>, string>;
  /** A JSON body. */
  body?: Body;
  /** Whether the body may be omitted, if it is an object without required fields. */
  bodyIsOptional?: boolean;
  /** A plain-text body instead, as `sendBeacon` sends it. */
  text?: Body;
  /** The `data` of a successful answer. */
  data: Data;
  /** Its refusals besides those that every such route has. */
  refusals?: ErrorCode[];
}

/** A validated request, with what a handler works with. */
export interface Asked<Params extends Record<string, z.ZodMiniType>, Query, Body> {
  c: Context<AppEnv>;
  deps: Deps;
  /** The person making the request; present if `auth` is "user". */
  identity: HostIdentity;
  params: { [Name in keyof Params]: z.infer<Params[Name]> };
  query: Query;
  body: Body;
}

/** The data of a success, or the reason for a refusal. */
export type Answer<Data> =
  | { ok: true; data: Data }
  | { ok: false; code: ErrorCode; message: string; sessionId?: string; retryAfterMs?: number };

/** A handler with its documentation: the spec validates requests and types answers. */
export function endpoint<
  Params extends Record<string, z.ZodMiniType>,
  Query extends z.ZodMiniObject,
  Body extends z.ZodMiniType,
  Data extends z.ZodMiniType,
>(
  spec: EndpointSpec<Params, Query, Body, Data>,
  handle: (
    asked: Asked<Params, z.infer<Query>, z.infer<Body>>,
  ) => Answer<z.infer<Data>> | Promise<Answer<z.infer<Data>>>,
): Handler<AppEnv> {
  const params = spec.params && z.object(spec.params);
  return documented(operationOf(spec), async (c: Context<AppEnv>) => {
    const place = params ? check(params, c.req.param()) : NOTHING;
    if (!place.ok) {
      const code = spec.absent ?? "not-found";
      const isWrong = code === "malformed";
      return fail(c, code, isWrong ? place.problem : "There is nothing at this address");
    }
    const query = spec.query ? check(spec.query, queryOf(c)) : NOTHING;
    if (!query.ok) return fail(c, "malformed", query.problem);
    const body = await readBody(c, spec);
    if (!body.ok) return fail(c, "malformed", body.problem);
    const answer = await handle({
      c,
      deps: c.var.deps,
      identity: c.var.identity,
      params: place.value as Asked<Params, unknown, unknown>["params"],
      query: query.value as z.infer<Query>,
      body: body.value as z.infer<Body>,
    });
    if (answer.ok) return succeed(c, answer.data);
    const { code, message, sessionId, retryAfterMs } = answer;
    if (retryAfterMs !== undefined) askToWait(c, retryAfterMs);
    return fail(c, code, message, sessionId === undefined ? undefined : { sessionId });
  });
}

const NOTHING: Decoded<undefined> = { ok: true, value: undefined };

/** A key given twice stays a list, which every schema refuses as ambiguous. */
function queryOf(c: Context<AppEnv>): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(c.req.queries()).map((
      [name, values],
    ) => [name, values.length === 1 ? values[0] : values]),
  );
}

async function readBody(
  c: Context<AppEnv>,
  { body, bodyIsOptional, text }: {
    body?: z.ZodMiniType;
    bodyIsOptional?: boolean;
    text?: z.ZodMiniType;
  },
): Promise<Decoded<unknown>> {
  if (!body && !text) return NOTHING;
  let received: string;
  try {
    received = await c.req.text();
  } catch (error) {
    // An unloading page may close its beacon's connection: nobody is there to be answered.
    if (error instanceof Deno.errors.BadResource) {
      return { ok: false, problem: "the body is incomplete" };
    }
    throw error;
  }
  if (body) return decode(body, received || (bodyIsOptional ? "{}" : ""));
  return text ? check(text, received) : NOTHING;
}

// deno-lint-ignore no-explicit-any -- only what is the same for all of them is read
function operationOf(spec: EndpointSpec<any, any, any, any>): Operation {
  const { tag, summary, description, auth, params, query, queryNotes, body, text, data } = spec;
  const isOptional = spec.bodyIsOptional ?? false;
  return {
    tag,
    summary,
    auth,
    ...(description === undefined ? {} : { description }),
    ...(params ? { params } : {}),
    ...(query ? { query } : {}),
    ...(queryNotes ? { queryNotes } : {}),
    ...(body ? { body: { contentType: "application/json", schema: body, isOptional } } : {}),
    ...(text ? { body: { contentType: "text/plain", schema: text } } : {}),
    answers: {
      200: { description: "Success", schema: z.strictObject({ success: z.literal(true), data }) },
    },
    refusals: [
      ...(query || body || text ? ["malformed" as const] : []),
      ...(auth === "none" ? [] : ["unauthorized" as const, "token-expired" as const]),
      ...(params ? [spec.absent ?? "not-found" as const] : []),
      ...(spec.refusals ?? []),
      ...(body || text ? ["too-large" as const] : []),
      "rate-limited",
      "internal",
      "store-unavailable",
    ],
  };
}
