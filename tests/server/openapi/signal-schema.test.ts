/**
 * The socket's JSON Schema has every message of both sides, and tolerates messages of a newer
 * server.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { JsonSchema } from "../../../server/openapi/json-schema.ts";
import type { SignalSchema } from "../../../server/openapi/signal-schema.ts";
import { createTestApp } from "../routes/test-app.ts";

async function readSchema() {
  const { request } = await createTestApp();
  const response = await request("/signal.json");
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("access-control-allow-origin"), "*");
  return await response.json() as SignalSchema;
}

/** The messages that a definition allows. */
function messagesOf(schema: JsonSchema): JsonSchema[] {
  const choices = schema.oneOf ?? schema.anyOf;
  return choices ? choices.flatMap(messagesOf) : [schema];
}

/** The message types that a protocol file defines. */
function typesIn(file: string): string[] {
  const text = readFileSync(new URL(`../../../server/protocol/${file}`, import.meta.url), "utf8");
  return [...text.matchAll(/^ *(?:z\.\w+\(\w*,? ?\{)? *type: z\.literal\("([^"]+)"\)/gm)]
    .map(([, type]) => type);
}

const typesOf = (schema: JsonSchema) =>
  messagesOf(schema).map(({ properties }) => properties?.type?.const);

Deno.test("/signal.json describes every message of clients and of the server", async () => {
  const { $defs } = await readSchema();
  const said = new Set(typesOf($defs.ClientMessage));
  const heard = new Set(typesOf($defs.ServerMessage));
  for (const type of typesIn("client-message.ts")) assert.ok(said.has(type), type);
  for (const type of typesIn("server-message.ts")) assert.ok(heard.has(type), type);
  for (const type of ["webrtc:offer", "webrtc:answer", "webrtc:ice-candidate"]) {
    assert.ok(said.has(type) && heard.has(type), type);
  }
});

Deno.test("/signal.json has no dangling references", async () => {
  const schema = await readSchema();
  const refs = [...JSON.stringify(schema).matchAll(/"\$ref":"([^"]*)"/g)].map(([, ref]) => ref);
  assert.ok(refs.includes("#/$defs/CallSnapshot"));
  for (const ref of refs) assert.ok(schema.$defs[ref.replace("#/$defs/", "")], ref);
});

Deno.test("/signal.json refuses unknown keys from clients, and allows them from a newer server", async () => {
  const { $defs } = await readSchema();
  for (const { additionalProperties } of messagesOf($defs.ClientMessage)) {
    assert.equal(additionalProperties, false);
  }
  for (const { additionalProperties } of messagesOf($defs.ServerMessage)) {
    assert.equal(additionalProperties, undefined);
  }
  assert.equal($defs.CallSnapshot.additionalProperties, undefined);
});
