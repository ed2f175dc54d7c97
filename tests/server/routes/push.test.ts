/** `/api/me/push`: which subscriptions are accepted or refused, and what others can do to them. */
import assert from "node:assert/strict";
import { PUSH_ADDRESS_MAX_LENGTH, PUSH_WORDS_MAX_LENGTH } from "../../../server/protocol/limits.ts";
import { subscribeBrowser } from "../../support/push-browser.ts";
import { startTestServer } from "../../support/server-harness.ts";
import { createTestApp, type TestApp } from "./test-app.ts";

const PATH = "/api/me/push";
const ON = { PUSH_CONTACT: "mailto:calls@shop.example" };
const ENDPOINT = "https://fcm.googleapis.com/fcm/send/abc";

const bodyOf = (endpoint = ENDPOINT) => ({
  ...subscribeBrowser(endpoint).subscription,
  url: "https://shop.example/inbox",
  words: { voice: "Missed voice call", video: "Missed video call" },
});

async function ask(app: TestApp, method: string, body?: unknown, userId = "ben") {
  const { headers } = await app.bearer(userId);
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await app.request(PATH, { method, headers, ...init });
  const { data, error } = await response.json();
  return { status: response.status, data, error };
}

Deno.test("/api/me/push has the key null while push is off, and accepts no browser", async () => {
  const app = await createTestApp();
  assert.deepEqual((await ask(app, "GET")).data, { publicKey: null, scheduledCalls: false });
  const { status, error } = await ask(app, "PUT", bodyOf());
  assert.deepEqual([status, error.code], [404, "not-found"]);
});

Deno.test("/api/me/push says whether scheduled calls are pushed", async () => {
  for (const [env, scheduledCalls] of [[{}, true], [{ SCHEDULED_CALLS: "off" }, false]] as const) {
    await using server = await startTestServer({ env: { ...ON, ...env } });
    const { data } = await (await server.api("ben", PATH)).json();
    assert.equal(data.scheduledCalls, scheduledCalls);
    assert.notEqual(data.publicKey, null);
  }
});

Deno.test("/api/me/push returns the public key, and stores and removes a browser", async () => {
  const app = await createTestApp(ON);
  const { publicKey } = (await ask(app, "GET")).data;
  const point = Uint8Array.fromBase64(publicKey, { alphabet: "base64url" });
  assert.deepEqual([point.length, point[0]], [65, 4]);
  assert.equal((await ask(app, "GET", undefined, "ann")).data.publicKey, publicKey);
  assert.deepEqual((await ask(app, "PUT", bodyOf())).data, { endpoint: ENDPOINT });
  assert.deepEqual(await app.pushedTo("ben"), [ENDPOINT]);
  assert.equal((await ask(app, "DELETE", { endpoint: ENDPOINT }, "ann")).status, 200);
  assert.deepEqual(await app.pushedTo("ben"), [ENDPOINT]);
  assert.equal((await ask(app, "DELETE", { endpoint: ENDPOINT })).status, 200);
  assert.equal((await ask(app, "DELETE", { endpoint: ENDPOINT })).status, 200);
  assert.deepEqual(await app.pushedTo("ben"), []);
});

Deno.test("/api/users/{id}/push lets the host remove all of a person's browsers", async () => {
  const key = "a-key-of-the-host-with-more-than-32-bytes";
  const app = await createTestApp({ ...ON, CHAT_CALL_API_KEY: key });
  for (const browser of ["a", "b"]) await ask(app, "PUT", bodyOf(`${ENDPOINT}${browser}`));
  const forget = async (bearer: string) =>
    await app.request("/api/users/ben/push", {
      method: "DELETE",
      headers: { authorization: `Bearer ${bearer}` },
    });
  const { headers } = await app.bearer("ben");
  assert.equal((await forget(headers.authorization.replace("Bearer ", ""))).status, 401);
  assert.equal((await app.pushedTo("ben")).length, 2);
  const answer = await (await forget(key)).json();
  assert.deepEqual(answer, { success: true, data: { id: "ben", browsers: 2 } });
  assert.deepEqual(await app.pushedTo("ben"), []);
});

const long = (length: number) => "x".repeat(length);
const { keys, ...rest } = bodyOf();
const faults: [string, unknown, RegExp][] = [
  ["no body", undefined, /JSON/],
  [
    "an unknown service",
    bodyOf("https://evil.example/a"),
    /not an address of a known push service/,
  ],
  ["this machine", bodyOf("https://127.0.0.1/a"), /not an address of a known push service/],
  ["plain HTTP", bodyOf("http://fcm.googleapis.com/a"), /endpoint: expected an https address/],
  ["an address with unescaped characters", bodyOf(`${ENDPOINT}語`), /^endpoint: /],
  ["a long address", bodyOf(`${ENDPOINT}${long(PUSH_ADDRESS_MAX_LENGTH)}`), /^endpoint: /],
  ["no keys", rest, /keys/],
  ["a key of another length", { ...rest, keys: { ...keys, p256dh: "BAAA" } }, /p256dh/],
  [
    "a key in another format",
    { ...rest, keys: { ...keys, p256dh: `C${long(86)}` } },
    /p256dh/,
  ],
  ["a short secret", { ...rest, keys: { ...keys, auth: "AAAA" } }, /auth/],
  [
    "a point that is not on the curve",
    { ...rest, keys: { ...keys, p256dh: `BAAA${long(83)}` } },
    /not a key that can be encrypted for/,
  ],
  ["an invalid page", { ...rest, keys, url: "https://[::/" }, /^url: expected an http/],
  [
    "an invalid address",
    bodyOf("https://zx<Kz0:"),
    /^endpoint: not an address of a known push service/,
  ],
  ["a script as the page", { ...rest, keys, url: "javascript:alert(1)" }, /^url: expected an http/],
  ["an empty text", { ...rest, keys, words: { voice: "", video: "x" } }, /words/],
  [
    "a long text",
    { ...rest, keys, words: { voice: long(PUSH_WORDS_MAX_LENGTH + 1), video: "x" } },
    /words/,
  ],
  ["another person's id", { ...rest, keys, userId: "ann" }, /unknown key userId/],
];
for (const [what, body, problem] of faults) {
  Deno.test(`/api/me/push refuses ${what}`, async () => {
    const app = await createTestApp(ON);
    const { status, error } = await ask(app, "PUT", body);
    assert.deepEqual([status, error.code], [400, "malformed"]);
    assert.match(error.message, problem);
    assert.deepEqual(await app.pushedTo("ben"), []);
  });
}
