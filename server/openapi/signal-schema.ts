/**
 * What goes over the socket as one JSON Schema, for clients in other languages: they check what they
 * say and hear by it, or have their types made from it.
 */
import * as z from "zod/mini";
import { ClientMessage, Hello } from "../protocol/client-message.ts";
import { Ack, ServerEvent, Welcome } from "../protocol/server-message.ts";
import { type JsonSchema, jsonSchemaOf } from "./json-schema.ts";

/** `ClientMessage` and `ServerMessage`, and the parts of these that have a name. */
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

/** The protocol only adds: a newer server's further keys are no fault to a client that is held to this. */
function open<Schema>(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema), (key, value) => {
    return key === "additionalProperties" && value === false ? undefined : value;
  });
}
