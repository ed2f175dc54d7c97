/**
 * Messages as a stranger might make them: of every type in the schemas, valid or spoilt in one
 * place, about things that exist or do not. They are generated from the schemas, so a new message
 * needs no change here.
 */
import fc from "fast-check";
import * as z from "zod/mini";
import { ClientMessage } from "../../server/protocol/client-message.ts";

/** Ids that the server knows, by the property that holds them. */
export type Known = Record<string, string[]>;

interface JsonSchema {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  oneOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
}

const SCHEMA = z.toJSONSchema(ClientMessage, { io: "input", unrepresentable: "any" }) as JsonSchema;

/** The message types that are generated. */
export const MESSAGE_TYPES = (SCHEMA.oneOf ?? []).map(({ properties }) =>
  String(properties?.type.const)
);

/** Values put in the wrong places. */
const SPOILS: unknown[] = [
  null,
  true,
  -1,
  1e308,
  "",
  "\u0000",
  "x".repeat(40_000),
  "\ud800",
  "__proto__",
  "constructor",
  [],
  {},
  [[[[]]]],
  { toString: "x" },
];

/** Message texts, of every type equally often. */
export function arbitraryText(known: Known): fc.Arbitrary<string> {
  const whole = fc.oneof(...(SCHEMA.oneOf ?? []).map((one) => valueOf(one, "", known)));
  const spoilt = fc.tuple(whole, fc.nat(), fc.constantFrom(...SPOILS)).map(spoil);
  const cut = fc.tuple(whole, fc.nat()).map(([value, at]) => {
    const text = JSON.stringify(value);
    return text.slice(0, at % text.length);
  });
  return fc.oneof(
    // Mostly valid: a client that sends many invalid messages is disconnected before the rest is
    // read.
    { weight: 40, arbitrary: whole.map((value) => JSON.stringify(value)) },
    { weight: 3, arbitrary: spoilt },
    { weight: 1, arbitrary: fc.oneof(cut, fc.json(), fc.string({ unit: "binary" })) },
  );
}

function spoil([value, at, spoiled]: [unknown, number, unknown]): string {
  const message = { ...value as Record<string, unknown> };
  const keys = [...Object.keys(message), "unknown"];
  message[keys[at % keys.length]] = spoiled;
  return JSON.stringify(message);
}

function valueOf(schema: JsonSchema, name: string, known: Known): fc.Arbitrary<unknown> {
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return fc.oneof(...choices.map((one) => valueOf(one, name, known)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case "object":
      return objectOf(schema, known);
    case "array":
      return fc.array(valueOf(schema.items ?? {}, name, known), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 8, 8),
      });
    case "string":
      return textOf(schema, name, known);
    case "boolean":
      return fc.boolean();
    case "integer":
    case "number":
      return fc.double({
        min: schema.minimum ?? -1e9,
        max: schema.maximum ?? 1e9,
        noNaN: true,
      }).map((value) => schema.type === "integer" ? Math.trunc(value) : value);
    case "null":
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function objectOf({ properties = {}, required = [] }: JsonSchema, known: Known) {
  const entries = Object.entries(properties);
  return fc.record(
    Object.fromEntries(entries.map(([name, one]) => [name, valueOf(one, name, known)])),
    { requiredKeys: required },
  );
}

function textOf({ minLength = 0, maxLength = 64 }: JsonSchema, name: string, known: Known) {
  const any = fc.string({ minLength, maxLength: Math.min(maxLength, 200) });
  const ids = known[name];
  if (!ids) return any;
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...ids) },
    { weight: 1, arbitrary: any },
  );
}
