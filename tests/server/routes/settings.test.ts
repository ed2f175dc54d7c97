/** `/api/me/settings`: what a person can and cannot set, and hostile bodies. */
import assert from "node:assert/strict";
import { BLOCKED_MAX, ID_MAX_LENGTH } from "../../../server/protocol/limits.ts";
import { DEFAULT_SETTINGS, PersonalSettings } from "../../../server/protocol/personal-settings.ts";
import { RestError } from "../../../server/protocol/rest.ts";
import { mintToken } from "../../support/host-tokens.ts";
import { createTestApp, type TestApp } from "./test-app.ts";

const PATH = "/api/me/settings";

async function ask({ request }: TestApp, userId: string, body?: unknown): Promise<Response> {
  const headers = { authorization: `Bearer ${await mintToken(userId)}` };
  if (body === undefined) return await request(PATH, { headers });
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return await request(PATH, { method: "PUT", headers, body: text });
}

async function settingsIn(response: Response): Promise<PersonalSettings> {
  assert.equal(response.status, 200);
  return PersonalSettings.parse((await response.json()).data);
}

Deno.test("/api/me/settings returns the defaults until a person changes them", async () => {
  const app = await createTestApp();
  assert.deepEqual(await settingsIn(await ask(app, "ann")), DEFAULT_SETTINGS);
});

Deno.test("/api/me/settings changes only what PUT names, only for the person asking", async () => {
  const app = await createTestApp();
  const first = await settingsIn(await ask(app, "ann", { blocked: ["eve", "mal", "eve"] }));
  assert.deepEqual(first, { ...DEFAULT_SETTINGS, blocked: ["eve", "mal"] });
  await settingsIn(await ask(app, "ann", { allowCallsFrom: "contacts" }));
  await settingsIn(await ask(app, "ann", { doNotDisturb: true }));
  assert.deepEqual(await settingsIn(await ask(app, "ann", {})), {
    allowCallsFrom: "contacts",
    blocked: ["eve", "mal"],
    doNotDisturb: true,
  });
  assert.deepEqual(await settingsIn(await ask(app, "ben")), DEFAULT_SETTINGS);
});

Deno.test("/api/me/settings accepts blocked people up to the limit", async () => {
  const app = await createTestApp();
  // The longest ids, in two-byte characters.
  const people = Array.from({ length: BLOCKED_MAX }, (_, i) => `${i}`.padEnd(ID_MAX_LENGTH, "ж"));
  assert.deepEqual((await settingsIn(await ask(app, "ann", { blocked: people }))).blocked, people);
  const refused = await ask(app, "ann", { blocked: [...people, "one more"].map((id) => id[0]) });
  assert.equal(refused.status, 400);
  assert.match(
    RestError.parse(await refused.json()).error.message,
    /^blocked: expected at most 150 entries/,
  );
  assert.equal((await settingsIn(await ask(app, "ann"))).blocked.length, BLOCKED_MAX);
});

const faults: [string, unknown, RegExp][] = [
  ["an unknown setting", { theme: "dark" }, /unknown key theme/],
  ["the person's id", { userId: "ben", doNotDisturb: true }, /unknown key userId/],
  ["a prototype", '{"__proto__":{"doNotDisturb":true}}', /unknown key __proto__/],
  ["a constructor", '{"constructor":{"prototype":{}}}', /unknown key constructor/],
  ["an unknown value", { allowCallsFrom: "friends" }, /^allowCallsFrom/],
  ["null", { blocked: null }, /^blocked: expected array/],
  ["an empty id", { blocked: ["eve", ""] }, /^blocked\.1/],
  ["a list", [], /expected object/],
  ["a text", '"all"', /expected object/],
  ["no JSON", "{", /not JSON/],
  ["nothing", "", /not JSON/],
];
for (const [name, body, message] of faults) {
  Deno.test(`/api/me/settings refuses ${name} and changes nothing`, async () => {
    const app = await createTestApp();
    const response = await ask(app, "ann", body);
    assert.equal(response.status, 400);
    const { error } = RestError.parse(await response.json());
    assert.equal(error.code, "malformed");
    assert.match(error.message, message);
    assert.deepEqual(await settingsIn(await ask(app, "ann")), DEFAULT_SETTINGS);
  });
}

Deno.test("/api/me/settings refuses a body over the limit", async () => {
  const app = await createTestApp();
  const response = await ask(app, "ann", { blocked: ["x".repeat(64 * 1024)] });
  assert.equal(response.status, 413);
  assert.equal(RestError.parse(await response.json()).error.code, "too-large");
});

Deno.test("/api/me/settings stops reading an endless body", async () => {
  const { request } = await createTestApp();
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 16_384;
      controller.enqueue(new Uint8Array(16_384));
    },
  });
  const headers = { authorization: `Bearer ${await mintToken("ann")}` };
  const response = await request(PATH, { method: "PUT", headers, body });
  assert.equal(response.status, 413);
  assert.ok(sent < 256 * 1024, `${sent} bytes were read`);
});

Deno.test("/api/me/settings requires a token", async () => {
  const { request } = await createTestApp();
  for (const method of ["GET", "PUT"]) {
    assert.equal((await request(PATH, { method })).status, 401);
  }
});
