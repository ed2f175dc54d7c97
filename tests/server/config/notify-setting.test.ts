/** The notification settings: webhooks for the host, push for people. */
import assert from "node:assert/strict";
import { load, problem } from "./loaded-config.ts";

const WHSEC = `whsec_${new Uint8Array(32).fill(1).toBase64()}`;

Deno.test("loadConfig() reads webhooks with one secret, and with two during a rotation", () => {
  assert.equal(load().webhook, null);
  const env = { WEBHOOK_URL: "https://shop.example/events", WEBHOOK_SECRET: WHSEC };
  const { webhook } = load(env);
  assert.equal(webhook?.url.href, "https://shop.example/events");
  assert.deepEqual(webhook?.keys, [new Uint8Array(32).fill(1)]);
  assert.equal(webhook?.allowPrivate, false);
  const old = `whsec_${new Uint8Array(24).fill(2).toBase64()}`;
  assert.equal(load({ ...env, WEBHOOK_SECRET: `${WHSEC}, ${old}` }).webhook?.keys.length, 2);
});

Deno.test("loadConfig() reads the push contact and additional push services", () => {
  assert.equal(load().push, null);
  const contact = "mailto:calls@shop.example";
  assert.deepEqual(load({ PUSH_CONTACT: contact }).push, { contact, services: [] });
  const env = { PUSH_CONTACT: "https://shop.example/contact", PUSH_SERVICES: "https://p.example/" };
  assert.deepEqual(load(env).push, {
    contact: "https://shop.example/contact",
    services: ["https://p.example"],
  });
});

Deno.test("loadConfig() refuses a webhook without a usable secret or with a forbidden address", () => {
  const url = "https://shop.example/events";
  assert.match(problem({ WEBHOOK_URL: url }), /^WEBHOOK_SECRET is missing/);
  for (const secret of ["plain", "whsec_c2hvcnQ=", "whsec_!!!!", `${WHSEC},${WHSEC},${WHSEC}`]) {
    assert.match(problem({ WEBHOOK_URL: url, WEBHOOK_SECRET: secret }), /^WEBHOOK_SECRET /);
  }
  const refused = (address: string) => problem({ WEBHOOK_URL: address, WEBHOOK_SECRET: WHSEC });
  assert.match(refused("http://shop.example/"), /^WEBHOOK_URL is not https: .*ALLOW_PRIVATE/);
  for (const host of ["127.0.0.1", "[::1]", "169.254.169.254", "localhost", "10.0.0.8", "0x7f.1"]) {
    assert.match(refused(`https://${host}/`), /^WEBHOOK_URL names the private address/);
  }
  for (const address of ["shop.example", "ftp://shop.example/", "https://key@shop.example/"]) {
    const line = refused(address);
    assert.match(line, /^WEBHOOK_URL is not an http/);
    assert.ok(!line.includes("key"));
  }
  assert.match(
    problem({ WEBHOOK_ALLOW_PRIVATE: "perhaps" }),
    /^WEBHOOK_ALLOW_PRIVATE is "perhaps"/,
  );
  const inside = { WEBHOOK_URL: "http://10.0.0.8/", WEBHOOK_SECRET: WHSEC };
  assert.equal(load({ ...inside, WEBHOOK_ALLOW_PRIVATE: "true" }).webhook?.allowPrivate, true);
});
