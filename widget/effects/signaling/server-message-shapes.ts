/**
 * The schemas of the server's messages as shapes for `shape-check.ts`. The build evaluates this
 * module and ships only its result, so that a page loads no schema library.
 */
import * as z from "zod/mini";
import { Ack, ServerEvent, Welcome } from "../../../server/protocol/server-message.ts";
import type { Kind, Shape, Shapes } from "./shape-check.ts";

/** The part of JSON Schema (draft 2020-12) that the protocol's schemas use. */
interface JsonSchema {
  $ref?: string;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  type?: Kind | "object" | "array";
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

const KEYWORDS = [
  "$ref anyOf oneOf type const enum properties required items format pattern minLength maxLength",
  "minItems maxItems minimum maximum",
].join(" ").split(" ");

/** Without meaning here: identifiers, and the treatment of unknown keys. */
const DROPPED = ["$schema", "$defs", "id", "additionalProperties"];

function createShapes({ $defs = {}, properties }: {
  $defs?: Record<string, JsonSchema>;
  properties: Record<string, JsonSchema>;
}): Shapes {
  const names = Object.keys($defs);

  function shapeOf(schema: JsonSchema): Shape {
    const unknown = Object.keys(schema).find((word) => !KEYWORDS.concat(DROPPED).includes(word));
    if (unknown !== undefined) {
      throw new Error(`Cannot check messages: a schema has the unsupported keyword ${unknown}`);
    }
    const { $ref, anyOf, oneOf, type, items, format } = schema;
    if ($ref) return names.indexOf($ref.slice("#/$defs/".length));
    const options = anyOf ?? oneOf;
    if (options) return typesOf(options) ?? ["any of", ...options.map(shapeOf)];
    if (schema.const !== undefined) return ["one of", schema.const];
    if (schema.enum) return ["one of", ...schema.enum];
    switch (type) {
      case "object":
        return fieldsOf(schema);
      case "array":
        return tight(["list", shapeOf(items!), schema.minItems, schema.maxItems]);
      case "string":
        // The format replaces its pattern, which is a hundred times as long.
        if (format) return "time";
        return tight([type, schema.minLength, schema.maxLength, schema.pattern]);
      case undefined:
        throw new Error("Cannot check messages: a schema has no type");
      default:
        return tight([type, bound(schema.minimum), bound(schema.maximum)]);
    }
  }

  /** A shape by `type`, if every option is an object with a different `type`; else null. */
  function typesOf(options: JsonSchema[]): Shape | null {
    const types = options.map(({ properties }) => properties?.type?.const);
    const texts = types.filter((type) => typeof type === "string");
    if (new Set(texts).size < options.length) return null;
    const shapes = options.map(({ properties: { type: _, ...rest } = {}, ...option }) =>
      shapeOf({ ...option, properties: rest })
    );
    return ["by type", Object.fromEntries(shapes.map((shape, index) => [texts[index], shape]))];
  }

  function fieldsOf({ properties = {}, required = [] }: JsonSchema): Shape {
    return Object.fromEntries(
      Object.entries(properties).map(([key, schema]) => [
        required.includes(key) ? key : `${key}?`,
        shapeOf(schema),
      ]),
    );
  }

  return {
    shared: Object.values($defs).map(shapeOf),
    named: Object.fromEntries(
      Object.entries(properties).map(([name, schema]) => [name, shapeOf(schema)]),
    ),
  };
}

/** Drops the bounds of the safe integers, which the kind implies. */
function bound(value: number | undefined): number | undefined {
  return Math.abs(value ?? 0) === Number.MAX_SAFE_INTEGER ? undefined : value;
}

/** Drops trailing undefined values; a kind without bounds is just its name. */
function tight(words: unknown[]): Shape {
  const length = words.findLastIndex((word) => word !== undefined) + 1;
  const said = words.slice(0, length).map((word) => word ?? null);
  return (length === 1 ? said[0] : said) as Shape;
}

/** A shape for each kind of message. */
export const serverMessageShapes: Shapes = createShapes(
  z.toJSONSchema(z.object({ welcome: Welcome, ack: Ack, event: ServerEvent }), {
    reused: "ref",
  }) as unknown as Parameters<typeof createShapes>[0],
);
