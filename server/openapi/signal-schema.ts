/**
 * The socket's messages as one JSON Schema, for validation or code generation in other languages.
 */
import * as z from "zod/mini";
import { ClientMessage, Hello } from "../protocol/client-message.ts";
import { Ack, ServerEvent, Welcome } from "../protocol/server-message.ts";
import { type JsonSchema, jsonSchemaOf } from "./json-schema.ts";

/** `ClientMessage` and `ServerMessage`, and their named parts. */
export interface SignalSchema {
  $schema: string;
  title: string;
  $defs: Record<string, JsonSchema>;
}

const DEFINITIONS = "#/$defs/";

export function signalSchema(): SignalSchema {
  const said: Record<string, JsonSchema> = {};
  said.ClientMessage = jsonSchemaOf(z.union([Hello, ClientMessage]), said, DEFINITIONS);
  const heard: Record<string, JsonSchema> = {};
  heard.ServerMessage = jsonSchemaOf(z.union([Welcome, Ack, ServerEvent]), heard, DEFINITIONS);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "chat-call.v1",
    $defs: { ...said, ...open(heard) },
  };
}

/** The protocol only grows: clients must accept additional keys from a newer server. */
function open<Schema>(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema), (key, value) => {
    return key === "additionalProperties" && value === false ? undefined : value;
  });
}
