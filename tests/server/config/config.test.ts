/** Settings: their defaults, and the one line that stops a start. */
import assert from "node:assert/strict";
import { loadConfig } from "../../../server/config/config.ts";
import { load, problem, SECRET } from "./loaded-config.ts";

Deno.test("loadConfig() has the contract's defaults", () => {
  const config = load();
  assert.equal(config.port, 8000);
  assert.equal(config.hostname, "0.0.0.0");
  assert.equal(config.auth.audience, "chat-call");
  assert.equal(config.auth.issuer, null);
  assert.equal(config.ringTimeoutMs, 30_000);
  assert.equal(config.seatLeaseMs, 30_000);
  assert.equal(config.maxParticipants, 6);
  assert.equal(config.callsPerMinute, 30);
  assert.equal(config.basePath, "");
  assert.equal(config.ice.transportPolicy, "all");
  assert.deepEqual(config.origins, new Set());
  assert.equal(config.ice.stunUrls.length, 2);
});

Deno.test("loadConfig() lets its caller override the host name and the STUN servers", () => {
  const loaded = loadConfig(
    { CHAT_CALL_SECRET: SECRET },
    { hostname: "127.0.0.1", stunUrls: [] },
  );
  assert.ok(loaded.ok);
  assert.equal(loaded.config.hostname, "127.0.0.1");
  assert.deepEqual(loaded.config.ice.stunUrls, []);
  assert.ok(loaded.notes.some((note) => note.includes("one network")));
});

Deno.test("loadConfig() reads two secrets during a rotation", () => {
  const next = SECRET.toUpperCase();
  assert.deepEqual(load({ CHAT_CALL_SECRET: `${next}, ${SECRET}` }).auth.keys, {
    kind: "secret",
    secrets: [next, SECRET],
  });
});

Deno.test("loadConfig() reads TURN with a secret, and fixed credentials", () => {
  assert.deepEqual(
    load({ TURN_URLS: "turn:t.example:3478,turns:t.example:443?transport=tcp", TURN_SECRET: "s" })
      .ice.turn,
    {
      kind: "time-limited",
      urls: ["turn:t.example:3478", "turns:t.example:443?transport=tcp"],
      secret: "s",
    },
  );
  assert.deepEqual(
    load({ TURN_SERVER: "turn:[2001:db8::1]:3478", TURN_USERNAME: "u", TURN_CREDENTIAL: "c" }).ice
      .turn,
    { kind: "fixed", urls: ["turn:[2001:db8::1]:3478"], username: "u", credential: "c" },
  );
});

Deno.test("loadConfig() accepts a host name, and an IPv4 or IPv6 address", () => {
  for (const HOST of ["localhost", "calls.example", "127.0.0.1", "::", "::1", "2001:db8::a"]) {
    assert.equal(load({ HOST }).hostname, HOST);
  }
});

Deno.test("loadConfig() turns STUN off with none", () => {
  assert.deepEqual(load({ STUN_URLS: "none" }).ice.stunUrls, []);
});

Deno.test("loadConfig() notes that * lets pages of any site connect", () => {
  const loaded = loadConfig({ CHAT_CALL_SECRET: SECRET, CHAT_CALL_ORIGINS: "*" });
  assert.ok(loaded.ok);
  assert.equal(loaded.config.origins, "*");
  assert.ok(loaded.notes.some((note) => note.includes("any site")));
});

Deno.test("loadConfig() removes the trailing slash of a base path", () => {
  assert.equal(load({ BASE_PATH: "/calls/" }).basePath, "/calls");
  assert.equal(load({ BASE_PATH: "/" }).basePath, "");
});

const FAULTS: [string, Record<string, string | undefined>, RegExp][] = [
  ["no key", { CHAT_CALL_SECRET: undefined }, /^CHAT_CALL_SECRET is missing/],
  ["a blank key", { CHAT_CALL_SECRET: "  " }, /^CHAT_CALL_SECRET is missing/],
  [
    "a short key",
    { CHAT_CALL_SECRET: "x".repeat(31) },
    /^CHAT_CALL_SECRET is too short \(31 bytes/,
  ],
  ["a short old key", { CHAT_CALL_SECRET: `${SECRET},old` }, /^CHAT_CALL_SECRET is too short/],
  ["three keys", { CHAT_CALL_SECRET: `${SECRET},${SECRET},${SECRET}` }, /holds 3 values/],
  ["two kinds of key", { CHAT_CALL_JWKS_URL: "https://h.example/k" }, /only one kind of key/],
  [
    "a key set over http",
    { CHAT_CALL_SECRET: undefined, CHAT_CALL_JWKS_URL: "http://h.example/k" },
    /^CHAT_CALL_JWKS_URL is .* use an https address/,
  ],
  ["a port in words", { PORT: "http" }, /^PORT is "http": use a whole number from 0 to 65535$/],
  ["a port out of range", { PORT: "70000" }, /^PORT is "70000"/],
  ["a negative number", { PORT: "-1" }, /^PORT is "-1"/],
  [
    "a limit in words",
    { CALLS_PER_MINUTE: "many" },
    /^CALLS_PER_MINUTE is "many": use a whole number from 1 to \d+, or 0 for no cap$/,
  ],
  ["a ring too short", { RING_TIMEOUT_SECONDS: "4" }, /from 5 to 180/],
  ["a ring too long", { RING_TIMEOUT_SECONDS: "181" }, /from 5 to 180/],
  ["a fraction", { RING_TIMEOUT_SECONDS: "7.5" }, /^RING_TIMEOUT_SECONDS is "7.5"/],
  [
    "an origin with a path",
    { CHAT_CALL_ORIGINS: "https://a.example/" },
    /as https:\/\/a\.example$/,
  ],
  ["an origin without scheme", { CHAT_CALL_ORIGINS: "a.example" }, /exact origins/],
  ["an origin in capitals", { CHAT_CALL_ORIGINS: "https://A.example" }, /as https:\/\/a\.example$/],
  ["a pattern of origins", { CHAT_CALL_ORIGINS: "https://*.a.example" }, /exact origins/],
  [
    "origins with another separator",
    { CHAT_CALL_ORIGINS: "https://a.example;https://b.example" },
    /comma separated$/,
  ],
  ["* beside an origin", { CHAT_CALL_ORIGINS: "*,https://a.example" }, /use \* alone/],
  ["a host with a scheme", { HOST: "http://x" }, /^HOST is/],
  ["a host with a port", { HOST: "127.0.0.1:80" }, /^HOST is "127.0.0.1:80": .* or port$/],
  ["a base path without slash", { BASE_PATH: "calls" }, /^BASE_PATH is "calls"/],
  ["a base path that climbs", { BASE_PATH: "/a/../b" }, /^BASE_PATH is/],
  ["an unknown level", { LOG_LEVEL: "loud" }, /use one of debug, info, warn, error, silent$/],
  ["STUN with slashes", { STUN_URLS: "stun://s.example" }, /^STUN_URLS holds/],
  ["STUN over a transport", { STUN_URLS: "stun:s.example?transport=udp" }, /^STUN_URLS holds/],
  ["an impossible address", { STUN_URLS: "stun:192.0.2.300" }, /^STUN_URLS holds "stun:192/],
  ["TURN without its secret", { TURN_URLS: "turn:t.example" }, /^TURN_SECRET is missing/],
  ["a TURN port out of range", { TURN_URLS: "turn:t.example:70000" }, /^TURN_URLS holds/],
  [
    "a TURN port that browsers block",
    { TURN_URLS: "turn:t.example:25" },
    /connect to port 25: use/,
  ],
  ["port 0", { TURN_SERVER: "turn:t.example:0" }, /^TURN_SERVER .* port 0: use/],
  ["a TURN secret without TURN", { TURN_SECRET: "s" }, /^TURN_URLS is missing/],
  ["a TURN user beside time-limited credentials", {
    TURN_URLS: "turn:t.example",
    TURN_SECRET: "s",
    TURN_USERNAME: "u",
  }, /^TURN_SERVER is missing/],
  ["a TURN user without TURN", { TURN_USERNAME: "u" }, /^TURN_SERVER is missing/],
  ["a webhook's secret alone", { WEBHOOK_SECRET: "whsec_x" }, /^WEBHOOK_URL is missing/],
  ["a push service alone", { PUSH_SERVICES: "https://push.example" }, /^PUSH_CONTACT is missing/],
  [
    "a push contact that is not a URL",
    { PUSH_CONTACT: "calls@shop.example" },
    /^PUSH_CONTACT is "calls@/,
  ],
  [
    "a push contact on this machine",
    { PUSH_CONTACT: "https://localhost" },
    /^PUSH_CONTACT is "https:/,
  ],
  [
    "a push service that is not an https origin",
    { PUSH_CONTACT: "mailto:a@b.example", PUSH_SERVICES: "http://push.example" },
    /^PUSH_SERVICES has "http:/,
  ],
  [
    "an empty list of origins",
    { CHAT_CALL_ORIGINS: "," },
    /^CHAT_CALL_ORIGINS is ",": give at least one value/,
  ],
  [
    "an empty list of keys",
    { METRICS_TOKEN: "," },
    /^METRICS_TOKEN is ",": give at least one value/,
  ],
  [
    "an empty list of STUN servers",
    { STUN_URLS: "," },
    /^STUN_URLS is ",": give at least one value/,
  ],
  ["an empty list of relays", { TURN_URLS: ",", TURN_SECRET: "s" }, /^TURN_URLS is ","/],
  ["an empty list of proxies", { TRUSTED_PROXIES: " , " }, /^TRUSTED_PROXIES is ","/],
  [
    "a third TURN secret",
    { TURN_URLS: "turn:t.example", TURN_SECRET: "a,b,c" },
    /^TURN_SECRET holds 3 values/,
  ],
  ["a database of another kind", { KV_PATH: "ftp://kv.example" }, /^KV_PATH is "ftp:/],
  [
    "a KV Connect server without its token",
    { KV_PATH: "https://kv.example" },
    /^DENO_KV_ACCESS_TOKEN is missing/,
  ],
  ["TURN without a user", { TURN_SERVER: "turn:t.example" }, /^TURN_USERNAME is missing/],
  [
    "both kinds of TURN",
    { TURN_URLS: "turn:t.example", TURN_SERVER: "turn:t.example" },
    /^TURN_SERVER is set together with TURN_URLS/,
  ],
  ["a relay policy without a relay", { ICE_TRANSPORT_POLICY: "relay" }, /no TURN server/],
  ["a proxy by name", { TRUSTED_PROXIES: "proxy.local" }, /^TRUSTED_PROXIES holds/],
  ["a network prefix out of range", { TRUSTED_PROXIES: "10.0.0.0/33" }, /^TRUSTED_PROXIES holds/],
];

for (const [name, env, expected] of FAULTS) {
  Deno.test(`loadConfig() refuses ${name}, in one line`, () => {
    const line = problem(env);
    assert.match(line, expected);
    assert.ok(!line.includes("\n"));
  });
}

Deno.test("loadConfig() refuses in one line whatever a value holds, and never repeats a secret", () => {
  assert.ok(!problem({ PORT: "1\n2" }).includes("\n"));
  assert.ok(!problem({ CHAT_CALL_SECRET: "hunter2" }).includes("hunter2"));
});

Deno.test("loadConfig() reads one API key, or two during a rotation, and warns of a short one", () => {
  assert.deepEqual(load().apiKeys, []);
  assert.deepEqual(load({ CHAT_CALL_API_KEY: "new, old" }).apiKeys, ["new", "old"]);
  const noteOf = (key: string) => {
    const loaded = loadConfig({ CHAT_CALL_SECRET: SECRET, CHAT_CALL_API_KEY: key });
    assert.ok(loaded.ok);
    return loaded.notes.some((note) => note.startsWith("CHAT_CALL_API_KEY is short"));
  };
  assert.deepEqual([noteOf("short"), noteOf(SECRET)], [true, false]);
  assert.match(problem({ CHAT_CALL_API_KEY: "a,b,c" }), /^CHAT_CALL_API_KEY holds 3 values/);
  assert.match(problem({ CHAT_CALL_API_KEY: "with a space" }), /^CHAT_CALL_API_KEY .* header/);
  assert.match(problem({ CHAT_CALL_API_KEY: "schlüssel" }), /^CHAT_CALL_API_KEY .* header/);
});

Deno.test("loadConfig() keeps calls for ever unless RETENTION_DAYS is set", () => {
  assert.equal(load().retentionMs, 0);
  assert.equal(load({ RETENTION_DAYS: "30" }).retentionMs, 30 * 24 * 3600 * 1000);
  for (const days of ["-1", "1.5", "forever", "36501"]) {
    assert.match(problem({ RETENTION_DAYS: days }), /^RETENTION_DAYS is .* from 0 to 36500/);
  }
});
