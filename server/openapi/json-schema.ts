/**
 * Converts the protocol's schemas to JSON Schema for the OpenAPI document: there is only one set.
 */
import * as z from "zod/mini";
import { schemaNames } from "./schema-names.ts";

/** A schema of JSON Schema 2020-12, as far as the document and its page use it. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  title?: string;
  description?: string;
  const?: unknown;
  enum?: unknown[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema | boolean;
  propertyNames?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  $defs?: Record<string, JsonSchema>;
}

/** Where the document keeps its named schemas. */
export const COMPONENTS = "#/components/schemas/";

/**
 * The JSON Schema of a value after validation; named parts go into `components` and are referenced
 * there. A value that validation transforms (a number in a query) is described by its result.
 */
export function jsonSchemaOf(
  schema: z.ZodMiniType,
  components: Record<string, JsonSchema>,
  place = COMPONENTS,
): JsonSchema {
  const found = z.toJSONSchema(schema, { metadata: schemaNames, override: simplify });
  const { $schema: _, $defs = {}, ...own } = found as JsonSchema & { $schema?: string };
  for (const [name, part] of Object.entries($defs)) components[name] ??= referring(part, place);
  return referring(own, place);
}

/** Not every tool supports Unicode properties in patterns. */
const CONTROL_FREE = "\\P{Cc}";
const WIDELY_KNOWN = "[^\\u0000-\\u001f\\u007f-\\u009f]";

/** Drops patterns that a format replaces, and safe-integer bounds, which say nothing. */
function simplify({ jsonSchema }: { jsonSchema: object }): void {
  const schema = jsonSchema as JsonSchema & { id?: string };
  delete schema.id;
  if (schema.format !== undefined) delete schema.pattern;
  schema.pattern &&= schema.pattern.replace(CONTROL_FREE, WIDELY_KNOWN);
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
}

function referring(schema: JsonSchema, place: string): JsonSchema {
  return JSON.parse(JSON.stringify(schema), (key, value) => {
    return key === "$ref" ? value.replace("#/$defs/", place) : value;
  });
}
