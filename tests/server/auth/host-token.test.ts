/** Host tokens: which are accepted, and the reason given for each refusal. */
import assert from "node:assert/strict";
import { SignJWT } from "jose";
import { createTokenVerifier } from "../../../server/auth/host-token.ts";
import { chatClaim, mintToken, SECRET } from "../../support/host-tokens.ts";
import { OLD_SECRET, refusal, verify, WITH_SECRET } from "./token-fixture.ts";

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
        members: [
          { id: "ann", name: "Ann", picture: "https://x.example/a.png" },
          { id: "ben", name: "Ben" },
        ],
        endsAt: 1_900_000_000_000,
      },
      issuedAt: 1_700_000_000_000,
      expiresAt: 1_800_000_000_000,
    },
  });
});

Deno.test("verify() names members without a name by their id, and the person by the token's name", async () => {
  const members = [{ id: "ann" }, { id: "ben", name: null }];
  const chat = { ...chatClaim(), members };
  const result = await verify(await mintToken("ann", { claims: { chat } }));
  assert.ok(result.ok);
  assert.deepEqual(result.identity.chat?.members, [
    { id: "ann", name: "Ann" },
    { id: "ben", name: "ben" },
  ]);
});

Deno.test("verify() strips characters from names and titles that would reverse the text around them", async () => {
  const chat = {
    ...chatClaim({ title: "\u2067Order\u2069 42" }),
    members: [{ id: "ann" }, { id: "ben", name: "\u202enneB" }, { id: "noor", name: "نور\u200f!" }],
  };
  const result = await verify(
    await mintToken("ann", { claims: { name: "A\u2069\u202ena", chat } }),
  );
  assert.ok(result.ok);
  const { user, chat: read } = result.identity;
  assert.equal(user.name, "Ana");
  assert.equal(read?.title, "Order 42");
  // A mark that affects only the character beside it is part of normal writing.
  assert.deepEqual(read?.members.map(({ name }) => name), ["Ana", "nneB", "نور\u200f!"]);
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

Deno.test("verify() accepts either secret during a rotation", async () => {
  const rotating = createTokenVerifier({
    ...WITH_SECRET,
    keys: { kind: "secret", secrets: [SECRET, OLD_SECRET] },
  });
  for (const secret of [SECRET, OLD_SECRET]) {
    assert.ok((await rotating(await mintToken("ann", { secret }))).ok);
  }
});

for (const typ of [undefined, "JWT", "jwt", "chat-call+jwt"]) {
  Deno.test(`verify() accepts typ ${typ}`, async () => {
    assert.ok((await verify(await mintToken("ann", { header: { typ } }))).ok);
  });
}

const REFUSED: [string, () => string | Promise<string>, RegExp][] = [
  [
    "another key",
    () => mintToken("ann", { secret: OLD_SECRET }),
    /not signed with CHAT_CALL_SECRET/,
  ],
  ["a typ of null", () => mintToken("ann", { header: { typ: null } }), /typ null/],
  ["another typ", () => mintToken("ann", { header: { typ: "at+jwt" } }), /typ "at\+jwt"/],
  ["an expired token", () => mintToken("ann", { lifeSeconds: -31 }), /^token-expired: /],
  ["no exp", () => mintToken("ann", { claims: { exp: undefined } }), /exp/],
  ["exp as text", () => mintToken("ann", { claims: { exp: "1900000000" } }), /exp/],
  ["exp beyond every date", () => mintToken("ann", { claims: { exp: 1e300 } }), /exp/],
  [
    "exp in milliseconds",
    () => mintToken("ann", { claims: { exp: Date.now() + 600_000 } }),
    /exp: expected seconds since 1970, not milliseconds/,
  ],
  [
    "a chat's end in milliseconds",
    () => mintToken("ann", { claims: { chat: { ...chatClaim(), endsAt: Date.now() } } }),
    /chat\.endsAt: expected seconds since 1970, not milliseconds/,
  ],
  [
    "another audience",
    () => mintToken("ann", { claims: { aud: "other" } }),
    /wrong aud: use chat-call/,
  ],
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

Deno.test("verify() allows 30 s of clock skew, and lets such a token last no longer than that", async () => {
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
    /wrong iss: use https:\/\/shop\.example/,
  );
  assert.ok((await strict(await mintToken("ann", { claims: { iss: "https://shop.example" } }))).ok);
});

Deno.test("verify() accepts null for missing contacts and a missing chat", async () => {
  const result = await verify(await mintToken("ann", { claims: { contacts: null, chat: null } }));
  assert.ok(result.ok);
  assert.deepEqual([result.identity.contacts, result.identity.chat], [null, null]);
});

Deno.test("verify() counts a token issued in the future as issued now, so that its list does not win for ever", async () => {
  const now = 1_750_000_000_000;
  const token = await mintToken("ann", { claims: { iat: now, exp: 1_800_000_000 } });
  const result = await createTokenVerifier(WITH_SECRET, { now: () => now })(token);
  assert.ok(result.ok);
  assert.equal(result.identity.issuedAt, now);
});

Deno.test("verify() counts a token without iat as issued when it is presented", async () => {
  const now = 1_750_000_000_000;
  const token = await mintToken("ann", { claims: { iat: undefined, exp: 1_800_000_000 } });
  const result = await createTokenVerifier(WITH_SECRET, { now: () => now })(token);
  assert.ok(result.ok);
  assert.equal(result.identity.issuedAt, now);
});

Deno.test("verify() accepts null for a missing text", async () => {
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
