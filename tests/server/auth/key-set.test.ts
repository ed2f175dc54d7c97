/** Tokens signed with a key of the host, which publishes the public keys as a key set. */
import assert from "node:assert/strict";
import { exportJWK, generateKeyPair, type JWTHeaderParameters, SignJWT } from "jose";
import { createTokenVerifier } from "../../../server/auth/host-token.ts";
import type { Config } from "../../../server/config/config.ts";
import { refusal, WITH_SECRET } from "./token-fixture.ts";

async function keySetOf(alg: string, kid = "k1") {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const jwk = { ...await exportJWK(publicKey), kid, alg, use: "sig" };
  const sign = (header: Partial<JWTHeaderParameters> = {}) =>
    new SignJWT({ sub: "ann", aud: "chat-call" }).setProtectedHeader({ alg, kid, ...header })
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
  Deno.test(`verify() accepts ${alg} by the host's key set, fetched once`, async () => {
    const { jwk, sign } = await keySetOf(alg);
    const { verifyToken, fetches } = verifierOf(() => Response.json({ keys: [jwk] }));
    assert.ok((await verifyToken(await sign())).ok);
    assert.ok((await verifyToken(await sign())).ok);
    assert.equal(fetches(), 1);
  });
}

Deno.test("verify() never uses a public key as a shared secret", async () => {
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
  assert.match(refusal(await verifyToken(token)), /not signed with a key/);
});

Deno.test("verify() refuses a kid that the key set does not have", async () => {
  const { jwk, sign } = await keySetOf("ES256");
  const { verifyToken } = verifierOf(() => Response.json({ keys: [jwk] }));
  assert.match(
    refusal(await verifyToken(await sign({ kid: "../../k2" }))),
    /kid does not identify a key/,
  );
});

Deno.test("verify() accepts a key that the host has only just begun to sign with", async () => {
  const [first, second, third] = await Promise.all([
    keySetOf("ES256", "k1"),
    keySetOf("ES256", "k2"),
    keySetOf("ES256", "k2"),
  ]);
  let keys = [first.jwk];
  await using host = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    () => Response.json({ keys }),
  );
  const verifyToken = createTokenVerifier({
    ...WITH_SECRET,
    keys: { kind: "jwks", url: new URL(`http://127.0.0.1:${host.addr.port}/keys`) },
  });
  assert.ok((await verifyToken(await first.sign())).ok);
  keys = [first.jwk, second.jwk];
  assert.ok((await verifyToken(await second.sign())).ok);
  keys = [second.jwk];
  // The old key holds only until the set is fetched again for another reason.
  assert.ok((await verifyToken(await first.sign())).ok);
  keys = [third.jwk];
  assert.ok((await verifyToken(await third.sign())).ok, "replaced under the same kid");
  assert.match(refusal(await verifyToken(await first.sign())), /kid does not identify a key/);
});

Deno.test("verify() limits how often unknown keys make it fetch the key set", async () => {
  const { jwk, sign } = await keySetOf("ES256");
  const stranger = await keySetOf("ES256");
  const { verifyToken, fetches } = verifierOf(() => Response.json({ keys: [jwk] }));
  for (let attempt = 0; attempt < 20; attempt += 1) {
    await verifyToken(await sign({ kid: `k-${attempt}` }));
    assert.match(refusal(await verifyToken(await stranger.sign())), /not signed with a key/);
  }
  assert.equal(fetches(), 4);
  assert.ok((await verifyToken(await sign())).ok);
});

Deno.test("verify() refuses with a reason while no key set can be fetched", async () => {
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

Deno.test("verify() uses the last good key set for a day while the host is down", async () => {
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
  // The library reads the global clock.
  const { now } = Date;
  const startedAt = now();
  try {
    Date.now = () => startedAt + 3_600_000;
    assert.ok((await verifyToken(token)).ok);
    assert.equal(fetches(), 2);
    Date.now = () => startedAt + 25 * 3_600_000;
    // Hitting the fetch limit does not bring the old set back.
    for (let attempt = 0; attempt < 10; attempt += 1) {
      assert.match(refusal(await verifyToken(token)), /no usable key/);
    }
    isUp = true;
    assert.ok((await verifyToken(token)).ok);
  } finally {
    Date.now = now;
  }
});
