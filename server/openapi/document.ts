/** Builds the OpenAPI 3.1 document of all documented routes. Knows no particular route. */
import * as z from "zod/mini";
import { ERROR_STATUS, type ErrorCode } from "../protocol/error-code.ts";
import { RestError } from "../protocol/rest.ts";
import { ERROR_WORDS } from "./error-words.ts";
import { COMPONENTS, type JsonSchema, jsonSchemaOf } from "./json-schema.ts";
import { type Auth, type Operation, operationOf } from "./operation.ts";
import { type WebhookObject, webhookSection } from "./webhook-section.ts";

/** A route as the router lists it. */
export interface RegisteredRoute {
  method: string;
  path: string;
  handler: object;
}

interface Parameter {
  name: string;
  in: "path" | "query";
  required: boolean;
  schema: JsonSchema;
  description?: string;
}

type Content = Record<string, { schema: JsonSchema }>;

/** An operation's answer. */
export interface ResponseObject {
  description: string;
  headers?: Record<string, { description: string; schema: JsonSchema }>;
  content?: Content;
}

/** An operation in the document. */
export interface OperationObject {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  security: Record<string, string[]>[];
  parameters?: Parameter[];
  requestBody?: { required: boolean; content: Content };
  responses: Record<string, ResponseObject>;
}

/** The parts of an OpenAPI document that this server writes. */
export interface OpenApiDocument {
  openapi: "3.1.0";
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  tags: { name: string }[];
  paths: Record<string, Record<string, OperationObject>>;
  webhooks: Record<string, WebhookObject>;
  components: { schemas: Record<string, JsonSchema>; securitySchemes: Record<string, object> };
}

const INTRODUCTION =
  "Calls over HTTP, with the same rules and effects as over the signaling socket. Answers are " +
  '`{ "success": true, "data": … }` or `{ "success": false, "error": { "code", "message" } }`. ' +
  "Times are ISO 8601 in UTC, durations whole seconds, bit rates bit/s, loss per cent, jitter and " +
  "round trip milliseconds.";

const SECURITY: Record<Auth, Record<string, string[]>[]> = {
  "user": [{ token: [] }],
  "host": [{ apiKey: [] }],
  "user or host": [{ token: [] }, { apiKey: [] }],
  "metrics": [{}, { metricsToken: [] }],
  "none": [],
};

/** Builds the document of these routes; `basePath` is removed from their paths. */
export function openApiOf(
  routes: RegisteredRoute[],
  { version, basePath }: { version: string; basePath: string },
): OpenApiDocument {
  const schemas: Record<string, JsonSchema> = { RestError: jsonSchemaOf(RestError, {}) };
  const paths: OpenApiDocument["paths"] = {};
  const tags = new Set<string>();
  for (const { method, path, handler } of routes) {
    const operation = operationOf(handler);
    if (operation === null) continue;
    const pattern = patternOf(path.slice(basePath.length));
    const verb = method.toLowerCase();
    tags.add(operation.tag);
    (paths[pattern] ??= {})[verb] = operationObject(operation, `${verb} ${pattern}`, schemas);
  }
  return {
    openapi: "3.1.0",
    info: { title: "chat-call", version, description: INTRODUCTION },
    servers: [{ url: basePath || "/" }],
    tags: [...tags].map((name) => ({ name })),
    paths,
    webhooks: webhookSection(schemas),
    components: {
      schemas,
      securitySchemes: {
        token: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "JWT",
          description: "The token that the host signed for a person.",
        },
        apiKey: {
          type: "http",
          scheme: "bearer",
          description: "The host's own key, CHAT_CALL_API_KEY.",
        },
        metricsToken: {
          type: "http",
          scheme: "bearer",
          description: "The token for reading the metrics, METRICS_TOKEN.",
        },
      },
    },
  };
}

/** Converts `/api/calls/:id{…}` to OpenAPI's notation. */
function patternOf(path: string): string {
  return path.replaceAll(/:(\w+)(\{[^/]*\})?/g, "{$1}");
}

function operationObject(
  operation: Operation,
  name: string,
  schemas: Record<string, JsonSchema>,
): OperationObject {
  const { tag, summary, description, auth, body } = operation;
  const parameters = parametersOf(operation, schemas);
  return {
    operationId: name.replaceAll(/[^a-z]+(\w)?/gi, (_, next = "") => next.toUpperCase()),
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    security: SECURITY[auth],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body
      ? { requestBody: { required: !body.isOptional, content: contentOf(body, schemas) } }
      : {}),
    responses: { ...answersOf(operation, schemas), ...refusalsOf(operation.refusals) },
  };
}

function parametersOf(
  { params = {}, query, queryNotes = {} }: Operation,
  schemas: Record<string, JsonSchema>,
): Parameter[] {
  const inPath = Object.entries(params).map(([name, schema]): Parameter => ({
    name,
    in: "path",
    required: true,
    schema: jsonSchemaOf(schema, schemas),
  }));
  const { properties = {}, required = [] } = query ? jsonSchemaOf(query, schemas) : {};
  const inQuery = Object.entries(properties).map(([name, schema]): Parameter => ({
    name,
    in: "query",
    required: required.includes(name),
    schema,
    ...(name in queryNotes ? { description: queryNotes[name] } : {}),
  }));
  return [...inPath, ...inQuery];
}

function answersOf(
  { answers }: Operation,
  schemas: Record<string, JsonSchema>,
): Record<string, ResponseObject> {
  return Object.fromEntries(
    Object.entries(answers).map(([status, { description, schema, contentType }]) => [status, {
      description,
      ...(schema ? { content: contentOf({ schema, contentType }, schemas) } : {}),
    }]),
  );
}

function contentOf(
  { schema, contentType = "application/json" }: { schema: z.ZodMiniType; contentType?: string },
  schemas: Record<string, JsonSchema>,
): Content {
  return { [contentType]: { schema: jsonSchemaOf(schema, schemas) } };
}

/** One answer per status, listing the codes it can have. */
function refusalsOf(codes: ErrorCode[]): Record<string, ResponseObject> {
  const byStatus = Object.groupBy(new Set(codes), (code) => String(ERROR_STATUS[code]));
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, some = []]) => [status, refusalOf(status, some)]),
  );
}

function refusalOf(status: string, codes: ErrorCode[]): ResponseObject {
  const code = { enum: codes };
  const schema = {
    allOf: [
      { $ref: `${COMPONENTS}RestError` },
      { properties: { error: { properties: { code } } } },
    ],
  };
  return {
    description: codes.map((one) => `\`${one}\`: ${ERROR_WORDS[one]}`).join("; "),
    ...(HEADERS[status] ? { headers: HEADERS[status] } : {}),
    content: { "application/json": { schema } },
  };
}

const HEADERS: Record<string, ResponseObject["headers"]> = {
  "401": { "WWW-Authenticate": { description: "Bearer", schema: { type: "string" } } },
  "429": {
    "Retry-After": {
      description: "Whole seconds until the next request is allowed",
      schema: { type: "integer", minimum: 1 },
    },
  },
};
