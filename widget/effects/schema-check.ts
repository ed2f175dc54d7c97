/**
 * Checks a value against a JSON Schema, as far as the protocol uses it: a tenth of the weight of the
 * library that wrote the schema. Keys it does not name are let through: the protocol only adds, and
 * an older page must understand a newer server.
 */

/** The part of JSON Schema (draft 2020-12) that the protocol's schemas come down to. */
export interface JsonSchema {
  $defs?: Record<string, JsonSchema>;
  $ref?: string;
  anyOf?: JsonSchema[];
  type?: "object" | "array" | "string" | "number" | "integer" | "boolean" | "null";
  const?: string | boolean;
  enum?: string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  format?: "date-time";
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
}

/** Null where the value fits; else where it does not, as a path of keys with what was expected. */
export type SchemaCheck = (name: string, value: unknown) => string | null;

/** A check of values against the root's properties by their names. */
export function createSchemaCheck(root: JsonSchema): SchemaCheck {
  const patterns = new Map<string, RegExp>();

  const matches = (pattern: string, text: string): boolean => {
    const known = patterns.get(pattern) ?? new RegExp(pattern, "u");
    patterns.set(pattern, known);
    return known.test(text);
  };

  function problem(schema: JsonSchema, value: unknown): string | null {
    const { $ref, anyOf, type } = schema;
    if ($ref) return problem(root.$defs![$ref.slice("#/$defs/".length)], value);
    if (anyOf) return problemOfAny(anyOf, value);
    if (schema.const !== undefined) {
      return value === schema.const ? null : `expected ${schema.const}`;
    }
    if (schema.enum) return schema.enum.includes(value as string) ? null : "invalid value";
    if (type && !isOfType(type, value)) return `expected ${type}`;
    if (typeof value === "string") return problemOfText(schema, value);
    if (typeof value === "number") return isWithin(value, schema.minimum, schema.maximum);
    if (Array.isArray(value)) return problemOfList(schema, value);
    if (type === "object") return problemOfObject(schema, value as Record<string, unknown>);
    return null;
  }

  function problemOfAny(options: JsonSchema[], value: unknown): string | null {
    let first: string | null = "invalid value";
    for (const option of options) {
      const found = problem(option, value);
      if (found === null) return null;
      // The option that names the value's own type says best what is wrong with it.
      const name = option.properties?.type?.const;
      if (name !== undefined && name === (value as { type?: unknown } | null)?.type) first = found;
    }
    return first;
  }

  function problemOfText(schema: JsonSchema, text: string): string | null {
    if (schema.format && !(Date.parse(text) && text.endsWith("Z"))) return "expected a time in UTC";
    if (schema.pattern && !matches(schema.pattern, text)) return "invalid format";
    return isWithin(text.length, schema.minLength, schema.maxLength);
  }

  function problemOfList(schema: JsonSchema, list: unknown[]): string | null {
    for (const [index, item] of list.entries()) {
      const found = schema.items && problem(schema.items, item);
      if (found) return `${index}.${found}`;
    }
    return isWithin(list.length, schema.minItems, schema.maxItems);
  }

  function problemOfObject(schema: JsonSchema, fields: Record<string, unknown>): string | null {
    for (const [key, property] of Object.entries(schema.properties ?? {})) {
      if (fields[key] === undefined) {
        if (schema.required?.includes(key)) return `${key}: missing`;
        continue;
      }
      const found = problem(property, fields[key]);
      if (found) return `${key}${found.includes(":") || /^\w+\./.test(found) ? "." : ": "}${found}`;
    }
    return null;
  }

  return (name, value) => problem(root.properties![name], value);
}

function isOfType(type: JsonSchema["type"], value: unknown): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "integer":
      return Number.isSafeInteger(value);
    case "number":
      return Number.isFinite(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    case "boolean":
      return typeof value === "boolean";
    default:
      return typeof value === "string";
  }
}

function isWithin(size: number, min = -Infinity, max = Infinity): string | null {
  if (size < min) return "too small";
  return size > max ? "too big" : null;
}
