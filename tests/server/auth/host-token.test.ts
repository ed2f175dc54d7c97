/** Host tokens: what holds, and what each of those that do not is told. */
import assert from "node:assert/strict";
import { exportJWK, generateKeyPair, type JWTHeaderParameters, SignJWT } from "jose";
import { createTokenVerifier, type TokenResult } from "../../../server/auth/host-token.ts";
import type { Config } from "../../../server/config.ts";
import { chatClaim, mintToken, SECRET } from "../../support/host-tokens.ts";

const OLD_SECRET = "the secret of before the rotation, as long";
const WITH_SECRET: Config["auth"] = {
  keys: { kind: "secret", secrets: [SECRET] },
  issuer: null,
  audience: "chat-call",
};
const verify = createTokenVerifier(WITH_SECRET);

function refusal(result: TokenResult): string {
  assert.ok(!result.ok, "the token was accepted");
  return `${result.code}: ${result.message}`;
}

function base64url(value: unknown): string {
  return new TextEncoder().encode(JSON.stringify(value)).toBase64({
    alphabet: "base64url",
    omitPadding: true,
  });
}

Deno.test("verify() reads the person and the chat", async () => {
  const token = await mintToken("ann", {
    claims: {
      picture: "https://x.example/a.png",
      contacts: ["ben"],
      chat: { ...chatClaim({ title: "Order 42" }), endsAt: 1_900_000_000 },
      iat: 1_700_000_000,
      exp: 1_800_000_000,
    },
  });
  const at = createTokenVerifier(WITH_SECRET, { now: () => 1_750_000_000_000 });
  assert.deepEqual(await at(token), {
    ok: true,
    identity: {
      user: { id: "ann", name: "Ann", picture: "https://x.example/a.png" },
      contacts: ["ben"],
      chat: {
        id: "chat-1",
        title: "Order 42",
        calls: "video",
        members: [{ id: "ann", name: "Ann" }, { id: "ben", name: "Ben" }],
        endsAt: 1_900_000_000_000,
      },
      issuedAt: 1_700_000_000_000,
      expiresAt: 1_800_000_000_000,
    },
  });
});

Deno.test("verify() takes a missing name from the member list, then from the id", async () => {
  const nameless = { name: undefined };
  const listed = await verify(
    await mintToken("ann", { claims: { ...nameless, chat: chatClaim() } }),
  );
  assert.ok(listed.ok);
  assert.equal(listed.identity.user.name, "Ann");
  const alone = await verify(await mintToken("ann", { claims: nameless }));
  assert.ok(alone.ok);
  assert.equal(alone.identity.user.name, "ann");
});

Deno.test("verify() takes either secret during a rotation", async () => {
  const rotating = createTokenVerifier({
    ...WITH_SECRET,
    keys: { kind: "secret", secrets: [SECRET, OLD_SECRET] },
  });
  for (const secret of [SECRET, OLD_SECRET]) {
    assert.ok((await rotating(await mintToken("ann", { secret }))).ok);
  }
});

for (const typ of [undefined, "JWT", "jwt", "chat-call+jwt"]) {
  Deno.test(`verify() takes typ ${typ}`, async () => {
    assert.ok((await verify(await mintToken("ann", { header: { typ } }))).ok);
  });
}

const REFUSED: [string, () => string | Promise<string>, RegExp][] = [
  ["another key", () => mintToken("ann", { secret: OLD_SECRET }), /signed with another key/],
  ["another typ", () => mintToken("ann", { header: { typ: "at+jwt" } }), /typ "at\+jwt"/],
  ["an expired token", () => mintToken("ann", { lifeSeconds: -31 }), /^token-expired: /],
  ["no exp", () => mintToken("ann", { claims: { exp: undefined } }), /exp/],
  ["exp as text", () => mintToken("ann", { claims: { exp: "1900000000" } }), /exp/],
  ["exp beyond every date", () => mintToken("ann", { claims: { exp: 1e300 } }), /exp/],
  ["another audience", () => mintToken("ann", { claims: { aud: "other" } }), /another aud/],
  ["no audience", () => mintToken("ann", { claims: { aud: undefined } }), /aud/],
  ["no sub", () => mintToken("ann", { claims: { sub: undefined } }), /sub/],
  ["an empty sub", () => mintToken(""), /sub/],
  ["a sub with a line break", () => mintToken("a\nb"), /sub/],
  ["a chat without members", () => mintToken("ann", { chat: { members: [] } }), /chat\.members/],
  [
    "calls of an unknown kind",
    () => mintToken("ann", { claims: { chat: { ...chatClaim(), calls: "hologram" } } }),
    /chat\.calls/,
  ],
  ["nbf in the future", () => mintToken("ann", { claims: { nbf: 9_999_999_999 } }), /nbf/],
  ["text", () => "not a token", /not a signed JWT/],
  ["an empty token", () => "", /not a signed JWT/],
  ["a token over the limit", () => "x".repeat(16 * 1024 + 1), /over 16384/],
  [
    "an unknown crit",
    async () => {
      const [, payload, signature] = (await mintToken("ann")).split(".");
      const header = base64url({ alg: "HS256", crit: ["exp2"], exp2: true });
      return `${header}.${payload}.${signature}`;
    },
    /not a signed JWT/,
  ],
];
for (const alg of ["none", "None", "nOnE", ""]) {
  REFUSED.push([
    `alg ${JSON.stringify(alg)}`,
    async () => `${base64url({ alg, typ: "JWT" })}.${(await mintToken("ann")).split(".")[1]}.`,
    /algorithm|not a signed JWT/,
  ]);
}
for (const alg of ["HS384", "HS512"]) {
  REFUSED.push([
    `alg ${alg} with the right key`,
    async () =>
      await new SignJWT({ sub: "ann", aud: "chat-call" }).setProtectedHeader({ alg })
        .setExpirationTime("5m").sign(new TextEncoder().encode(SECRET.repeat(2))),
    /algorithm other than HS256/,
  ]);
}

for (const [name, token, expected] of REFUSED) {
  Deno.test(`verify() refuses ${name}`, async () => {
    assert.match(refusal(await verify(await token())), expected);
  });
}

Deno.test("verify() allows 30 s between two clocks, and lets such a token last that long", async () => {
  const now = Date.now();
  const result = await createTokenVerifier(WITH_SECRET, { now: () => now })(
    await mintToken("ann", { lifeSeconds: -20 }),
  );
  assert.ok(result.ok);
  assert.ok(result.identity.expiresAt > now);
  assert.ok(result.identity.expiresAt <= now + 30_000);
});

Deno.test("verify() checks the issuer where one is configured", async () => {
  const strict = createTokenVerifier({ ...WITH_SECRET, issuer: "https://shop.example" });
  assert.match(refusal(await strict(await mintToken("ann"))), /iss/);
  assert.match(
    refusal(await strict(await mintToken("ann", { claims: { iss: "https://evil.example" } }))),
    /another iss: use https:\/\/shop\.example/,
  );
  assert.ok((await strict(await mintToken("ann", { claims: { iss: "https://shop.example" } }))).ok);
});

async function keySetOf(alg: string) {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const jwk = { ...await exportJWK(publicKey), kid: "k1", alg, use: "sig" };
  const sign = (header: Partial<JWTHeaderParameters> = {}) =>
    new SignJWT({ sub: "ann", aud: "chat-call" }).setProtectedHeader({ alg, kid: "k1", ...header })
      .setExpirationTime("5m").sign(privateKey);
  return { jwk, sign };
}

/** A host whose key set is answered by `answer`. */
function verifierOf(answer: () => Response | Promise<Response>) {
  const auth: Config["auth"] = {
    ...WITH_SECRET,
    keys: { kind: "jwks", url: new URL("https://host.example/keys") },
  };
  let fetches = 0;
  const verifyToken = createTokenVerifier(auth, {
    fetch: () => {
      fetches += 1;
      return Promise.resolve(answer());
    },
  });
  return { verifyToken, fetches: () => fetches };
}

for (const alg of ["RS256", "ES256", "EdDSA"]) {
  Deno.test(`verify() takes ${alg} by the host's key set, fetched once`, async () => {
    const { jwk, sign } = await keySetOf(alg);
    const { verifyToken, fetches } = verifierOf(() => Response.json({ keys: [jwk] }));
    assert.ok((await verifyToken(await sign())).ok);
    assert.ok((await verifyToken(await sign())).ok);
    assert.equal(fetches(), 1);
  });
}

Deno.test("verify() never takes a public key for a shared secret", async () => {
  const { jwk } = await keySetOf("RS256");
  const { verifyToken } = verifierOf(() => Response.json({ keys: [jwk] }));
  const forged = await new SignJWT({ sub: "ann", aud: "chat-call" })
    .setProtectedHeader({ alg: "HS256", kid: "k1" }).setExpirationTime("5m")
    .sign(new TextEncoder().encode(JSON.stringify(jwk)));
  assert.match(refusal(await verifyToken(forged)), /algorithm other than RS256, ES256, EdDSA/);
});

Deno.test("verify() ignores a key that the token brings along", async () => {
  const [hosts, forgers] = await Promise.all([keySetOf("ES256"), keySetOf("ES256")]);
  const { verifyToken } = verifierOf(() => Response.json({ keys: [hosts.jwk] }));
  const token = await forgers.sign({ jwk: forgers.jwk, jku: "https://evil.example/keys" });
  assert.match(refusal(await verifyToken(token)), /signed with another key/);
});

Deno.test("verify() refuses a kid that the key set does not have", async () => {
  const { jwk, sign } = await keySetOf("ES256");
  const { verifyToken } = verifierOf(() => Response.json({ keys: [jwk] }));
  assert.match(refusal(await verifyToken(await sign({ kid: "../../k2" }))), /no key/);
});

Deno.test("verify() refuses with a reason while no key set can be had", async () => {
  const { sign } = await keySetOf("ES256");
  for (
    const answer of [
      () => new Response("down", { status: 503 }),
      () => new Response("<html>"),
      () => Promise.reject<Response>(new TypeError("connection refused")),
    ]
  ) {
    const { verifyToken } = verifierOf(answer);
    assert.match(refusal(await verifyToken(await sign())), /no usable key|key set/);
  }
});

Deno.test("verify() keeps to the last good key set while the host is down, for a day", async () => {
  const { privateKey, publicKey } = await generateKeyPair("ES256");
  const jwk = { ...await exportJWK(publicKey), kid: "k1", alg: "ES256" };
  const token = await new SignJWT({ sub: "ann", aud: "chat-call" })
    .setProtectedHeader({ alg: "ES256", kid: "k1" }).setExpirationTime("30d").sign(privateKey);
  let isUp = true;
  const { verifyToken, fetches } = verifierOf(() =>
    isUp ? Response.json({ keys: [jwk] }) : new Response("down", { status: 503 })
  );
  assert.ok((await verifyToken(token)).ok);
  isUp = false;
  // The library keeps its own time by the global clock.
  const { now } = Date;
  const startedAt = now();
  try {
    Date.now = () => startedAt + 3_600_000;
    assert.ok((await verifyToken(token)).ok);
    assert.equal(fetches(), 2);
    Date.now = () => startedAt + 25 * 3_600_000;
    assert.match(refusal(await verifyToken(token)), /no usable key/);
  } finally {
    Date.now = now;
  }
});

Deno.test("verify() takes null for a text that a host has not got", async () => {
  const chat = {
    id: "c1",
    title: null,
    calls: "voice",
    members: [{ id: "ann", name: "Ann", picture: null }],
  };
  const result = await verify(
    await mintToken("ann", { claims: { name: null, picture: null, chat } }),
  );
  assert.ok(result.ok);
  assert.deepEqual(result.identity.user, { id: "ann", name: "Ann" });
  assert.deepEqual(result.identity.chat?.members, [{ id: "ann", name: "Ann" }]);
});
