/**
 * The protocol's schemas of what a server says, as the data that `schema-check.ts` reads. The build
 * works this module out and ships only its result, so that a page loads no schema library.
 */
import * as z from "zod/mini";
import { Ack, ServerEvent, Welcome } from "../../server/protocol/server-message.ts";
import type { JsonSchema } from "./schema-check.ts";

const KEYWORDS = new Set([
  "$defs $ref anyOf type const enum properties required items format pattern minLength maxLength",
  "minItems maxItems minimum maximum",
].flatMap((words) => words.split(" ")));

/** Says nothing here: identifiers, what unknown keys mean, and the bounds of every safe integer. */
const DROPPED = new Set(["$schema", "id", "additionalProperties"]);

/** Leaves out what the check does not need, and refuses what it does not know. */
function slim(schema: Record<string, unknown>): JsonSchema {
  const result: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    const name = keyword === "oneOf" ? "anyOf" : keyword;
    if (DROPPED.has(name)) continue;
    if (Math.abs(value as number) === Number.MAX_SAFE_INTEGER) continue;
    if (name === "type" && ("const" in schema || "enum" in schema)) continue;
    // The format says it, at a hundredth of the length.
    if (name === "pattern" && "format" in schema) continue;
    if (!KEYWORDS.has(name)) {
      throw new Error(
        `Cannot check the keyword ${name}: current value is ${JSON.stringify(value)}`,
      );
    }
    if (name === "properties" || name === "$defs") {
      const entries = Object.entries(value as Record<string, Record<string, unknown>>);
      result[name] = Object.fromEntries(entries.map(([key, each]) => [key, slim(each)]));
    } else if (name === "anyOf") {
      result[name] = (value as Record<string, unknown>[]).map(slim);
    } else if (name === "items") {
      result[name] = slim(value as Record<string, unknown>);
    } else {
      result[name] = value;
    }
  }
  return result;
}

/** One object with a property for each kind of message. */
export const serverMessageSchema: JsonSchema = slim(
  z.toJSONSchema(z.object({ welcome: Welcome, ack: Ack, event: ServerEvent }), {
    reused: "ref",
  }) as Record<string, unknown>,
);
